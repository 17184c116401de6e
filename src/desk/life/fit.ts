/** Whether a piece may go before readers: the checks of `article/checks.ts` that are errors keep it back. */
import type { ArticleContent } from '#article/article.ts';
import { check } from '#article/checks.ts';
import type { DatabaseTransaction } from '#database/connection.ts';
import { barredPictures } from '../pictures/barred.ts';
import { Refusal } from '../refusal.ts';
import { readGate } from '../stories/gate.ts';

/**
 * Throws a Refusal that names every place to mend: what the checks do not let through, else what the newsroom's rules of
 * sourcing stop (code `at-gate`) and nobody passed. `at`: when readers are to see it, now unless said.
 */
export async function assertFit(
  tx: DatabaseTransaction,
  { article, head, content }: { article: number; head: number; content: ArticleContent },
  at = new Date(),
): Promise<void> {
  const errors = check(content, {
    ...{ hasDesk: true, unresolvedNotes: 0, embargo: null },
    barredPictures: await barredPictures(tx, content, at, 'hold'),
  }).filter(({ severity }) => severity === 'error');
  if (errors.length)
    throw new Refusal(
      'conflict',
      'not-fit',
      'The piece cannot go to readers as it is.',
      errors.map(({ place, name }) => ({ path: place, code: name, message: name })),
    );
  const stopped = (await readGate(tx, { article, revision: head, content }, 'stop')).filter(
    ({ passed }) => passed === null,
  );
  if (stopped.length)
    throw new Refusal(
      'conflict',
      'at-gate',
      'The newsroom’s rules of sourcing stop this piece: mend it, or have it passed with a reason.',
      stopped.map(({ block, rule }) => ({ path: block, code: rule, message: rule })),
    );
}
