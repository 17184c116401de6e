/** What a feed is made of, whatever its format. */
import { isMixed, isolate } from '#arabic/bidi.ts';
import { picturePath } from '#article/address.ts';
import type { Language } from '#article/article.ts';
import { bodyHtml } from '#article/body-html.ts';
import type { FeedArticle } from '#edition/feed.ts';

export interface FeedSource {
  /** Public origin, no trailing slash. */
  origin: string;
  /** `'جريدة الساحل — العالم'` */
  title: string;
  description: string;
  language: Language;
  /** Site-relative path of the page that this feed follows. */
  page: string;
  /** Site-relative path of the feed itself. */
  self: string;
  articles: FeedArticle[];
}

/** A site-relative path as an absolute address in ASCII, as validators of feeds and sitemaps want it. */
export const absolute = (origin: string, path: string): string => new URL(path, `${origin}/`).href;

/**
 * A title for plain-text surroundings: one that mixes directions is isolated (FSI…PDI), so that a reader's list
 * of titles keeps its punctuation on the right side.
 */
export const feedTitle = (headline: string): string => (isMixed(headline) ? isolate(headline) : headline);

/** What an item is known by for good: the number never changes, the readable part of an address may. */
export const identityOf = ({ id, part = '' }: FeedArticle, origin: string): string =>
  `${origin}/a/${id}${part}`;

/** When anything in the feed last changed; the epoch for an empty one, so that the same feed has the same bytes. */
export const lastChange = (articles: FeedArticle[]): Date =>
  new Date(Math.max(0, ...articles.map((article) => article.updated.getTime())));

/** Largest rendition of the lead picture up to 1,280 pixels, as JPEG: every reader shows it. */
export function leadImage(
  article: FeedArticle,
  origin: string,
): { url: string; width: number; height: number } | null {
  const { picture } = article;
  const width = picture?.widths.findLast((candidate) => candidate <= 1_280) ?? picture?.widths[0];
  if (!picture || !width) return null;
  return {
    url: absolute(origin, picturePath(picture.hash, width, 'jpeg')),
    width,
    height: Math.round((picture.height * width) / picture.width),
  };
}

/** The full text as HTML, absolute addresses throughout; pictures of the body stay with the page. */
export const fullText = (article: FeedArticle, origin: string): string =>
  bodyHtml(article.body, { absolute: (href) => absolute(origin, href), picture: () => null });

export const authorsOf = (article: FeedArticle, origin: string): { name: string; uri: string }[] =>
  article.bylines.map((byline) => ({ name: byline.name, uri: absolute(origin, byline.path) }));
