/** Radio dishes under the stars. */
import {
  type Drawing,
  dice,
  disc,
  fade,
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

export function dishArray(): Drawing {
  const roll = dice(2214);
  const dish = (x: number, y: number, s: number, colour: string): string =>
    `<g transform="translate(${x} ${y}) scale(${s})">${poly(
      [
        [-56, 0],
        [-14, -118],
        [14, -118],
        [56, 0],
      ],
      colour,
    )}${times(3, (i) => line([-46 + i * 13, -26 - i * 30], [46 - i * 13, -26 - i * 30], ink.mist, 3, 'opacity=".35"'))}${rect(-64, -6, 128, 12, colour)}<g transform="translate(0 -150) rotate(-33)">${path('M-165 0 A165 62 0 0 0 165 0 Z', colour)}${oval(0, 0, 165, 52, 'url(#bowl)')}${times(4, (i) => oval(0, 4, 165 * (0.26 + i * 0.2), 52 * (0.26 + i * 0.2), 'none', `stroke="${ink.deep}" stroke-width="2" opacity=".5"`))}${times(12, (i) => line([0, 8], [165 * Math.cos((i * Math.PI) / 6), 52 * Math.sin((i * Math.PI) / 6)], ink.deep, 1.6, 'opacity=".45"'))}${line([-120, 26], [0, -128], ink.paper, 4)}${line([120, 26], [0, -128], ink.paper, 4)}${line([0, -46], [0, -128], ink.paper, 3)}${rect(-13, -146, 26, 26, ink.fire)}</g></g>`;
  return {
    width: 1600,
    height: 1067,
    art: `<defs>${fade('night', [
      [0, '#070d17'],
      [0.5, '#11293c'],
      [0.82, '#28606a'],
      [1, '#d08a4d'],
    ])}${fade(
      'bowl',
      [
        [0, '#fbeed2'],
        [0.5, '#b7c2b6'],
        [1, '#3c6470'],
      ],
      [1, 0.4],
    )}<filter id="cloud" x="-20%" y="-20%" width="140%" height="140%"><feTurbulence type="fractalNoise" baseFrequency=".006 .012" numOctaves="5" seed="8"/><feColorMatrix values="0 0 0 0 .96 0 0 0 0 .86 0 0 0 0 .68 1.9 0 0 0 -.86"/></filter>${fade(
      'bandMask',
      [
        [0, '#000'],
        [0.5, '#fff'],
        [1, '#000'],
      ],
    )}<mask id="milky">${rect(-200, 120, 2200, 430, 'url(#bandMask)', 'transform="rotate(-24 800 400)"')}</mask>${fade(
      'ground',
      [
        [0, '#1a3440'],
        [1, '#060b12'],
      ],
    )}</defs>
${rect(0, 0, 1600, 860, 'url(#night)')}
<g mask="url(#milky)">${rect(0, 0, 1600, 860, '#fff', 'filter="url(#cloud)" opacity=".7"')}${times(700, () => disc(roll() * 1600, roll() * 800, 0.6 + 1.2 * roll(), '#fff7e0', `opacity="${(0.3 + 0.6 * roll()).toFixed(2)}"`))}</g>
${times(420, () => disc(roll() * 1600, roll() * 720, 0.6 + 2.1 * roll() ** 4, '#fff7e0', `opacity="${(0.35 + 0.6 * roll()).toFixed(2)}"`))}
${times(9, () => {
  const [x, y] = [roll() * 1600, roll() * 480];
  return (
    line([x - 12, y], [x + 12, y], '#fff7e0', 1.4) +
    line([x, y - 12], [x, y + 12], '#fff7e0', 1.4) +
    disc(x, y, 3, '#fff')
  );
})}
${poly(ridge(1600, 900, 760, 70, 77), '#1d4450')}${poly(ridge(1600, 940, 800, 44, 6), '#12303b')}
${rect(0, 800, 1600, 270, 'url(#ground)')}
${times(12, (i) => dish(1540 - i * 92 - i * i * 1.2, 800 + i * 3, 0.13 + i * 0.004, '#0e2530'))}
${dish(1370, 838, 0.38, '#0d212c')}${dish(1090, 866, 0.62, '#0c1d28')}${dish(690, 918, 1.02, '#0a1822')}${dish(190, 1010, 1.7, ink.night)}
${path('M0 1067 Q700 930 1600 836 V870 Q900 960 420 1067 Z', '#c88b52', 'opacity=".28"')}
${person(1010, 1000, 84, '#05090e')}${line([1022, 950], [1080, 985], '#ffe2a0', 2)}${poly(
  [
    [1022, 948],
    [1230, 1010],
    [1180, 1046],
  ],
  '#ffe2a0',
  'opacity=".22"',
)}`,
  };
}
