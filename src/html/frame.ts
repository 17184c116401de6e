/** What stands around every page: the site, its conventions, the hour, the assets, and the `<head>`. */
import { editionPath } from '#article/address.ts';
import type { Conventions } from '#edition/conventions/conventions.ts';
import type { SiteView } from '#edition/view.ts';

export const pageKinds = ['article', 'live', 'front', 'list', 'file', 'versions', 'plain'] as const;
/** Which style sheet a page carries. */
export type PageKind = (typeof pageKinds)[number];

/** The part of the assets that templates write into pages; `buildAssets` in `assets.ts` makes it. */
export interface PageAssets {
  /** Minified CSS, inlined; its hash goes into the Content-Security-Policy. */
  styles: Record<PageKind, string>;
  /** Address of the script: `/assets/site-3fa9c1d2.js` */
  script: string;
  /** Addresses of the fonts of the first view. */
  preload: readonly string[];
}

/** All that machines read about the page; addresses are absolute. */
export interface Head {
  title: string;
  description: string;
  /** `null` on pages that are not to be indexed (search, errors). */
  canonical: string | null;
  alternates: { language: string; href: string }[];
  /** In order: `['og:title', '…'], ['article:published_time', '…']` */
  openGraph: [property: string, content: string][];
  /** Serialised JSON; the shell makes it safe for its `<script>`. */
  jsonLd: string | null;
  feeds: { title: string; href: string; type: string }[];
}

export interface Frame {
  site: SiteView;
  conventions: Conventions;
  /** The moment of rendering. Pages are cached, so only the date line of fronts may show it. */
  now: Date;
  assets: PageAssets;
  /** Path of this page: `/s/world` */
  path: string;
  head: Head;
}

/** A head with nothing but a title, for pages that machines should pass by. */
export const plainHead = (title: string, description = ''): Head => ({
  title,
  description,
  canonical: null,
  alternates: [],
  openGraph: [],
  jsonLd: null,
  feeds: [],
});

/** The edition's own page of that name: `own(frame, '/menu')` → `/menu` in Arabic, `/en/menu` in English. */
export const own = (frame: Pick<Frame, 'conventions'>, path: string): string =>
  editionPath(frame.conventions.language, path);
