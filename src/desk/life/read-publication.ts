/** What is to be known before readers get a piece's newest revision, besides the text itself. */
import { matchText } from '#arabic/letters.ts';
import type { ArticleContent } from '#article/article.ts';
import { type Finding, unlinkedMentions } from '#article/checks.ts';
import { may } from '#article/policy.ts';
import type { Actor } from '#article/roles.ts';
import type { Database } from '#database/connection.ts';
import { type FoundAtGate, readGate } from '../stories/gate.ts';
import { refusalOf } from './hold.ts';
import { pieceInHand, readPiece } from './read-pieces.ts';

export interface Publication {
  /** The newest revision: what would go to readers. */
  revision: number;
  /** What readers see now, if they do. */
  publishedRevision: number | null;
  /** Where readers find it now, if they do. */
  path: string | null;
  /** First mentions without a link of names that have a page here, besides those of the piece's own topics. */
  unlinked: Finding[];
  /** What the newsroom's rules of sourcing have to say of it. */
  gate: FoundAtGate[];
}

/** Topics whose names are looked for: the newest. */
const mostTopics = 5_000;

/** For who may see the piece as readers would. Throws NoSuchArticle, or a Refusal. */
export async function readPublication(db: Database, actor: Actor, article: number): Promise<Publication> {
  const allowed = may(actor, 'preview', await pieceInHand(db, actor, article));
  if (allowed !== true) throw refusalOf(allowed);
  const { revision, publishedRevision, path, content } = await readPiece(db, actor, article);
  return {
    ...{ revision, publishedRevision, path },
    unlinked: unlinkedMentions(content, await namesWithPages(db, content)),
    gate: await readGate(db, { article, revision, content }),
  };
}

/** Names that the language finds in a text and that are topics of the newsroom, but not yet of this piece. */
async function namesWithPages(db: Database, content: ArticleContent): Promise<string[]> {
  // Loaded when first asked: its tables of names take memory that serving readers does not need.
  const [{ namesIn }, { bodyText }] = await Promise.all([
    import('#arabic/names/names-in-text.ts'),
    import('#article/plain-text.ts'),
  ]);
  const found = new Set(namesIn(bodyText(content.body)).map(({ name }) => matchText(name)));
  for (const { name } of content.topics) found.delete(matchText(name));
  if (!found.size) return [];
  const topics = await db
    .selectFrom('topic')
    .select('name')
    .orderBy('id', 'desc')
    .limit(mostTopics)
    .execute();
  return topics.map(({ name }) => name).filter((name) => found.has(matchText(name)));
}
