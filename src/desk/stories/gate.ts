/** The gate at which sourcing is looked over before readers see it: its settings, what it finds, and passing it. */
import type { ArticleContent } from '#article/article.ts';
import { type CitedPassage, citationsIn } from '#article/citations.ts';
import { bodyText } from '#article/plain-text.ts';
import { may } from '#article/policy.ts';
import type { Actor } from '#article/roles.ts';
import {
  atGate,
  type GateCitation,
  type GateClaim,
  type GateFinding,
  type GateRule,
  type GateSettings,
  gateDefaults,
  gateSettingsSchema,
} from '#article/story/gate.ts';
import type { Source } from '#article/story/source.ts';
import type { Database, DatabaseTransaction, Reader } from '#database/connection.ts';
import { record } from '../audit.ts';
import { type Done, hold, type PieceCommand, refusalOf, writeDown } from '../life/hold.ts';
import { announce } from '../outbox.ts';
import { Refusal } from '../refusal.ts';
import { claimStates } from './claim-states.ts';
import { sourceOf } from './rows.ts';

/** What the gate found, and who let it through for this revision. */
export interface FoundAtGate extends GateFinding {
  passed: { by: string; reason: string; public: boolean; at: string } | null;
}

/** The newsroom's rules; those it never set are as they begin. */
export async function gateSettings(db: Pick<Reader, 'selectFrom'>): Promise<GateSettings> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', 'gate').executeTakeFirst();
  return gateSettingsSchema.parse({ ...gateDefaults, ...(row?.value as object | undefined) });
}

