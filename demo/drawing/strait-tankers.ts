/** Tankers between two lighthouses at dusk. */
import { glitter } from './glitter.ts';
import { type Drawing, disc, fade, glow, ink, line, oval, path, poly, rect, times } from './paper.ts';

/** A tanker seen from the side, sailing to the left; `s` 1 is 430 pixels long. */
const tanker = (x: number, y: number, s: number, hull: string, deck: string): string =>
  `<g transform="translate(${x} ${y}) scale(${s})">${path('M0 -34 L18 -40 H400 L430 -52 L418 0 H22 Z', hull)}${rect(14, -9, 404, 9, ink.fire)}${rect(330, -108, 58, 66, deck)}${rect(318, -118, 82, 14, deck)}${times(5, (i) => rect(324 + i * 15, -114, 9, 6, '#ffe2a6'))}${rect(372, -146, 20, 34, deck)}${rect(372, -140, 20, 8, ink.fire)}${times(6, (i) => rect(60 + i * 44, -50, 26, 10, hull) + line([73 + i * 44, -50], [73 + i * 44, -70], hull, 3))}${line([40, -40], [40, -92], hull, 4)}${line([50, -60], [320, -60], hull, 3)}</g>`;

export function straitTankers(): Drawing {
  const lighthouse = (x: number, y: number, s: number, flip: number, beam: string): string =>
    `<g transform="translate(${x} ${y}) scale(${s * flip} ${s})">${poly(
      [
        [16, -214],
        [1500, -420],
        [1500, -120],
      ],
      beam,
    )}${poly(
      [
        [-30, 0],
        [-17, -190],
        [17, -190],
        [30, 0],
      ],
      ink.paper,
    )}${poly(
      [
        [4, 0],
        [3, -190],
        [17, -190],
        [30, 0],
      ],
      ink.wine,
      'opacity=".55"',
    )}${times(3, (i) =>
      poly(
        [
          [-28 + i * 4.3, -18 - i * 60],
          [-25 + i * 4.3, -48 - i * 60],
          [25 - i * 4.3, -48 - i * 60],
          [28 - i * 4.3, -18 - i * 60],
        ],
        ink.fire,
      ),
    )}${rect(-25, -198, 50, 9, ink.night)}${rect(-13, -230, 26, 33, '#fff0c0')}${poly(
      [
        [-19, -230],
        [0, -256],
        [19, -230],
      ],
      ink.night,
    )}${disc(0, -213, 70, 'url(#lamp)')}</g>`;
  return {
    width: 1600,
    height: 900,
    art: `<defs>${fade('dusk', [
      [0, '#0e2532'],
      [0.45, '#2f6670'],
      [0.75, '#d69b62'],
      [1, '#f1b66a'],
    ])}${fade('sea', [
      [0, '#d99a5e'],
      [0.1, '#5f7f7e'],
      [0.45, '#1c4c58'],
      [1, ink.night],
    ])}${glow('sun', [
      [0, '#fff1c9', 1],
      [0.3, '#ffcf86', 0.7],
      [1, '#f1a65a', 0],
    ])}${glow('lamp', [
      [0, '#fff6d5', 1],
      [0.25, '#ffe7a8', 0.6],
      [1, '#ffe7a8', 0],
    ])}${fade(
      'beam',
      [
        [0, '#fff0c0', 0.6],
        [1, '#fff0c0', 0],
      ],
      [1, 0],
    )}${fade('cliff', [
      [0, '#6c4436'],
      [1, ink.night],
    ])}</defs>
${rect(0, 0, 1600, 430, 'url(#dusk)')}${disc(800, 424, 360, 'url(#sun)')}${oval(800, 426, 66, 62, '#fff3d2')}
${times(9, (i) => rect(-50 + ((i * 337) % 900), 60 + i * 36, 760 + (i % 4) * 160, 4 + (i % 3) * 5, i % 2 ? ink.paper : ink.fire, `opacity="${0.06 + 0.02 * (i % 4)}" rx="4"`))}
${poly(
  [
    [520, 428],
    [640, 404],
    [760, 426],
  ],
  '#b17650',
  'opacity=".8"',
)}${poly(
  [
    [860, 427],
    [990, 398],
    [1130, 428],
  ],
  '#a56d4d',
  'opacity=".8"',
)}
${rect(0, 424, 1600, 480, 'url(#sea)')}${glitter(800, 428, 890, 330, '#ffdc9a', 4)}
${tanker(742, 441, 0.13, '#5a4a48', '#5a4a48')}${tanker(835, 449, 0.19, '#4d4548', '#4d4548')}${tanker(690, 463, 0.28, '#3a3f46', '#3f454c')}${tanker(850, 492, 0.45, '#2a3640', '#3a4850')}${tanker(520, 548, 0.78, '#1d2b36', '#31424c')}${tanker(760, 680, 1.42, '#121f2a', '#22333e')}
${path('M745 690 H1370 Q1300 728 820 716 Z', ink.night, 'opacity=".55"')}${path('M505 552 H855 Q800 570 560 566 Z', ink.night, 'opacity=".4"')}
${poly(
  [
    [0, 352],
    [96, 340],
    [210, 356],
    [262, 402],
    [276, 452],
    [318, 478],
    [322, 512],
    [362, 548],
    [330, 590],
    [286, 640],
    [170, 690],
    [0, 740],
  ],
  'url(#cliff)',
)}${poly(
  [
    [96, 340],
    [210, 356],
    [262, 402],
    [276, 452],
    [318, 478],
    [322, 512],
    [250, 520],
    [214, 470],
    [190, 430],
    [120, 400],
  ],
  '#b3703f',
  'opacity=".55"',
)}${poly(
  [
    [120, 400],
    [190, 430],
    [214, 470],
    [180, 560],
    [90, 610],
    [60, 500],
  ],
  ink.night,
  'opacity=".3"',
)}
${poly(
  [
    [1600, 316],
    [1500, 306],
    [1392, 324],
    [1344, 372],
    [1330, 428],
    [1288, 452],
    [1290, 490],
    [1246, 530],
    [1290, 584],
    [1370, 640],
    [1600, 720],
  ],
  'url(#cliff)',
)}${poly(
  [
    [1392, 324],
    [1344, 372],
    [1330, 428],
    [1288, 452],
    [1290, 490],
    [1360, 500],
    [1396, 450],
    [1410, 400],
    [1470, 370],
  ],
  '#c07c46',
  'opacity=".55"',
)}${poly(
  [
    [1470, 370],
    [1410, 400],
    [1396, 450],
    [1440, 540],
    [1520, 590],
    [1560, 480],
  ],
  ink.night,
  'opacity=".3"',
)}
${lighthouse(150, 356, 0.98, 1, 'url(#beam)')}${lighthouse(1440, 322, 0.86, -1, 'url(#beam)')}
${times(60, (i) => rect(((i * 211) % 1600) - 60, 760 + ((i * 37) % 140), 60 + ((i * 29) % 150), 2.2, i % 3 ? ink.sea : ink.mist, 'opacity=".35" rx="1"'))}`,
  };
}
