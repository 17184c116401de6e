/** `warraq list`, `publish`, `unpublish`, `correct`, `export`. */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { articlePath, articleSlug } from '#article/address.ts';
import type { ArticleContent, CorrectionKind } from '#article/article.ts';
import { parsePastedPage } from '#bureau/pasted-page.ts';
import { readLines } from '#bureau/read-lines.ts';
import { correct } from '#desk/correct.ts';
import { withhold } from '#desk/daybook/withhold.ts';
import { exportNewsroom } from '#desk/export.ts';
import { pageKnowledge } from '#desk/import-copy.ts';
import { publish, unpublish } from '#desk/publish.ts';
import type { Config } from './configuration.ts';
import { operator } from './operator.ts';
import { openSession, type Session } from './session.ts';

const tell = (line: string) => process.stderr.write(`${line}\n`);
const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function within<T>(config: Config, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await openSession(config, { tell });
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

/** One article a line: number, state, first publication, address, headline. Newest numbers first. */
export const listCommand = (config: Config, limit: number): Promise<void> =>
  within(config, async ({ database: { db } }) => {
    const rows = await db
      .selectFrom('article')
      .innerJoin('revision', (join) =>
        join.onRef('article_id', '=', 'article.id').onRef('number', '=', 'article.head'),
      )
      .select(['article.id', 'head', 'published_revision', 'published_at', 'external_id'])
      .select((eb) => eb.ref('content', '->>').key('headline').as('headline'))
      .orderBy('article.id', 'desc')
      .limit(limit)
      .execute();
    for (const row of rows) {
      const state =
        row.published_revision === null
          ? row.published_at
            ? 'withdrawn'
            : 'unpublished'
          : row.published_revision < row.head
            ? 'changed'
            : 'published';
      const headline = String(row.headline);
      print(
        [
          row.id,
          state,
          row.published_at?.toISOString() ?? '-',
          articlePath(row.id, articleSlug(headline)),
          headline,
        ].join('\t'),
      );
    }
  });

export const publishCommand = (config: Config, id: number): Promise<void> =>
  within(config, async ({ database: { db } }) =>
    print(`article ${id}: ${await publish(db, id, operator())}`),
  );

export const unpublishCommand = (config: Config, id: number): Promise<void> =>
  within(config, async ({ database: { db } }) =>
    print(`article ${id}: ${(await unpublish(db, id, operator())) ? 'unpublished' : 'was not published'}`),
  );

/** Corrects from a pasted page (headline and text as they should be) or, without a file, adds only the note. */
export const correctCommand = (
  config: Config,
  id: number,
  kind: CorrectionKind,
  note: string,
  file: string | null,
): Promise<void> =>
  within(config, async ({ database: { db } }) => {
    const change = file === null ? undefined : await readChange(await pageKnowledge(db), file);
    const revision = await correct(db, {
      article: id,
      kind,
      note,
      author: operator(),
      ...(change ? { change } : {}),
    });
    print(`article ${id}: ${kind} published as revision ${revision}`);
  });

async function readChange(
  knowledge: Awaited<ReturnType<typeof pageKnowledge>>,
  file: string,
): Promise<(content: ArticleContent) => ArticleContent> {
  const lines: string[] = [];
  for await (const line of readLines(file)) {
    if ('problem' in line) throw new Error(`${file}:${line.number}: ${line.message}`);
    while (lines.length < line.number - 1) lines.push('');
    lines.push(line.text);
  }
  const result = parsePastedPage(lines.join('\n'), knowledge);
  if (!result.ok) throw new Error(`${file}:${result.failure.line}: ${result.failure.message}`);
  for (const warning of result.warnings) tell(`${file}:${warning.line}: warning: ${warning.message}`);
  const { headline, body } = result.draft;
  // Filing, byline and first publication are not what a corrected text changes.
  return (content) => ({ ...content, headline, body });
}

/** Shows the text of a version to nobody any longer. */
export const withholdCommand = (config: Config, id: number, version: number, reason: string): Promise<void> =>
  within(config, async ({ database: { db } }) => {
    await withhold(db, { article: id, version, reason, actor: { id: null, name: operator() } });
    print(`article ${id}: version ${version} is withheld; its hash stays in the daybook`);
  });

/** Writes an export to a file, or to standard output. */
export const exportCommand = (config: Config, file: string | null, withKey = false): Promise<void> =>
  within(config, async ({ database: { db }, pictures }) => {
    const out = file === null ? process.stdout : createWriteStream(file, { flags: 'wx' });
    let articles = 0;
    for await (const line of exportNewsroom(db, pictures, { withKey })) {
      if ('type' in line && line.type === 'article') articles++;
      if (!out.write(`${JSON.stringify(line)}\n`)) await once(out, 'drain');
    }
    if (out !== process.stdout) {
      out.end();
      await once(out, 'close');
    }
    tell(`exported ${articles} articles`);
  });
