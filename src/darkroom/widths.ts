/** The widths in which pictures are shown. Apart from `renditions.ts`, so that who only names them loads no decoder. */

/** The only widths there are: a free choice of width would let anyone fill the disk. */
const ladder = [320, 480, 640, 960, 1280, 1600];

/**
 * Widths in which a picture can be had, ascending, never above its own. One narrower than the whole ladder
 * can be had in its own width only.
 *
 * `widthsOf(1000)` → `[320, 480, 640, 960]`; `widthsOf(200)` → `[200]`
 */
export function widthsOf(width: number): number[] {
  const widths = ladder.filter((step) => step <= width);
  return widths.length > 0 ? widths : [width];
}
