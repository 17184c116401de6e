/** Sitemaps (sitemaps.org 0.9) and the news sitemap (Google's news 0.9 extension: what is under 48 hours old). */
import { escapeHtml } from '#article/body-html.ts';
import type { SitemapEntry } from '#edition/feed.ts';
import { absolute, feedTitle } from './source.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** The index of all sitemap files: `sitemapIndex(origin, 2)` names `/sitemap-1.xml`, `/sitemap-2.xml` and the fixed pages' file. */
export function sitemapIndex(origin: string, files: number): string {
  const paths = [
    '/sitemap-pages.xml',
    ...Array.from({ length: files }, (_, index) => `/sitemap-${index + 1}.xml`),
  ];
  const entries = paths.map((path) => `<sitemap><loc>${escapeHtml(absolute(origin, path))}</loc></sitemap>`);
  return `${declaration}<sitemapindex ${namespace}>${entries.join('')}</sitemapindex>`;
}

/** Fronts, sections, story files, entities and the paper’s own pages. */
export function pagesSitemap(origin: string, paths: string[]): string {
  const entries = paths.map((path) => `<url><loc>${escapeHtml(absolute(origin, path))}</loc></url>`);
  return `${declaration}<urlset ${namespace}>${entries.join('')}</urlset>`;
}

export function articleSitemap(origin: string, articles: SitemapEntry[]): string {
  const entries = articles.map(
    ({ path, updated }) =>
      `<url><loc>${escapeHtml(absolute(origin, path))}</loc><lastmod>${updated.toISOString()}</lastmod></url>`,
  );
  return `${declaration}<urlset ${namespace}>${entries.join('')}</urlset>`;
}

/** `name` is the paper's name in each language. */
export function newsSitemap(
  origin: string,
  name: Record<SitemapEntry['language'], string>,
  articles: SitemapEntry[],
): string {
  const entries = articles.map(
    ({ path, published, headline, language }) =>
      `<url><loc>${escapeHtml(absolute(origin, path))}</loc><news:news><news:publication><news:name>${escapeHtml(name[language])}</news:name>` +
      `<news:language>${language}</news:language></news:publication><news:publication_date>${published.toISOString()}</news:publication_date>` +
      `<news:title>${escapeHtml(feedTitle(headline))}</news:title></news:news></url>`,
  );
  return `${declaration}<urlset ${namespace} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${entries.join('')}</urlset>`;
}
