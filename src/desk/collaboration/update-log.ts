/** The log that every keystroke is committed to before anyone is told of it. */
import { sql } from 'kysely';
import type { Database } from '#database/connection.ts';
import { updateChannel } from './notes.ts';

export interface SharedUpdate {
  article: number;
  /** Who wrote it. */
  author: string;
  bytes: Uint8Array;
}

interface Waiting extends SharedUpdate {
  done: () => void;
  failed: (error: unknown) => void;
}

/** Updates in one commit, at most. */
const mostTogether = 500;
/** Ids in one note, so that it stays below what PostgreSQL takes. */
const idsANote = 300;

/** Writes rows and their notes in one statement, and so in one commit. */
async function write(db: Database, node: string, updates: readonly SharedUpdate[]): Promise<void> {
  await sql`
    with row as (
      insert into collab.update (article_id, author, bytes)
      select * from unnest(${updates.map((update) => update.article)}::int[], ${updates.map((update) => update.author)}::text[],
        ${updates.map((update) => Buffer.from(update.bytes))}::bytea[])
      returning id, article_id),
    part as (
      select id, article_id, (row_number() over (partition by article_id order by id) - 1) / ${idsANote}::int as part from row),
    note as (
      select article_id, json_agg(id::text order by id) as ids from part group by article_id, part)
    select pg_notify(${updateChannel}, json_build_object('node', ${node}::text, 'article', article_id, 'ids', ids)::text)
    from note`.execute(db);
}

/** Logs an update that no node has applied yet, in a transaction that does more; every node hears of it on commit. */
export const logUpdate = (tx: Database, update: SharedUpdate): Promise<void> => write(tx, '', [update]);

/** A node's way to the log: whatever arrives while one commit runs goes out together with the next. */
export class UpdateLog {
  #waiting: Waiting[] = [];
  #writing = false;
  readonly #db: Database;
  readonly #node: string;

  constructor(db: Database, node: string) {
    this.#db = db;
    this.#node = node;
  }

  /** Resolves when the update is committed; throws what the database says when it is not. */
  append(update: SharedUpdate): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ ...update, done, failed });
      void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    if (this.#writing) return;
    this.#writing = true;
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, mostTogether);
      try {
        await write(this.#db, this.#node, group);
        for (const { done } of group) done();
      } catch (error) {
        // Nothing of the group is committed; each writer keeps their change and sends it again.
        for (const { failed } of group) failed(error);
      }
    }
    this.#writing = false;
  }
}
