/** Fronts as editors arrange them: their names, and the slots to which a story can be pinned. */
import { type Language, languages } from './article.ts';

/** In reading order: the lead, then those beside it. Pins are kept by the place in this list. */
export const frontSlots = ['lead', 'second1', 'second2', 'second3'] as const;
export type FrontSlot = (typeof frontSlots)[number];

/** A story pinned to a slot. `until`: the hour at which it falls out, `null`: none. */
export interface Pin {
  slot: FrontSlot;
  article: number;
  until: Date | null;
}

export type Front = { home: Language } | { section: number };

/** `frontName({ home: 'ar' })` → `'home:ar'` */
export const frontName = (front: Front): string =>
  'home' in front ? `home:${front.home}` : `section:${front.section}`;

/** `parseFrontName('section:3')` → `{ section: 3 }`; `null` for what is no front's name. */
export function parseFrontName(name: string): Front | null {
  const [, kind, what] = /^(home|section):([a-z]{2}|[1-9]\d{0,8})$/.exec(name) ?? [];
  if (kind === 'section') return Number(what) ? { section: Number(what) } : null;
  const language = languages.find((one) => one === what);
  return kind === 'home' && language ? { home: language } : null;
}

/** The list whose articles a front shows, and so may be pinned to it. */
export const listOfFront = (front: Front): string =>
  'home' in front ? `latest:${front.home}` : `section:${front.section}`;

/** The key of the pages on which the arrangement of a front is seen. */
export const frontKey = (front: Front): string => `front:${frontName(front)}`;
