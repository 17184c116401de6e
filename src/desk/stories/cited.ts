/** What readers see that rests on a source, a statement or a claim, and what is to be mended in it. */
import { articlePath } from '#article/address.ts';
import type { ArticleContent } from '#article/article.ts';
import type { Block, Body } from '#article/body.ts';
import { citationsIn, sameCitation } from '#article/citations.ts';
import { entryBlockId } from '#article/live.ts';
import { blockText } from '#article/plain-text.ts';
import { may } from '#article/policy.ts';
import type { Actor } from '#article/roles.ts';
import { type ClaimState, isFallen } from '#article/story/claim.ts';
import { wordsOf } from '#article/story/statement.ts';
import type { Database } from '#database/connection.ts';
import { inHand, type PieceRow, type PieceSummary, pieces, summaryFor } from '../life/read-pieces.ts';
import { claimStates } from './claim-states.ts';
import { mustSee } from './find.ts';
import { noSuch } from './hold.ts';
import { type Resting, restingOn } from './resting.ts';

export type Citable = { source: number } | { statement: number } | { claim: number };

/** Why a passage cannot stay as it is: its source or statement was withdrawn, its claim fell, or its file tells it otherwise. */
export type Mend = 'sourceWithdrawn' | 'statementWithdrawn' | 'claimFallen' | 'backgroundChanged';

export interface CitingPassage {
  /** Id of the block; of the paragraph in it that holds the words, which is the block itself where it is one. */
  block: string;
  within: string;
  /** Of a live coverage: the entry in which it stands, and where it is mended; left out: the article's own text. */
  entry?: number;
  /** All words of that paragraph, and those of them that rest on it. */
  text: string;
  words: string;
  statement: number | null;
  claim: number | null;
  /** State of the claims that the passage rests on. */
  states: ClaimState[];
  mend: Mend[];
  /** Of a background: which of its texts the paragraph has, of how many, and the newest. */
  taken?: { revision: number; newest: number; text: string };
}

/** Why an article cannot be corrected from the list: it is not theirs to correct, or work on it is under way. */
export type CitingBar = 'notYours' | 'unpublishedWork';

export interface CitingArticle {
  piece: PieceSummary;
  path: string | null;
  passages: CitingPassage[];
  bar: CitingBar | null;
}

/** Whether the actor may correct it as it stands: of work under way only those learn who may. */
function barOf(actor: Actor, row: PieceRow): CitingBar | null {
  const allowed = may(actor, 'correct', inHand(row));
  if (allowed !== true && allowed.reason !== 'state') return 'notYours';
  return allowed !== true || row.head !== row.published_revision ? 'unpublishedWork' : null;
}

/**
 * Published articles with the passages that `passagesOf` finds in what readers see of each: those with something to
 * mend first, then the newest. Articles that are not there for the actor are left out.
 */
export async function listCiting(
  db: Database,
  actor: Actor,
  passagesOf: ReadonlyMap<number, (shown: ArticleContent) => CitingPassage[]>,
): Promise<CitingArticle[]> {
  if (!passagesOf.size) return [];
  const rows = await pieces(db)
    .leftJoin('edition_article as e', 'e.id', 'a.id')
    .select(['shown.content as shown_content', 'e.slug'])
    .where('a.id', 'in', [...passagesOf.keys()])
    .orderBy('a.published_at', 'desc')
    .execute();
  const found = rows.flatMap((row): CitingArticle[] => {
    const piece = summaryFor(actor, row);
    if (!piece || !row.shown_content) return [];
    return [
      {
        ...{ piece, path: row.slug === null ? null : articlePath(row.id, row.slug) },
        ...{ passages: passagesOf.get(row.id)!(row.shown_content), bar: barOf(actor, row) },
      },
    ];
  });
  const broken = ({ passages }: CitingArticle): number =>
    Number(passages.some(({ mend }) => mend.length > 0));
  return found.sort((a, b) => broken(b) - broken(a));
}

/** What is cited, in a few words, and what became of it. */
export interface CitedThing {
  /** The claim; the words of the statement; the label of the source. */
  text: string;
  /** Label of the source of a statement. */
  source: string | null;
  /** How a claim stands. */
  state: ClaimState | null;
  mend: Mend[];
  story: { id: number; title: string } | null;
}

