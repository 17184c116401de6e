/** A newspaper press. */
import { type Drawing, dice, disc, fade, ink, line, path, person, poly, rect, times } from './paper.ts';

export function printingPress(): Drawing {
  const roll = dice(140);
  const drum = (x: number, y: number, r: number, i: number): string =>
    disc(x + 10, y + 16, r, ink.night, 'opacity=".5"') +
    disc(x, y, r, 'url(#steel)') +
    disc(x, y, r * 0.93, 'none', `stroke="${ink.night}" stroke-width="4" opacity=".6"`) +
    times(10, (k) => {
      const a = (k * Math.PI) / 5 + i;
      return line(
        [x + Math.cos(a) * r * 0.3, y + Math.sin(a) * r * 0.3],
        [x + Math.cos(a) * r * 0.84, y + Math.sin(a) * r * 0.84],
        ink.night,
        r * 0.07,
        'opacity=".5"',
      );
    }) +
    disc(x, y, r * 0.28, ink.fire) +
    disc(x, y, r * 0.12, ink.night) +
    path(
      `M${x - r * 0.72} ${y - r * 0.56} A${r * 0.92} ${r * 0.92} 0 0 1 ${x + r * 0.3} ${y - r * 0.87}`,
      'none',
      `stroke="#fff3d2" stroke-width="${r * 0.06}" opacity=".8" stroke-linecap="round"`,
    );
  const columnsOn = (x: number, y: number, w: number, h: number, skew: number): string =>
    `<g transform="translate(${x} ${y}) skewY(${skew})">${rect(0, 0, w, h, '#fbf0d8')}${rect(w * 0.06, h * 0.05, w * 0.88, h * 0.1, ink.night)}${rect(w * 0.06, h * 0.19, w * 0.5, h * 0.28, ink.sea)}${poly(
      [
        [w * 0.06, h * 0.47],
        [w * 0.2, h * 0.32],
        [w * 0.34, h * 0.42],
        [w * 0.45, h * 0.3],
        [w * 0.56, h * 0.47],
      ],
      ink.deep,
    )}${disc(w * 0.44, h * 0.26, w * 0.035, ink.fire)}${times(4, (c) => times(22, (l) => (c < 2.2 && l < 9 ? '' : rect(w * (0.06 + c * 0.23), h * (0.19 + l * 0.035), w * 0.19 * (roll() > 0.85 ? 0.6 : 1), h * 0.014, ink.earth, 'opacity=".75"'))))}</g>`;
  return {
    width: 1600,
    height: 900,
    art: `<defs>${fade('hall', [
      [0, '#10222d'],
      [0.6, '#1d4a55'],
      [1, '#0d1822'],
    ])}${fade(
      'steel',
      [
        [0, '#f2dfb9'],
        [0.35, '#a88a63'],
        [1, '#2a3138'],
      ],
      [0.8, 1],
    )}${fade('web', [
      [0, '#fff6e0'],
      [1, '#d9bf92'],
    ])}${fade('shaft', [
      [0, '#ffe7b0', 0.5],
      [1, '#ffe7b0', 0],
    ])}${fade('frame', [
      [0, '#24414b'],
      [1, '#0b141b'],
    ])}</defs>
${rect(0, 0, 1600, 900, 'url(#hall)')}
${times(
  6,
  (i) =>
    rect(60 + i * 270, 20, 170, 210, '#e9c98d') +
    times(3, (k) =>
      line([60 + i * 270 + 42.5 * (k + 1), 20], [60 + i * 270 + 42.5 * (k + 1), 230], ink.night, 6),
    ) +
    times(2, (k) => line([60 + i * 270, 90 + k * 70], [230 + i * 270, 90 + k * 70], ink.night, 6)) +
    poly(
      [
        [60 + i * 270, 230],
        [230 + i * 270, 230],
        [60 + i * 270, 900],
        [-190 + i * 270, 900],
      ],
      'url(#shaft)',
    ),
)}
${poly(
  [
    [120, 900],
    [120, 330],
    [190, 270],
    [1440, 270],
    [1500, 330],
    [1500, 900],
  ],
  'url(#frame)',
)}${rect(120, 330, 1380, 14, ink.ochre)}${times(46, (i) => disc(140 + i * 30, 358, 5, ink.ochre))}
${path('M0 470 L300 420 A100 100 0 0 1 384 500 A96 96 0 0 0 480 600 A110 110 0 0 0 590 500 A120 120 0 0 1 710 380 A118 118 0 0 1 828 500 A110 110 0 0 0 938 610 A110 110 0 0 0 1048 500 A110 110 0 0 1 1150 400 L1600 470', 'none', 'stroke="#2a1c16" stroke-width="74" opacity=".5" transform="translate(8 22)"')}
${drum(290, 520, 100, 0)}${drum(480, 500, 96, 1)}${drum(710, 500, 118, 2)}${drum(938, 500, 108, 3)}${drum(1150, 510, 108, 4)}${drum(594, 730, 92, 5)}${drum(826, 742, 92, 6)}${drum(1050, 732, 84, 7)}
${path('M-20 452 L286 412 A106 106 0 0 1 386 500 A96 96 0 0 0 480 602 A108 108 0 0 0 588 500 A122 122 0 0 1 710 378 A122 122 0 0 1 830 500 A108 108 0 0 0 938 610 A108 108 0 0 0 1044 504 A112 112 0 0 1 1154 396 L1620 452', 'none', 'stroke="url(#web)" stroke-width="30"')}
${path('M-20 452 L286 412 A106 106 0 0 1 386 500 A96 96 0 0 0 480 602 A108 108 0 0 0 588 500 A122 122 0 0 1 710 378 A122 122 0 0 1 830 500 A108 108 0 0 0 938 610 A108 108 0 0 0 1044 504 A112 112 0 0 1 1154 396 L1620 452', 'none', `stroke="${ink.earth}" stroke-width="17" stroke-dasharray="2.5 4" opacity=".42"`)}
${times(6, (i) => columnsOn(1240 + i * 12 - i * 26, 640 - i * 14, 300, 250, -5))}${columnsOn(1130, 590, 330, 290, -5)}
${poly(
  [
    [0, 860],
    [1600, 820],
    [1600, 900],
    [0, 900],
  ],
  '#080e14',
)}
${person(196, 896, 400, '#070d13')}
`,
  };
}
