/** Who is here, across nodes: carets and names told by NOTIFY, a few times a second, never stored. */
import { type Hocuspocus, isTransactionOrigin } from '@hocuspocus/server';
import { applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { articleOfDocument } from '#article/shared/shape.ts';
import type { Database } from '#database/connection.ts';
import { longestNote, notify, type PresenceNote, presenceChannel } from '#desk/collaboration/notes.ts';
import { fromNeighbour, openDocument } from './neighbours.ts';
import type { SocketContext } from './sockets.ts';

/** Milliseconds in which carets that move are told of together. */
const together = 60;

export class Presence {
  readonly #moved = new Map<string, Set<number>>();
  #timer: NodeJS.Timeout | undefined;
  readonly #hocuspocus: Hocuspocus<SocketContext>;
  readonly #db: Database;
  readonly #node: string;
  readonly #warn: (error: unknown) => void;

  constructor(
    hocuspocus: Hocuspocus<SocketContext>,
    db: Database,
    node: string,
    warn: (error: unknown) => void,
  ) {
    this.#hocuspocus = hocuspocus;
    this.#db = db;
    this.#node = node;
    this.#warn = warn;
  }

  /** Asks the other nodes who has the document open there. */
  ask(article: number): Promise<void> {
    return this.#notify({ node: this.#node, article, states: null });
  }

  /** Somebody came, moved or left here; what came from another node is not told again. */
  heard(name: string, clients: number[], origin: unknown): void {
    if (isTransactionOrigin(origin) && origin.source === fromNeighbour.source) return;
    const moved = this.#moved.get(name) ?? new Set();
    for (const client of clients) moved.add(client);
    this.#moved.set(name, moved);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const all = [...this.#moved];
      this.#moved.clear();
      for (const [document, these] of all) this.#tell(document, these).catch(this.#warn);
    }, together);
  }

  /** Another node tells, or asks. */
  async told(note: PresenceNote): Promise<void> {
    const document = await openDocument(this.#hocuspocus, note.article);
    if (!document) return;
    if (note.states === null) await this.#tell(document.name, document.awareness.getStates().keys());
    else applyAwarenessUpdate(document.awareness, Buffer.from(note.states, 'base64'), fromNeighbour);
  }

  /** One person a note: a state is some hundreds of bytes; one that is too long for a note is not told. */
  async #tell(name: string, clients: Iterable<number>): Promise<void> {
    const document = this.#hocuspocus.documents.get(name);
    if (!document) return;
    for (const client of clients) {
      if (!document.awareness.meta.has(client)) continue;
      const states = Buffer.from(encodeAwarenessUpdate(document.awareness, [client])).toString('base64');
      if (states.length + 200 > longestNote) continue;
      await this.#notify({ node: this.#node, article: articleOfDocument(name)!, states });
    }
  }

  #notify(note: PresenceNote): Promise<void> {
    return notify(this.#db, presenceChannel, note);
  }
}
