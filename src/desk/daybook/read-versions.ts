/** The versions of a piece that readers were shown, for the newsroom. */
import { sql } from 'kysely';
import { may, sightOf } from '#article/policy.ts';
import type { Actor } from '#article/roles.ts';
import type { Database } from '#database/connection.ts';
import { refusalOf } from '../life/hold.ts';
import { pieceInHand } from '../life/read-pieces.ts';

export interface ShownVersion {
  number: number;
  act: string;
  at: string;
  /** Whether readers see it now. */
  isNow: boolean;
  /** Its words are shown to nobody any longer: why, as everybody is told. */
  withheld: { reason: string; by: string; at: string } | null;
}

/** All of them, the newest first: for everyone for whom the piece is there. Throws NoSuchArticle or a Refusal. */
export async function listVersions(db: Database, actor: Actor, article: number): Promise<ShownVersion[]> {
  const piece = await pieceInHand(db, actor, article);
  if (sightOf(actor, piece) !== 'published') {
    const allowed = may(actor, 'read', piece);
    if (allowed !== true) throw refusalOf(allowed);
  }
  const rows = await db
    .selectFrom('article_version')
    .select(['number', 'act', 'at', 'withheld_at', 'withheld_reason', 'withheld_by'])
    // What was published a moment ago is entered in a moment.
    .select(
      sql<boolean>`exists (select from daybook_due d join publication p on p.id = d.publication_id
        where p.article_id = ${article})`.as('more'),
    )
    .where('article_id', '=', article)
    .orderBy('number', 'desc')
    .execute();
  // Entries of a coverage are versions too; what the text is stands in the others.
  const newest = rows.find(({ act }) => act !== 'cover')?.number;
  return rows.map((row) => ({
    ...{ number: row.number, act: row.act, at: row.at.toISOString() },
    isNow: row.number === newest && !row.more && piece.publication === 'published',
    withheld: row.withheld_at && {
      ...{ reason: row.withheld_reason ?? '', by: row.withheld_by ?? '', at: row.withheld_at.toISOString() },
    },
  }));
}
