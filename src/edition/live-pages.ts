/** Addresses of a live coverage: the article's own page has its newest entries, older ones stand on pages of their own. */
import { entryId } from '#article/live.ts';

/** Entries on the article's own page, and on each page of older ones. */
export const entriesShown = 30;

export const livePath = (article: number): string => `/a/${article}/live`;

/** The page of older entries on which one stands that has so many before it; '' for the article's own. */
export const entryPage = (article: number, before: number): string =>
  before < entriesShown ? '' : `${livePath(article)}/${Math.floor(before / entriesShown)}`;

/** Where an entry is found from the article's own page: `'#e12'`, `'/a/7/live/2#e12'`. */
export const entryPath = (article: number, entry: number, before: number): string =>
  `${entryPage(article, before)}#${entryId(entry)}`;
