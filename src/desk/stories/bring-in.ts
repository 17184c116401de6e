/**
 * Story files as they come in from an export (`restore.ts`). In an empty newsroom everything keeps its number. In
 * another, entities and files are known by their addresses, sources and statements by when they were entered, claims,
 * parties and issues by their words in the same file; what is here stays as it is, and what is not gets a free number.
 */
import { sql } from 'kysely';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { nobodyHere } from '../audit.ts';
import { columns as entityColumns } from './entities.ts';
import type { Line, StoryLine } from './export-lines.ts';

/** Tables whose numbers an export names. */
export const storyTables = [
  ...(['entity', 'source', 'story', 'party', 'issue'] as const),
  ...(['claim', 'statement', 'background', 'event'] as const),
] as const;
export type StoryTable = (typeof storyTables)[number];
/** Numbers in the export → numbers here. */
export type StoryNumbers = Record<StoryTable | 'desk', Map<number, number>>;

/** The numbers of what a body (or all that a coverage says) cites and takes from files, as they are here; the rest stays. */
export function renumberCitations<Cited>(body: Cited, { statement, claim, background }: StoryNumbers): Cited {
  const to = (numbers: Map<number, number>, id: unknown) =>
    typeof id === 'number' ? (numbers.get(id) ?? id) : id;
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (!node || typeof node !== 'object') return node;
    const { type, attrs } = node as { type?: unknown; attrs?: Record<string, unknown> };
    if (type === 'citation' && attrs)
      return {
        ...node,
        attrs: { ...attrs, statement: to(statement, attrs.statement), claim: to(claim, attrs.claim) },
      };
    const found = Object.entries(node).map(([key, value]) => [key, walk(value)]);
    const whole: Record<string, unknown> = Object.fromEntries(found);
    const taken = type === 'paragraph' && (attrs?.background as { id: number } | undefined);
    return taken
      ? { ...whole, attrs: { ...attrs, background: { ...taken, id: to(background, taken.id) } } }
      : whole;
  };
  return walk(body) as Cited;
}

/** Reads one line in, whole or not at all. Throws where it names what the export did not bring. */
export const bringIn = (db: Database, line: StoryLine, numbers: StoryNumbers): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const house = new House(tx, numbers);
    if (line.type === 'entity') await house.entity(line);
    else if (line.type === 'source') await house.source(line);
    else if (line.type === 'story') await house.story(line);
    else if (line.type === 'claim') await house.claim(line);
    else if (line.type === 'claimRelation') await house.relation(line);
    else if (line.type === 'statement') await house.statement(line);
    else if (line.type === 'background') await house.background(line);
    else if (line.type === 'storyArticles') await house.articles(line);
    else await house.gatePass(line);
  });

class House {
  readonly #tx: DatabaseTransaction;
  readonly #numbers: StoryNumbers;
  constructor(tx: DatabaseTransaction, numbers: StoryNumbers) {
    this.#tx = tx;
    this.#numbers = numbers;
  }

