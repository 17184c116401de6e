/** RSS 2.0 with full text (content:encoded), authors (dc:creator) and its own address (atom:link). */
import { generateRssFeed } from 'feedsmith';
import {
  absolute,
  authorsOf,
  type FeedSource,
  feedTitle,
  fullText,
  identityOf,
  lastChange,
  leadImage,
} from './source.ts';

export function rssFeed(source: FeedSource): string {
  const { origin, articles } = source;
  return generateRssFeed({
    title: feedTitle(source.title),
    link: absolute(origin, source.page),
    description: source.description || source.title,
    language: source.language,
    lastBuildDate: lastChange(articles),
    generator: 'Warraq',
    atom: { links: [{ href: absolute(origin, source.self), rel: 'self', type: 'application/rss+xml' }] },
    items: articles.map((article) => {
      const image = leadImage(article, origin);
      const url = absolute(origin, article.path);
      return {
        title: feedTitle(article.headline),
        link: url,
        guid: { value: identityOf(article, origin), isPermaLink: false },
        description: article.summary,
        pubDate: article.published,
        categories: [...article.sections, ...article.topics].map((name) => ({ name })),
        dc: { creators: authorsOf(article, origin).map((author) => author.name) },
        content: { encoded: fullText(article, origin) },
        ...(image ? { media: { contents: [{ ...image, medium: 'image', type: 'image/jpeg' }] } } : {}),
      };
    }),
  });
}
