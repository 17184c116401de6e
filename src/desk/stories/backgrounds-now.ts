/** How the backgrounds that an article has stand in their files. */
import type { ArticleContent } from '#article/article.ts';
import { backgroundsIn } from '#article/backgrounds.ts';
import type { BackgroundNow } from '#article/story/background.ts';
import type { Reader } from '#database/connection.ts';

/** By number; one that no file has is not among them. */
export async function backgroundsNow(
  db: Pick<Reader, 'selectFrom'>,
  { body }: Pick<ArticleContent, 'body'>,
): Promise<Record<number, BackgroundNow>> {
  const used = backgroundsIn(body).map(({ background }) => background);
  if (!used.length) return {};
  const rows = await db
    .selectFrom('background')
    .select(['id', 'label', 'revision', 'text', 'retired_at'])
    .where('id', 'in', used)
    .execute();
  return Object.fromEntries(
    rows.map(({ id, retired_at, ...row }) => [id, { ...row, retired: retired_at !== null }]),
  );
}
