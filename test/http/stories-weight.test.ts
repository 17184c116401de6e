/** A file of many years: its page weighs what any page may, and costs as few queries as a small one. */
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import pino from 'pino';
import { expect, test } from 'vitest';
import { demoEdition } from '#demo/edition.ts';
import { makeApp } from '#http/app.ts';
import { buildDraft, describeNewsroom, publishDraft, useNewsroom } from '#test/support/newsroom.ts';
import { buildStory } from '#test/support/story-file.ts';

const vocabulary = [...new Set(JSON.stringify(demoEdition.stories).match(/\p{Script=Arabic}{3,}/gu))].slice(
  0,
  3_000,
);
const parties = 60;
const events = 2_000;
const issues = 8;
const saidEach = 5;
const backgrounds = 12;
/** Bytes of the first round trip, and what response headers take of it (test/html/budgets.test.ts). */
const firstTrip = 14_600;
const headers = 700;

describeNewsroom('A story file of two thousand events and sixty parties', () => {
  const newsroom = useNewsroom();

  test('comes in the first round trip, with the way to all that it leaves out', async () => {
    const { db } = newsroom;
    const file = await buildStory(db, {
      title: 'محادثات السلام في وادي السدرة والقرى المجاورة له',
      summary:
        'اتفق الطرفان على وقف العمل في القناة ستة أشهر، وبقي الخلاف على حصص الجفاف ومن يقيسها. '.repeat(4),
    });
    const article = await publishDraft(db, buildDraft({ headline: 'توقيع اتفاق الوادي' }));
    // Words of the demo's prose in an order of their own: what is repeated would weigh nothing.
    await sql`create table words as select distinct on (word) word, (row_number() over ())::int as n
      from unnest(${vocabulary}::text[]) word`.execute(db);
    await sql`create function said(seed int, many int) returns text language sql as $$
      select string_agg(w.word, ' ' order by g) from generate_series(1, many) g
      join words w on w.n = 1 + abs(hashint4(seed * 1000 + g) % ${sql.lit(vocabulary.length)}) $$`.execute(
      db,
    );
    await sql`insert into entity (slug, kind, name, search)
      select replace(said(n, 3), ' ', '-') || '-' || n, 'organisation', said(n, 3), '' from generate_series(1, ${parties}::int) n`.execute(
      db,
    );
    await sql`insert into party (story_id, entity_id, role, place)
      select ${file.story}, id, (array['party', 'mediator', 'guarantor', 'host', 'observer', 'affected'])[1 + id % 6], id
      from entity`.execute(db);
    await sql`insert into issue (story_id, title, place)
      select ${file.story}, said(n + 500, 4), n from generate_series(1, ${issues}::int) n`.execute(db);
    await sql`insert into source (kind, label, entity_id, desk_id)
      select 'official', said(id + 900, 5), id, ${file.desk} from entity`.execute(db);
    await sql`insert into statement (story_id, source_id, party_id, issue_id, said_at, said_precision, original, language, entered_by_name)
      select ${file.story}, s.id, p.id, i.id, now() - make_interval(days => n * 30 + p.id % 30), 'minute',
        said(p.id * 100 + i.id * 10 + n, 60), 'ar', 'هالة'
      from party p join source s on s.entity_id = p.entity_id cross join issue i
      cross join generate_series(1, ${saidEach}::int) n`.execute(db);
    await sql`insert into shown_citation (article_id, block, statement_id)
      select ${article}, 'p-1', id from statement`.execute(db);
    await sql`insert into claim (story_id, text, low, high, unit, desk_id)
      select ${file.story}, said(n + 7000, 12), n, n + 9, 'قتيل', ${file.desk} from generate_series(1, 80) n`.execute(
      db,
    );
    await sql`insert into claim_stance (statement_id, claim_id, stance)
      select s.id, c.id, (array['asserts', 'denies', 'partly'])[1 + s.id % 3]
      from claim c join statement s on s.id % 80 = c.id % 80 and s.id < 400`.execute(db);
    await sql`insert into event (story_id, title, at, at_precision, place, status)
      select ${file.story}, said(n + 20000, 9), now() - make_interval(days => n * 3 - 30), 'day', said(n, 2),
        case when n < 10 then 'expected' else 'confirmed' end from generate_series(1, ${events}::int) n`.execute(
      db,
    );
    await sql`insert into background (story_id, label, text, place)
      select ${file.story}, 'خلفية ' || n, said(n + 40000, 90), n from generate_series(1, ${backgrounds}::int) n`.execute(
      db,
    );
    const node = await newsroom.node();
    const app = makeApp(node.context, pino({ level: 'silent' }));
    const read = async (path: string) => {
      const answer = await app.request(encodeURI(path));
      expect([path, answer.status]).toEqual([path, 200]);
      return answer.text();
    };
    const path = `/story/${file.slug}`;
    const page = await read(path);
    expect(gzipSync(page, { level: 6 }).length + headers).toBeLessThanOrEqual(firstTrip);

    const inPage = (pattern: RegExp) => [...page.matchAll(pattern)].map(([, found]) => found!);
    const years = [...new Set(inPage(/href="([^"]*\/timeline\/\d{4})"/g))];
    expect(years.length).toBeGreaterThan(15);
    let found = 0;
    for (const year of years)
      for (let next: string | undefined = year; next; ) {
        const part: string = await read(decodeURI(next));
        found += part.match(/<li class="event /g)!.length;
        next = part.match(/rel="next" href="([^"]*)"/)?.[1];
      }
    expect(found).toBe(events);
    const ways = [...new Set(inPage(/href="([^"]*\/issue\/\d+)"/g))];
    expect(ways).toHaveLength(issues);
    expect((await read(`${path}/background`)).match(/<p id="b\d/g)).toHaveLength(backgrounds);
    expect(page.includes(`href="${path}/background"`)).toBe(true);
    const issue = await read(ways[0]!);
    expect(issue.match(/<li class="stand"/g)).toHaveLength(parties);
    expect((await read(`${path}/claims`)).match(/<li class="claim /g)).toHaveLength(80);
  });
});
