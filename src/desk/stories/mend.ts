/** Correcting several published articles at once: what they rest on fell, and readers of all of them are told. */
import { lineText } from '#arabic/letters.ts';
import type { ArticleContent, CorrectionKind } from '#article/article.ts';
import { may } from '#article/policy.ts';
import type { Actor } from '#article/roles.ts';
import { type ParagraphRewording, type RewordProblem, rewordBody } from '#article/shared/reword-body.ts';
import { tidyText } from '#article/shared/tidy.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { besideTheEditor } from '../collaboration/beside-the-editor.ts';
import { correctIn } from '../correct.ts';
import { assertFit } from '../life/fit.ts';
import { type Done, type HeldPiece, hold, refusalOf, writeDown } from '../life/hold.ts';
import { type Problem, Refusal, type RefusalKind } from '../refusal.ts';
import { NoSuchArticle, revise, StaleRevision } from '../revision.ts';
import { mustSee } from './find.ts';

/** Articles that one command corrects: more are corrected in several, each of them whole. */
export const mostMended = 50;

export interface MendedArticle {
  article: number;
  /** The newest revision that the actor saw, which is the one that readers see. */
  basedOn: number;
  /** What is said otherwise, by paragraph; none: only the note is added. */
  passages: readonly ParagraphRewording[];
}

export interface MendCommand {
  actor: Actor;
  kind: CorrectionKind;
  /** What readers are told in each of the articles, in full sentences. */
  note: string;
  articles: readonly MendedArticle[];
}

/**
 * Corrects all of the articles in one transaction, or none. Each is corrected as by hand: what readers see is reworded
 * at the named paragraphs, the rules of sourcing are asked, and the note is public. Who has one of them open sees the
 * change, and keeps what they typed beside it.
 *
 * Throws a Refusal with a problem for everything that stands in the way: `articles.0` is the first article as given,
 * `articles.0.passages.1` its second passage, `articles.0.blocks.p-1` a block that a check or a rule named.
 */
export const correctTogether = (db: Database, command: MendCommand): Promise<Done[]> =>
  db.transaction().execute((tx) => mendIn(tx, command));

async function mendIn(tx: DatabaseTransaction, command: MendCommand): Promise<Done[]> {
  mustSee(command.actor);
  assertSound(command);
  // In one order, whoever asks: the articles' rows first, all of them, then what hangs on each, then a turn (../take-turn.ts).
  const order = command.articles
    .map((one, index) => ({ ...one, index }))
    .sort((a, b) => a.article - b.article);
  const pieces = await each(order, (one) => takeInHand(tx, command, one));
  const mended = await each(order, (one) => rewordIn(tx, command, one, pieces.get(one.index)!));
  await each(order, async ({ index, article, basedOn }) => {
    const { actor, kind, note } = command;
    const revision = await correctIn(tx, { article, kind, note, author: actor.name, authorId: actor.id });
    await writeDown(tx, {
      ...{ act: actOf(kind), article, actor, basedOn, revision, note },
      detail: { kind, together: command.articles.length },
    });
    mended.set(index, { article, revision });
  });
  return command.articles.map((_, index) => mended.get(index)!);
}

const actOf = (kind: CorrectionKind) => (kind === 'update' ? 'updateSignificantly' : 'correct');

/** What can be told from the command alone. */
function assertSound({ note, articles }: MendCommand): void {
  if (!lineText(note))
    throw new Refusal('invalid', 'note-missing', 'Readers are told what was wrong and what is right.', [
      { path: 'note', code: 'note-missing', message: 'Say what was wrong and what is right.' },
    ]);
  if (!articles.length || articles.length > mostMended)
    throw new Refusal('invalid', 'invalid-input', `One command corrects 1 to ${mostMended} articles.`, [
      { path: 'articles', code: 'range', message: `Choose 1 to ${mostMended} articles.` },
    ]);
  const problems: Problem[] = [];
  const seen = new Set<number>();
  for (const [index, { article, passages }] of articles.entries()) {
    if (seen.has(article))
      problems.push({ ...problem(index, 'taken', `Article ${article} is named twice: name it once.`) });
    seen.add(article);
    const places = new Set<string>();
    for (const [at, { within }] of passages.entries()) {
      if (places.has(within))
        problems.push(
          problem(index, 'taken', `Block ${within} is named twice: say all of it in one.`, `passages.${at}`),
        );
      places.add(within);
    }
  }
  if (problems.length) throw together('invalid', problems);
}

const problem = (index: number, code: string, message: string, place = ''): Problem => ({
  path: `articles.${index}${place && `.${place}`}`,
  ...{ code, message },
});

const together = (kind: RefusalKind, problems: readonly Problem[]): Refusal =>
  new Refusal(
    kind,
    'none-corrected',
    `No article was corrected. ${problems.map(({ message }) => message).join(' ')}`,
    problems,
  );

