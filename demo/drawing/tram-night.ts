/** A tram in an old street at night. */
import { type Drawing, dice, disc, fade, glow, ink, line, path, person, poly, rect, times } from './paper.ts';

export function tramNight(): Drawing {
  const roll = dice(707);
  const [vx, vy] = [690, 560];
  const facade = (side: -1 | 1, i: number): string => {
    const [n, f] = [1.9 * 0.72 ** i, 1.9 * 0.72 ** (i + 1)];
    const edge = side < 0 ? -430 : 560;
    const top = -470 - ((i * 97) % 160);
    const p = (t: number, h: number): [number, number] => [vx + edge * t, vy + h * t];
    const wall =
      poly(
        [p(n, top), p(f, top), p(f, 190), p(n, 190)],
        ['#1f3a46', '#2a3f46', '#1a2f3b', '#33404a'][i % 4]!,
      ) + poly([p(n, top), p(f, top), p(f, top + 26), p(n, top + 26)], ink.mist, 'opacity=".35"');
    const windows = times(4, (r) =>
      times(3, (c) => {
        const lit = roll() > 0.48;
        const u = (c + 0.28) / 3;
        const w = (c + 0.72) / 3;
        const mix = (k: number): number => n * (f / n) ** k;
        const y = top + 70 + r * 128;
        return (
          poly(
            [p(mix(u), y), p(mix(w), y), p(mix(w), y + 78), p(mix(u), y + 78)],
            lit ? (roll() > 0.4 ? '#ffcf7e' : '#f0a04f') : '#0d1a24',
          ) +
          poly(
            [p(mix(u), y + 84), p(mix(w), y + 84), p(mix(w), y + 94), p(mix(u), y + 94)],
            ink.night,
            'opacity=".6"',
          )
        );
      }),
    );
    return wall + windows;
  };
  const rail = (top: number, foot: number): string =>
    line([top, 840], [foot, 1080], '#ffe2a8', 7, 'opacity=".9"') +
    line([top + 5, 840], [foot + 8, 1080], ink.night, 4, 'opacity=".8"');
  return {
    width: 1600,
    height: 1067,
    art: `<defs>${fade('sky', [
      [0, '#080f19'],
      [1, '#2d5a66'],
    ])}${fade('street', [
      [0, '#6d5747'],
      [0.25, '#2a3a44'],
      [1, '#080e15'],
    ])}${glow('head', [
      [0, '#fffbe6', 1],
      [0.2, '#ffe5a4', 0.7],
      [1, '#ffc46a', 0],
    ])}${fade('tram', [
      [0, '#e2632f'],
      [1, '#8f2c20'],
    ])}${fade('pane', [
      [0, '#fff1c4'],
      [1, '#f3b55f'],
    ])}${fade('spill', [
      [0, '#ffdd9b', 0.75],
      [1, '#ffdd9b', 0],
    ])}</defs>
${rect(0, 0, 1600, 700, 'url(#sky)')}${disc(1180, 130, 46, '#f7e6bd')}${disc(1200, 118, 44, '#101d2a')}
${times(80, () => disc(roll() * 1600, roll() * 300, 0.8 + roll(), '#fff5da', 'opacity=".7"'))}
${rect(vx - 40, vy - 180, 80, 240, '#2f5560')}${poly(
  [
    [vx - 40, vy - 180],
    [vx, vy - 260],
    [vx + 40, vy - 180],
  ],
  '#2f5560',
)}${disc(vx, vy - 140, 15, '#ffd68c')}
${rect(0, vy + 40, 1600, 500, 'url(#street)')}
${times(6, (k) => facade(-1, 5 - k) + facade(1, 5 - k))}
${times(500, () => {
  const t = roll() ** 1.4;
  const y = vy + 90 + t * 430;
  const w = 8 + 60 * t;
  return rect(
    roll() * 1700 - 50,
    y,
    w,
    2 + 6 * t,
    roll() > 0.7 ? '#f0b064' : '#0c151d',
    `opacity="${(0.12 + 0.28 * roll()).toFixed(2)}" rx="${(1 + 2 * t).toFixed(1)}"`,
  );
})}
${poly(
  [
    [740, 820],
    [1160, 820],
    [1330, 1067],
    [560, 1067],
  ],
  'url(#spill)',
)}
${rail(866, 716)}${rail(1040, 1216)}
${times(5, (i) => line([0, 120 + i * 38], [1600, 60 + i * 62], '#05090e', 2))}${path('M960 330 Q 820 470 700 540', 'none', 'stroke="#05090e" stroke-width="3"')}
<g>${poly(
      [
        [1130, 372],
        [1240, 420],
        [1240, 790],
        [1130, 836],
      ],
      '#5c1d1b',
    )}${times(3, (i) =>
      poly(
        [
          [1140 + i * 34, 458 + i * 6],
          [1166 + i * 34, 464 + i * 6],
          [1166 + i * 34, 620 - i * 4],
          [1140 + i * 34, 626 - i * 3],
        ],
        '#f3b55f',
      ),
    )}
${path('M770 400 Q770 364 806 360 H1096 Q1132 364 1132 400 V840 H770 Z', 'url(#tram)')}${rect(756, 356, 390, 22, '#2a1414', 'rx="11"')}${rect(830, 384, 242, 50, ink.night, 'rx="6"')}${rect(838, 391, 226, 36, '#ffdb8a', 'rx="4"')}
${path('M932 394 H970 V400 L952 423 H943 L960 401 H932 Z', ink.night)}
${rect(796, 450, 310, 172, 'url(#pane)', 'rx="10"')}${line([951, 450], [951, 622], '#6d211b', 10)}${person(880, 640, 150, '#6b3420')}${rect(800, 600, 302, 24, '#7a2a1f')}
${times(3, (i) => disc(1000 + i * 36, 542 + (i % 2) * 10, 15, '#7d4426') + rect(982 + i * 36, 558 + (i % 2) * 10, 36, 50, '#7d4426', 'rx="12"'))}
${rect(770, 660, 362, 14, ink.paper)}${rect(770, 690, 362, 4, ink.paper)}${disc(951, 738, 34, '#fff7d8')}${disc(826, 748, 20, '#fff7d8')}${disc(1076, 748, 20, '#fff7d8')}${rect(760, 800, 382, 44, '#1c1010')}
${disc(951, 738, 230, 'url(#head)')}${disc(826, 748, 130, 'url(#head)')}${disc(1076, 748, 130, 'url(#head)')}</g>
${line([951, 356], [900, 290], '#05090e', 6)}${line([951, 356], [1010, 290], '#05090e', 6)}${line([890, 290], [1020, 290], '#05090e', 6)}
${poly(
  [
    [330, 1010],
    [350, 1010],
    [150, 1067],
    [90, 1067],
  ],
  '#04070b',
  'opacity=".7"',
)}${person(340, 1012, 210, '#060b11')}${poly(
  [
    [250, 830],
    [340, 760],
    [430, 830],
  ],
  '#060b11',
)}${line([340, 760], [340, 930], '#060b11', 4)}
${line([1490, 1067], [1490, 380], '#05090e', 16)}${path('M1490 392 Q1490 340 1430 344', 'none', 'stroke="#05090e" stroke-width="10"')}${disc(1426, 362, 22, '#fff3c6')}${disc(1426, 362, 170, 'url(#head)', 'opacity=".8"')}`,
  };
}
