/** Terraces of wheat in the late light. */
import {
  type Drawing,
  dice,
  disc,
  fade,
  glow,
  ink,
  line,
  oval,
  person,
  poly,
  rect,
  ridge,
  times,
} from './paper.ts';

export function wheatTerraces(): Drawing {
  const roll = dice(44);
  const band = (i: number): string => {
    const t = i / 8;
    const y = 350 + 760 * t ** 1.3;
    const h = 26 + 92 * t;
    // One bowl of a valley: every terrace bends with it, so that none crosses another.
    const edge = (x: number): number =>
      y +
      ((x - 930) / 800) ** 2 * -(30 + 90 * t) +
      Math.sin(x / (170 + 60 * t) + i * 0.35) * (5 + 12 * t) +
      40 * t;
    const top = Array.from({ length: 42 }, (_, k): [number, number] => [k * 40 - 20, edge(k * 40 - 20)]);
    const face = [...top, ...top.map(([x, py]): [number, number] => [x, py + h * 0.42]).reverse()];
    const field = [
      ...top.map(([x, py]): [number, number] => [x, py + h * 0.42]),
      [1640, 1100] as const,
      [-40, 1100] as const,
    ];
    const stones = times(Math.round(230 - 60 * t), () => {
      const x = roll() * 1600;
      const w = (9 + 26 * t) * (0.6 + 0.7 * roll());
      return rect(
        x,
        edge(x) + roll() * h * 0.34,
        w,
        w * 0.46,
        ['#8f6747', '#7a5539', '#9f7652', '#6a4a35'][Math.floor(roll() * 4)]!,
        'rx="3"',
      );
    });
    const wheat = times(Math.round(340 - 60 * t), () => {
      const x = roll() * 1600;
      const s = (9 + 40 * t) * (0.7 + 0.5 * roll());
      const by = edge(x) + 3;
      return (
        line([x, by], [x + s * 0.22, by - s], roll() > 0.35 ? '#ffe39a' : ink.ochre, 1 + 1.9 * t) +
        (t > 0.45 ? oval(x + s * 0.24, by - s, 1.6 + 1.8 * t, 4 + 5 * t, '#f7dd98') : '')
      );
    });
    const gold = ['#e0ac4c', '#c89238', '#edc266', '#98914a', '#d9a044'][i % 5]!;
    return (
      wheat +
      poly(face, '#4b3327') +
      stones +
      poly(
        face.slice(0, 42).concat(top.map(([x, py]): [number, number] => [x, py + 4 + 4 * t]).reverse()),
        '#f0cd8d',
      ) +
      poly(field, gold) +
      poly(
        [
          ...top.map(([x, py]): [number, number] => [x, py + h * 0.42]),
          ...top.map(([x, py]): [number, number] => [x, py + h * 0.75]).reverse(),
        ],
        ink.earth,
        'opacity=".42"',
      )
    );
  };
  return {
    width: 1600,
    height: 1067,
    art: `<defs>${fade('sky', [
      [0, '#4f8288'],
      [0.6, '#d8c59a'],
      [1, '#f6dfae'],
    ])}${glow('sun', [
      [0, '#fff6d8', 1],
      [0.4, '#ffe1a0', 0.55],
      [1, '#ffe1a0', 0],
    ])}${fade('mist', [
      [0, ink.paper, 0],
      [0.5, ink.paper, 0.8],
      [1, ink.paper, 0],
    ])}${fade(
      'slant',
      [
        [0, '#ffe4a8', 0.42],
        [0.5, '#ffe4a8', 0],
        [1, ink.night, 0.45],
      ],
      [1, 0.35],
    )}</defs>
${rect(0, 0, 1600, 520, 'url(#sky)')}${disc(230, 210, 420, 'url(#sun)')}${disc(230, 210, 60, '#fffbe6')}
${poly(ridge(1600, 560, 250, 110, 3), '#8fa69a')}${poly(ridge(1600, 560, 320, 90, 17), '#6d8378')}${rect(0, 250, 1600, 190, 'url(#mist)')}${poly(ridge(1600, 640, 390, 60, 28), '#6f6a45')}
${times(7, (i) => rect(1130 + i * 34, 352 - (i % 3) * 16, 30, 40 + (i % 3) * 16, ['#e5cfa2', '#cfae7c', '#b98f62'][i % 3]!) + rect(1140 + i * 34, 364 - (i % 3) * 16, 7, 10, ink.earth))}
${times(9, band)}
${poly(
  [
    [986, 716],
    [1000, 716],
    [1250, 752],
    [1240, 762],
  ],
  ink.night,
  'opacity=".35"',
)}${person(992, 718, 122, '#3a1d1f')}${oval(992, 596, 40, 16, ink.ochre)}${oval(992, 590, 32, 9, '#f2cf7d')}
${rect(0, 0, 1600, 1067, 'url(#slant)')}`,
  };
}