interface Given extends MendedArticle {
  /** Its place in the command. */
  index: number;
}

/** Does it for every article and throws what stands in the way of any of them, all at once. */
async function each<T>(order: readonly Given[], act: (one: Given) => Promise<T>): Promise<Map<number, T>> {
  const done = new Map<number, T>();
  const refused: { kind: RefusalKind; problems: Problem[] }[] = [];
  for (const one of order)
    try {
      done.set(one.index, await act(one));
    } catch (error) {
      refused.push(refusedAs(one, error));
    }
  if (!refused.length) return done;
  // Who may not is told so before they are told how things stand.
  const kinds = refused.map(({ kind }) => kind);
  const kind =
    kinds.find((one) => one === 'missing') ?? kinds.find((one) => one === 'forbidden') ?? kinds[0]!;
  throw together(
    kind,
    refused.flatMap(({ problems }) => problems),
  );
}

/** What was refused of one article, as problems of the whole; what is no refusal is thrown on. */
function refusedAs({ index, article }: Given, error: unknown): { kind: RefusalKind; problems: Problem[] } {
  if (error instanceof NoSuchArticle)
    return { kind: 'missing', problems: [problem(index, 'not-here', error.message)] };
  if (error instanceof StaleRevision)
    return { kind: 'conflict', problems: [problem(index, 'stale-revision', error.message)] };
  if (!(error instanceof Refusal)) throw error;
  if (error.code === passagesRefused) return { kind: error.kind, problems: [...error.problems] };
  const places = error.problems.map(({ path, code, message }) =>
    problem(index, code, `Article ${article}, ${path}: ${message}`, `blocks.${path}`),
  );
  return {
    kind: error.kind,
    problems: [problem(index, error.code, `Article ${article}: ${error.message}`), ...places],
  };
}

/** The article's row locked, with readers' revision as its newest. */
async function takeInHand(
  tx: DatabaseTransaction,
  { actor, kind }: MendCommand,
  given: Given,
): Promise<HeldPiece> {
  const { article, basedOn } = given;
  const piece = await hold(tx, actOf(kind), { article, basedOn, actor });
  const maySave = may(actor, 'save', piece);
  if (given.passages.length && maySave !== true) throw refusalOf(maySave);
  if (piece.head !== piece.publishedRevision)
    throw new Refusal(
      'conflict',
      'unpublished-work',
      `Article ${article} has a newer revision than readers see: open it, and correct it there.`,
    );
  return piece;
}

const passagesRefused = 'passages';
const failures: Record<RewordProblem['failure'], { code: string; message: string }> = {
  gone: { code: 'passage-gone', message: 'there is no such paragraph: look at the article again.' },
  notCited: { code: 'passage-not-cited', message: 'what is to be taken out is not cited there.' },
  lineBreaks: {
    code: 'passage-lines',
    message: 'the new words have other lines: keep the lines, or open the article.',
  },
  citationLost: {
    code: 'passage-uncited',
    message: 'no words are left under a citation: leave words to it, or have it taken out.',
  },
};
const inUse = {
  code: 'passage-in-use',
  message: 'somebody is changing these words in the editor now: agree with them, or open the article.',
};

/** A revision of what readers are to see, fit for them, and the shared document beside it. */
async function rewordIn(
  tx: DatabaseTransaction,
  { actor, note }: MendCommand,
  { index, article, basedOn, passages }: Given,
  piece: HeldPiece,
): Promise<Done> {
  const refuse = (wrong: readonly { at: number; code: string; message: string }[]): Refusal =>
    new Refusal(
      'conflict',
      passagesRefused,
      `Passages of article ${article} cannot be changed so.`,
      wrong.map(({ at, code, message }) =>
        problem(index, code, `Article ${article}, ${passages[at]!.within}: ${message}`, `passages.${at}`),
      ),
    );
  const reworded = rewordBody(
    piece.content.body,
    passages.map((one) => ({ ...one, text: one.text === null ? null : tidyText(one.text.trim()) })),
  );
  if (!reworded.ok)
    throw refuse(reworded.problems.map(({ index: at, failure }) => ({ at, ...failures[failure] })));
  let { content, head: revision } = piece;
  if (reworded.shared.length) {
    content = { ...piece.content, body: reworded.body } satisfies ArticleContent;
    revision = await revise(tx, {
      ...{ article, basedOn, content, author: actor.name, authorId: actor.id, note: lineText(note) },
    });
    const from = { revision: piece.head, content: piece.content };
    const blocked = await besideTheEditor(
      tx,
      { article, author: actor.name, from, revision },
      reworded.shared,
    );
    if (blocked.length)
      throw refuse(
        blocked.map((within) => ({ at: passages.findIndex((one) => one.within === within), ...inUse })),
      );
  }
  await assertFit(tx, { article, head: revision, content });
  return { article, revision };
}
