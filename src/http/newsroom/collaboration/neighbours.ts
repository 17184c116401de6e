/** What other nodes committed, applied to the documents that are open here. */
import type { Document, Hocuspocus } from '@hocuspocus/server';
import * as Y from 'yjs';
import { documentName } from '#article/shared/shape.ts';
import type { Database } from '#database/connection.ts';
import { sharedUpdates } from '#desk/collaboration/document.ts';
import type { SocketContext } from './sockets.ts';

/** Hocuspocus' word for "came from another server". */
export const fromNeighbour = { source: 'redis' } as const;

/** A document that is open, or is just being opened: what commits after its load has read must reach it too. */
export async function openDocument(
  hocuspocus: Hocuspocus<SocketContext>,
  article: number,
): Promise<Document | undefined> {
  const name = documentName(article);
  // A load that fails is told to who asked for it.
  return (
    hocuspocus.documents.get(name) ?? (await hocuspocus.loadingDocuments.get(name)?.catch(() => undefined))
  );
}

export class Neighbours {
  /** By article: ids of updates to read, or all there is. */
  readonly #waiting = new Map<number, Set<string> | 'all'>();
  #reading = false;
  readonly #hocuspocus: Hocuspocus<SocketContext>;
  readonly #db: Database;
  readonly #warn: (error: unknown) => void;

  constructor(hocuspocus: Hocuspocus<SocketContext>, db: Database, warn: (error: unknown) => void) {
    this.#hocuspocus = hocuspocus;
    this.#db = db;
    this.#warn = warn;
  }

  /** Updates of an article were committed elsewhere. What is heard while one reading runs is read together next. */
  heard(article: number, ids: readonly string[] | 'all'): void {
    const waiting = this.#waiting.get(article);
    if (ids === 'all' || waiting === 'all') this.#waiting.set(article, 'all');
    else this.#waiting.set(article, new Set([...(waiting ?? []), ...ids]));
    void this.#drain();
  }

  async #drain(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    for (let [next] = this.#waiting; next; [next] = this.#waiting) {
      const [article, ids] = next;
      this.#waiting.delete(article);
      try {
        await this.#catchUp(article, ids);
      } catch (error) {
        this.#warn(error);
        // Nothing may be missed: once more, and all of it, when the database answers again.
        setTimeout(() => this.heard(article, 'all'), 1_000).unref();
      }
    }
    this.#reading = false;
  }

  async #catchUp(article: number, ids: Set<string> | 'all'): Promise<void> {
    const document = await openDocument(this.#hocuspocus, article);
    if (!document) return;
    const updates = ids === 'all' ? null : await this.#byId([...ids]);
    // Fewer than were named: compacted meanwhile. Applying what is there already does nothing.
    const all =
      updates && ids !== 'all' && updates.length === ids.size
        ? updates
        : await sharedUpdates(this.#db, article);
    document.transact(() => {
      for (const update of all) Y.applyUpdate(document, update, fromNeighbour);
    }, fromNeighbour);
  }

  async #byId(ids: string[]): Promise<Buffer[]> {
    const rows = await this.#db
      .selectFrom('collab.update')
      .select('bytes')
      .where('id', 'in', ids)
      .orderBy('id')
      .execute();
    return rows.map(({ bytes }) => bytes);
  }
}
