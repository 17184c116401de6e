/**
 * Pages kept as bytes under the keys of what they show.
 *
 * A key that is announced drops exactly the pages that show it. One render runs per address however many
 * ask for it. A page past its time is served once more while it is made anew; when that fails because
 * the database is away, it goes on being served.
 */
import type { KeptPage } from './page.ts';

export interface PageCacheOptions {
  /** Most bytes kept; the pages longest unasked go first. */
  bytes: number;
  now?: () => number;
  /** A page could not be made anew in the background. */
  onError: (error: unknown, address: string) => void;
}

interface Entry {
  page: KeptPage;
  /** Makes the page anew. */
  make: () => Promise<KeptPage>;
}

export class PageCache {
  readonly #pages = new Map<string, Entry>();
  readonly #addresses = new Map<string, Set<string>>();
  readonly #renders = new Map<string, { page: Promise<KeptPage>; since: number }>();
  /** Keys announced while renders run, with the count of announcements at the time. */
  readonly #announced = new Map<string, number>();
  readonly #options: PageCacheOptions;
  readonly #now: () => number;
  #announcements = 0;
  #allDroppedAt = 0;
  #bytes = 0;

  constructor(options: PageCacheOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  get size(): number {
    return this.#pages.size;
  }
  get bytes(): number {
    return this.#bytes;
  }

  /**
   * The page kept for an address; asking keeps it in memory, and a stale one is made anew behind it. One that is
   * long past its time (a front of yesterday), or whose hour is over, is not given: see `fallback`.
   */
  get(address: string): KeptPage | undefined {
    const entry = this.#pages.get(address);
    if (!entry || entry.page.overAt <= this.#now()) return undefined;
    this.#pages.delete(address);
    this.#pages.set(address, entry);
    if (entry.page.staleAt <= this.#now() && !this.#renders.has(address))
      this.render(address, entry.make).catch((error) => this.#options.onError(error, address));
    return entry.page;
  }

  /** Whatever is kept for an address, however old: better than nothing while the database is away. */
  fallback(address: string): KeptPage | undefined {
    return this.#pages.get(address)?.page;
  }

  /**
   * Makes a page, or joins the one who is making it. What `make` throws goes to all who wait. A render that
   * began before the last announcement is not joined: it may show what was true before.
   */
  render(address: string, make: () => Promise<KeptPage>): Promise<KeptPage> {
    const running = this.#renders.get(address);
    const since = this.#announcements;
    if (running?.since === since) return running.page;
    const render = { since, page: this.#run(address, make, since) };
    this.#renders.set(address, render);
    return render.page;
  }

  #run(address: string, make: () => Promise<KeptPage>, since: number): Promise<KeptPage> {
    const page = make()
      .then((page) => {
        if (this.#isCurrent(page, since)) this.#keep(address, { page, make });
        return page;
      })
      .finally(() => {
        if (this.#renders.get(address)?.page === page) this.#renders.delete(address);
        if (!this.#renders.size) this.#announced.clear();
      });
    return page;
  }

  /** Drops every page that shows one of the keys; returns how many. */
  drop(keys: Iterable<string>): number {
    this.#announcements++;
    let dropped = 0;
    for (const key of keys) {
      if (this.#renders.size) this.#announced.set(key, this.#announcements);
      for (const address of this.#addresses.get(key) ?? []) {
        this.#forget(address);
        dropped++;
      }
    }
    return dropped;
  }

  dropAll(): void {
    this.#allDroppedAt = ++this.#announcements;
    this.#pages.clear();
    this.#addresses.clear();
    this.#bytes = 0;
  }

  /** A page whose content was announced as changed after its render began may show the old: it is not kept. */
  #isCurrent(page: KeptPage, since: number): boolean {
    if (this.#allDroppedAt > since) return false;
    return !page.keys.some((key) => (this.#announced.get(key) ?? 0) > since);
  }

  #keep(address: string, entry: Entry): void {
    const { page } = entry;
    this.#forget(address);
    this.#pages.set(address, entry);
    this.#bytes += page.bytes;
    page.onGrowth = (bytes) => {
      if (this.#pages.get(address)?.page !== page) return;
      this.#bytes += bytes;
      this.#trim();
    };
    for (const key of page.keys) {
      const addresses = this.#addresses.get(key);
      if (addresses) addresses.add(address);
      else this.#addresses.set(key, new Set([address]));
    }
    this.#trim();
  }

  #trim(): void {
    for (const address of this.#pages.keys()) {
      if (this.#bytes <= this.#options.bytes) return;
      this.#forget(address);
    }
  }

  #forget(address: string): void {
    const page = this.#pages.get(address)?.page;
    if (!page) return;
    this.#pages.delete(address);
    this.#bytes -= page.bytes;
    for (const key of page.keys) {
      const addresses = this.#addresses.get(key);
      addresses?.delete(address);
      if (!addresses?.size) this.#addresses.delete(key);
    }
  }
}
