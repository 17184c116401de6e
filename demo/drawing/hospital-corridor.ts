/** A hospital corridor at night. */
import { type Drawing, disc, fade, glow, ink, line, path, person, poly, rect } from './paper.ts';

export function hospitalCorridor(): Drawing {
  const [vx, vy] = [600, 520];
  const at = (x: number, y: number, t: number): [number, number] => [vx + (x - vx) * t, vy + (y - vy) * t];
  const depth = Array.from({ length: 9 }, (_, i) => 0.13 * 1.3 ** i);
  return {
    width: 1200,
    height: 1200,
    art: `<defs>${glow('end', [
      [0, '#ffffff', 1],
      [0.2, '#fffbe9', 0.95],
      [1, '#e9f0dc', 0],
    ])}${fade('ceil', [
      [0, '#2a4b52'],
      [1, '#cfdccb'],
    ])}${fade('floor', [
      [0, '#f3efd9'],
      [0.4, '#7ea59d'],
      [1, '#143039'],
    ])}${fade(
      'left',
      [
        [0, '#16353e'],
        [1, '#d9e2cd'],
      ],
      [1, 0],
    )}${fade(
      'right',
      [
        [0, '#d9e2cd'],
        [1, '#1b3f47'],
      ],
      [1, 0],
    )}${fade('gleam', [
      [0, '#ffffff', 0.85],
      [1, '#ffffff', 0],
    ])}</defs>
${poly([[-200, -200], [1400, -200], at(1400, -200, 0.13), at(-200, -200, 0.13)], 'url(#ceil)')}${poly([[-200, 1400], [1400, 1400], at(1400, 1400, 0.13), at(-200, 1400, 0.13)], 'url(#floor)')}
${poly([[-200, -200], at(-200, -200, 0.13), at(-200, 1400, 0.13), [-200, 1400]], 'url(#left)')}${poly([[1400, -200], at(1400, -200, 0.13), at(1400, 1400, 0.13), [1400, 1400]], 'url(#right)')}
${poly([at(-200, 900, 0.13), at(-200, 940, 0.13), [-200, 940], [-200, 900]], ink.fire, 'opacity=".8"')}${poly([at(1400, 900, 0.13), at(1400, 940, 0.13), [1400, 940], [1400, 900]], ink.fire, 'opacity=".8"')}
${depth
  .map((t, i) => {
    const f = t * 1.14;
    const u = t * 1.24;
    const light =
      poly([at(430, -200, t), at(770, -200, t), at(770, -200, f), at(430, -200, f)], '#fffdf0') +
      poly(
        [at(360, 1400, t), at(840, 1400, t), at(840, 1400, f), at(360, 1400, f)],
        '#fffdf0',
        'opacity=".4"',
      );
    const door = (x: number, tone: string): string =>
      poly([at(x, 130, t), at(x, 130, u), at(x, 1400, u), at(x, 1400, t)], ink.night, 'opacity=".5"') +
      poly(
        [at(x, 160, t * 1.02), at(x, 160, u * 0.985), at(x, 1400, u * 0.985), at(x, 1400, t * 1.02)],
        tone,
      ) +
      poly(
        [at(x, 300, t * 1.06), at(x, 300, u * 0.95), at(x, 620, u * 0.95), at(x, 620, t * 1.06)],
        i === 5 ? '#ffd68a' : '#0f2b34',
        'opacity=".85"',
      );
    return (i % 2 ? door(-200, '#2b6068') : door(1400, '#34707a')) + light;
  })
  .join('')}
${rect(vx - 104, vy - 94, 208, 208, '#fffef6')}${line([vx, vy - 94], [vx, vy + 114], '#b9cbbf', 3)}${disc(vx, vy, 470, 'url(#end)')}
${poly(
  [
    [vx - 100, vy + 114],
    [vx + 100, vy + 114],
    [vx + 330, 1200],
    [vx - 330, 1200],
  ],
  'url(#gleam)',
  'opacity=".8"',
)}
<g>${poly(
      [
        [vx - 12, 772],
        [vx + 40, 772],
        [vx + 90, 1010],
        [vx - 46, 1010],
      ],
      '#12303a',
      'opacity=".45"',
    )}${person(vx + 14, 776, 250, '#15333c')}</g>
<g>${rect(160, 812, 236, 16, '#0d222b')}${rect(150, 766, 252, 48, '#f4ecd6', 'rx="18"')}${rect(150, 782, 176, 34, ink.fire, 'rx="8" opacity=".85"')}${rect(336, 748, 66, 32, '#fffaf0', 'rx="14"')}${line([180, 826], [166, 950], '#0d222b', 8)}${line([380, 826], [392, 950], '#0d222b', 8)}${line([180, 826], [392, 950], '#0d222b', 4)}${disc(166, 956, 14, '#0d222b')}${disc(392, 956, 14, '#0d222b')}${line([146, 812], [146, 560], '#0d222b', 6)}${line([146, 562], [178, 562], '#0d222b', 5)}${rect(166, 566, 26, 58, '#cfe2d6', 'rx="8" opacity=".9"')}${path('M179 624 Q176 700 214 766', 'none', 'stroke="#0d222b" stroke-width="2.5"')}</g>`,
  };
}
