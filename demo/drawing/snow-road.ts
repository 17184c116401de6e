/** A mountain road in snow. */
import { type Drawing, dice, disc, fade, glow, ink, line, path, poly, rect, ridge, times } from './paper.ts';

export function snowRoad(): Drawing {
  const roll = dice(90);
  const peak = (x: number, top: number, half: number, floor: number, dark: string, light: string): string =>
    poly(
      [
        [x - half, floor],
        [x - half * 0.45, top + (floor - top) * 0.42],
        [x - half * 0.3, top + (floor - top) * 0.36],
        [x, top],
        [x + half * 0.26, top + (floor - top) * 0.34],
        [x + half * 0.5, top + (floor - top) * 0.46],
        [x + half, floor],
      ],
      dark,
    ) +
    poly(
      [
        [x, top],
        [x - half * 0.3, top + (floor - top) * 0.36],
        [x - half * 0.45, top + (floor - top) * 0.42],
        [x - half, floor],
        [x + half * 0.2, floor],
        [x - half * 0.1, top + (floor - top) * 0.72],
        [x + half * 0.03, top + (floor - top) * 0.5],
        [x - half * 0.07, top + (floor - top) * 0.3],
      ],
      light,
    );
  return {
    width: 1600,
    height: 1067,
    art: `<defs>${fade('sky', [
      [0, '#132a3c'],
      [0.55, '#557a8a'],
      [1, '#d7c3a6'],
    ])}${fade('snow', [
      [0, '#e8e2d2'],
      [0.4, '#b9cbcb'],
      [1, '#4e7383'],
    ])}${glow('lamp', [
      [0, '#fff3c4', 1],
      [0.25, '#ffd98a', 0.75],
      [1, '#ffd98a', 0],
    ])}${fade('low', [
      [0, '#f1d9b4', 0],
      [1, '#f1d9b4', 0.8],
    ])}</defs>
${rect(0, 0, 1600, 640, 'url(#sky)')}
${peak(1290, 150, 520, 640, '#47697a', '#b8c6c4')}${peak(300, 90, 620, 640, '#38596b', '#cfd3c8')}${peak(820, 230, 430, 640, '#2d4c5e', '#e9dfc8')}
${rect(0, 430, 1600, 200, 'url(#low)')}
${poly(ridge(1600, 1067, 560, 60, 8, 80), 'url(#snow)')}
${times(90, () => {
  const x = roll() * 1600;
  const y = 560 + roll() ** 2 * 170;
  if (x > 420 && x < 1200 && y > 570) return '';
  const s = 16 + (y - 540) * 0.22;
  return (
    poly(
      [
        [x - s * 0.42, y],
        [x, y - s * 1.9],
        [x + s * 0.42, y],
      ],
      '#16303d',
    ) +
    poly(
      [
        [x - s * 0.3, y - s * 0.5],
        [x, y - s * 1.9],
        [x + s * 0.02, y - s * 0.6],
      ],
      '#dfe0d4',
      'opacity=".75"',
    )
  );
})}
${path('M632 556 C760 572 992 584 1018 622 C1046 668 600 678 520 722 C446 768 1180 764 1250 858 C1300 940 860 1000 760 1080 H330 C480 980 1130 930 1110 866 C1080 800 330 790 420 706 C500 650 960 650 968 622 C960 598 740 586 636 564 Z', '#1b2b36')}
${path('M634 560 C760 578 976 590 994 622 C1012 660 560 664 468 714 C390 770 1120 776 1182 860 C1226 936 680 990 548 1080', 'none', `stroke="${ink.paper}" stroke-width="4" stroke-dasharray="22 20" opacity=".75"`)}
${times(26, (i) => {
  const t = i / 25;
  return line(
    [420 - 90 * Math.sin(t * 3) + t * 780, 716 + t * 86],
    [420 - 90 * Math.sin(t * 3) + t * 780, 690 + t * 78],
    ink.fire,
    3 + 2 * t,
  );
})}
${poly(
  [
    [1046, 812],
    [560, 700],
    [430, 770],
  ],
  '#ffe3a0',
  'opacity=".28"',
)}${disc(1050, 806, 120, 'url(#lamp)')}
<g transform="translate(1030 790)">${path('M0 12 L18 -14 H74 L96 12 V36 H0 Z', ink.fire)}${path('M22 -9 H46 V10 H8 Z M52 -9 H70 L86 10 H52 Z', '#18242e')}${disc(20, 38, 11, ink.night)}${disc(76, 38, 11, ink.night)}${rect(-3, 16, 10, 9, '#fff6d2')}</g>
${poly(ridge(1600, 1067, 1010, 44, 51, 60), '#d8dcd2')}${poly(ridge(1600, 1067, 1046, 30, 14, 60), '#f2ecdc')}
${times(430, () => disc(roll() * 1600, roll() * 1067, 1 + 3.4 * roll() ** 2, '#fffaf0', `opacity="${(0.35 + 0.6 * roll()).toFixed(2)}"`))}`,
  };
}
