/** Which pictures of a piece may not be published: those whose rights have lapsed, and those that were taken back. */
import type { ArticleContent } from '#article/article.ts';
import { type BarredPicture, pictureNumbers } from '#article/checks.ts';
import type { Reader } from '#database/connection.ts';

/**
 * What of a content's pictures may not be shown at `at`, by number. `hold`: inside a transaction that publishes, so
 * that nobody takes a picture back between the look and the publication.
 */
export async function barredPictures(
  reader: Reader,
  content: ArticleContent,
  at: Date,
  hold?: 'hold',
): Promise<Record<number, BarredPicture>> {
  const numbers = pictureNumbers(content);
  if (!numbers.length) return {};
  const rows = await reader
    .selectFrom('picture')
    .select(['id', 'rights_expire_at', 'revoked_at'])
    .where('id', 'in', numbers)
    .orderBy('id')
    .$if(hold === 'hold', (query) => query.forShare())
    .execute();
  const barred: Record<number, BarredPicture> = {};
  for (const { id, rights_expire_at, revoked_at } of rows)
    if (revoked_at) barred[id] = 'pictureRevoked';
    else if (rights_expire_at && rights_expire_at <= at) barred[id] = 'pictureRightsLapsed';
  return barred;
}
