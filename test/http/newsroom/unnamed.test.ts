/** Who an unnamed source is can be put nowhere: looked for in the database, the log, the pages, feeds and exports. */
import { sql } from 'kysely';
import pino from 'pino';
import { expect, test } from 'vitest';
import type { Body } from '#article/body.ts';
import { exportNewsroom } from '#desk/export.ts';
import { serve } from '#http/serve.ts';
import { describeNewsroom, useNewsroom } from '#test/support/newsroom.ts';
import { buildContent, foundPlace, pieceIn } from '#test/support/pieces.ts';
import { Browser, hire, origin } from '#test/support/staff.ts';

/** The name that nobody may find. */
const secret = 'رضوان السرّاج';
const day = { at: '2026-03-01T00:00:00.000Z', precision: 'day' };

describeNewsroom('An unnamed source', () => {
  const newsroom = useNewsroom();

  /** Every place of the database in which the words stand: `'public.source.label'`. */
  const placesOf = async (words: string): Promise<string[]> => {
    const { rows: tables } = await sql<{ name: string }>`
      select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(
      newsroom.db,
    );
    expect(tables.length).toBeGreaterThan(40);
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await sql<{ n: string }>`
        select count(*) as n from ${sql.raw(name)} as t where t::text like ${`%${words}%`}`.execute(
        newsroom.db,
      );
      if (Number(rows[0]!.n)) found.push(name);
    }
    return found;
  };

  test('has a label and a reason, and no column for more', async () => {
    const { rows } = await sql<{ column_name: string }>`
      select column_name from information_schema.columns where table_name = 'source' order by 1`.execute(
      newsroom.db,
    );
    expect(rows.map((row) => row.column_name)).toEqual(
      [
        ...[
          'id',
          'kind',
          'label',
          'entity_id',
          'address',
          'reason',
          'reason_note',
          'desk_id',
          'version',
          'created_at',
        ],
        ...['approved_by', 'approved_by_name', 'approved_at', 'withdrawn_at', 'withdrawn_note'],
      ].sort(),
    );
  });

  test('whose name is sent, or was written by mistake and taken back, leaves it nowhere', async () => {
    const { db } = newsroom;
    const said: string[] = [];
    const log = pino({ level: 'trace' }, { write: (line: string) => said.push(line) });
    const node = await serve({
      ...{ host: '127.0.0.1', port: 0, origin, cacheBytes: 1 << 20, log, pictures: newsroom.pictures },
      ...{ connection: newsroom.connection, database: newsroom.database },
    });
    try {
      const place = await foundPlace(db);
      const { desk } = place;
      const browser = new Browser(node);
      await browser.signIn(await hire(db, [{ role: 'managingEditor', desk: null }], 'منيرة السالمي'));
      const ask = (method: string, path: string, body?: unknown) =>
        browser.ask(method, `/api/v1${path}`, body, { 'idempotency-key': crypto.randomUUID() });
      const unnamed = { kind: 'unnamed', label: 'مصدر دبلوماسي', reason: 'safety', reasonNote: '' };

      // Whatever field it is sent in, it is refused, and not said back.
      for (const field of [
        'name',
        'entity',
        'address',
        'contact',
        'phone',
        'email',
        'note',
        'identity',
        'person',
      ]) {
        const answer = await ask('POST', '/sources', { desk, source: { ...unnamed, [field]: secret } });
        expect([field, answer.status]).toEqual([field, 400]);
        expect(JSON.stringify(answer.json)).not.toContain(secret);
      }
      // Entered under the name by mistake, with the person as an entity of the house; then unnamed.
      const { json: source } = await ask('POST', '/sources', {
        ...{ desk, source: { kind: 'named', label: secret, entity: null } },
      });
      expect(await placesOf(secret)).toEqual(['public.source']);
      const mended = await ask('PUT', `/sources/${source.id}`, { basedOn: source.version, source: unnamed });
      expect(mended.status).toBe(200);
      await ask('POST', `/sources/${source.id}/approve`, { basedOn: mended.json.version });
      const { json: statement } = await ask('POST', '/statements', {
        ...{ story: null, desk },
        statement: { source: source.id, said: day, original: 'تأجلت الجولة.', language: 'ar' },
      });
      const body: Body = {
        type: 'doc',
        content: [
          {
            ...{ type: 'paragraph', attrs: { id: 'p1', dir: null } },
            content: [
              {
                ...{ type: 'text', text: 'قال مصدر دبلوماسي إن الجولة تأجلت.' },
                marks: [{ type: 'citation', attrs: { statement: statement.id, claim: null } }],
              },
            ],
          },
        ],
      };
      const { article } = await pieceIn(
        db,
        { workflow: 'approved', publication: 'published' },
        { ...place, content: buildContent(place, { body }) },
      );
      expect(await placesOf(secret)).toEqual([]);
      // The looking finds what is there: the label stands in these places and the name in none.
      expect(await placesOf('مصدر دبلوماسي')).toContain('public.source');
      const page = await fetch(`http://127.0.0.1:${node.port}/a/${article}`);
      const seen = [await page.text()];
      expect(seen[0]).toContain('class="cite"');
      expect(seen[0]).toContain('مصدر دبلوماسي');
      expect(seen[0]).toContain('حرصًا على السلامة');
      for (const path of [
        '/',
        '/rss.xml',
        '/atom.xml',
        '/feed.json',
        '/sitemap.xml',
        '/corrections',
        '/stories',
      ])
        seen.push(await (await fetch(`http://127.0.0.1:${node.port}${path}`)).text());
      for await (const line of exportNewsroom(db, newsroom.pictures)) seen.push(JSON.stringify(line));
      for (const path of ['/audit?limit=100', `/sources?q=${encodeURIComponent('مصدر')}`])
        seen.push(JSON.stringify((await ask('GET', path)).json));
      for (const text of [...seen, ...said]) {
        expect(text).not.toContain(secret);
        expect(text).not.toContain(encodeURIComponent(secret));
      }
      expect(said.length).toBeGreaterThan(10);
    } finally {
      await node.close();
    }
  });
});
