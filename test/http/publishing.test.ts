import { request } from 'node:http';
import { expect, test } from 'vitest';
import { correct } from '#desk/correct.ts';
import { publish, unpublish } from '#desk/publish.ts';
import { revise } from '#desk/revision.ts';
import type { RunningNode } from '#http/serve.ts';
import { buildDraft, describeNewsroom, publishDraft, useNewsroom } from '#test/support/newsroom.ts';

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** Asks a node over its port, following nothing. */
function ask(
  node: RunningNode,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port: node.port, path: encodeURI(path), headers, method },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(parts).toString('utf8'),
          }),
        );
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}

/** Waits until a page says something; notifications take a moment to cross from connection to connection. */
async function until(node: RunningNode, path: string, fits: (answer: Answer) => boolean): Promise<Answer> {
  for (let tries = 0; tries < 100; tries++) {
    const answer = await ask(node, path);
    if (fits(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return ask(node, path);
}

const pathOf = async (node: RunningNode, id: number): Promise<string> =>
  decodeURI(String((await ask(node, `/a/${id}`)).headers.location));

describeNewsroom('Publishing reaches readers', () => {
  const newsroom = useNewsroom();

  test('a published story is on its page, on the front, in its section and in the feed, on every node', async () => {
    const nodes = [await newsroom.node(), await newsroom.node()];
    // Both have an empty front in their cache.
    for (const node of nodes) expect((await ask(node, '/')).status).toBe(200);
    const id = await publishDraft(
      newsroom.db,
      buildDraft({ headline: 'افتتاح جسر السنديان بعد عامين من العمل' }),
    );
    for (const node of nodes) {
      expect((await until(node, '/', ({ text }) => text.includes('جسر السنديان'))).text).toContain(
        'جسر السنديان',
      );
      expect((await ask(node, '/s/محليات')).text).toContain('جسر السنديان');
      expect((await ask(node, '/rss.xml')).text).toContain('جسر السنديان');
      const page = await ask(node, await pathOf(node, id));
      expect(page.status).toBe(200);
      expect(page.text).toContain('جسر السنديان');
    }
  });

  test('a correction drops the pages that show the story and leaves the others as they are', async () => {
    const node = await newsroom.node();
    const [wrong, other] = [
      await publishDraft(
        newsroom.db,
        buildDraft({ headline: 'بلدية الزهراء تزرع ألف شجرة', sections: ['بيئة'], desks: ['قسم البيئة'] }),
      ),
      await publishDraft(
        newsroom.db,
        buildDraft({ headline: 'مسرح الميناء يفتح أبوابه', language: 'en', sections: ['arts'], desks: [] }),
      ),
    ];
    const [wrongPath, otherPath] = [await pathOf(node, wrong), await pathOf(node, other)];
    await ask(node, wrongPath);
    await ask(node, otherPath);
    const kept = node.cache.get(encodeURI(otherPath));
    expect(kept).toBeDefined();
    await correct(newsroom.db, {
      article: wrong,
      kind: 'correction',
      note: 'ذكر الخبر ألف شجرة، والصواب مئة.',
      author: 'test',
      change: (content) => ({ ...content, headline: 'بلدية الزهراء تزرع مئة شجرة' }),
    });
    const old = await until(node, wrongPath, ({ status }) => status === 301);
    expect(old.status).toBe(301);
    const page = await ask(node, decodeURI(String(old.headers.location)));
    expect(page.text).toContain('مئة شجرة');
    expect(page.text).toContain('والصواب مئة');
    expect((await ask(node, '/corrections')).text).toContain('والصواب مئة');
    expect(node.cache.get(encodeURI(otherPath))).toBe(kept);
  });

  test('a withdrawn story is gone from every list, and its address says 410', async () => {
    const node = await newsroom.node();
    const id = await publishDraft(newsroom.db, buildDraft({ headline: 'خبر سيُسحب بعد قليل' }));
    const path = await pathOf(node, id);
    expect((await ask(node, '/')).text).toContain('سيُسحب');
    expect(await unpublish(newsroom.db, id, 'test')).toBe(true);
    expect((await until(node, path, ({ status }) => status === 410)).status).toBe(410);
    // The page of the article was never kept, the front was: its drop takes the moment that a notification takes.
    expect((await until(node, '/', ({ text }) => !text.includes('سيُسحب'))).text).not.toContain('سيُسحب');
    expect(JSON.parse((await ask(node, '/search.json?q=سيُسحب')).text).results).toEqual([]);
    expect(await publish(newsroom.db, id, 'test')).toBe('published');
    expect((await until(node, path, ({ status }) => status === 200)).status).toBe(200);
  });

  test('an unpublished revision is seen by nobody until it is published', async () => {
    const node = await newsroom.node();
    const id = await publishDraft(newsroom.db, buildDraft({ headline: 'عنوان منشور' }));
    const path = await pathOf(node, id);
    const { content } = await newsroom.db
      .selectFrom('revision')
      .select('content')
      .where('article_id', '=', id)
      .executeTakeFirstOrThrow();
    const draft = { ...content, headline: 'عنوان في المسودة' };
    await newsroom.db
      .transaction()
      .execute((tx) => revise(tx, { article: id, basedOn: 1, author: 'test', content: draft }));
    expect((await ask(node, path)).text).not.toContain('في المسودة');
    expect(await publish(newsroom.db, id, 'test')).toBe('updated');
    const moved = await until(node, path, ({ status }) => status === 301);
    expect((await ask(node, decodeURI(String(moved.headers.location)))).text).toContain('عنوان في المسودة');
  });

  test('a reader who has a page is told that it is unchanged, in whatever encoding', async () => {
    const node = await newsroom.node();
    for (const encoding of ['br', 'gzip', 'identity']) {
      const first = await ask(node, '/about', { 'accept-encoding': encoding });
      expect(first.headers['content-encoding'] ?? 'identity').toBe(encoding);
      const again = await ask(node, '/about', {
        'accept-encoding': encoding,
        'if-none-match': String(first.headers.etag),
      });
      expect([again.status, again.text]).toEqual([304, '']);
    }
  });

  test('an old site’s address leads to where the story is now', async () => {
    const node = await newsroom.node();
    const url = 'https://old.example/2019/3/خبر-قديم.html?id=7';
    const id = await publishDraft(
      newsroom.db,
      buildDraft({ origin: { source: 'old', author: '', url: encodeURI(url) } }),
    );
    const answer = await ask(node, '/2019/3/خبر-قديم.html?id=7');
    expect(answer.status).toBe(301);
    expect(decodeURI(String(answer.headers.location))).toBe(await pathOf(node, id));
  });

  test('a HEAD request has the headers of the page and no body', async () => {
    const node = await newsroom.node();
    for (let time = 0; time < 2; time++) {
      const answer = await ask(node, '/menu', {}, 'HEAD');
      expect([answer.status, answer.text]).toEqual([200, '']);
      expect(Number(answer.headers['content-length'])).toBeGreaterThan(1_000);
    }
  });
});
