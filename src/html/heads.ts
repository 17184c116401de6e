/** What machines read at the top of each kind of page. */
import { isMixed, isolate } from '#arabic/bidi.ts';
import { editionPath, picturePath } from '#article/address.ts';
import { languages } from '#article/article.ts';
import { excerpt } from '#article/plain-text.ts';
import type { LiveView } from '#edition/live.ts';
import type { FileNote } from '#edition/stories/view.ts';
import type { ArticleView, FrontView, ListView, PictureView } from '#edition/view.ts';
import { articleJsonLd } from '#feeds/json-ld.ts';
import { absolute } from '#feeds/source.ts';
import { type Frame, type Head, plainHead } from './frame.ts';

type Framed = Omit<Frame, 'head'>;

/** `<title>` and share texts are plain text: the paper's name beside a title of mixed directions needs an isolate. */
export const titled = (title: string, { site }: Framed): string =>
  `${isMixed(title) ? isolate(title) : title} — ${site.name}`;

function imageTags(picture: PictureView | null, origin: string): [string, string][] {
  const width = picture?.widths.findLast((candidate) => candidate <= 1_280) ?? picture?.widths[0];
  if (!picture || !width) return [];
  return [
    ['og:image', absolute(origin, picturePath(picture.hash, width, 'jpeg'))],
    ['og:image:width', String(width)],
    ['og:image:height', String(Math.round((picture.height * width) / picture.width))],
    ...(picture.alt ? [['og:image:alt', picture.alt] as [string, string]] : []),
  ];
}

/** Feeds that follow a page: `feedsOf('/s/world', 'العالم', frame)` → RSS, Atom and JSON Feed under it. */
export function feedsOf(path: string, title: string, { site }: Framed): Head['feeds'] {
  const base = path === '/' ? '' : path;
  return [
    { title: `${title} (RSS)`, href: absolute(site.origin, `${base}/rss.xml`), type: 'application/rss+xml' },
    {
      title: `${title} (Atom)`,
      href: absolute(site.origin, `${base}/atom.xml`),
      type: 'application/atom+xml',
    },
    {
      title: `${title} (JSON)`,
      href: absolute(site.origin, `${base}/feed.json`),
      type: 'application/feed+json',
    },
  ];
}

/** `files`: the story files that it belongs to. */
export function articleHead(
  article: ArticleView,
  files: readonly FileNote[],
  frame: Framed,
  live: LiveView | null = null,
): Head {
  const { site } = frame;
  const canonical = absolute(site.origin, article.path);
  const description = excerpt(article.summary, 200);
  const section = article.section?.name;
  return {
    title: titled(article.headline, frame),
    description,
    canonical,
    alternates: article.translations.length
      ? [{ language: article.language, path: article.path }, ...article.translations].map(
          ({ language, path }) => ({
            language,
            href: absolute(site.origin, path),
          }),
        )
      : [],
    openGraph: [
      ['og:type', 'article'],
      ['og:site_name', site.name],
      ['og:title', article.headline],
      ['og:description', description],
      ['og:url', canonical],
      ...imageTags(article.picture, site.origin),
      ['article:published_time', article.published.toISOString()],
      ['article:modified_time', article.updated.toISOString()],
      ...(section ? [['article:section', section] as [string, string]] : []),
    ],
    jsonLd: articleJsonLd(article, files, site, live),
    feeds: [],
  };
}

/** `home` is the path of the edition's home front. */
export function frontHead(front: FrontView, home: string, frame: Framed): Head {
  const { site } = frame;
  const path = front.section?.path ?? home;
  const title = front.section?.name;
  const canonical = absolute(site.origin, path);
  const description = title ? `${title} — ${site.name}` : site.tagline;
  return {
    title: title ? titled(title, frame) : site.tagline ? `${site.name} — ${site.tagline}` : site.name,
    description,
    canonical,
    alternates: front.section
      ? []
      : languages.map((language) => ({ language, href: absolute(site.origin, editionPath(language, '/')) })),
    openGraph: [
      ['og:type', 'website'],
      ['og:site_name', site.name],
      ['og:title', title ?? site.name],
      ['og:description', description],
      ['og:url', canonical],
      ...imageTags(front.lead?.picture ?? null, site.origin),
    ],
    jsonLd: null,
    feeds: feedsOf(path, title ?? site.name, frame),
  };
}

/** A list; only its first page is for search engines, the others are followed but not shown. */
export function listHead(list: ListView, first: boolean, frame: Framed): Head {
  const { site, conventions } = frame;
  const title = list.day
    ? conventions.words.archiveOf(conventions.date(new Date(`${list.day.date}T12:00:00Z`)))
    : list.title;
  if (!first) return plainHead(titled(title, frame));
  return {
    ...plainHead(titled(title, frame), excerpt(list.description, 200)),
    canonical: absolute(site.origin, list.path),
    openGraph: [
      ['og:type', list.kind === 'person' ? 'profile' : 'website'],
      ['og:site_name', site.name],
      ['og:title', title],
      ['og:url', absolute(site.origin, list.path)],
    ],
    feeds: list.kind === 'day' || list.kind === 'latest' ? [] : feedsOf(list.path, list.title, frame),
  };
}

/** One of the paper's own pages: corrections, about, menu. */
export const ownPageHead = (title: string, path: string, frame: Framed): Head => ({
  ...plainHead(titled(title, frame)),
  canonical: absolute(frame.site.origin, path),
});
