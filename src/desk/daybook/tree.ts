/** The daybook's tree on its table: reading the hashes that are kept, and appending to them. */
import { sql } from 'kysely';
import type { DatabaseTransaction } from '#database/connection.ts';
import { append, type Hash, type ReadHash, rootOf } from '#daybook/tree.ts';

const nameOf = (level: number, index: number): string => `${level}/${index}`;

/** Any fixed number: who holds this advisory lock is the only one to write into the daybook. */
const lockNumber = 7_277_013;

/** Takes the daybook until the transaction ends; false when somebody else has it. */
export async function tryDaybook(tx: DatabaseTransaction): Promise<boolean> {
  const { rows } = await sql<{
    taken: boolean;
  }>`select pg_try_advisory_xact_lock(${lockNumber}) as taken`.execute(tx);
  return rows[0]!.taken;
}

/** The same, waiting for who has it. */
export async function holdDaybook(tx: DatabaseTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockNumber})`.execute(tx);
}

export async function daybookSize(tx: DatabaseTransaction): Promise<number> {
  const { size } = await tx
    .selectFrom('daybook_entry')
    .select(sql<number>`coalesce(max(index) + 1, 0)`.as('size'))
    .executeTakeFirstOrThrow();
  return size;
}

/** A tree that grows: hashes that are added are written down by `keep`, and read before that. */
export class GrowingTree {
  size: number;
  readonly #hashes: Map<string, Hash>;
  #added: { level: number; index: number; hash: Buffer }[] = [];

  private constructor(size: number, hashes: Map<string, Hash>) {
    this.size = size;
    this.#hashes = hashes;
  }

  /** The tree as it stands, with the hashes on its right edge: all that growing needs. */
  static async open(tx: DatabaseTransaction): Promise<GrowingTree> {
    const size = await daybookSize(tx);
    const edge: [number, number][] = [];
    for (let level = 0; 2 ** level <= size; level++) {
      const whole = Math.floor(size / 2 ** level);
      if (whole % 2 === 1) edge.push([level, whole - 1]);
    }
    const rows = edge.length
      ? await tx
          .selectFrom('daybook_hash')
          .selectAll()
          .where((eb) =>
            eb.or(edge.map(([level, index]) => eb.and([eb('level', '=', level), eb('index', '=', index)]))),
          )
          .execute()
      : [];
    return new GrowingTree(
      size,
      new Map(rows.map(({ level, index, hash }) => [nameOf(level, index), new Uint8Array(hash)])),
    );
  }

  readonly #read: ReadHash = async (level, index) => {
    const hash = this.#hashes.get(nameOf(level, index));
    if (!hash) throw new Error(`The daybook of ${this.size} entries lacks its hash ${level}/${index}.`);
    return hash;
  };

  async append(hash: Hash): Promise<void> {
    for (const [level, index, made] of await append(this.#read, this.size, hash)) {
      this.#hashes.set(nameOf(level, index), made);
      this.#added.push({ level, index, hash: Buffer.from(made) });
    }
    this.size++;
  }

  root(): Promise<Hash> {
    return rootOf(this.#read, this.size);
  }

  /** Writes down what was added. */
  async keep(tx: DatabaseTransaction): Promise<void> {
    if (this.#added.length) await tx.insertInto('daybook_hash').values(this.#added).execute();
    this.#added = [];
  }
}
