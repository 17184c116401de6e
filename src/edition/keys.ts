/**
 * Keys of what a page shows. A page kept under them is dropped exactly when one of them is announced
 * (`desk/outbox.ts`): 'article:12' for an article or its card, a list's name for a list, 'site' for all pages.
 */
import type { ArticleCard } from './view.ts';

/** `cardKeys([card12, card9])` → `['article:12', 'article:9']` */
export const cardKeys = (cards: Iterable<ArticleCard>): string[] =>
  Array.from(cards, (card) => `article:${card.id}`);

/** A view with the keys of all that it shows. */
export interface Keyed<T> {
  view: T;
  keys: string[];
}
