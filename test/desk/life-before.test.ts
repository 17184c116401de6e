import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { publish, unpublish } from '#desk/publish.ts';
import { buildDraft, describeNewsroom, publishDraft, useNewsroom } from '#test/support/newsroom.ts';

const migration = new URL('../../src/database/migrations/005-workflow.sql', import.meta.url);

describeNewsroom('A newsroom from before there were pieces', () => {
  const newsroom = useNewsroom();

  test('has one for each article: what readers ever saw is approved, the first desk that signs answers for it', async () => {
    const { db } = newsroom;
    const published = await publishDraft(db, buildDraft({ desks: ['قسم المدن', 'قسم البيئة'] }));
    const withdrawn = await publishDraft(db, buildDraft({ desks: [], people: ['هالة السمان'] }));
    await unpublish(db, withdrawn, 'test');
    const client = new pg.Client(newsroom.connection);
    await client.connect();
    await client.query(`drop table piece, piece_event, schedule, preview_link, idempotent_write;
      drop function announce_schedule; alter table revision drop column author_id`);
    await client.query(await readFile(migration, 'utf8'));
    await client.end();
    const pieces = await db
      .selectFrom('piece as p')
      .leftJoin('desk as d', 'd.id', 'p.desk_id')
      .select(['p.article_id', 'p.workflow', 'd.name'])
      .orderBy('p.article_id')
      .execute();
    expect(pieces).toEqual([
      { article_id: published, workflow: 'approved', name: 'قسم المدن' },
      { article_id: withdrawn, workflow: 'approved', name: null },
    ]);
    expect(await publish(db, withdrawn, 'test')).toBe('published');
  });
});
