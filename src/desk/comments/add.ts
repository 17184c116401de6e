/** Beginning a thread on words of a piece, or on the whole of it. */
import * as Y from 'yjs';
import type { Database } from '#database/connection.ts';
import { Refusal } from '../refusal.ts';
import {
  type CommentCommand,
  type CommentDone,
  holdToComment,
  type Said,
  say,
  writeDownComment,
} from './hold.ts';

/** Two relative positions of Yjs in base64, and the words between and around them. */
export interface Anchor {
  start: string;
  end: string;
  quote: string;
  before: string;
  after: string;
}

/** Bytes of a position. Throws a Refusal for what is none: nobody could open the piece's comments with it. */
function position(path: 'start' | 'end', base64: string): Buffer {
  const bytes = Buffer.from(base64, 'base64');
  try {
    Y.decodeRelativePosition(bytes);
  } catch {
    throw new Refusal('invalid', 'invalid-input', `anchor.${path} is no position.`, [
      { path: `anchor.${path}`, code: 'position', message: 'An encoded relative position of Yjs in base64.' },
    ]);
  }
  return bytes;
}

/** Begins a thread. `anchor: null`: on the whole piece. Throws NoSuchArticle or a Refusal. */
export const addComment = (
  db: Database,
  { anchor, ...command }: CommentCommand & Said & { anchor: Anchor | null },
): Promise<CommentDone> =>
  db.transaction().execute(async (tx) => {
    const piece = await holdToComment(tx, command);
    const { id: thread } = await tx
      .insertInto('comment_thread')
      .values({
        article_id: command.article,
        ...(anchor
          ? {
              anchor_start: position('start', anchor.start),
              anchor_end: position('end', anchor.end),
              ...{ quote: anchor.quote, before: anchor.before, after: anchor.after },
            }
          : {}),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const comment = await say(tx, { ...command, piece, thread });
    await writeDownComment(tx, { ...command, act: 'add', thread, comment });
    return { thread, comment };
  });
