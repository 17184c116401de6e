/** The daybook on its way out of a newsroom and into another (`export.ts`, `restore.ts`). */
import { createPrivateKey } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { openNote, parseCheckpoint, parseVerifierKey, verifierKey, verifierOf } from '#daybook/note.ts';
import { entryHash, sameHash } from '#daybook/tree.ts';
import type { DaybookLine, VersionLine } from './export-lines.ts';
import { GrowingTree, holdDaybook } from './tree.ts';

/** Versions read and written at a time. */
const step = 200;

/** Every line of the daybook; `withKey`: also the private halves of its keys, for who is to go on signing. */
export async function* daybookOut(tx: DatabaseTransaction, withKey = false): AsyncGenerator<DaybookLine> {
  const keys = await tx.selectFrom('daybook_key').selectAll().orderBy('id').execute();
  for (const { public_key, private_key, made_at } of keys)
    yield {
      ...{ type: 'daybookKey', key: public_key, madeAt: made_at.toISOString() },
      ...(withKey && private_key ? { secret: private_key } : {}),
    };
  for (let from = 0; ; from += step) {
    const rows = await tx
      .selectFrom('article_version as v')
      .innerJoin('daybook_entry as e', 'e.index', 'v.entry_index')
      .selectAll('v')
      .select('e.entry')
      .where('v.entry_index', '>=', from)
      .where('v.entry_index', '<', from + step)
      .orderBy('v.entry_index')
      .execute();
    if (!rows.length) break;
    for (const row of rows)
      yield {
        type: 'version',
        ...{ index: row.entry_index, article: row.article_id, number: row.number, act: row.act },
        ...(row.live_number === null ? {} : { live: row.live_number }),
        ...{ at: row.at.toISOString(), entry: row.entry.toString(), record: row.record?.toString() ?? null },
        withheld: row.withheld_at && {
          ...{ reason: row.withheld_reason ?? '', by: row.withheld_by ?? '' },
          at: row.withheld_at.toISOString(),
        },
      };
  }
  const checkpoints = await tx
    .selectFrom('daybook_checkpoint as c')
    .innerJoin('daybook_key as k', 'k.id', 'c.key_id')
    .select(['c.size', 'c.note', 'c.at', 'k.public_key'])
    .orderBy('c.size')
    .execute();
  for (const { size, note, at, public_key } of checkpoints)
    yield { type: 'checkpoint', size, note, key: public_key, at: at.toISOString() };
}

/**
 * Takes a daybook in while an export is read. Nobody enters anything meanwhile, so that the publications of the export
 * are entered by its own daybook and not anew. A newsroom that has a daybook keeps it; the export's must then be its
 * beginning.
 */
export class DaybookIn {
  readonly #tx: Awaited<ReturnType<typeof open>>;
  readonly #tree: GrowingTree;
  /** How much stood here before: from there on lines are written down, up to there they are compared. */
  readonly #before: number;
  #waiting: VersionLine[] = [];
  #last: { size: number; note: string; key: string } | null = null;
  #count = 0;
  /** Versions so far, by article, that are no publications. */
  readonly #covers = new Map<number, number>();
  #broken = '';

  private constructor(tx: Awaited<ReturnType<typeof open>>, tree: GrowingTree) {
    this.#tx = tx;
    this.#tree = tree;
    this.#before = tree.size;
  }

  static async begin(db: Database): Promise<DaybookIn> {
    const tx = await open(db);
    await holdDaybook(tx);
    return new DaybookIn(tx, await GrowingTree.open(tx));
  }

