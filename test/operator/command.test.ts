/** The `warraq` command from outside: what it prints, what it leaves with, what readers then see. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyRecords, writePage, writeRecords } from './copy.ts';
import { type Ended, makeNewsroom, type Newsroom, seedPage } from './program.ts';

const lastLine = ({ stdout }: Ended): string => stdout.trimEnd().split('\n').at(-1) ?? '';

let newsroom: Newsroom;
const file = (name: string) => path.join(path.dirname(newsroom.dataFolder), name);
beforeAll(async () => {
  newsroom = await makeNewsroom();
});
afterAll(() => newsroom.remove());

describe('importing copy while no server runs', () => {
  it('files every record, says so in the last line, and leaves with 0', async () => {
    await writeRecords(file('three.jsonl'), copyRecords(3));
    const ended = await newsroom.run(['import', file('three.jsonl'), '--publish']);
    expect(lastLine(ended)).toBe('imported 3, updated 0, unchanged 0, failed 0');
    expect(ended.code).toBe(0);
  });

  it('leaves no database server behind', () => {
    expect(newsroom.postgres()).toEqual([]);
  });

  it('changes nothing when the same file comes again', async () => {
    const ended = await newsroom.run(['import', file('three.jsonl'), '--publish']);
    expect(lastLine(ended)).toBe('imported 0, updated 0, unchanged 3, failed 0');
    expect(ended.code).toBe(0);
  });

  it('gives a changed record a new revision', async () => {
    const [first, ...others] = copyRecords(3);
    await writeRecords(file('changed.jsonl'), [{ ...first, body: 'نص جديد كله.' }, ...others]);
    const ended = await newsroom.run(['import', file('changed.jsonl')]);
    expect(lastLine(ended)).toBe('imported 0, updated 1, unchanged 2, failed 0');
  });

  it('names file, line and reason of a bad record, files the rest, and leaves with 1', async () => {
    const good = copyRecords(5)
      .slice(3)
      .map((record) => JSON.stringify(record));
    await writeFile(file('mixed.jsonl'), `${good[0]}\n{"id": "broken"\n${good[1]}\n`);
    const ended = await newsroom.run(['import', file('mixed.jsonl'), '--publish']);
    expect(lastLine(ended)).toBe('imported 2, updated 0, unchanged 0, failed 1');
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain(`${file('mixed.jsonl')}:2`);
  });

  it('loses no record of a file of many chunks, whatever their size', async () => {
    // Two megabytes: many reads of the file, many batches.
    const records = copyRecords(1_200).map((record) => ({
      ...record,
      id: `big-${record.id}`,
      body: `${record.body}\n\n${'كلام طويل عن البحر. '.repeat(45)}`,
    }));
    await writeRecords(file('many.jsonl'), records);
    const ended = await newsroom.run(['import', file('many.jsonl')]);
    expect(lastLine(ended)).toBe('imported 1200, updated 0, unchanged 0, failed 0');
  }, 120_000);

  it('leaves with 2 when a file cannot be read as what it claims to be', async () => {
    await writeFile(file('no.jsonl.gz'), Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5]));
    const ended = await newsroom.run(['import', file('no.jsonl.gz')]);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(file('no.jsonl.gz'));
  });

  it('names a file that is not there, and leaves with another status than 0', async () => {
    const ended = await newsroom.run(['import', file('absent.txt')]);
    expect(ended.code).not.toBe(0);
    expect(ended.stderr).toContain('absent.txt');
    expect(ended.stderr).not.toMatch(/^\s+at /m);
  });

  it.skipIf(!existsSync(seedPage))(
    'takes the page that the system is measured by (skipped where it is not beside the project)',
    async () => {
      const ended = await newsroom.run(['import', seedPage, '--publish']);
      expect(lastLine(ended)).toBe('imported 1, updated 0, unchanged 0, failed 0');
      expect(ended.code).toBe(0);
    },
  );
});

describe('commands while readers are served', () => {
  it('show at once what they publish, and take away what they withdraw', async () => {
    const site = await newsroom.start();
    try {
      const front = async () => (await fetch(`${site.origin}/`)).text();
      expect(await front()).not.toContain('سوق السمك');
      await writePage(file('market.txt'), 'سوق السمك يفتح أبوابه من جديد');
      const ended = await newsroom.run(['import', file('market.txt')]);
      expect(lastLine(ended)).toBe('imported 1, updated 0, unchanged 0, failed 0');

      const listed = await newsroom.run(['list', '--limit', '1']);
      const [number, state, , address, headline] = listed.stdout.trim().split('\t');
      expect([state, headline]).toEqual(['unpublished', 'سوق السمك يفتح أبوابه من جديد']);
      expect((await fetch(site.origin + address)).status).toBe(404);

      expect((await newsroom.run(['publish', number!])).code).toBe(0);
      const page = await fetch(site.origin + address);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('سوق السمك يفتح أبوابه من جديد');
      expect(await (await fetch(`${site.origin}/s/محليات`)).text()).toContain('سوق السمك');

      const note = 'صححنا يوم الافتتاح في الفقرة الأولى.';
      await writePage(
        file('market-corrected.txt'),
        'سوق السمك يفتح أبوابه من جديد',
        'افتتح السوق يوم الأربعاء، لا يوم الثلاثاء كما كتبنا.',
      );
      const correction = await newsroom.run([
        'correct',
        number!,
        '--kind',
        'correction',
        '--note',
        note,
        file('market-corrected.txt'),
      ]);
      expect(correction.code, correction.stderr).toBe(0);
      expect(await (await fetch(site.origin + address)).text()).toContain(note);
      expect(await (await fetch(`${site.origin}/corrections`)).text()).toContain(note);

      expect((await newsroom.run(['unpublish', number!])).code).toBe(0);
      expect((await fetch(site.origin + address)).status).toBe(410);
      expect(await (await fetch(`${site.origin}/s/محليات`)).text()).not.toContain('سوق السمك');
    } finally {
      expect(await site.stop()).toBe(0);
    }
    expect(newsroom.postgres()).toEqual([]);
  }, 120_000);

  it('refuse what makes no sense, in one line that names the mend', async () => {
    for (const [args, words] of [
      [['publish', 'abc'], 'not an article number'],
      [['publish', '999999'], '999999'],
      [['correct', '1', '--kind', 'typo', '--note', 'x'], 'Allowed choices'],
      [['correct', '1', '--kind', 'correction'], '--note'],
      [['imprt', 'x'], 'imprt'],
    ] as const) {
      const ended = await newsroom.run([...args]);
      expect(ended.code, args.join(' ')).not.toBe(0);
      expect(ended.stderr, args.join(' ')).toContain(words);
      expect(ended.stderr, args.join(' ')).not.toMatch(/^\s+at /m);
    }
  });
});

describe('a bad configuration', () => {
  it('is reported whole, every bad variable at once, and nothing is started', async () => {
    const ended = await newsroom.run(['start'], {
      PORT: 'eighty',
      WARRAQ_ORIGIN: 'https://example.org/path',
      DATABASE_URL: 'mysql://localhost/x',
      WARRAQ_POOL: '1',
      WARRAQ_CACHE_MB: 'much',
      WARRAQ_DEMO: 'perhaps',
      LOG_LEVEL: 'loud',
    });
    expect(ended.code).toBe(1);
    for (const name of [
      'PORT',
      'WARRAQ_ORIGIN',
      'DATABASE_URL',
      'WARRAQ_POOL',
      'WARRAQ_CACHE_MB',
      'WARRAQ_DEMO',
      'LOG_LEVEL',
    ])
      expect(ended.stderr).toMatch(new RegExp(`^ *${name}: `, 'm'));
    expect(ended.stderr).not.toMatch(/^\s+at /m);
    expect(newsroom.postgres()).toEqual([]);
  });

  it('of a port that is taken ends with a message and without a database left behind', async () => {
    const site = await newsroom.start();
    const { port } = new URL(site.origin);
    const other = await makeNewsroom();
    try {
      const ended = await other.run(['start'], { PORT: port });
      expect(ended.code).not.toBe(0);
      expect(ended.stderr).toContain(port);
      expect(other.postgres()).toEqual([]);
    } finally {
      await other.remove();
      await site.stop();
    }
  }, 60_000);
});
