/** What every file store must do; each store's own test calls this with a way to make an empty one. */
import { describe, expect, it } from 'vitest';
import { BadKey, type FileStore } from '#darkroom/files.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const words = (file: Uint8Array | null): string | null => file && new TextDecoder().decode(file);

export function fileStoreSuite(name: string, build: () => Promise<FileStore>): void {
  describe(`${name} as a file store`, () => {
    it('gives back the bytes that were put', async () => {
      const store = await build();
      const every = Uint8Array.from({ length: 256 }, (_, value) => value);
      await store.put('pictures/ab12/320.avif', every, 'image/avif');
      expect(Uint8Array.from((await store.get('pictures/ab12/320.avif')) ?? [])).toEqual(every);
      expect(await store.has('pictures/ab12/320.avif')).toBe(true);
    });

    it('gives null for what is not there, also where a folder or a file stands in the way', async () => {
      const store = await build();
      await store.put('a/b.txt', bytes('x'), 'text/plain');
      for (const key of ['none', 'a', 'a/c', 'a/b.txt/c']) {
        expect(await store.get(key)).toBeNull();
        expect(await store.has(key)).toBe(false);
      }
    });

    it('replaces a file, and keeps an empty one', async () => {
      const store = await build();
      await store.put('k', bytes('a longer first text'), 'text/plain');
      await store.put('k', bytes('second'), 'text/plain');
      expect(words(await store.get('k'))).toBe('second');
      await store.put('k', bytes(''), 'text/plain');
      expect(words(await store.get('k'))).toBe('');
      expect(await store.has('k')).toBe(true);
    });

    it('forgets a deleted file, and deletes a missing one without complaint', async () => {
      const store = await build();
      await store.put('a/k', bytes('x'), 'text/plain');
      await store.delete('a/k');
      await store.delete('a/k');
      expect(await store.get('a/k')).toBeNull();
    });

    it('shows one whole file to readers while several writers replace it', async () => {
      const store = await build();
      const versions = Array.from({ length: 8 }, (_, n) => String(n).repeat(200_000));
      await store.put('k', bytes(versions[0]!), 'text/plain');
      const writes = versions.map((text) => store.put('k', bytes(text), 'text/plain'));
      const reads = await Promise.all(versions.map(() => store.get('k')));
      await Promise.all(writes);
      for (const read of [...reads, await store.get('k')]) expect(versions).toContain(words(read));
    });

    it('keeps a large file whole', async () => {
      const store = await build();
      const large = Uint8Array.from({ length: 8 << 20 }, (_, at) => (at * 31) >> 3);
      await store.put('pictures/ab12/original.jpg', large, 'image/jpeg');
      expect(Buffer.compare((await store.get('pictures/ab12/original.jpg'))!, large)).toBe(0);
    });

    it('keeps bytes that are a part of a larger piece of memory, and no others', async () => {
      const store = await build();
      await store.put('k', bytes('before, between and after').subarray(8, 15), 'text/plain');
      expect(words(await store.get('k'))).toBe('between');
    });

    it('keeps many files that are put at once, each under its own key', async () => {
      const store = await build();
      const keys = Array.from({ length: 24 }, (_, n) => `pictures/${n % 4}/${n}.webp`);
      await Promise.all(keys.map((key) => store.put(key, bytes(key), 'image/webp')));
      expect(await Promise.all(keys.map(async (key) => words(await store.get(key))))).toEqual(keys);
    });

    it('takes every key that the darkroom makes', async () => {
      const store = await build();
      for (const key of ['pictures/0a-b_c/original.jpg', 'a..b', '-', '_/9.x', `${'a/'.repeat(100)}b`]) {
        await store.put(key, bytes(key), 'text/plain');
        expect(words(await store.get(key))).toBe(key);
        await store.delete(key);
        expect(await store.has(key)).toBe(false);
      }
    });

    it.each([
      '',
      '/',
      '/etc/passwd',
      'a//b',
      'a/',
      '..',
      '../x',
      'a/../b',
      'a/./b',
      '.hidden',
      'a/.b',
      'A',
      'a b',
      'صورة',
      'a\\b',
      'a\0',
      'a%2e',
      `${'a/'.repeat(200)}b`,
    ])('refuses the key %j', async (key) => {
      const store = await build();
      await expect(store.put(key, bytes('x'), 'text/plain')).rejects.toThrow(BadKey);
      await expect(store.get(key)).rejects.toThrow(BadKey);
      await expect(store.has(key)).rejects.toThrow(BadKey);
      await expect(store.delete(key)).rejects.toThrow(BadKey);
    });
  });
}
