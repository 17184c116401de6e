/** schema.org data for search engines. The page's shell makes it safe for the `<script>` it stands in. */
import { picturePath } from '#article/address.ts';
import type { ArticleKind } from '#article/article.ts';
import type { FileNote } from '#edition/stories/view.ts';
import type { ArticleView, SiteView } from '#edition/view.ts';
import { absolute } from './source.ts';

/** schema.org's types for our kinds: https://schema.org/NewsArticle and its more specific types. */
const types: Record<ArticleKind, string> = {
  news: 'ReportageNewsArticle',
  analysis: 'AnalysisNewsArticle',
  opinion: 'OpinionNewsArticle',
  explainer: 'BackgroundNewsArticle',
  live: 'LiveBlogPosting',
  brief: 'NewsArticle',
};

/** NewsArticle (and BreadcrumbList) of one article; `files`: the story files it belongs to. */
export function articleJsonLd(article: ArticleView, files: readonly FileNote[], site: SiteView): string {
  const { origin } = site;
  const url = absolute(origin, article.path);
  const publisher = {
    '@type': 'NewsMediaOrganization',
    name: site.name,
    url: `${origin}/`,
    correctionsPolicy: `${origin}/corrections`,
  };
  const authors = article.bylines.map((byline) => ({
    '@type': byline.type === 'person' ? 'Person' : 'Organization',
    name: byline.name,
    url: absolute(origin, byline.path),
  }));
  const { picture } = article;
  const trail = article.sections[0] ?? [];
  const news = {
    '@type': [types[article.kind], 'NewsArticle'],
    '@id': `${url}#article`,
    mainEntityOfPage: url,
    headline: article.headline,
    ...(article.standfirst ? { description: article.standfirst } : {}),
    inLanguage: article.language,
    datePublished: article.published.toISOString(),
    dateModified: article.updated.toISOString(),
    author: authors.length ? authors : [publisher],
    publisher,
    ...(article.sections.length
      ? { articleSection: article.sections.map((section) => section.at(-1)?.name) }
      : {}),
    ...(article.topics.length ? { keywords: article.topics.map((topic) => topic.name) } : {}),
    ...(files.length
      ? {
          isPartOf: files.map((file) => ({
            '@type': 'CollectionPage',
            '@id': absolute(origin, file.path),
            name: file.name,
          })),
        }
      : {}),
    wordCount: article.wordCount,
    isAccessibleForFree: true,
    ...(article.dateline ? { dateline: article.dateline } : {}),
    ...(picture
      ? {
          image: picture.widths.slice(-1).map((width) => ({
            '@type': 'ImageObject',
            url: absolute(origin, picturePath(picture.hash, width, 'jpeg')),
            width,
            height: Math.round((picture.height * width) / picture.width),
            ...(picture.credit ? { creditText: picture.credit } : {}),
          })),
        }
      : {}),
    ...(article.corrections.length
      ? {
          correction: article.corrections.map(({ note, at }) => ({
            '@type': 'CorrectionComment',
            text: note,
            datePublished: at.toISOString(),
          })),
        }
      : {}),
  };
  const breadcrumbs = {
    '@type': 'BreadcrumbList',
    itemListElement: trail.map(({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: absolute(origin, path),
    })),
  };
  return JSON.stringify({
    '@context': 'https://schema.org',
    '@graph': trail.length ? [news, breadcrumbs] : [news],
  });
}
