/** Light broken by water. */
import { dice, rect, times } from './paper.ts';

/** Broken light on water, narrowing towards the horizon; `x` is below the light. */
export function glitter(
  x: number,
  top: number,
  bottom: number,
  spread: number,
  colour: string,
  seed: number,
): string {
  const roll = dice(seed);
  return times(210, () => {
    const depth = roll() ** 1.6;
    const y = top + depth * (bottom - top);
    const half = (0.12 + depth) * spread * (roll() - 0.5) * 2;
    const w = (14 + 120 * depth) * (0.4 + roll());
    return rect(
      x + half - w / 2,
      y,
      w,
      1.5 + 5 * depth,
      colour,
      `opacity="${(0.25 + 0.6 * roll()).toFixed(2)}" rx="2"`,
    );
  });
}
