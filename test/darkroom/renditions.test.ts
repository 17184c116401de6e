import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { checkedKey, type FileStore } from '#darkroom/files.ts';
import { ingestPicture, keepPicture } from '#darkroom/ingest.ts';
import { originalKey, renditionFormats, renditionKey } from '#darkroom/picture-key.ts';
import { rendition } from '#darkroom/renditions.ts';
import { widthsOf } from '#darkroom/widths.ts';
import { fileStoreSuite } from './file-store-suite.ts';
import { noise } from './pictures.ts';

/** A store in memory that tells what was put. */
function memoryStore(): FileStore & { puts: string[] } {
  const files = new Map<string, Uint8Array>();
  const puts: string[] = [];
  return {
    puts,
    put: async (key, bytes) => {
      files.set(checkedKey(key), bytes);
      puts.push(key);
    },
    get: async (key) => files.get(checkedKey(key)) ?? null,
    has: async (key) => files.has(checkedKey(key)),
    delete: async (key) => void files.delete(checkedKey(key)),
  };
}
fileStoreSuite('The store these tests use', async () => memoryStore());

async function withPicture(width: number, height: number) {
  const store = memoryStore();
  const picture = await ingestPicture(await noise(width, height).jpeg().toBuffer());
  await keepPicture(store, picture);
  store.puts.length = 0;
  return { store, hash: picture.hash };
}

describe('Widths', () => {
  it.each([
    [5000, [320, 480, 640, 960, 1280, 1600]],
    [1000, [320, 480, 640, 960]],
    [320, [320]],
    [200, [200]],
  ])('of a picture %i pixels wide', (width, widths) => expect(widthsOf(width)).toEqual(widths));
});

describe('A rendition', () => {
  it.each(renditionFormats)('is made as %s on the first request and kept', async (format) => {
    const { store, hash } = await withPicture(1000, 600);
    const made = await rendition(store, hash, 480, format);
    expect(await sharp(made!).metadata()).toMatchObject({
      width: 480,
      height: 288,
      format: format === 'avif' ? 'heif' : format,
    });
    expect(store.puts).toEqual([renditionKey(hash, 480, format)]);
    await store.delete(originalKey(hash));
    expect(await rendition(store, hash, 480, format)).toEqual(made);
  });

  it('is made once for everyone who asks at the same time', async () => {
    const { store, hash } = await withPicture(700, 400);
    const all = await Promise.all(Array.from({ length: 40 }, () => rendition(store, hash, 320, 'webp')));
    expect(new Set(all).size).toBe(1);
    expect(store.puts).toHaveLength(1);
  });

  it('is not made for a width outside the ladder, above the original or of no picture', async () => {
    const { store, hash } = await withPicture(700, 400);
    for (const width of [321, 700, 960, 1601, 0, -320, 320.5, Number.NaN])
      expect(await rendition(store, hash, width, 'jpeg')).toBeNull();
    for (const unknown of ['0'.repeat(20), 'short', '../../etc/passwd', ''])
      expect(await rendition(store, unknown, 320, 'jpeg')).toBeNull();
    expect(store.puts).toEqual([]);
  });

  it('of a small picture has its own width', async () => {
    const { store, hash } = await withPicture(200, 100);
    expect((await sharp((await rendition(store, hash, 200, 'jpeg'))!).metadata()).width).toBe(200);
  });

  it('that failed is tried again by the next request', async () => {
    const { store, hash } = await withPicture(700, 400);
    const put = store.put;
    store.put = () => Promise.reject(new Error('the disk is full'));
    await expect(rendition(store, hash, 320, 'jpeg')).rejects.toThrow('the disk is full');
    store.put = put;
    expect(await rendition(store, hash, 320, 'jpeg')).not.toBeNull();
  });
});
