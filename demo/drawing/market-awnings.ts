/** A covered market street. */
import { type Drawing, dice, disc, fade, glow, ink, line, path, person, poly, rect, times } from './paper.ts';

export function marketAwnings(): Drawing {
  const roll = dice(61);
  const cloth = [ink.fire, ink.sand, ink.wine, '#e9973f', ink.paper, ink.sea, '#b93f2a', '#f0c36a'];
  const [vx, vy] = [830, 600];
  const at = (x: number, y: number, t: number): [number, number] => [vx + (x - vx) * t, vy + (y - vy) * t];
  const depths = Array.from({ length: 11 }, (_, i) => 0.12 + 0.98 * ((i + 1) / 11) ** 1.5);
  const awning = (t: number, i: number): string => {
    const next = t * 0.9;
    const [tiltA, tiltB] = [(roll() - 0.75) * 190, (roll() - 0.75) * 190];
    const sag = 210 * t;
    const [a, b, c, d] = [
      at(-20, 60 + tiltA, t),
      at(1620, 60 + tiltB, t),
      at(1620, 235 + tiltB, next),
      at(-20, 235 + tiltA, next),
    ];
    const q = (p: [number, number], r: [number, number], by: number): string =>
      `Q${(p[0] + r[0]) / 2} ${(p[1] + r[1]) / 2 + by} ${r[0]} ${r[1]}`;
    const along = (e: [number, number], h: [number, number], u: number, by: number): [number, number] => [
      e[0] + (h[0] - e[0]) * u,
      e[1] + (h[1] - e[1]) * u + by * 2 * u * (1 - u),
    ];
    const stripes = times(9, (k) => {
      const [f, g] = [(k + 0.4) / 9, (k + 0.85) / 9];
      return poly(
        [along(a, b, f, sag), along(a, b, g, sag), along(d, c, g, sag * 0.8), along(d, c, f, sag * 0.8)],
        i % 2 ? ink.paper : ink.night,
        `opacity="${i % 2 ? 0.34 : 0.16}"`,
      );
    });
    const fringe = times(40, (k) => {
      const p = along(a, b, (k + 0.5) / 40, sag);
      return line(p, [p[0], p[1] + 22 * t], cloth[(i + (k % 2)) % cloth.length]!, 9 * t);
    });
    const ropes =
      line(a, at(-60, tiltA - 60, t), ink.night, 4 * t) + line(b, at(1660, tiltB - 60, t), ink.night, 4 * t);
    return (
      ropes +
      path(
        `M${a[0]} ${a[1]} ${q(a, b, sag)} L${c[0]} ${c[1]} ${q(c, d, sag * 0.8)} Z`,
        cloth[i % cloth.length]!,
      ) +
      stripes +
      fringe +
      path(
        `M${d[0]} ${d[1]} ${q(d, c, sag * 0.8)}`,
        'none',
        `stroke="#fff3cc" stroke-width="${(7 * t).toFixed(1)}" opacity=".85"`,
      ) +
      path(
        `M${a[0]} ${a[1]} ${q(a, b, sag)}`,
        'none',
        `stroke="${ink.night}" stroke-width="${(9 * t).toFixed(1)}" opacity=".35"`,
      )
    );
  };
  /** Arched shop doors along a wall. */
  const shop = (t: number, side: -1 | 1, i: number): string => {
    const x = side < 0 ? 0 : 1600;
    const [p, q] = [(h: number, k: number) => at(x, h, t * k), at(x, 560, t * 0.83)];
    const [m] = [at(x, 430, t * 0.91)];
    const foot = p(1067, 1);
    const back = p(1067, 0.83);
    const front = p(560, 1);
    return (
      path(
        `M${foot[0]} ${foot[1]} L${front[0]} ${front[1]} Q${m[0]} ${m[1]} ${q[0]} ${q[1]} L${back[0]} ${back[1]} Z`,
        i % 3 ? '#1c0f0e' : '#f2b45c',
        `opacity="${i % 3 ? 0.8 : 0.85}"`,
      ) +
      path(
        `M${front[0]} ${front[1]} Q${m[0]} ${m[1]} ${q[0]} ${q[1]}`,
        'none',
        `stroke="${ink.sand}" stroke-width="${(14 * t).toFixed(1)}" opacity=".8"`,
      ) +
      poly(
        [p(180, 0.97), p(180, 0.88), p(330, 0.88), p(330, 0.97)],
        i % 2 ? '#ffd88f' : '#241412',
        'opacity=".85"',
      )
    );
  };
  const stall = (t: number, side: -1 | 1, i: number): string => {
    const x = side < 0 ? 60 : 1540;
    const [nx, ny] = at(x, 1000, t);
    const [fx, fy] = at(x, 1000, t * 0.84);
    const ix = (px: number): number => px - side * 250 * t;
    return (
      poly(
        [
          [nx, ny],
          [ix(nx), ny - 20 * t],
          [ix(fx), fy - 20 * t],
          [fx, fy],
        ],
        ink.earth,
      ) +
      poly(
        [
          [ix(nx), ny - 20 * t],
          [ix(nx), ny + 110 * t],
          [ix(fx), fy + 90 * t],
          [ix(fx), fy - 20 * t],
        ],
        '#3b2219',
      ) +
      times(
        12,
        (k) =>
          disc(
            ix(nx) + side * (30 + (k % 4) * 58) * t,
            ny - 34 * t - Math.floor(k / 4) * 20 * t,
            27 * t,
            cloth[(k + i) % 5]!,
          ) +
          disc(
            ix(nx) + side * (30 + (k % 4) * 58) * t - 7 * t,
            ny - 43 * t - Math.floor(k / 4) * 20 * t,
            9 * t,
            '#fff2cf',
            'opacity=".45"',
          ),
      ) +
      disc(ix(nx), ny - 330 * t, 16 * t, '#ffe7ac') +
      disc(ix(nx), ny - 330 * t, 90 * t, 'url(#lamp)')
    );
  };
  const crowd = times(34, (i) => {
    const t = 0.2 + 0.62 * (i / 34) ** 1.2;
    const [x, y] = at(530 + roll() * 620, 1080, t);
    return person(x, y, 330 * t * (0.9 + 0.2 * roll()), [ink.night, '#2a1516', ink.deep, '#3a2018'][i % 4]!);
  });
  return {
    width: 1600,
    height: 1067,
    art: `<defs>${glow('end', [
      [0, '#fffbe4', 1],
      [0.35, '#ffe6a8', 0.85],
      [1, '#f0a04a', 0],
    ])}${fade('lane', [
      [0, '#ffe3a6'],
      [0.3, '#c98a4b'],
      [1, '#3a2119'],
    ])}${fade('shaft', [
      [0, '#fff1c6', 0],
      [0.4, '#fff1c6', 0.8],
      [1, '#fff1c6', 0],
    ])}${glow('lamp', [
      [0, '#ffe6a4', 0.75],
      [1, '#ffe6a4', 0],
    ])}${fade(
      'shopL',
      [
        [0, '#5b3020'],
        [1, '#d9935a'],
      ],
      [1, 0],
    )}${fade(
      'shopR',
      [
        [0, '#d9935a'],
        [1, '#5b3020'],
      ],
      [1, 0],
    )}</defs>
${rect(0, 0, 1600, 1067, '#f6cf86')}${disc(vx, vy, 620, 'url(#end)')}
${poly([[0, 0], at(0, 0, 0.1), at(0, 1067, 0.1), [0, 1067]], 'url(#shopL)')}${poly([[1600, 0], at(1600, 0, 0.1), at(1600, 1067, 0.1), [1600, 1067]], 'url(#shopR)')}
${poly([[-300, 1067], [1900, 1067], at(1250, 1067, 0.1), at(350, 1067, 0.1)], 'url(#lane)')}
${depths.map((t, i) => (i % 2 ? shop(t, -1, i) + shop(t, 1, i + 1) : '')).join('')}
${depths.map((t, i) => stall(t, -1, i) + stall(t, 1, i + 3)).join('')}
${crowd}
${depths.map(awning).join('')}
${times(6, (i) =>
  poly(
    [
      [420 + i * 150, 150 + (i % 2) * 90],
      [470 + i * 152, 150 + (i % 2) * 90],
      [390 + i * 160 + 60, 1067],
      [240 + i * 160, 1067],
    ],
    'url(#shaft)',
    'opacity=".3"',
  ),
)}`,
  };
}
