/**
 * What is kept in this browser: every shared document that was opened here, so that nothing typed without a network
 * is lost. Named by person, so that the next at this machine does not get it, and by the form of documents.
 */
import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';
import { documentName, sharedVersion } from '#article/shared/shape.ts';

const prefix = 'warraq';
/** Firefox lists databases only of late: the names are noted beside them. */
const listed = 'warraq-kept-documents';

const namesKept = (): string[] => JSON.parse(localStorage.getItem(listed) ?? '[]') as string[];

/** Keeps a document in this browser from now on, and gives it what was kept before. */
export function keepHere(doc: Y.Doc, person: string, article: number): IndexeddbPersistence {
  const name = `${prefix}:${person}:${documentName(article)}:v${sharedVersion}`;
  localStorage.setItem(listed, JSON.stringify([...new Set([...namesKept(), name])]));
  return new IndexeddbPersistence(name, doc);
}

/** Forgets what is kept here of a person (`null`: of everyone). Call it at sign-out, when the editor is closed. */
export async function forgetHere(person: string | null): Promise<void> {
  const mine = (name: string): boolean =>
    name.startsWith(person === null ? `${prefix}:` : `${prefix}:${person}:`);
  const found = (await indexedDB.databases?.()) ?? [];
  const names = new Set([...namesKept(), ...found.map(({ name }) => name ?? '')].filter(mine));
  await Promise.all(
    [...names].map(
      (name) =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.deleteDatabase(name);
          request.onsuccess = () => resolve();
          request.onerror = () => reject(request.error);
          // Open in another window: it goes when that closes.
          request.onblocked = () => resolve();
        }),
    ),
  );
  localStorage.setItem(listed, JSON.stringify(namesKept().filter((name) => !mine(name))));
}
