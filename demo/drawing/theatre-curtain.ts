/** A curtain that opens on a stage. */
import { type Drawing, disc, fade, glow, ink, line, oval, path, person, poly, rect, times } from './paper.ts';

export function theatreCurtain(): Drawing {
  const fold = (side: -1 | 1): string =>
    times(17, (i) => {
      const t = i / 16;
      const w = 56;
      const x0 = side < 0 ? i * w - 40 : 1640 - i * w;
      const pull = (x: number, y: number): number => {
        const gather = (Math.max(0, y - 120) / 800) ** 1.5;
        return x - side * -1 * gather * t * 430;
      };
      const steps = Array.from({ length: 13 }, (_, k) => 110 + k * 64);
      const edge = (x: number): [number, number][] =>
        steps.map((y) => [pull(x, y) + 6 * Math.sin(y / 70 + i), y]);
      const strip = (from: number, to: number, fill: string, more = ''): string =>
        poly([...edge(x0 - side * w * from), ...edge(x0 - side * w * to).reverse()], fill, more);
      return (
        strip(0, 1.04, ['#a51f2c', '#8f1b29'][i % 2]!) +
        strip(0, 0.36, '#3a0a14', 'opacity=".82"') +
        strip(0.36, 0.55, '#6d1420', 'opacity=".7"') +
        strip(0.7, 0.9, '#e2573f', `opacity="${(0.25 + 0.65 * t).toFixed(2)}"`) +
        strip(0.8, 0.86, '#ffd9a0', `opacity="${(0.8 * t ** 3).toFixed(2)}"`)
      );
    });
  return {
    width: 1600,
    height: 1067,
    art: `<defs>${glow('stage', [
      [0, '#fffbe6', 1],
      [0.3, '#ffe2a2', 0.95],
      [0.7, '#e08a42', 0.6],
      [1, '#3a1416', 0],
    ])}${fade('boards', [
      [0, '#ffd995'],
      [0.5, '#b5713a'],
      [1, '#3a1d18'],
    ])}${fade('beam', [
      [0, '#fff6d6', 0.85],
      [1, '#fff6d6', 0.05],
    ])}</defs>
${rect(0, 0, 1600, 1067, '#1a0b10')}${rect(0, 100, 1600, 800, '#2a0d14')}${oval(800, 640, 640, 560, 'url(#stage)')}
${poly(
  [
    [0, 900],
    [520, 760],
    [1080, 760],
    [1600, 900],
  ],
  'url(#boards)',
)}${times(23, (i) => line([800 + (i - 11) * 28, 760], [800 + (i - 11) * 96, 900], '#5b2c1c', 2.4, 'opacity=".6"'))}
${poly(
  [
    [770, 60],
    [830, 60],
    [960, 838],
    [640, 838],
  ],
  'url(#beam)',
)}${oval(800, 836, 164, 26, '#fffbe4', 'opacity=".85"')}
${poly(
  [
    [788, 838],
    [812, 838],
    [900, 900],
    [700, 900],
  ],
  '#2a1010',
  'opacity=".75"',
)}${person(800, 840, 250, '#14080c')}
${fold(-1)}${fold(1)}
${path('M0 0 H1600 V190 Q1500 250 1400 180 Q1300 260 1200 184 Q1100 264 1000 186 Q900 268 800 188 Q700 268 600 186 Q500 264 400 184 Q300 260 200 180 Q100 250 0 190 Z', '#6d1420')}${times(
  8,
  (i) =>
    path(
      `M${i * 200} 186 Q${100 + i * 200} 264 ${200 + i * 200} 184`,
      'none',
      `stroke="${ink.sand}" stroke-width="10"`,
    ) +
    times(19, (k) => {
      const u = (k + 0.5) / 19;
      return line(
        [i * 200 + u * 200, 190 + 148 * u * (1 - u)],
        [i * 200 + u * 200, 214 + 152 * u * (1 - u)],
        ink.ochre,
        4,
      );
    }),
)}
${times(34, (i) => path(`M${i * 48} 0 q14 110 4 ${190 + (i % 2) * 20} q24 -90 22 -${190} Z`, '#3a0a14', 'opacity=".5"'))}
${rect(0, 890, 1600, 24, '#c98d4c')}${rect(0, 912, 1600, 160, '#12080c')}${times(21, (i) => oval(40 + i * 76, 898, 17, 10, '#fff3c6') + oval(40 + i * 76, 896, 40, 26, '#ffdf9b', 'opacity=".3"'))}
${times(19, (i) => {
  const x = 20 + i * 88 + (i % 3) * 10;
  const y = 1000 + (i % 2) * 26;
  return (
    disc(x, y, 34, '#07040a') +
    rect(x - 52, y + 24, 104, 90, '#07040a', 'rx="34"') +
    path(`M${x - 26} ${y - 22} q26 -24 52 0`, 'none', 'stroke="#f0a860" stroke-width="3" opacity=".75"')
  );
})}`,
  };
}
