/** Files in a folder of this machine. */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { checkedKey, type FileStore } from './files.ts';

/** True for the errors that mean "no such file", also when a part of the key is a file or the key a folder. */
function isAbsent(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR';
}

/**
 * A store in `folder`, which is made when the first file is put. The media type is not kept: it stands in
 * the key's ending.
 *
 * `await folderStore('/var/lib/warraq/files').put('pictures/ab/320.jpg', bytes, 'image/jpeg')`
 */
export function folderStore(folder: string): FileStore {
  const root = resolve(folder);
  const place = (key: string): string => join(root, checkedKey(key));

  return {
    async put(key, bytes) {
      const target = place(key);
      await mkdir(dirname(target), { recursive: true });
      // A leading dot cannot occur in a key, so a temporary file is never read as one.
      const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}`);
      try {
        const file = await open(temporary, 'wx');
        try {
          await file.writeFile(bytes);
          // Without this a power cut after the rename can leave an empty file under the right name.
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(temporary, target);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },

    async get(key) {
      try {
        return await readFile(place(key));
      } catch (error) {
        if (isAbsent(error)) return null;
        throw error;
      }
    },

    async has(key) {
      try {
        return (await stat(place(key))).isFile();
      } catch (error) {
        if (isAbsent(error)) return false;
        throw error;
      }
    },

    async delete(key) {
      try {
        await rm(place(key));
      } catch (error) {
        if (!isAbsent(error)) throw error;
      }
    },
  };
}
