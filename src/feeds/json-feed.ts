/** JSON Feed 1.1 with full text. */
import { generateJsonFeed } from 'feedsmith';
import {
  absolute,
  authorsOf,
  type FeedSource,
  feedTitle,
  fullText,
  identityOf,
  leadImage,
} from './source.ts';

export function jsonFeed(source: FeedSource): string {
  const { origin, articles } = source;
  const feed = generateJsonFeed({
    title: feedTitle(source.title),
    home_page_url: absolute(origin, source.page),
    feed_url: absolute(origin, source.self),
    ...(source.description ? { description: source.description } : {}),
    language: source.language,
    items: articles.map((article) => {
      const image = leadImage(article, origin);
      return {
        id: identityOf(article, origin),
        url: absolute(origin, article.path),
        title: feedTitle(article.headline),
        summary: article.summary,
        content_html: fullText(article, origin),
        date_published: article.published,
        date_modified: article.updated,
        tags: [...article.sections, ...article.topics],
        authors: authorsOf(article, origin).map(({ name, uri }) => ({ name, url: uri })),
        language: article.language,
        ...(image ? { image: image.url } : {}),
      };
    }),
  });
  return JSON.stringify(feed);
}
