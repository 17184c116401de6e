/** Floodlights in the rain. */
import { type Drawing, dice, disc, fade, glow, ink, line, oval, path, poly, rect, times } from './paper.ts';

export function stadiumRain(): Drawing {
  const roll = dice(31000);
  const tower = (x: number, y: number, s: number, flip: number): string =>
    `<g transform="translate(${x} ${y}) scale(${s * flip} ${s})">${poly(
      [
        [10, -540],
        [1900, 420],
        [500, 700],
      ],
      'url(#cone)',
    )}${line([-14, 0], [-5, -540], ink.night, 10)}${line([26, 0], [14, -540], ink.night, 10)}${times(9, (i) => line([-13 + i, -i * 60], [24 - i, -i * 60 - 60], ink.night, 4))}<g transform="translate(4 -590) skewY(6)">${rect(-92, -60, 190, 130, '#0a121a', 'rx="5"')}${times(4, (r) => times(6, (c) => disc(-74 + c * 31, -42 + r * 31, 11.5, '#fffdf0')))}</g>${disc(4, -590, 330, 'url(#flare)')}</g>`;
  const crowd = times(9, (r) =>
    times(92, (c) => {
      const x = c * 17.6 + (r % 2) * 9;
      const bow = ((x - 800) / 800) ** 2 * 54;
      return disc(
        x + roll() * 5,
        420 + r * 21 + bow + roll() * 5,
        6.6,
        roll() > 0.86 ? '#f2c277' : roll() > 0.55 ? '#274653' : roll() > 0.3 ? '#182f3b' : '#7c2a2c',
      );
    }),
  );
  const player = (x: number, y: number, s: number, shirt: string, lean: number): string =>
    `<g transform="translate(${x} ${y}) scale(${s})">${path('M-8 0 L40 26 L190 60 L150 66 L20 20 Z', '#04140f', 'opacity=".4"')}<g transform="rotate(${lean})">${disc(2, -152, 14, '#2a1a15')}${path('M-22 -134 Q0 -142 24 -134 L40 -92 L30 -88 L18 -112 L16 -78 H-16 L-18 -110 L-36 -80 L-44 -88 Z', shirt)}${path('M-17 -80 H17 L24 -46 L4 -50 L-12 -40 Z', '#e9e2cd')}${path('M-14 -46 L-34 -20 L-62 -14 L-60 -4 L-26 -8 L0 -44 Z M8 -50 L26 -24 L20 0 L36 2 L40 -28 L22 -56 Z', '#14202a')}</g></g>`;
  return {
    width: 1600,
    height: 900,
    art: `<defs>${fade('sky', [
      [0, '#060c14'],
      [1, '#1d4450'],
    ])}${fade('pitch', [
      [0, '#3f8a6a'],
      [0.4, '#1f5f4e'],
      [1, '#0a2622'],
    ])}${fade(
      'cone',
      [
        [0, '#f7fbe8', 0.3],
        [1, '#f7fbe8', 0],
      ],
      [1, 1],
    )}${glow('flare', [
      [0, '#ffffff', 0.95],
      [0.18, '#f4fbe6', 0.6],
      [1, '#cfe9df', 0],
    ])}${glow('pool', [
      [0, '#f2f7da', 0.7],
      [1, '#f2f7da', 0],
    ])}</defs>
${rect(0, 0, 1600, 900, 'url(#sky)')}
${times(5, (i) => path(`M0 ${120 + i * 40} Q400 ${80 + i * 44} 820 ${130 + i * 36} T1600 ${110 + i * 40}`, 'none', 'stroke="#35626b" stroke-width="34" opacity=".12"'))}
${path('M0 300 Q800 430 1600 300 V360 Q800 470 0 360 Z', '#0a141d')}${times(40, (i) => line([i * 41, 306 + 60 * (1 - ((i * 41 - 800) / 800) ** 2)], [i * 41, 440], '#0a141d', 5))}
${path('M0 420 Q800 380 1600 420 V660 H0 Z', '#0e1f2a')}${crowd}
${rect(0, 604, 1600, 30, '#0a1219')}${times(10, (i) => rect(20 + i * 160, 608, 140, 22, [ink.fire, ink.sand, ink.sea][i % 3]!, 'opacity=".85"'))}
${rect(0, 632, 1600, 270, 'url(#pitch)')}${times(8, (i) =>
  poly(
    [
      [800 + (i - 4) * 240, 632],
      [800 + (i - 3.5) * 240, 632],
      [800 + (i - 3.5) * 560, 900],
      [800 + (i - 4) * 560, 900],
    ],
    '#8fd0a0',
    'opacity=".12"',
  ),
)}
${oval(560, 720, 520, 66, 'url(#pool)')}${oval(1120, 800, 560, 80, 'url(#pool)')}
${line([0, 690], [1600, 690], '#f3f6e2', 4, 'opacity=".8"')}${oval(800, 700, 260, 40, 'none', 'stroke="#f3f6e2" stroke-width="4" opacity=".7"')}
<g opacity=".8">${line([1310, 655], [1310, 540], '#fff', 5)}${line([1480, 672], [1480, 545], '#fff', 5)}${line([1308, 540], [1482, 545], '#fff', 5)}${times(9, (i) => line([1320 + i * 18, 541], [1320 + i * 18, 660], '#fff', 0.8))}${times(6, (i) => line([1310, 556 + i * 18], [1480, 560 + i * 18], '#fff', 0.8))}</g>
${player(560, 770, 1.05, ink.fire, 8)}${player(770, 742, 0.82, ink.paper, -6)}${player(980, 850, 1.35, ink.fire, 12)}${player(330, 716, 0.6, ink.paper, 0)}${player(1210, 716, 0.62, ink.paper, -10)}
${disc(890, 838, 15, '#fffdf2')}${times(16, (i) => line([890, 838], [890 + 60 * Math.cos(i * 0.42), 838 - 34 * Math.abs(Math.sin(i * 0.42))], '#f4f8e6', 1.6, 'opacity=".6"'))}
${tower(140, 600, 0.8, 1)}${tower(1460, 600, 0.8, -1)}${tower(520, 400, 0.46, 1)}${tower(1080, 400, 0.46, -1)}
${times(620, () => {
  const [x, y] = [roll() * 1700 - 50, roll() * 900];
  const l = 24 + 60 * roll();
  return line(
    [x, y],
    [x - l * 0.26, y + l],
    '#e7f2e6',
    0.8 + 1.1 * roll(),
    `opacity="${(0.12 + 0.4 * roll()).toFixed(2)}"`,
  );
})}
${times(120, () => {
  const [x, y] = [roll() * 1600, 660 + roll() * 240];
  return oval(
    x,
    y,
    4 + 10 * roll(),
    1.6 + 2 * roll(),
    'none',
    'stroke="#eef6e4" stroke-width="1.2" opacity=".5"',
  );
})}`,
  };
}