/** Sets the newsroom's rules. Throws a Refusal. */
export const setGate = (
  db: Database,
  { actor, settings }: { actor: Actor; settings: GateSettings },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const allowed = may(actor, 'setGate', 'newsroom');
    if (allowed !== true) throw refusalOf(allowed);
    const before = await gateSettings(tx);
    const value = JSON.stringify(settings);
    await tx
      .insertInto('setting')
      .values({ key: 'gate', value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute();
    await record(tx, { actor, act: 'gate.set', subject: 'gate', detail: { before, now: settings } });
  });

type Db = Pick<Reader, 'selectFrom'>;
const ids = (all: readonly (number | null)[]): number[] => [...new Set(all.filter((id) => id !== null))];
/** Rows that hang on some numbers; where there are none, nothing is asked. */
const hanging = async <Row>(
  on: readonly number[],
  query: (on: readonly number[]) => { execute(): Promise<Row[]> },
): Promise<Row[]> => (on.length ? query(on).execute() : []);

/** What the passages cite, with everything that the rules look at. */
async function citationsOf(db: Db, passages: readonly CitedPassage[]): Promise<GateCitation[]> {
  const { readPassage } = await import('#article/story/passage.ts');
  const cited = ids(passages.map(({ statement }) => statement));
  const stances = await hanging(cited, (statements) =>
    db
      .selectFrom('claim_stance')
      .select(['statement_id', 'claim_id', 'stance'])
      .where('statement_id', 'in', statements)
      .where('stance', 'in', ['asserts', 'partly']),
  );
  const claims = ids([...passages.map(({ claim }) => claim), ...stances.map(({ claim_id }) => claim_id)]);
  const [claimRows, relations, voices, statements, states] = await Promise.all([
    hanging(claims, (of) => db.selectFrom('claim').selectAll().where('id', 'in', of)),
    hanging(claims, (of) =>
      db
        .selectFrom('claim_relation as r')
        .innerJoin('claim as a', 'a.id', 'r.from_id')
        .innerJoin('claim as b', 'b.id', 'r.to_id')
        .select(['r.from_id', 'r.to_id', 'a.low as from_low', 'a.high as from_high', 'a.unit as from_unit'])
        .select(['b.low as to_low', 'b.high as to_high', 'b.unit as to_unit'])
        .where('r.relation', 'in', ['contradicts', 'equals'])
        .where((eb) => eb.or([eb('r.from_id', 'in', of), eb('r.to_id', 'in', of)])),
    ),
    hanging(claims, (of) =>
      db
        .selectFrom('claim_stance as c')
        .innerJoin('statement as s', 's.id', 'c.statement_id')
        .innerJoin('source', 'source.id', 's.source_id')
        .select('c.claim_id')
        .selectAll('source')
        .where('c.claim_id', 'in', of)
        .where('c.stance', '=', 'asserts')
        .where('s.withdrawn_at', 'is', null)
        .where('source.withdrawn_at', 'is', null),
    ),
    hanging(cited, (of) =>
      db
        .selectFrom('statement as s')
        .innerJoin('source', 'source.id', 's.source_id')
        .select(['s.id as statement', 's.withdrawn_at as taken_back'])
        .selectAll('source')
        .where('s.id', 'in', of),
    ),
    claimStates(db, claims),
  ]);
  const rivals = (claim: number): GateClaim['rivals'] =>
    relations.flatMap((row) =>
      row.from_id === claim
        ? [{ low: row.to_low, high: row.to_high, unit: row.to_unit }]
        : row.to_id === claim
          ? [{ low: row.from_low, high: row.from_high, unit: row.from_unit }]
          : [],
    );
  const claimOf = (id: number): GateClaim[] =>
    claimRows
      .filter((row) => row.id === id)
      .map(({ low, high, unit, accuses }) => ({
        ...{ id, low, high, unit, accuses, state: states.get(id) ?? 'unsupported', rivals: rivals(id) },
      }));
  const asserting = (claim: number): Source[] =>
    voices.filter(({ claim_id }) => claim_id === claim).map((row) => sourceOf(row));
  return passages.map((passage): GateCitation => {
    const said = statements.find(({ statement }) => statement === passage.statement);
    const own: Source[] = said
      ? // A statement that was taken back counts as its source's: nobody stands by it.
        [{ ...sourceOf(said), ...(said.taken_back ? { withdrawnAt: said.taken_back.toISOString() } : {}) }]
      : [];
    const of = ids([
      passage.claim,
      ...stances.filter((row) => row.statement_id === passage.statement).map(({ claim_id }) => claim_id),
    ]);
    const sources = passage.claim === null ? own : asserting(passage.claim);
    return {
      ...{ block: passage.block, sources, ...readPassage(passage) },
      support: [...own, ...of.flatMap(asserting)],
      claims: of.flatMap(claimOf),
    };
  });
}

/** Blocks in which somebody is said to believe something, and nobody is named or cited. */
async function sourcelessBlocks(
  content: Pick<ArticleContent, 'body' | 'language'>,
  passages: readonly CitedPassage[],
): Promise<string[]> {
  if (content.language !== 'ar' || !bodyText(content.body)) return [];
  const { sourcelessIn } = await import('#article/story/passage.ts');
  const { blockText } = await import('#article/plain-text.ts');
  return content.body.content
    .filter((block) => {
      const text = blockText(block);
      const covered = passages
        .filter((passage) => passage.block === block.attrs.id)
        .map(({ paragraph, at, text: words }) => ({
          at: text.indexOf(paragraph) + at,
          length: words.length,
        }));
      return sourcelessIn(text, covered).length > 0;
    })
    .map(({ attrs }) => attrs.id);
}

/** What readers would be given: a revision of an article, or an entry of a live coverage. */
type Sourced = Pick<ArticleContent, 'body' | 'language'>;

/** What the gate has to say of a text. `least: 'stop'`: only what stops it, which is quicker to find. */
export async function findAtGate(
  db: Db,
  content: Sourced,
  least: GateFinding['level'] = 'warn',
): Promise<GateFinding[]> {
  const set = await gateSettings(db);
  const settings =
    least === 'warn'
      ? set
      : gateSettingsSchema.parse(
          Object.fromEntries(
            Object.entries(set).map(([rule, level]) => [rule, level === 'stop' ? level : 'off']),
          ),
        );
  const passages = citationsIn(content.body);
  const facts = {
    citations: passages.length ? await citationsOf(db, passages) : [],
    sourceless: settings.claimWithoutSource === 'off' ? [] : await sourcelessBlocks(content, passages),
  };
  return atGate(facts, settings);
}

/** The same of a revision, with who let it through. */
export async function readGate(
  db: Db,
  { article, revision, content }: { article: number; revision: number; content: ArticleContent },
  least: GateFinding['level'] = 'warn',
): Promise<FoundAtGate[]> {
  const found = await findAtGate(db, content, least);
  if (!found.length) return [];
  const passes = await db
    .selectFrom('gate_pass')
    .selectAll()
    .where('article_id', '=', article)
    .where('revision', '=', revision)
    .execute();
  return found.map((one) => {
    const pass = passes.find(({ rule, block }) => rule === one.rule && block === one.block);
    return {
      ...one,
      passed: pass
        ? { by: pass.actor_name, reason: pass.reason, public: pass.public, at: pass.at.toISOString() }
        : null,
    };
  });
}

export interface PassCommand extends PieceCommand {
  rule: GateRule;
  /** Id of the block in which it was found. */
  block: string;
  reason: string;
  /** Whether readers are told the reason. */
  public: boolean;
}

/**
 * Lets through, for the newest revision, what a rule stops, with a reason that is kept. A later revision is looked at
 * anew. Throws a Refusal when the gate stops nothing there.
 */
export const passGate = (db: Database, command: PassCommand): Promise<Done> =>
  db.transaction().execute(async (tx) => {
    const { actor, article, basedOn, rule, block, reason } = command;
    const piece = await hold(tx, 'passGate', command);
    const found = await readGate(tx, { article, revision: piece.head, content: piece.content });
    if (!found.some((one) => one.rule === rule && one.block === block && one.level === 'stop'))
      throw new Refusal('conflict', 'nothing-stopped', `«${rule}» stops nothing in block ${block}.`);
    await pass(tx, command, piece.head);
    // Passed on what readers have already: they are told from now on, or no longer.
    if (piece.head === piece.publishedRevision)
      await announce(tx, 'updated', [`article:${article}`], article);
    return writeDown(tx, {
      ...{ act: 'passGate', article, actor, basedOn, revision: piece.head, note: reason },
      detail: { rule, block, public: command.public },
    });
  });

const pass = (
  tx: DatabaseTransaction,
  { actor, article, rule, block, reason, public: told }: PassCommand,
  revision: number,
) =>
  tx
    .insertInto('gate_pass')
    .values({
      ...{ article_id: article, revision, rule, block, reason, public: told },
      ...{ actor_id: actor.id, actor_name: actor.name },
    })
    .onConflict((conflict) =>
      conflict
        .columns(['article_id', 'revision', 'rule', 'block'])
        .doUpdateSet({ reason, public: told, actor_id: actor.id, actor_name: actor.name }),
    )
    .execute();
