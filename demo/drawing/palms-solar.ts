/** Date palms among solar panels. */
import { type Drawing, dice, disc, fade, glow, ink, line, oval, path, poly, rect, times } from './paper.ts';

const palm = (x: number, y: number, s: number, colour: string, lit: string, seed: number): string => {
  const roll = dice(seed);
  const lean = (roll() - 0.5) * 30;
  return `<g transform="translate(${x} ${y}) scale(${s})">${path(`M-11 0 Q${lean - 9} -150 ${lean - 6} -300 h12 Q${lean + 8} -150 11 0 Z`, colour)}${times(15, (i) => line([-9 + lean * (i / 15), -i * 20], [9 + lean * (i / 15), -i * 20 - 6], lit, 2, 'opacity=".35"'))}${times(
    17,
    (i) => {
      const a = Math.PI * (i / 16) * 1.24 - Math.PI * 0.12;
      const [ex, ey] = [lean + Math.cos(a) * 165, -300 - Math.sin(a) * 105 + 46];
      const [mx, my] = [lean + Math.cos(a) * 105, -300 - Math.sin(a) * 128];
      return path(
        `M${lean} -300 Q${mx} ${my} ${ex} ${ey} Q${mx * 0.94} ${my + 36} ${lean} -296 Z`,
        i % 3 === 1 ? lit : colour,
      );
    },
  )}${times(4, (i) => oval(lean - 24 + i * 16, -278 + (i % 2) * 8, 8, 17, ink.fire))}</g>`;
};

export function palmsSolar(): Drawing {
  const row = (i: number): string => {
    const t = i / 6;
    const y = 560 + 470 * t ** 1.5;
    const s = 0.34 + 1.25 * t ** 1.3;
    const gap = 175 * s + 60;
    const shift = (i % 2) * gap * 0.5;
    const count = Math.ceil(1700 / gap) + 2;
    const panels = times(count, (k) => {
      const x = -160 + k * gap + shift;
      const [w, h, up] = [118 * s, 58 * s, 74 * s];
      const c = (u: number, v: number): [number, number] => [x + u * w + v * w * 0.22, y - up - v * h];
      return (
        line([x + w * 0.5, y], [x + w * 0.55, y - up - h * 0.3], ink.night, 5 * s) +
        poly([c(0, 0), c(1, 0), c(1, 1), c(0, 1)], 'url(#panel)') +
        times(5, (m) => line(c((m + 1) / 6, 0), c((m + 1) / 6, 1), '#9fd0d0', 1.5 * s, 'opacity=".65"')) +
        line(c(0, 0.5), c(1, 0.5), '#9fd0d0', 1.5 * s, 'opacity=".65"') +
        poly([c(0, 1), c(1, 1), c(1, 0.94), c(0, 0.94)], '#fdeabd') +
        oval(x + w * 0.7, y + 5 * s, w * 0.62, 9 * s, ink.night, 'opacity=".28"')
      );
    });
    const palms = times(count, (k) =>
      i % 2 || (k + i / 2) % 2
        ? ''
        : palm(
            -160 + k * gap + shift + gap * 0.82,
            y + 8 * s,
            s * 0.98,
            i < 2 ? '#4d5d45' : i < 4 ? '#24443c' : '#122b2b',
            i < 2 ? '#8a8a55' : '#55743f',
            i * 31 + k,
          ),
    );
    return rect(0, y - 8 * s, 1600, 16 * s, ink.earth, 'opacity=".14"') + palms + panels;
  };
  return {
    width: 1600,
    height: 1067,
    art: `<defs>${fade('sky', [
      [0, '#e0783a'],
      [0.5, '#f3b45f'],
      [1, '#fbe3ae'],
    ])}${fade('sand', [
      [0, '#eec583'],
      [1, '#a9662f'],
    ])}${fade(
      'panel',
      [
        [0, '#7fc0c4'],
        [0.35, '#2b6f80'],
        [1, '#12303f'],
      ],
      [1, 1],
    )}${glow('sun', [
      [0, '#fffdf0', 1],
      [0.3, '#fff0bb', 0.8],
      [1, '#ffd27a', 0],
    ])}</defs>
${rect(0, 0, 1600, 600, 'url(#sky)')}${disc(800, 270, 400, 'url(#sun)')}${disc(800, 270, 128, '#fffdf0')}
${times(5, (i) => path(`M0 ${500 + i * 9} Q${400 + i * 70} ${448 + i * 16} 860 ${500 + i * 8} T1600 ${486 + i * 10} V620 H0 Z`, ['#d99a55', '#e0a860', '#e6b56c', '#ecc07a', '#eec583'][i]!))}
${rect(0, 540, 1600, 530, 'url(#sand)')}${times(7, row)}`,
  };
}
