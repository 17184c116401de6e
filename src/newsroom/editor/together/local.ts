/**
 * What is kept in this browser: every shared document that was opened here, so that nothing typed without a network
 * is lost. Named by person, so that the next at this machine does not get it, and by the form of documents.
 */
import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';
import { articleOfDocument, documentName, keptForm } from '#article/shared/shape.ts';

const prefix = 'warraq';
/** Firefox lists databases only of late: the names are noted beside them. */
const listed = 'warraq-kept-documents';

/** Names of those with words in them that the server has not said it has. */
const unsent = 'warraq-unsent-documents';

const noted = (list: string): string[] => JSON.parse(localStorage.getItem(list) ?? '[]') as string[];
const note = (list: string, names: Iterable<string>): void =>
  localStorage.setItem(list, JSON.stringify([...new Set(names)]));
const nameOf = (person: string, article: number): string =>
  `${prefix}:${person}:${documentName(article)}:v${keptForm}`;

/** Keeps a document in this browser from now on, and gives it what was kept before. */
export function keepHere(doc: Y.Doc, person: string, article: number): IndexeddbPersistence {
  const name = nameOf(person, article);
  note(listed, [...noted(listed), name]);
  return new IndexeddbPersistence(name, doc);
}

/** Notes that there are words here that the server has not got yet, or that it has got them all. */
export function noteUnsent(person: string, article: number, isUnsent: boolean): void {
  const name = nameOf(person, article);
  const others = noted(unsent).filter((one) => one !== name);
  note(unsent, isUnsent ? [...others, name] : others);
}

/** Articles in which a person wrote here what the server has not got. */
export const unsentHere = (person: string): number[] =>
  noted(unsent).flatMap((name) => {
    const mine = `${prefix}:${person}:`;
    const document = name.startsWith(mine) ? name.slice(mine.length).replace(/:v\d+$/, '') : '';
    return articleOfDocument(document) ?? [];
  });

/**
 * Forgets what is kept here, of everyone; but what others wrote and the server has not got stays until they come in again.
 * Call it at sign-out, when the person has let go of their own unsent words (`unsentHere`).
 */
export async function forgetHere(person: string): Promise<void> {
  const othersUnsent = noted(unsent).filter((name) => !name.startsWith(`${prefix}:${person}:`));
  const goes = (name: string): boolean => name.startsWith(`${prefix}:`) && !othersUnsent.includes(name);
  const found = (await indexedDB.databases?.()) ?? [];
  const names = new Set([...noted(listed), ...found.map(({ name }) => name ?? '')].filter(goes));
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
  note(
    listed,
    noted(listed).filter((name) => !goes(name)),
  );
  note(unsent, othersUnsent);
}
