/**
 * Readers who are there while a coverage goes on. Every node hears of changes by NOTIFY, reads them once, and gives each of
 * its readers those that come after the reader's own cursor, in order.
 */
import type { LiveEntryView } from '#edition/live.ts';

export interface Change {
  number: number;
  entry: LiveEntryView;
}

export interface HubOptions {
  /** Changes of an article after a number, in order, at most so many. */
  read: (article: number, after: number, limit: number) => Promise<Change[]>;
  /** A change as it goes over the wire. */
  frame: (article: number, change: Change) => Promise<string>;
  onError: (error: Error) => void;
}

interface Follower {
  cursor: number;
  /** Until what it missed was read, it is given nothing else. */
  ready: boolean;
  send: (frames: string) => void;
  /** It is to ask again, from its cursor. */
  end: () => void;
}
interface Coverage {
  followers: Set<Follower>;
  /** How often it was heard that something changed. */
  heard: number;
  reading: boolean;
  again: boolean;
}

/** Changes read at once. */
const step = 200;

export class LiveHub {
  readonly #options: HubOptions;
  readonly #coverages = new Map<number, Coverage>();
  #closed = false;

  constructor(options: HubOptions) {
    this.#options = options;
  }

  get followers(): number {
    let sum = 0;
    for (const { followers } of this.#coverages.values()) sum += followers.size;
    return sum;
  }

  /** Follows a coverage from after a change on. Returns how to leave. */
  follow(article: number, after: number, reader: Pick<Follower, 'send' | 'end'>): () => void {
    // Who comes back on a connection that was still open is let go too: else the node waits for them.
    if (this.#closed) {
      reader.end();
      return () => {};
    }
    const coverage = this.#coverages.get(article) ?? {
      ...{ followers: new Set<Follower>(), heard: 0, reading: false, again: false },
    };
    this.#coverages.set(article, coverage);
    const follower: Follower = { cursor: after, ready: false, ...reader };
    coverage.followers.add(follower);
    void this.#catchUp(article, coverage, follower);
    return () => {
      coverage.followers.delete(follower);
      if (!coverage.followers.size && this.#coverages.get(article) === coverage)
        this.#coverages.delete(article);
    };
  }

  /** Something changed, or may have: `null` for every coverage, when notes were missed. */
  changed(article: number | null): void {
    for (const [id, coverage] of this.#coverages)
      if (article === null || id === article) {
        coverage.heard++;
        void this.#give(id, coverage);
      }
  }

  /** Lets everybody go; they come back elsewhere. */
  close(): void {
    this.#closed = true;
    for (const { followers } of this.#coverages.values()) for (const { end } of followers) end();
    this.#coverages.clear();
  }

  async #frames(article: number, changes: readonly Change[]): Promise<[number, string][]> {
    return Promise.all(
      changes.map(
        async (change): Promise<[number, string]> => [
          change.number,
          await this.#options.frame(article, change),
        ],
      ),
    );
  }

  /** Gives a newcomer what it missed; then it is given what everybody is. */
  async #catchUp(article: number, coverage: Coverage, follower: Follower): Promise<void> {
    try {
      let heard: number;
      let more: boolean;
      do {
        heard = coverage.heard;
        const changes = await this.#options.read(article, follower.cursor, step);
        for (const [number, frame] of await this.#frames(article, changes)) {
          follower.send(frame);
          follower.cursor = number;
        }
        more = changes.length === step;
        // What was heard of while this was read may have been given to the others already.
      } while (more || heard !== coverage.heard);
      follower.ready = true;
    } catch (error) {
      this.#options.onError(error as Error);
      coverage.followers.delete(follower);
      follower.end();
    }
  }

  /** Gives whoever is ready what is new; one reading at a time, and again when something came meanwhile. */
  async #give(article: number, coverage: Coverage): Promise<void> {
    if (coverage.reading) {
      coverage.again = true;
      return;
    }
    coverage.reading = true;
    try {
      do {
        coverage.again = false;
        const ready = [...coverage.followers].filter((follower) => follower.ready);
        const least = Math.min(...ready.map(({ cursor }) => cursor));
        if (!ready.length) break;
        const changes = await this.#options.read(article, least, step);
        const frames = await this.#frames(article, changes);
        // All in one turn: nobody becomes ready in the middle of it.
        for (const follower of coverage.followers)
          if (follower.ready)
            for (const [number, frame] of frames)
              if (number > follower.cursor) {
                follower.cursor = number;
                follower.send(frame);
              }
        if (changes.length === step) coverage.again = true;
      } while (coverage.again);
    } catch (error) {
      // They keep their cursors: the next change, or the database's return, gives them all of it.
      this.#options.onError(error as Error);
    } finally {
      coverage.reading = false;
    }
  }
}
