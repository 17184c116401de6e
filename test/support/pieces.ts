/** Pieces for tests, at the point of their lives that a test needs. */
import type { ArticleContent } from '#article/article.ts';
import { bodyFromText } from '#article/from-text.ts';
import type { Actor, HeldRole } from '#article/roles.ts';
import type { PieceState } from '#article/workflow.ts';
import type { Database } from '#database/connection.ts';
import { ensureFiling, ensureSection, filingIndex } from '#desk/filing.ts';
import { approvePiece } from '#desk/life/approve.ts';
import { createPiece } from '#desk/life/create.ts';
import { embargoPiece } from '#desk/life/embargo.ts';
import { publishPiece } from '#desk/life/publish.ts';
import { readPiece } from '#desk/life/read-pieces.ts';
import { returnPiece } from '#desk/life/return.ts';
import { schedulePiece } from '#desk/life/schedule.ts';
import { submitPiece } from '#desk/life/submit.ts';
import { withdrawPiece } from '#desk/life/withdraw.ts';
import { hire } from './staff.ts';

/** A managing editor who is nobody of the staff: for setting things up. */
export const chief: Actor = {
  id: '0197c0de-0000-7000-8000-000000000001',
  name: 'رئيسة التحرير',
  held: [{ role: 'managingEditor', desk: null }],
  scopes: null,
};

/** Somebody of the staff with these roles. */
export async function staffMember(db: Database, held: HeldRole[], name?: string): Promise<Actor> {
  const { id, name: known } = await hire(db, held, name);
  return { id, name: known, held, scopes: null };
}

/** A desk and a section, founded when they are not there. */
export const foundPlace = (db: Database, desk = 'قسم المدن'): Promise<{ desk: number; section: number }> =>
  db.transaction().execute(async (tx) => {
    const index = await filingIndex(tx);
    return {
      desk: (await ensureFiling(tx, index, 'desk', desk)).id,
      section: (await ensureSection(tx, index, 'محليات', 'ar')).id,
    };
  });

let written = 0;

/** A content with everything that publication asks for. */
export function buildContent(
  { section, desk }: { section: number; desk: number },
  given: Partial<ArticleContent> = {},
): ArticleContent {
  const number = ++written;
  return {
    ...{ kind: 'news', language: 'ar', kicker: '', headline: `البلدية تفتتح المكتبة العامة رقم ${number}` },
    standfirst: 'تفتح أبوابها مطلع الأسبوع.',
    body: bodyFromText(`فقرة أولى من المادة ${number}.\n\nفقرة ثانية فيها تفاصيل.`, () => null),
    dateline: null,
    bylines: [{ type: 'desk', id: desk, name: 'قسم المدن' }],
    sections: [{ id: section, name: 'محليات' }],
    ...{ topics: [], leadPicture: null, translationOf: null, origin: null },
    ...given,
  };
}

export const hoursAhead = (hours: number): Date => new Date(Date.now() + hours * 3_600_000);

/** A piece brought to a state through the commands that lead there; only what the commands refuse is set by hand. */
export async function pieceIn(
  db: Database,
  { workflow, publication }: PieceState,
  given: { desk: number; section: number; by?: Actor; assignee?: string | null; content?: ArticleContent },
): Promise<{ article: number; revision: number }> {
  const actor = chief;
  const made = await createPiece(db, {
    ...{ actor, desk: given.desk, begin: 'draft', assignee: null },
    content: given.content ?? buildContent(given),
  });
  const command = { article: made.article, basedOn: made.revision, actor };
  if (publication === 'embargoed') await embargoPiece(db, { ...command, until: hoursAhead(24) });
  await submitPiece(db, command);
  await approvePiece(db, command);
  if (publication === 'scheduled') await schedulePiece(db, { ...command, at: hoursAhead(24) });
  if (publication === 'published' || publication === 'withdrawn') await publishPiece(db, command);
  if (publication === 'withdrawn') await withdrawPiece(db, command);
  if (workflow === 'draft' && publication !== 'scheduled')
    await returnPiece(db, { ...command, note: 'أعد.' });
  const { workflow: reached } = await readPiece(db, actor, made.article);
  await db
    .updateTable('piece')
    .set({
      ...(reached === workflow ? {} : { workflow }),
      created_by: given.by?.id ?? null,
      assignee: given.assignee ?? null,
    })
    .where('article_id', '=', made.article)
    .execute();
  return made;
}
