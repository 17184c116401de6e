/** Cranes and a container ship at dawn. */
import { glitter } from './glitter.ts';
import {
  type Drawing,
  dice,
  disc,
  fade,
  glow,
  ink,
  line,
  path,
  person,
  poly,
  rect,
  ridge,
  times,
} from './paper.ts';

/** A ship-to-shore crane; `s` is its scale, `x` and `y` its landward foot. */
function crane(x: number, y: number, s: number, colour: string): string {
  const at = (dx: number, dy: number): [number, number] => [x + dx * s, y - dy * s];
  const bar = (a: [number, number], b: [number, number], w: number): string =>
    line(at(...a), at(...b), colour, w * s, 'stroke-linecap="square"');
  return [
    bar([0, 0], [8, 300], 13),
    bar([120, 0], [112, 300], 13),
    bar([4, 150], [116, 150], 9),
    bar([4, 150], [112, 290], 5),
    bar([116, 150], [8, 290], 5),
    bar([-20, 0], [140, 0], 16),
    bar([-310, 300], [210, 300], 15),
    bar([-310, 318], [210, 318], 5),
    times(26, (i) => bar([-310 + i * 20, 300], [-300 + i * 20, 318], 3)),
    bar([60, 300], [70, 430], 11),
    bar([112, 300], [72, 430], 7),
    bar([70, 428], [-290, 316], 4),
    bar([70, 428], [-140, 316], 4),
    bar([72, 428], [200, 316], 4),
    bar([-190, 300], [-190, 175], 2.5),
    bar([-160, 300], [-160, 175], 2.5),
    rect(...at(-208, 175), 66 * s, 26 * s, ink.fire),
    rect(...at(-205, 298), 56 * s, 22 * s, colour),
    rect(...at(150, 345), 60 * s, 30 * s, colour),
  ].join('');
}

export function portDawn(): Drawing {
  const roll = dice(7);
  const inks = [ink.fire, ink.ochre, ink.sea, ink.deep, ink.wine, ink.sand, ink.earth];
  const containers = times(13, (column) => {
    const tall = 2 + Math.floor(roll() * 4);
    return times(tall, (row) => {
      const [x, y] = [118 + column * 52, 634 - row * 25];
      return (
        rect(x, y, 49, 22, inks[Math.floor(roll() * inks.length)] ?? ink.fire) +
        rect(x, y, 49, 22, ink.night, 'opacity=".38"') +
        rect(x + 43, y, 6, 22, ink.paper, 'opacity=".5"') +
        times(5, (k) => line([x + 8 * k + 6, y + 2], [x + 8 * k + 6, y + 20], ink.night, 1.2, 'opacity=".4"'))
      );
    });
  });
  return {
    width: 1600,
    height: 1067,
    art: `<defs>${fade('sky', [
      [0, ink.deep],
      [0.38, '#56747a'],
      [0.66, ink.sand],
      [0.86, '#f0a253'],
      [1, ink.fire],
    ])}${fade('water', [
      [0, '#e59a55'],
      [0.2, '#8a6a5c'],
      [0.6, ink.deep],
      [1, ink.night],
    ])}${glow('sun', [
      [0, '#fff4d8', 1],
      [0.2, '#ffd992', 0.9],
      [0.5, '#f6a757', 0.35],
      [1, '#f6a757', 0],
    ])}${fade('haze', [
      [0, ink.sand, 0],
      [1, '#f3b068', 0.85],
    ])}</defs>
${rect(0, 0, 1600, 690, 'url(#sky)')}
${times(11, (i) => path(`M${-100 + i * 40} ${95 + i * 44} q ${360 + i * 30} ${-30 + i * 3} 900 ${6 - i} t 1100 ${-12}`, 'none', `stroke="${i % 3 ? ink.paper : ink.fire}" stroke-width="${5 + (i % 4) * 6}" opacity="${0.07 + 0.018 * (i % 5)}"`))}
${disc(1060, 655, 480, 'url(#sun)')}${disc(1060, 655, 92, '#fff2cf')}
${poly(ridge(1600, 700, 640, 36, 5), '#b9764f', 'opacity=".6"')}
${crane(1430, 668, 0.46, '#a3664a')}${crane(1270, 668, 0.52, '#8d5844')}${crane(1120, 672, 0.62, '#74493f')}
${rect(0, 520, 1600, 175, 'url(#haze)')}
${rect(0, 668, 1600, 400, 'url(#water)')}${glitter(1060, 674, 1060, 300, '#ffdf9f', 21)}
${containers}
${path('M70 658 H838 L872 700 Q866 762 836 778 H118 Q88 744 70 658 Z', ink.night)}${path('M78 676 H852', 'none', `stroke="${ink.fire}" stroke-width="5"`)}
${rect(804, 520, 54, 140, ink.night)}${rect(796, 512, 74, 16, ink.night)}${times(4, (i) => rect(812 + i * 12, 532, 8, 9, '#ffdf9f'))}${rect(826, 470, 6, 46, ink.night)}
${path('M100 780 H840 Q700 812 130 806 Z', ink.night, 'opacity=".5"')}
${crane(640, 940, 1.55, '#142430')}${crane(1330, 965, 1.9, ink.night)}
${poly(
  [
    [0, 930],
    [1600, 962],
    [1600, 1067],
    [0, 1067],
  ],
  ink.night,
)}${poly(
  [
    [0, 924],
    [1600, 956],
    [1600, 964],
    [0, 932],
  ],
  '#c9814a',
)}
${times(9, (i) => path(`M${60 + i * 180} ${928 + i * 3.6} q4 -26 -4 -34 h34 q-8 8 -4 34 z`, ink.night) + line([58 + i * 180, 895 + i * 3.6], [88 + i * 180, 895 + i * 3.6], '#f0a253', 3))}
${person(386, 938, 84, ink.night)}${person(424, 939, 78, ink.night)}${person(1180, 955, 90, ink.night)}
${times(7, (i) => path(`M${1130 + i * 47} ${210 + ((i * 53) % 120)} q9 -12 18 0 q9 -12 18 0`, 'none', `stroke="${ink.deep}" stroke-width="3.4"`))}`,
  };
}