  /** Takes a line; throws when it cannot be part of the daybook here. After the first that cannot, none is taken. */
  async take(line: DaybookLine): Promise<void> {
    if (this.#broken) return;
    try {
      if (line.type === 'daybookKey') await this.#takeKey(line);
      else if (line.type === 'version') {
        this.#waiting.push(line);
        if (this.#waiting.length === step) await this.#flush();
      } else await this.#takeCheckpoint(line);
    } catch (error) {
      this.#broken = (error as Error).message;
      throw error;
    }
  }

  /** Writes all of it down, or nothing. Throws when its last checkpoint is not over what was taken. */
  async end(): Promise<void> {
    try {
      if (!this.#broken) {
        await this.#flush();
        await this.#confirm();
      }
    } catch (error) {
      this.#broken = (error as Error).message;
      throw error;
    } finally {
      await (this.#broken ? this.#tx.rollback() : this.#tx.commit()).execute();
    }
  }

  /** The reading was given up: nothing of the daybook is kept. */
  async abandon(): Promise<void> {
    if (!this.#tx.isCommitted && !this.#tx.isRolledBack) await this.#tx.rollback().execute();
  }

  async #takeKey({ key, secret, madeAt }: Extract<DaybookLine, { type: 'daybookKey' }>): Promise<void> {
    const { name } = parseVerifierKey(key);
    if (secret && verifierKey(verifierOf({ name, key: createPrivateKey(secret) })) !== key)
      throw new Error(`The private key in the export is not that of ${key}.`);
    await this.#tx
      .insertInto('daybook_key')
      .values({ name, public_key: key, private_key: secret ?? null, made_at: madeAt })
      .onConflict((conflict) =>
        conflict.column('public_key').doUpdateSet((eb) => ({
          private_key: eb.fn.coalesce('daybook_key.private_key', 'excluded.private_key'),
        })),
      )
      .execute();
  }

  async #flush(): Promise<void> {
    const lines = this.#waiting;
    this.#waiting = [];
    if (!lines.length) return;
    for (const line of lines)
      if (line.index !== this.#count++) throw new Error(`The daybook lacks its entry ${this.#count - 1}.`);
    const known = lines.filter(({ index }) => index < this.#before);
    const fresh = lines.filter(({ index }) => index >= this.#before);
    if (known.length) await this.#compare(known);
    if (!fresh.length) return;
    if (this.#before > 0)
      throw new Error(
        'The daybook here goes on in another way than the export’s: it stays as it is, and what came is entered anew.',
      );
    await this.#write(fresh);
  }

  async #compare(lines: VersionLine[]): Promise<void> {
    const rows = await this.#tx
      .selectFrom('daybook_entry')
      .selectAll()
      .where(
        'index',
        'in',
        lines.map(({ index }) => index),
      )
      .execute();
    const here = new Map(rows.map(({ index, entry }) => [index, entry]));
    for (const { index, entry } of lines)
      if (!here.get(index)?.equals(Buffer.from(entry)))
        throw new Error(`Entry ${index} of the daybook here is another: it stays as it is.`);
  }

  async #write(lines: VersionLine[]): Promise<void> {
    const publications = await this.#publicationsOf(lines);
    await this.#tx
      .insertInto('daybook_entry')
      .values(lines.map(({ index, entry }) => ({ index, entry: Buffer.from(entry) })))
      .execute();
    await this.#tx
      .insertInto('article_version')
      .values(
        lines.map(({ index, article, number, act, live, at, record, withheld }) => ({
          ...{ article_id: article, number, act, at, entry_index: index, live_number: live ?? null },
          publication_id: publications.get(`${article}/${number}`) ?? null,
          record: record === null ? null : Buffer.from(record),
          ...{ withheld_at: withheld?.at ?? null, withheld_reason: withheld?.reason ?? null },
          withheld_by: withheld?.by ?? null,
        })),
      )
      .execute();
    if (publications.size)
      await this.#tx
        .deleteFrom('daybook_due')
        .where('publication_id', 'in', [...publications.values()])
        .execute();
    for (const { entry } of lines) await this.#tree.append(entryHash(Buffer.from(entry)));
    await this.#tree.keep(this.#tx);
  }

  /**
   * The publications that versions are, by article and number: each is the next of its article's, but where entries of a
   * coverage are a version. Throws when one was not published here.
   */
  async #publicationsOf(lines: VersionLine[]): Promise<Map<string, string>> {
    const articles = [...new Set(lines.map(({ article }) => article))];
    const { rows } = await sql<{ name: string; id: string }>`
      select p.article_id || '/' || row_number() over (partition by p.article_id order by p.id) || '/' || p.act as name, p.id::text
      from publication p where p.article_id = any(${articles}::int[])
      union all select h.article_id || '/' || 'cover', h.number::text from live_head h
        where h.article_id = any(${articles}::int[])`.execute(this.#tx);
    const all = new Map(rows.map(({ name, id }) => [name, id]));
    const found = new Map<string, string>();
    for (const { article, number, act, live } of lines) {
      const covers = this.#covers.get(article) ?? 0;
      if (act === 'cover') this.#covers.set(article, covers + 1);
      const id = act === 'cover' ? undefined : all.get(`${article}/${number - covers}/${act}`);
      const here =
        act === 'cover' ? Number(all.get(`${article}/cover`) ?? 0) >= (live ?? 0) : id !== undefined;
      if (!here)
        throw new Error(
          `The daybook has version ${number} of article ${article}, which was not published here.`,
        );
      if (id !== undefined) found.set(`${article}/${number}`, id);
    }
    return found;
  }

  async #takeCheckpoint(line: Extract<DaybookLine, { type: 'checkpoint' }>): Promise<void> {
    await this.#flush();
    this.#last = line;
    if (this.#before > 0) return;
    const key = await this.#tx
      .selectFrom('daybook_key')
      .select('id')
      .where('public_key', '=', line.key)
      .executeTakeFirst();
    if (!key)
      throw new Error(`The checkpoint over ${line.size} entries is of a key that is not in the export.`);
    await this.#tx
      .insertInto('daybook_checkpoint')
      .values({ size: line.size, note: line.note, key_id: key.id, at: line.at })
      .execute();
  }

  async #confirm(): Promise<void> {
    if (this.#before > 0 || this.#count === 0) return;
    const text = this.#last && openNote(this.#last.note, parseVerifierKey(this.#last.key));
    const said = text ? parseCheckpoint(text) : null;
    if (said?.size !== this.#tree.size || !sameHash(said.root, await this.#tree.root()))
      throw new Error(
        'The last checkpoint of the daybook is not over its entries: `warraq verify` on the file says what was changed. What came is entered anew.',
      );
  }
}

/** A transaction of its own: it is open while articles are read in by others. */
const open = (db: Database) => db.startTransaction().execute();