  /** The number here of what a line before this one brought; a desk may also have been here. */
  #of(table: keyof StoryNumbers, id: number): number {
    const here = this.#numbers[table].get(id) ?? (table === 'desk' ? id : undefined);
    if (here === undefined) throw new Error(`It names ${table} ${id}, which the export does not hold.`);
    return here;
  }
  readonly #orNull = (table: keyof StoryNumbers, id: number | null): number | null =>
    id === null ? null : this.#of(table, id);

  /** Writes a row, under its number where that is free. */
  async #insert(table: StoryTable, id: number, values: Record<string, unknown>): Promise<number> {
    const { rows: taken } = await sql`select from ${sql.table(table)} where id = ${id}`.execute(this.#tx);
    const columns = taken.length ? values : { id, ...values };
    const { rows } = await sql<{ id: number }>`insert into ${sql.table(table)}
      (${sql.join(Object.keys(columns).map((name) => sql.ref(name)))})
      overriding system value values (${sql.join(Object.values(columns))}) returning id`.execute(this.#tx);
    this.#numbers[table].set(id, rows[0]!.id);
    return rows[0]!.id;
  }

  /** Notes the number of what is here already; false: it is not. */
  #known(table: StoryTable, id: number, here: { id: number } | undefined): boolean {
    if (here) this.#numbers[table].set(id, here.id);
    return here !== undefined;
  }

  async entity({ type, id, version, slug, ...content }: Line<'entity'>): Promise<void> {
    const here = this.#tx.selectFrom('entity').select('id').where('slug', '=', slug);
    if (this.#known('entity', id, await here.executeTakeFirst())) return;
    await this.#insert('entity', id, { version, slug, ...entityColumns(content) });
  }

  async source(line: Line<'source'>): Promise<void> {
    const here = await this.#tx
      .selectFrom('source')
      .select('id')
      .where(sql`date_trunc('milliseconds', created_at)`, '=', line.enteredAt)
      .where((eb) => eb.or([eb('id', '=', line.id), eb('label', '=', line.label)]))
      .executeTakeFirst();
    if (this.#known('source', line.id, here)) return;
    const { version, kind, label, address, reason, approved, withdrawn } = line;
    await this.#insert('source', line.id, {
      ...{ version, kind, label, address, reason, reason_note: line.reasonNote },
      ...{ desk_id: this.#of('desk', line.desk), entity_id: this.#orNull('entity', line.entity) },
      ...{ approved_by_name: approved?.by ?? null, approved_at: approved?.at ?? null },
      ...{ withdrawn_at: withdrawn?.at ?? null, withdrawn_note: withdrawn?.note ?? '' },
      created_at: line.enteredAt,
    });
  }

  async story(line: Line<'story'>): Promise<void> {
    const tx = this.#tx;
    const here = await tx.selectFrom('story').select('id').where('slug', '=', line.slug).executeTakeFirst();
    const known = this.#known('story', line.id, here);
    const { version, slug, title, language, status, summary } = line;
    const story_id = known
      ? here!.id
      : await this.#insert('story', line.id, {
          ...{ version, slug, title, language, status, summary, desk_id: this.#of('desk', line.desk) },
          ...{ published_at: line.publishedAt, touched_at: line.touchedAt },
        });
    if (!known && line.summaries.length)
      await tx
        .insertInto('story_summary')
        .values(line.summaries.map(({ by, ...each }) => ({ ...each, story_id, author_name: by })))
        .execute();
    for (const [place, { id, version, role, from, to, entity }] of line.parties.entries()) {
      const entity_id = this.#of('entity', entity);
      const same = await tx
        .selectFrom('party')
        .select('id')
        .where('story_id', '=', story_id)
        .where('entity_id', '=', entity_id)
        .where('role', '=', role)
        .where('from_day', 'is not distinct from', from)
        .executeTakeFirst();
      if (this.#known('party', id, same)) continue;
      const days = { from_day: from, to_day: to };
      await this.#insert('party', id, { story_id, entity_id, version, role, ...days, place });
    }
    for (const [place, { id, version, title }] of line.issues.entries()) {
      const same = tx
        .selectFrom('issue')
        .select('id')
        .where('story_id', '=', story_id)
        .where('title', '=', title);
      if (this.#known('issue', id, await same.executeTakeFirst())) continue;
      await this.#insert('issue', id, { story_id, version, title, place });
    }
  }

  async claim({ type, id, story, desk, ...content }: Line<'claim'>): Promise<void> {
    const story_id = this.#orNull('story', story);
    const here = await this.#tx
      .selectFrom('claim')
      .select('id')
      .where('story_id', 'is not distinct from', story_id)
      .where('text', '=', content.text)
      .executeTakeFirst();
    if (this.#known('claim', id, here)) return;
    await this.#insert('claim', id, { ...content, story_id, desk_id: this.#of('desk', desk) });
  }

  async relation({ relation, ...line }: Line<'claimRelation'>): Promise<void> {
    const [from, to] = [this.#of('claim', line.from), this.#of('claim', line.to)];
    // Two of the relations have no direction, and the lower number stands first.
    const [from_id, to_id] = relation === 'supersedes' || from < to ? [from, to] : [to, from];
    await this.#tx
      .insertInto('claim_relation')
      .values({ from_id, to_id, relation })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  async statement(line: Line<'statement'>): Promise<void> {
    const story_id = this.#orNull('story', line.story);
    const here = await this.#tx
      .selectFrom('statement')
      .select('id')
      .where('story_id', 'is not distinct from', story_id)
      .where(sql`date_trunc('milliseconds', entered_at)`, '=', line.entered.at)
      .where((eb) => eb.or([eb('id', '=', line.id), eb('original', '=', line.original)]))
      .executeTakeFirst();
    if (this.#known('statement', line.id, here)) return;
    const { version, place, medium, original, language, rendering, translator } = line;
    const statement_id = await this.#insert('statement', line.id, {
      ...{ version, place, medium, original, language, rendering, translator, story_id },
      ...{ source_id: this.#of('source', line.source), party_id: this.#orNull('party', line.party) },
      ...{ issue_id: this.#orNull('issue', line.issue), said_at: line.said.at },
      ...{ said_precision: line.said.precision, archive_address: line.archive?.address ?? null },
      ...{ archive_hash: line.archive?.hash ?? null, withdrawn_at: line.withdrawn?.at ?? null },
      ...{ withdrawn_note: line.withdrawn?.note ?? '', entered_by_name: line.entered.by },
      entered_at: line.entered.at,
    });
    if (line.claims.length)
      await this.#tx
        .insertInto('claim_stance')
        .values(
          line.claims.map(({ claim, stance }) => ({
            statement_id,
            stance,
            claim_id: this.#of('claim', claim),
          })),
        )
        .execute();
  }

  /** One whose texts begin with those of the export is the same: the articles that come find what they took. */
  async background(line: Line<'background'>): Promise<void> {
    const story_id = this.#of('story', line.story);
    const given = JSON.stringify(line.revisions.map(({ text }) => text));
    const here = await this.#tx
      .selectFrom('background as b')
      .select('b.id')
      .where('story_id', '=', story_id)
      .where(
        sql<boolean>`${given}::jsonb = (select jsonb_agg(r.text order by r.number) from background_revision r
          where r.background_id = b.id and r.number <= ${line.revisions.length})`,
      )
      .orderBy('b.id')
      .executeTakeFirst();
    if (this.#known('background', line.id, here)) return;
    const { version, label, revisions } = line;
    const { last } = await this.#tx
      .selectFrom('background')
      .select((eb) => eb.fn.max('place').as('last'))
      .where('story_id', '=', story_id)
      .executeTakeFirstOrThrow();
    const background_id = await this.#insert('background', line.id, {
      ...{ story_id, version, label, place: (last ?? -1) + 1, retired_at: line.retiredAt },
      ...{ text: revisions.at(-1)!.text, revision: revisions.length },
      statement_id: this.#orNull('statement', line.statement),
      claim_id: this.#orNull('claim', line.claim),
    });
    await this.#tx
      .insertInto('background_revision')
      .values(
        revisions.map(({ number, text, by, at }) => ({ background_id, number, text, author_name: by, at })),
      )
      .execute();
  }

  /** Files articles and, into a file that has none yet, its events. */
  async articles(line: Line<'storyArticles'>): Promise<void> {
    const tx = this.#tx;
    const story_id = this.#of('story', line.story);
    if (line.articles.length)
      await tx
        .insertInto('story_article')
        .values(
          line.articles.map(({ article, by, at }) => ({
            ...{ story_id, article_id: article, added_by_name: by, added_at: at },
          })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    const begun = await tx
      .selectFrom('event')
      .select('id')
      .where('story_id', '=', story_id)
      .executeTakeFirst();
    if (begun) return;
    for (const { id, version, title, when, place, status, outcome, article, statements } of line.events) {
      const event_id = await this.#insert('event', id, {
        ...{ story_id, version, title, place, status, outcome, article_id: article },
        ...{ at: when.at, at_precision: when.precision },
      });
      if (statements.length)
        await tx
          .insertInto('event_statement')
          .values(statements.map((each) => ({ event_id, statement_id: this.#of('statement', each) })))
          .execute();
    }
  }

  async gatePass({ type, article, by, ...pass }: Line<'gatePass'>): Promise<void> {
    await this.#tx
      .insertInto('gate_pass')
      .values({ ...pass, article_id: article, actor_id: nobodyHere, actor_name: by })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
