/** What was typed into a one-line field, and where a place in it goes when others type. */

/** One change of a text, as Yjs tells it. */
export type Delta = readonly { retain?: number; insert?: unknown; delete?: number }[];

export interface LineEdit {
  at: number;
  removed: number;
  inserted: string;
}

/**
 * What makes `before` into `after`; between equal letters the one before the caret (its place in `after`) is the
 * typed one. `editOf('أب', 'أأب', 1)` → `{at: 0, removed: 0, inserted: 'أ'}`
 */
export function editOf(before: string, after: string, caret: number): LineEdit {
  const tail = after.length - caret;
  const most = Math.min(before.length, after.length);
  let end = 0;
  while (end < Math.min(tail, most) && before[before.length - 1 - end] === after[after.length - 1 - end])
    end++;
  let at = 0;
  while (at < most - end && before[at] === after[at]) at++;
  return { at, removed: before.length - end - at, inserted: after.slice(at, after.length - end) };
}

/** Where a place goes when others changed the text: what is put in right at it comes behind it. */
export function moved(place: number, delta: Delta): number {
  let at = 0;
  let now = place;
  for (const { retain = 0, insert, delete: gone = 0 } of delta) {
    at += retain;
    if (at >= now) break;
    if (typeof insert === 'string') {
      now += insert.length;
      at += insert.length;
    } else now = Math.max(at, now - gone);
  }
  return now;
}
