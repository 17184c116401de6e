/** An arrangement on its way: what is pinned to which slot, before it is saved. Values; every change makes a new one. */
import { type FrontSlot, frontSlots } from '#article/front.ts';

export interface Story {
  id: number;
  headline: string;
}

export interface DraftPin {
  story: Story;
  /** ISO time at which it falls out; `null`: none. */
  until: string | null;
}

/** By slot; a slot that is not there fills itself. */
export type Pins = Readonly<Partial<Record<FrontSlot, DraftPin>>>;

/** A front as the server last told it. */
export interface ServedSlot {
  slot: FrontSlot;
  story: Story | null;
  pin: { until: string | null } | null;
}

export const pinsOf = (slots: readonly ServedSlot[]): Pins =>
  Object.fromEntries(
    slots.flatMap(({ slot, story, pin }) => (story && pin ? [[slot, { story, until: pin.until }]] : [])),
  );

export const samePins = (a: Pins, b: Pins): boolean =>
  frontSlots.every((slot) => a[slot]?.story.id === b[slot]?.story.id && a[slot]?.until === b[slot]?.until);

/** What each slot shows: its pin, else the next of the stories that stand there by themselves. */
export function rowsOf(
  pins: Pins,
  slots: readonly ServedSlot[],
): { slot: FrontSlot; story: Story | null; pin: DraftPin | null }[] {
  const placed = new Set(frontSlots.map((slot) => pins[slot]?.story.id));
  const own = slots.flatMap(({ story, pin }) => (story && !pin && !placed.has(story.id) ? [story] : []));
  return frontSlots.map((slot) => {
    const pin = pins[slot] ?? null;
    return { slot, pin, story: pin?.story ?? own.shift() ?? null };
  });
}

const without = (pins: Pins, slot: FrontSlot): Pins => {
  const { [slot]: _, ...rest } = pins;
  return rest;
};

export const unpin = without;

/** A story goes to a slot and is pinned there; what is pinned at either place changes places with it. */
export function moveTo(pins: Pins, from: FrontSlot, to: FrontSlot, story: Story): Pins {
  const there = pins[to];
  const moved = { ...without(pins, from), [to]: pins[from] ?? { story, until: null } };
  return there && from !== to ? { ...moved, [from]: there } : moved;
}

/**
 * Pins a story that was found. What is pinned there moves on to the next slot, up to the first that fills itself; where
 * all are pinned the last falls out.
 */
export function insertAt(pins: Pins, at: FrontSlot, story: Story): Pins {
  let next = pins;
  for (const slot of frontSlots) if (pins[slot]?.story.id === story.id) next = without(next, slot);
  let carried: DraftPin | undefined = { story, until: null };
  for (const slot of frontSlots.slice(frontSlots.indexOf(at))) {
    if (!carried) break;
    const there: DraftPin | undefined = next[slot];
    next = { ...next, [slot]: carried };
    carried = there;
  }
  return next;
}

/** As the API takes it. */
export const sentPins = (pins: Pins): { slot: FrontSlot; article: number; until: string | null }[] =>
  frontSlots.flatMap((slot) => {
    const pin = pins[slot];
    return pin ? [{ slot, article: pin.story.id, until: pin.until }] : [];
  });
