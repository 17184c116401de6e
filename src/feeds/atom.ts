/** Atom 1.0 (RFC 4287) with full text. */
import { generateAtomFeed } from 'feedsmith';
import {
  absolute,
  authorsOf,
  type FeedSource,
  feedTitle,
  fullText,
  identityOf,
  lastChange,
} from './source.ts';

export function atomFeed(source: FeedSource): string {
  const { origin, articles } = source;
  return generateAtomFeed({
    id: absolute(origin, source.self),
    title: { value: feedTitle(source.title) },
    ...(source.description ? { subtitle: { value: source.description } } : {}),
    updated: lastChange(articles),
    // An entry without an author of its own is signed by the paper (RFC 4287, 4.1.1).
    authors: [{ name: source.title }],
    generator: { text: 'Warraq' },
    links: [
      { href: absolute(origin, source.page), rel: 'alternate', type: 'text/html', hreflang: source.language },
      { href: absolute(origin, source.self), rel: 'self', type: 'application/atom+xml' },
    ],
    xml: { lang: source.language },
    entries: articles.map((article) => ({
      id: identityOf(article, origin),
      title: { value: feedTitle(article.headline) },
      links: [{ href: absolute(origin, article.path), rel: 'alternate', type: 'text/html' }],
      published: article.published,
      updated: article.updated,
      summary: { value: article.summary },
      content: { value: fullText(article, origin), type: 'html' },
      authors: authorsOf(article, origin),
      categories: [...article.sections, ...article.topics].map((term) => ({ term })),
    })),
  });
}
