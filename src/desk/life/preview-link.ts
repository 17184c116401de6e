/** Links by which somebody without an account sees a piece as readers would, for a while. */
import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '#database/connection.ts';
import { hold, type PieceCommand, writeDown } from './hold.ts';

export interface PreviewCommand extends PieceCommand {
  /** Hours until the link ends. */
  hours: number;
}

export interface PreviewLink {
  /** Shown once; only its hash is kept. */
  token: string;
  expires: Date;
}

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Makes a link to the piece as it is when the link is opened. */
export const makePreviewLink = (db: Database, command: PreviewCommand): Promise<PreviewLink> =>
  db.transaction().execute(async (tx) => {
    const { actor, article, basedOn, hours } = command;
    const piece = await hold(tx, 'preview', command);
    const token = randomBytes(24).toString('base64url');
    const expires = new Date(Date.now() + hours * 3_600_000);
    await tx
      .insertInto('preview_link')
      .values({
        ...{ token_hash: digest(token), article_id: article, revision: null },
        ...{ made_by: actor.id, made_by_name: actor.name, expires_at: expires },
      })
      .execute();
    const detail = { expires: expires.toISOString() };
    await writeDown(tx, { act: 'preview', article, actor, basedOn, revision: piece.head, detail });
    return { token, expires };
  });

/** The article that a link shows; `null` when there is no such link or its time is over. */
export async function previewedBy(db: Pick<Database, 'selectFrom'>, token: string): Promise<number | null> {
  const row = await db
    .selectFrom('preview_link')
    .select('article_id')
    .where('token_hash', '=', digest(token))
    .where('expires_at', '>', new Date())
    .executeTakeFirst();
  return row?.article_id ?? null;
}

/** Clears out links whose time is over. */
export const forgetPreviewLinks = (db: Database): Promise<unknown> =>
  db.deleteFrom('preview_link').where('expires_at', '<', new Date()).execute();
