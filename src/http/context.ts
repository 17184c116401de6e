/** What every route works with: the reader's view of the database, the site as kept, the assets. */
import type { Language } from '#article/article.ts';
import type { FileStore } from '#darkroom/files.ts';
import type { Reader } from '#database/connection.ts';
import { type Conventions, makeConventions } from '#edition/conventions/conventions.ts';
import { readMostRead } from '#edition/most-read.ts';
import { readRevokedPictures } from '#edition/revoked-pictures.ts';
import type { Search } from '#edition/search/search.ts';
import type { Suggest } from '#edition/search/suggest.ts';
import { readSite, type Site, siteView } from '#edition/site.ts';
import type { ArticleCard } from '#edition/view.ts';
import type { Assets } from '#html/assets.ts';
import { type Frame, type Head, plainHead } from '#html/frame.ts';
import type { LiveHub } from './live/hub.ts';
import type { Staff } from './newsroom/staff.ts';
import type { PageCache } from './page-cache.ts';
import type { ReadCounter } from './read-counter.ts';

export interface Context {
  reader: Reader;
  cache: PageCache;
  assets: Assets;
  pictures: FileStore;
  search: Search;
  suggest: Suggest;
  reads: ReadCounter;
  /** Public origin, no trailing slash. */
  origin: string;
  /** True when the database answers and its schema is this program's. */
  isReady: () => Promise<boolean>;
  keeper: SiteKeeper;
  /** What the journalists' side needs; without it there is none at this node. */
  staff?: Staff;
  /** Readers of live coverage who are there. */
  live: LiveHub;
}

/** Milliseconds for which «الأكثر قراءة» is kept: it is on every page, and an hourly sum does not change faster. */
const mostReadKept = 60_000;
const mostReadShown = 7;

interface Kept<T> {
  value: T;
  until: number;
}

/** The small things that every page shows, read once and kept until they change. */
export class SiteKeeper {
  readonly #reader: Reader;
  #site: Promise<Site> | null = null;
  /** The last site that was read, for pages that must be shown while the database is away. */
  last: Site | null = null;
  #revokedPictures: Promise<ReadonlySet<string>> | null = null;
  readonly #mostRead = new Map<Language, Kept<Promise<ArticleCard[]>>>();
  readonly #conventions = new Map<Language, Conventions>();

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  site(): Promise<Site> {
    this.#site ??= readSite(this.#reader).then(
      (site) => {
        this.last = site;
        return site;
      },
      (error) => {
        this.#site = null;
        throw error;
      },
    );
    return this.#site;
  }

  async mostRead(language: Language): Promise<ArticleCard[]> {
    const now = Date.now();
    const kept = this.#mostRead.get(language);
    if (kept && kept.until > now) return kept.value;
    const value = this.site().then((site) => readMostRead(this.#reader, site, language, mostReadShown));
    this.#mostRead.set(language, { value, until: now + mostReadKept });
    value.catch(() => this.#mostRead.delete(language));
    return value;
  }

  /** Hashes of the pictures that were taken back; few, and asked for with every picture that is served. */
  revokedPictures(): Promise<ReadonlySet<string>> {
    this.#revokedPictures ??= readRevokedPictures(this.#reader).catch((error) => {
      this.#revokedPictures = null;
      throw error;
    });
    return this.#revokedPictures;
  }

  forgetRevokedPictures(): void {
    this.#revokedPictures = null;
  }

  conventions(site: Site, language: Language): Conventions {
    const conventions = this.#conventions.get(language) ?? makeConventions(language, site.settings);
    this.#conventions.set(language, conventions);
    return conventions;
  }

  /** Something that every page shows changed. */
  forget(): void {
    this.#site = null;
    this.#revokedPictures = null;
    this.#mostRead.clear();
    this.#conventions.clear();
  }

  /** An article changed or went: the most read may show it. */
  forgetMostRead(): void {
    this.#mostRead.clear();
  }
}

/** The frame of one page. `head` is made from the site as it stands. */
export function frameOf(
  context: Context,
  site: Site,
  language: Language,
  path: string,
  head: (frame: Omit<Frame, 'head'>) => Head = (frame) => plainHead(frame.site.name),
): Frame {
  const frame = {
    site: siteView(site, language, context.origin),
    conventions: context.keeper.conventions(site, language),
    now: new Date(),
    assets: context.assets,
    path,
  };
  return { ...frame, head: head(frame) };
}
