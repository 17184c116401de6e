/** Copy that was written to do harm goes in like any other, and does none: it is words on a page. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeNewsroom } from '#test/operator/program.ts';
import { expect, test } from './support/test.ts';

const attacks = [
  '<script>globalThis.harmed = true</script>',
  '"><img src=x onerror="globalThis.harmed = true">',
  "'-alert(1)-'",
  '</script><script>globalThis.harmed = true</script>',
  '<svg onload=globalThis.harmed=true>',
  '{{constructor.constructor("globalThis.harmed = true")()}}',
  '\u202eمقلوب\u202c \u2066معزول',
  ']]>&#x3c;script&#x3e;',
  '<!--',
  'أ'.repeat(180),
];

const record = (id: string, words: string) => ({
  id,
  title: `خبر ${words}`,
  body: `فقرة أولى فيها ${words}\nجملة عربية بعدها.`,
  section: `باب ${words}`.slice(0, 150),
  date: '2020-02-02T10:00:00Z',
  source: words,
  author: words,
  lead: words,
  url: 'javascript:globalThis.harmed=true',
});

test('nothing in hostile copy runs, on any page that shows it', async ({ page }, info) => {
  test.skip(info.project.name !== 'desktop', 'what runs does not depend on the width of the window');
  // A newsroom of its own: these sections and headlines would stand in every other test's menu.
  const newsroom = await makeNewsroom();
  try {
    const { origin, stop } = await newsroom.start({ WARRAQ_DEMO: 'off' });
    const file = path.join(newsroom.dataFolder, '..', 'hostile.jsonl');
    await writeFile(
      file,
      attacks.map((words, index) => JSON.stringify(record(`h${index}`, words))).join('\n'),
    );
    const { code, stdout } = await newsroom.run(['import', file, '--publish']);
    expect([code, stdout]).toEqual([0, `imported ${attacks.length}, updated 0, unchanged 0, failed 0\n`]);

    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const listed = await newsroom.run(['list']);
    const paths = listed.stdout.split('\n').flatMap((line) => line.split('\t')[3] ?? []);
    expect(paths.length).toBe(attacks.length);
    const search = `/search?q=${encodeURIComponent(attacks[1]!)}`;
    for (const address of [...paths, '/', '/menu', '/archive/2020/02/02', search]) {
      await page.goto(origin + address);
      expect([address, await page.evaluate(() => 'harmed' in globalThis)]).toEqual([address, false]);
      await expect(page.locator('img[src="x"], svg[onload], a[href^="javascript"]')).toHaveCount(0);
    }
    expect(dialogs).toEqual([]);
    for (const feed of ['/rss.xml', '/atom.xml', '/sitemap-1.xml', '/news-sitemap.xml']) {
      const text = await (await page.request.get(origin + feed)).text();
      const broken = await page.evaluate((xml) => {
        const parsed = new DOMParser().parseFromString(xml, 'application/xml');
        return parsed.querySelector('parsererror')?.textContent ?? null;
      }, text);
      expect([feed, broken]).toEqual([feed, null]);
    }
    expect(await stop()).toBe(0);
  } finally {
    await newsroom.remove();
  }
});
