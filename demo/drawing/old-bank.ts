/** A bank’s façade with a shadow across it. */
import { type Drawing, disc, fade, ink, line, path, person, poly, rect, times } from './paper.ts';

export function oldBank(): Drawing {
  const column = (x: number): string =>
    rect(x, 372, 92, 470, 'url(#shaft)') +
    times(7, (i) => rect(x + 9 + i * 11.5, 380, 4, 456, ink.earth, 'opacity=".3"')) +
    rect(x - 14, 350, 120, 24, ink.paper) +
    rect(x - 8, 334, 108, 18, '#d9b988') +
    rect(x - 14, 840, 120, 24, '#d9b988') +
    path(
      `M${x - 10} 352 q-14 -14 4 -20 M${x + 102} 352 q14 -14 -4 -20`,
      'none',
      `stroke="${ink.earth}" stroke-width="5"`,
    );
  return {
    width: 1600,
    height: 1067,
    art: `<defs>${fade('sky', [
      [0, '#1f5a66'],
      [1, '#9dbcae'],
    ])}${fade(
      'shaft',
      [
        [0, '#fff3d6'],
        [0.45, '#ecc890'],
        [1, '#a06a3d'],
      ],
      [1, 0],
    )}${fade('wall', [
      [0, '#e2b877'],
      [1, '#c08a4c'],
    ])}${fade('door', [
      [0, '#0d1620'],
      [1, '#3a2420'],
    ])}${fade('gold', [
      [0, '#ffe5a3', 0.95],
      [1, '#ffb95c', 0.1],
    ])}</defs>
${rect(0, 0, 1600, 1067, 'url(#sky)')}
${times(6, (i) => path(`M${-200 + i * 330} ${90 + (i % 3) * 42} q160 -34 330 0 t340 6`, 'none', `stroke="${ink.paper}" stroke-width="${10 + (i % 3) * 7}" opacity=".16"`))}
${rect(70, 300, 1460, 580, 'url(#wall)')}${times(9, (r) => times(12, (c) => rect(72 + c * 121.5 + (r % 2 ? 26 : 0), 372 + r * 56, c === 11 && r % 2 ? 95 : 118, 53, r % 2 ? '#d3a15e' : '#dbab69', 'opacity=".75"')))}
${rect(250, 372, 1100, 490, '#6a4329')}
${times(4, (i) => {
  const x = 336 + i * 262 + 20;
  return (
    rect(x, 452, 96, 330, 'url(#door)') +
    path(`M${x} 452 a48 48 0 0 1 96 0 Z`, ink.night) +
    (i === 1 || i === 2 ? rect(x + 12, 470, 72, 310, 'url(#gold)') : '') +
    times(3, (k) => line([x + 24 * (k + 1), 452], [x + 24 * (k + 1), 780], ink.earth, 4)) +
    times(5, (k) => line([x, 500 + k * 58], [x + 96, 500 + k * 58], ink.earth, 4))
  );
})}
${times(6, (i) => column(254 + i * 200))}
${rect(60, 296, 1480, 40, ink.paper)}${rect(60, 326, 1480, 12, '#b98753')}${times(74, (i) => rect(66 + i * 20, 336, 11, 14, '#d9b988'))}
${poly(
  [
    [40, 296],
    [800, 86],
    [1560, 296],
  ],
  '#e9c88f',
)}${poly(
  [
    [150, 282],
    [800, 108],
    [1450, 282],
  ],
  '#b98049',
)}${poly(
  [
    [40, 296],
    [800, 86],
    [800, 66],
    [0, 290],
  ],
  '#fff2d3',
)}${poly(
  [
    [1560, 296],
    [800, 86],
    [800, 66],
    [1600, 290],
  ],
  '#c79559',
)}
${disc(800, 214, 62, ink.paper)}${disc(800, 214, 52, '#9a6536')}${line([800, 172], [800, 250], ink.paper, 6)}${line([764, 186], [836, 186], ink.paper, 6)}${path('M746 214 h36 a18 14 0 0 1 -36 0 Z M818 214 h36 a18 14 0 0 1 -36 0 Z', ink.paper)}${line([764, 186], [764, 214], ink.paper, 3)}${line([836, 186], [836, 214], ink.paper, 3)}
${times(7, (i) => rect(190 - i * 32, 862 + i * 22, 1220 + i * 64, 23, ['#f4deb0', '#e3c28c'][i % 2]!) + rect(190 - i * 32, 880 + i * 22, 1220 + i * 64, 5, ink.earth, 'opacity=".5"'))}
${rect(0, 1014, 1600, 60, '#bd8a54')}
${poly(
  [
    [0, 0],
    [560, 0],
    [1180, 1067],
    [0, 1067],
  ],
  ink.night,
  'opacity=".56" style="mix-blend-mode:multiply"',
)}
${times(12, (i) => {
  const x = 880 + i * 34;
  const y = 1006 - (i % 3) * 4;
  return (
    poly(
      [
        [x - 6, y],
        [x + 6, y],
        [x + 116, y + 40],
        [x + 96, y + 42],
      ],
      ink.night,
      'opacity=".4"',
    ) + person(x, y, 118 + (i % 4) * 9, [ink.night, ink.wine, ink.deep, '#2b1a17'][i % 4]!)
  );
})}
${person(604, 982, 124, '#081018')}${rect(612, 918, 24, 32, '#081018')}`,
  };
}
