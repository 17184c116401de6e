import { join } from 'node:path';
import pino from 'pino';
import { expect, test } from 'vitest';
import { connect } from '#database/connection.ts';
import { correct } from '#desk/correct.ts';
import { fileCopy } from '#desk/file-copy.ts';
import { fileInStory } from '#desk/stories/story.ts';
import { makeApp } from '#http/app.ts';
import { serve } from '#http/serve.ts';
import { buildDraft, describeNewsroom, publishDraft, useNewsroom } from '#test/support/newsroom.ts';
import { chief } from '#test/support/pieces.ts';
import { buildStory, showCitation } from '#test/support/story-file.ts';

/** Statements that a page which is not in the cache may cost. */
const most = 6;

describeNewsroom('What a page asks of the database', () => {
  const newsroom = useNewsroom();

  test('every kind of page keeps to its number of queries', async () => {
    const drafts = Array.from({ length: 60 }, (_, index) =>
      buildDraft({
        sections: [`باب ${index % 7}`],
        topics: [`وسم ${index % 5}`],
        people: [`كاتب ${index % 3}`],
      }),
    );
    await fileCopy(newsroom.db, drafts, true);
    const plain = await publishDraft(newsroom.db, buildDraft({ sections: ['باب 1'], topics: ['وسم 2'] }));
    const corrected = await publishDraft(newsroom.db, buildDraft({ sections: ['باب 1'] }));
    await correct(newsroom.db, { article: corrected, kind: 'clarification', note: 'توضيح.', author: 'test' });

    const file = await buildStory(newsroom.db, { title: 'ملف القمح' });
    const party = await file.party('سهلنا');
    const source = await file.source({ kind: 'official', label: 'وزارة الزراعة', entity: party.entity });
    const issue = await file.issue('سعر القمح');
    const said = await file.say(source, 'لا زيادة هذا العام.', { party: party.id, issue });
    await showCitation(newsroom.db, plain, { statement: said });
    await fileInStory(newsroom.db, { actor: chief, story: file.story, article: plain, filed: true });
    await file.event('موسم الحصاد', { article: plain });

    const database = connect(newsroom.connection, { size: 2, onError: () => {} });
    const log = pino({ level: 'silent' });
    const node = await serve({
      ...{
        host: '127.0.0.1',
        port: 0,
        origin: 'https://news.example',
        cacheBytes: 0,
        log,
        database,
      },
      ...{ connection: newsroom.connection, pictures: newsroom.pictures },
    });
    const app = makeApp(node.context, log);
    const counted = async (path: string, status = 200): Promise<number> => {
      const before = database.statements.total;
      const answer = await app.request(encodeURI(path));
      expect([path, answer.status]).toEqual([path, status]);
      return database.statements.total - before;
    };
    const pathOf = async (id: number) =>
      decodeURI((await app.request(`/a/${id}`)).headers.get('location') ?? '');
    const paths = { article: await pathOf(plain), 'corrected article': await pathOf(corrected) };
    // The site and the most read are kept between pages: the first page pays for them.
    await app.request('/');
    const counts: Record<string, number> = {};
    for (const [name, path] of Object.entries({
      ...paths,
      home: '/',
      'section front': '/s/باب-1',
      desk: '/desk/قسم-المقاطعات',
      person: '/by/كاتب-1',
      topic: '/topic/وسم-2',
      day: '/archive/2024/10/01',
      corrections: '/corrections',
      search: '/search?q=خبر',
      about: '/about',
      feed: '/rss.xml',
      'story file': '/story/ملف-القمح',
      'issue of a story file': `/story/ملف-القمح/issue/${issue}`,
      'claims of a story file': '/story/ملف-القمح/claims',
      'year of a story file': '/story/ملف-القمح/timeline/2026',
      'story feed': '/story/ملف-القمح/rss.xml',
      entity: '/entity/سهلنا',
      'entity feed': '/entity/سهلنا/rss.xml',
      'story files': '/stories',
    }))
      counts[name] = await counted(path);
    counts['moved article'] = await counted(`/a/${plain}/wrong`, 301);
    counts['nothing there'] = await counted('/nothing/here', 404);
    await node.close();
    await database.close();
    await expect(`${JSON.stringify(counts, null, 2)}\n`).toMatchFileSnapshot(
      join(import.meta.dirname, '../query-counts.snapshot.json'),
    );
    for (const [name, count] of Object.entries(counts)) expect(count, name).toBeLessThanOrEqual(most);
  });
});