/** Throws a Refusal when there is no such thing, or the actor reads no story files. */
export async function readCited(db: Database, actor: Actor, what: Citable): Promise<CitedThing> {
  mustSee(actor);
  const file = (id: number | null, title: string | null) => (id === null ? null : { id, title: title ?? '' });
  if ('claim' in what) {
    const row = await db
      .selectFrom('claim as c')
      .leftJoin('story', 'story.id', 'c.story_id')
      .select(['c.text', 'c.story_id', 'story.title'])
      .where('c.id', '=', what.claim)
      .executeTakeFirst();
    if (!row) throw noSuch('claim', what.claim);
    const state = (await claimStates(db, [what.claim])).get(what.claim) ?? 'unsupported';
    const mend: Mend[] = isFallen(state) ? ['claimFallen'] : [];
    return { text: row.text, source: null, state, mend, story: file(row.story_id, row.title) };
  }
  if ('statement' in what) {
    const row = await db
      .selectFrom('statement as s')
      .innerJoin('source', 'source.id', 's.source_id')
      .leftJoin('story', 'story.id', 's.story_id')
      .select(['s.original', 's.rendering', 's.withdrawn_at', 's.story_id', 'story.title'])
      .select(['source.label', 'source.withdrawn_at as source_withdrawn'])
      .where('s.id', '=', what.statement)
      .executeTakeFirst();
    if (!row) throw noSuch('statement', what.statement);
    const mend: Mend[] = [];
    if (row.source_withdrawn) mend.push('sourceWithdrawn');
    if (row.withdrawn_at) mend.push('statementWithdrawn');
    const story = file(row.story_id, row.title);
    return { text: wordsOf(row), source: row.label, state: null, mend, story };
  }
  const row = await db
    .selectFrom('source')
    .select(['label', 'withdrawn_at'])
    .where('id', '=', what.source)
    .executeTakeFirst();
  if (!row) throw noSuch('source', what.source);
  const mend: Mend[] = row.withdrawn_at ? ['sourceWithdrawn'] : [];
  return { text: row.label, source: row.label, state: null, mend, story: null };
}

/**
 * Every published article that cites this, those with something to mend first, then the newest. Of a source: what cites
 * its statements; of a claim: also what cites a statement about it. Articles that are not there for the actor are left
 * out. Throws a Refusal.
 */
export async function readCiting(db: Database, actor: Actor, what: Citable): Promise<CitingArticle[]> {
  mustSee(actor);
  const [table, id] = Object.entries(what)[0] as ['source' | 'statement' | 'claim', number];
  if (!(await db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()))
    throw noSuch(table, id);
  const resting = await restingOn(db, { [`${table}s`]: [id] });
  const byArticle = Map.groupBy(resting, ({ article }) => article);
  const entries = await entryBodies(
    db,
    resting.flatMap(({ entry }) => entry ?? []),
  );
  return listCiting(
    db,
    actor,
    new Map(
      [...byArticle].map(([article, cited]) => [
        article,
        (shown: ArticleContent) => passagesIn(shown.body, cited, entries),
      ]),
    ),
  );
}

/** Entries of live coverages, their blocks under the ids that they have on the page. */
async function entryBodies(db: Database, ids: readonly number[]): Promise<ReadonlyMap<number, Body>> {
  if (!ids.length) return new Map();
  const rows = await db.selectFrom('live_entry').select(['id', 'body']).where('id', 'in', ids).execute();
  return new Map(
    rows.map(({ id, body }) => [
      id,
      {
        ...body,
        content: body.content.map(
          (block) => ({ ...block, attrs: { ...block.attrs, id: entryBlockId(id, block.attrs.id) } }) as Block,
        ),
      },
    ]),
  );
}

function passagesIn(
  shown: Body,
  cited: readonly Resting[],
  entries: ReadonlyMap<number, Body>,
): CitingPassage[] {
  return cited.flatMap((one): CitingPassage[] => {
    const { block, entry, statement, claim, states, mend } = one;
    const rest = { block, statement, claim, states, mend, ...(entry === null ? {} : { entry }) };
    const body = entry === null ? shown : (entries.get(entry) ?? shown);
    const passages = citationsIn(body);
    const here = passages.filter((passage) => passage.block === block && sameCitation(passage, one));
    if (here.length)
      return here.map(({ within, paragraph, text }) => ({ ...rest, within, text: paragraph, words: text }));
    // Written down for a block that has no such mark: the place is named all the same.
    const whole = body.content.find(({ attrs }) => attrs.id === block);
    return [{ ...rest, within: block, text: whole ? blockText(whole) : '', words: '' }];
  });
}
