/** Paths of public pages. Every link in the house is made here (see docs/decisions/004-url-scheme.md). */
import { slugOf } from '#arabic/slug.ts';
import type { Language } from './article.ts';

/**
 * A page that each edition has of its own: the home front, search, menu, about, corrections. The Arabic edition
 * stands at the root, others under their language.
 *
 * `editionPath('ar', '/menu')` → `/menu`; `editionPath('en', '/menu')` → `/en/menu`; `editionPath('en', '/')` → `/en`
 */
export const editionPath = (language: Language, path: string): string =>
  language === 'ar' ? path : path === '/' ? `/${language}` : `/${language}${path}`;

/** `articlePath(12, 'وفد-يصل-موسكو')` → `/a/12/وفد-يصل-موسكو` (UTF-8; browsers percent-encode on the wire). */
export const articlePath = (id: number, slug: string): string => `/a/${id}/${slug}`;
/** A headline's slug, which is never the word under which an article's versions stand. */
export const articleSlug = (headline: string): string => slugOf(headline).replace(/^versions$/, 'versions-1');
/** Every version of an article that readers were shown: `/a/12/versions` */
export const versionsPath = (id: number): string => `/a/${id}/versions`;
/** One of them: `versionPath(12, 3)` → `/a/12/versions/3` */
export const versionPath = (id: number, number: number): string => `${versionsPath(id)}/${number}`;
/** `sectionPath('world/asia')` → `/s/world/asia` */
export const sectionPath = (path: string): string => `/s/${path}`;
export const deskPath = (slug: string): string => `/desk/${slug}`;
export const personPath = (slug: string): string => `/by/${slug}`;
export const topicPath = (slug: string): string => `/topic/${slug}`;
export const storyPath = (slug: string): string => `/story/${slug}`;
/** One issue of a story file, with every party's position: `/story/محادثات-المضيق/issue/3` */
export const issuePath = (slug: string, issue: number): string => `${storyPath(slug)}/issue/${issue}`;
/** A year of a story's events: `/story/محادثات-المضيق/timeline/2024` */
export const timelinePath = (slug: string, year: number): string => `${storyPath(slug)}/timeline/${year}`;
export const entityPath = (slug: string): string => `/entity/${slug}`;
/** `dayPath('2024-10-23')` → `/archive/2024/10/23` */
export const dayPath = (day: string): string => `/archive/${day.replaceAll('-', '/')}`;
/** `picturePath('9f2c…', 640, 'avif')` → `/media/9f2c…/640.avif` */
export const picturePath = (hash: string, width: number, format: 'avif' | 'webp' | 'jpeg'): string =>
  `/media/${hash}/${width}.${format === 'jpeg' ? 'jpg' : format}`;
