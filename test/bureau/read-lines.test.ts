import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { type LineRead, readLines } from '#bureau/read-lines.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'warraq-lines-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function fileOf(content: string | Buffer): string {
  const file = path.join(folder, `copy-${++files}`);
  writeFileSync(file, content);
  return file;
}

async function linesIn(file: string, onBytes?: (bytes: number) => void): Promise<LineRead[]> {
  const lines: LineRead[] = [];
  for await (const line of readLines(file, onBytes)) lines.push(line);
  return lines;
}
const linesOf = (content: string | Buffer): Promise<LineRead[]> => linesIn(fileOf(content));

const openFiles = (): number => readdirSync('/proc/self/fd').length;

describe('the lines of a file', () => {
  test('end at LF only: U+2028 and CR belong to the line', async () => {
    expect(await linesOf('أول\u2028سطر\nثان\r\nثالث')).toEqual([
      { number: 1, text: 'أول\u2028سطر' },
      { number: 2, text: 'ثان\r' },
      { number: 3, text: 'ثالث' },
    ]);
  });

  test('count from 1, blank ones included; the last may lack its LF', async () => {
    expect((await linesOf('أ\n\n \nب\n')).map(({ number }) => number)).toEqual([1, 4]);
    expect((await linesOf('\n\nأ')).map(({ number }) => number)).toEqual([3]);
  });

  test('are none in an empty file', async () => {
    expect(await linesOf('')).toEqual([]);
    expect(await linesOf(gzipSync(''))).toEqual([]);
    expect(await linesOf('\n\n')).toEqual([]);
  });

  test('come without a byte order mark', async () => {
    expect(await linesOf('\ufeffأول')).toEqual([{ number: 1, text: 'أول' }]);
  });

  test('are the same when the file is gzipped, in one member or several', async () => {
    const text = Array.from({ length: 5_000 }, (_, index) => `سطر ${index}`).join('\n');
    const lines = await linesOf(text);
    expect(lines).toHaveLength(5_000);
    expect(await linesOf(gzipSync(text))).toEqual(lines);
    const half = Buffer.byteLength(text) >> 1;
    const bytes = Buffer.from(text);
    expect(
      await linesOf(Buffer.concat([gzipSync(bytes.subarray(0, half)), gzipSync(bytes.subarray(half))])),
    ).toEqual(lines);
  });

  test.each([
    ['a byte of another encoding', Buffer.from([0x61, 0x62, 0xc7, 0x20]), 3],
    ['a lone continuation', Buffer.from([0x80]), 1],
    ['a letter cut in half at the end', Buffer.from([0xd8, 0xa7, 0xd9]), 3],
    ['an overlong slash', Buffer.from([0x61, 0xc0, 0xaf]), 2],
    ['half of a surrogate pair', Buffer.from([0xed, 0xa0, 0x80]), 1],
    ['a fault after a byte order mark', Buffer.from([0xef, 0xbb, 0xbf, 0xff]), 4],
  ])('that hold %s are named with the byte, and the rest goes on', async (_, bytes, byte) => {
    const file = Buffer.concat([Buffer.from('أول\n'), bytes, Buffer.from('\nثالث')]);
    expect(await linesOf(file)).toEqual([
      { number: 1, text: 'أول' },
      { number: 2, problem: 'not-text', message: `not UTF-8, from byte ${byte} of the line on` },
      { number: 3, text: 'ثالث' },
    ]);
  });

  test('that are giant are named and passed over without being held in memory', async () => {
    const size = 400 << 20;
    const bytes = Buffer.concat([Buffer.from('أول\n'), Buffer.alloc(size, 0x61), Buffer.from('\nثالث')]);
    const file = fileOf(gzipSync(bytes, { level: 1 }));
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }, 1);
    const lines = await linesIn(file);
    clearInterval(watch);
    expect(lines).toEqual([
      { number: 1, text: 'أول' },
      { number: 2, problem: 'too-long', message: `a line has at most 8388608 bytes; this has ${size}` },
      { number: 3, text: 'ثالث' },
    ]);
    expect(most).toBeLessThan(size / 4);
  });

  test('may be as long as the limit', async () => {
    const line = 'a'.repeat(8_388_608);
    expect(await linesOf(line)).toEqual([{ number: 1, text: line }]);
    expect(await linesOf(`${line}a`)).toMatchObject([{ number: 1, problem: 'too-long' }]);
  });

  test('are all there however the file is parted into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.string({ unit: fc.constantFrom('ا', 'b', '😀', '\u2028', '"'), maxLength: 90_000, size: 'max' }),
          { maxLength: 12 },
        ),
        fc.boolean(),
        async (lines, gzip) => {
          const content = lines.join('\n');
          const found = await linesOf(gzip ? gzipSync(content) : content);
          const expected = lines.flatMap((text, index) => (text.trim() ? [{ number: index + 1, text }] : []));
          expect(found).toEqual(expected);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('are the same whether or not someone listens to progress, which adds up to the file’s size', async () => {
    const text = Array.from({ length: 100_000 }, (_, index) => `{"سطر": ${index}}`).join('\n');
    for (const content of [Buffer.from(text), gzipSync(text)]) {
      const file = fileOf(content);
      let bytes = 0;
      const lines = await linesIn(file, (count) => {
        bytes += count;
      });
      expect(lines).toHaveLength(100_000);
      expect(bytes).toBe(content.length);
    }
  });
});

describe('a file that cannot be read', () => {
  test('is an error its reader can catch', async () => {
    await expect(linesIn(path.join(folder, 'nowhere'))).rejects.toThrow(/ENOENT/);
    await expect(linesIn(folder)).rejects.toThrow(/EISDIR/);
  });

  test('because its gzip is cut short or damaged is an error too', async () => {
    const packed = gzipSync(Array.from({ length: 20_000 }, (_, index) => `سطر ${index * 7919}`).join('\n'));
    await expect(linesOf(packed.subarray(0, packed.length >> 1))).rejects.toThrow(/unexpected end of file/);
    const damaged = Buffer.from(packed);
    damaged.fill(0xff, damaged.length >> 1, (damaged.length >> 1) + 64);
    await expect(linesOf(damaged)).rejects.toThrow();
  });

  test('to its end is not left open', async ({ skip }) => {
    if (process.platform !== 'linux') skip('open files are counted in /proc, which only Linux has');
    const text = 'سطر\n'.repeat(500_000);
    const kinds = [fileOf(text), fileOf(gzipSync(text))];
    const before = openFiles();
    for (const file of kinds) for await (const { number } of readLines(file)) if (number === 3) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(openFiles()).toBeLessThanOrEqual(before);
  });
});
