/** The store that the operator named, and whether it can be used. */
import { randomBytes } from 'node:crypto';
import { type FileStore, StoreFailure } from './files.ts';
import { folderStore } from './folder-store.ts';
import type { Bucket } from './s3-store.ts';

/** Where files are kept: a folder's absolute path, or a bucket. */
export type FilePlace = string | Bucket;

/** `await openFiles('/var/lib/warraq/files')`. Nothing is asked of the place yet. */
export async function openFiles(place: FilePlace): Promise<FileStore> {
  if (typeof place === 'string') return folderStore(place);
  // Loaded for who has a bucket.
  const { s3Store } = await import('./s3-store.ts');
  return s3Store(place);
}

/**
 * Keeps a small file, reads and deletes it again. Throws what stands in the way, with what to mend.
 * @throws StoreFailure
 */
export async function tryFiles(store: FileStore, place: FilePlace): Promise<void> {
  const key = `tried/${randomBytes(8).toString('hex')}.txt`;
  const where = typeof place === 'string' ? place : place.url;
  try {
    const words = new TextEncoder().encode('Warraq looked whether files can be kept here.');
    await store.put(key, words, 'text/plain');
    const found = await store.get(key);
    if (!found || Buffer.compare(found, words) !== 0)
      throw new StoreFailure('refused', `${where} did not give back the file that was put there`);
    await store.delete(key);
  } catch (error) {
    if (error instanceof StoreFailure && error.kind === 'away') throw error;
    const mend =
      typeof place === 'string'
        ? 'Name a folder that this program may write in (WARRAQ_FILES)'
        : 'Check that the bucket exists, that its region is right, and that the key may list, read, write and delete in it (WARRAQ_FILES, WARRAQ_FILES_REGION, WARRAQ_FILES_KEY, WARRAQ_FILES_SECRET)';
    throw new StoreFailure('refused', `Files cannot be kept: ${(error as Error).message}. ${mend}.`, {
      cause: error,
    });
  }
}
