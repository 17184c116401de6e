/** A parliament’s chamber under its dome. */
import { type Drawing, dice, fade, glow, ink, line, oval, path, person, poly, rect, times } from './paper.ts';

export function parliament(): Drawing {
  const roll = dice(140);
  const rows = times(8, (k) => {
    const r = k;
    const [rx, ry] = [270 + r * 96, 92 + r * 52];
    const cy = 600 + r * 14;
    const count = 13 + r * 3;
    const desk = path(
      `M${800 - rx - 14} ${cy} A${rx + 14} ${ry + 12} 0 0 0 ${800 + rx + 14} ${cy} L${800 + rx - 26} ${cy} A${rx - 26} ${ry - 16} 0 0 1 ${800 - rx + 26} ${cy} Z`,
      r % 2 ? '#5a2f22' : '#6b3a28',
    );
    const rim = path(
      `M${800 - rx - 14} ${cy} A${rx + 14} ${ry + 12} 0 0 0 ${800 + rx + 14} ${cy}`,
      'none',
      `stroke="${ink.sand}" stroke-width="3" opacity=".65"`,
    );
    const seats = times(count, (i) => {
      const a = Math.PI * ((i + 0.5) / count);
      const [x, y] = [800 - Math.cos(a) * rx, cy + Math.sin(a) * ry];
      const s = 15 + r * 3.3;
      const t = roll();
      const c = t > 0.93 ? ink.paper : t > 0.6 ? ink.fire : t > 0.3 ? '#2a6a75' : ink.wine;
      return (
        rect(x - s * 0.9, y - s * 1.5, s * 1.8, s * 2, c, `rx="${s * 0.6}"`) +
        rect(x - s * 0.9, y - s * 0.2, s * 1.8, s * 0.9, ink.night, `opacity=".45" rx="${s * 0.3}"`) +
        path(
          `M${x - s * 0.7} ${y - s * 1.1} q${s * 0.7} ${-s * 0.6} ${s * 1.4} 0`,
          'none',
          `stroke="#fff0c8" stroke-width="${s * 0.16}" opacity="${(0.75 * Math.sin(a)).toFixed(2)}"`,
        )
      );
    });
    return desk + rim + seats;
  });
  return {
    width: 1600,
    height: 1067,
    art: `<defs>${glow('dome', [
      [0, '#fffbe8'],
      [0.22, '#f9dfa4'],
      [0.6, '#b9783f'],
      [1, '#3a2320'],
    ])}${fade('wall', [
      [0, '#7a4b30'],
      [1, '#2a1a1a'],
    ])}${fade('shaft', [
      [0, '#fff4cd', 0.72],
      [1, '#fff4cd', 0],
    ])}${glow('pool', [
      [0, '#fff0c4', 0.75],
      [1, '#fff0c4', 0],
    ])}</defs>
${rect(0, 0, 1600, 1067, '#24161a')}${rect(0, 250, 1600, 400, 'url(#wall)')}
${oval(800, 60, 900, 330, 'url(#dome)')}
${times(40, (i) => {
  const a = (Math.PI * 2 * i) / 40;
  return line(
    [800 + 130 * Math.cos(a), 60 + 48 * Math.sin(a)],
    [800 + 900 * Math.cos(a), 60 + 330 * Math.sin(a)],
    '#4a2a20',
    5,
    'opacity=".6"',
  );
})}
${times(5, (i) => oval(800, 60, 240 + i * 160, 88 + i * 59, 'none', `stroke="#4a2a20" stroke-width="${4 + i}" opacity=".55"`))}
${oval(800, 60, 130, 48, '#fffdf0')}${oval(800, 60, 150, 56, 'none', `stroke="${ink.paper}" stroke-width="8"`)}
${times(15, (i) => {
  const x = 40 + i * 108;
  return (
    rect(x, 410, 24, 200, '#c08a52') +
    rect(x + 15, 410, 9, 200, ink.earth) +
    rect(x - 6, 402, 36, 12, ink.sand) +
    path(`M${x + 30} 470 a39 46 0 0 1 72 0 V610 H${x + 30} Z`, '#170f14')
  );
})}${rect(0, 384, 1600, 20, ink.sand)}${rect(0, 606, 1600, 14, ink.earth)}
${oval(800, 640, 240, 66, '#8a5a36')}${oval(800, 634, 226, 60, '#a9713f')}
${rect(690, 528, 220, 84, '#4a271d')}${rect(676, 518, 248, 16, ink.sand)}${rect(742, 580, 116, 70, '#381c18')}${rect(734, 572, 132, 12, ink.sand)}${person(800, 580, 118, ink.night)}
${rows}
${poly(
  [
    [690, 70],
    [910, 70],
    [1120, 760],
    [480, 760],
  ],
  'url(#shaft)',
)}${oval(800, 690, 420, 130, 'url(#pool)')}`,
  };
}
