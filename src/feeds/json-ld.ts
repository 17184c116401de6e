/** schema.org data for search engines. The page's shell makes it safe for the `<script>` it stands in. */
import { picturePath, versionsPath } from '#article/address.ts';
import type { ArticleKind } from '#article/article.ts';
import { bodyText, excerpt } from '#article/plain-text.ts';
import type { LiveView } from '#edition/live.ts';
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

/** Entries of a live coverage that search engines are told; they come again often. */
const updatesTold = 10;

/** When what readers see last changed: the text, or an entry of the coverage that is told. */
const changed = ({ updated }: ArticleView, live: LiveView | null): Date =>
  new Date(Math.max(+updated, ...(live?.entries ?? []).map(({ at, edited }) => +(edited ?? at))));

/** What https://schema.org/LiveBlogPosting has besides. */
const liveData = (live: LiveView | null, url: string, published: Date) =>
  live === null
    ? {}
    : {
        coverageStartTime: published.toISOString(),
        liveBlogUpdate: live.entries
          .filter(({ removed }) => removed === null)
          .slice(0, updatesTold)
          .map(({ id, at, edited, headline, body }) => ({
            '@type': 'BlogPosting',
            url: `${url}#e${id}`,
            headline: headline || excerpt(bodyText(body), 110),
            datePublished: at.toISOString(),
            ...(edited ? { dateModified: edited.toISOString() } : {}),
            articleBody: excerpt(bodyText(body), 200),
          })),
      };

/** NewsArticle (and BreadcrumbList) of one article; `files`: the story files it belongs to; `live`: its coverage. */
export function articleJsonLd(
  article: ArticleView,
  files: readonly FileNote[],
  site: SiteView,
  live: LiveView | null = null,
): string {
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
    dateModified: changed(article, live).toISOString(),
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
    ...liveData(live, url, article.published),
    wordCount: article.wordCount,
    isAccessibleForFree: true,
    ...(article.versions > 1
      ? { version: article.versions, archivedAt: absolute(origin, versionsPath(article.id)) }
      : {}),
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
          correction: article.corrections.map(({ id, note, at }) => ({
            '@type': 'CorrectionComment',
            url: `${url}#correction-${id}`,
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
