/** A dam before a cracked lake bed. */
import {
  type Drawing,
  dice,
  disc,
  fade,
  glow,
  ink,
  line,
  oval,
  path,
  person,
  poly,
  rect,
  ridge,
  times,
} from './paper.ts';

export function dryDam(): Drawing {
  const roll = dice(12);
  const columns = 17;
  const rows = 15;
  // Corners of the cracked plates: a shaken grid, laid down in perspective.
  const corners = Array.from({ length: rows + 1 }, (_, row) =>
    Array.from({ length: columns + 1 }, (_, column): [number, number] => {
      const v = (row + (row === 0 ? 0 : (roll() - 0.5) * 0.75)) / rows;
      const u = (column + (roll() - 0.5) * 0.8) / columns - 0.5;
      return [800 + u * (1750 + 2600 * v ** 1.5), 600 + 520 * v ** 1.9];
    }),
  );
  const plates = corners.slice(1).flatMap((_, row) =>
    Array.from({ length: columns }, (_, column) => {
      const quad = [
        corners[row]![column]!,
        corners[row]![column + 1]!,
        corners[row + 1]![column + 1]!,
        corners[row + 1]![column]!,
      ];
      const [cx, cy] = [0, 1].map((axis) => quad.reduce((sum, p) => sum + p[axis]!, 0) / 4) as [
        number,
        number,
      ];
      const shrunk = (by: number, dy = 0) =>
        quad.map(([x, y]): [number, number] => [cx + (x - cx) * by, cy + (y - cy) * by + dy]);
      const lift = 1 + row * 0.7;
      return (
        poly(shrunk(0.93, lift), ink.earth) +
        poly(shrunk(0.91), ['#d9a866', '#cf9a58', '#e2b677', '#c68e4f'][Math.floor(roll() * 4)]!) +
        poly(
          [shrunk(0.91)[0]!, shrunk(0.91)[1]!, shrunk(0.75)[1]!, shrunk(0.75)[0]!],
          '#f6dca6',
          'opacity=".45"',
        )
      );
    }).join(''),
  );
  const wall = (x: number, y: number, w: number, h: number): string =>
    rect(x, y - h, w, h, '#9c6a43') +
    rect(x + w, y - h * 0.9, w * 0.12, h * 0.9, ink.earth) +
    poly(
      [
        [x, y],
        [x + w * 1.1, y],
        [x + w * 1.9, y + h * 0.5],
        [x + w * 0.7, y + h * 0.5],
      ],
      ink.earth,
      'opacity=".4"',
    ) +
    rect(x + w * 0.35, y - h * 0.62, w * 0.26, h * 0.62, ink.night, 'opacity=".75"');
  return {
    width: 1600,
    height: 1067,
    art: `<defs>${fade('sky', [
      [0, '#d98b4a'],
      [0.6, '#f0c98b'],
      [1, '#f8e6bd'],
    ])}${fade('concrete', [
      [0, '#e9dcc2'],
      [0.3, '#cdbb9b'],
      [0.32, '#8f8270'],
      [0.34, '#b9a789'],
      [1, '#7c6a55'],
    ])}${glow('sun', [
      [0, '#fffbe8', 1],
      [0.25, '#fff0c4', 0.8],
      [1, '#ffe3a0', 0],
    ])}${fade(
      'shade',
      [
        [0, ink.night, 0.6],
        [1, ink.night, 0],
      ],
      [1, 0],
    )}</defs>
${rect(0, 0, 1600, 640, 'url(#sky)')}${disc(1130, 150, 330, 'url(#sun)')}${disc(1130, 150, 62, '#fffdf2')}
${poly(ridge(1600, 640, 330, 120, 31), '#b97a4b')}${poly(ridge(1600, 640, 420, 110, 9), '#8f5a3b')}
${path('M90 296 Q800 336 1510 296 L1420 640 H180 Z', 'url(#concrete)')}
${times(36, (i) => {
  const t = i / 35;
  const [x, b] = [90 + 1420 * t, 180 + 1240 * t];
  return line([x, 296 + 40 * 4 * t * (1 - t) * 0.5], [b, 640], ink.earth, 2, 'opacity=".3"');
})}
${times(7, (i) => path(`M${100 + i * 12} ${372 + i * 36} Q800 ${408 + i * 35} ${1500 - i * 12} ${372 + i * 36}`, 'none', `stroke="${i === 1 ? '#f7ecd2' : ink.earth}" stroke-width="${i === 1 ? 12 : 2}" opacity="${i === 1 ? 0.9 : 0.28}"`))}
${times(5, (i) => rect(560 + i * 98, 326, 66, 92, '#3a4a50') + path(`M${560 + i * 98} 418 l-14 222 h94 l-14 -222 Z`, '#f3e6c9', 'opacity=".35"') + rect(546 + i * 98, 306, 14, 126, '#efe2c6'))}${rect(1036, 306, 14, 126, '#efe2c6')}
${path('M60 274 Q800 316 1540 274 V300 Q800 342 60 300 Z', '#f6ead0')}${times(60, (i) => {
  const t = i / 59;
  const y = 275 + 84 * t * (1 - t);
  return line([66 + 1468 * t, y], [66 + 1468 * t, y - 18], ink.earth, 2.5);
})}
${times(5, (i) => line([520 + i * 140, 296], [520 + i * 140, 226], ink.earth, 4) + disc(520 + i * 140, 224, 5, ink.earth))}
${path('M90 296 Q300 312 480 318 L430 640 H180 Z', 'url(#shade)')}
${poly(
  [
    [0, 210],
    [70, 222],
    [130, 290],
    [196, 340],
    [216, 420],
    [290, 520],
    [372, 640],
    [0, 680],
  ],
  '#6d4430',
)}${poly(
  [
    [70, 222],
    [130, 290],
    [196, 340],
    [216, 420],
    [290, 520],
    [372, 640],
    [300, 640],
    [190, 500],
    [120, 380],
  ],
  '#a86c41',
)}
${poly(
  [
    [1600, 190],
    [1520, 214],
    [1462, 290],
    [1402, 352],
    [1384, 440],
    [1310, 540],
    [1236, 640],
    [1600, 680],
  ],
  '#8a5636',
)}${poly(
  [
    [1520, 214],
    [1462, 290],
    [1402, 352],
    [1384, 440],
    [1310, 540],
    [1236, 640],
    [1330, 640],
    [1440, 500],
    [1500, 360],
  ],
  '#5f3826',
)}
${rect(0, 590, 1600, 480, '#4a2d20')}${plates.join('')}
${oval(860, 618, 300, 11, '#2a6a75')}${oval(900, 616, 180, 4, ink.mist)}
${wall(330, 700, 76, 62)}${wall(440, 716, 58, 40)}${wall(250, 742, 92, 78)}${wall(1120, 690, 54, 40)}${wall(1190, 704, 74, 60)}
${poly(
  [
    [690, 838],
    [704, 838],
    [900, 900],
    [880, 906],
  ],
  ink.night,
  'opacity=".45"',
)}${person(697, 840, 118, ink.night)}`,
  };
}
