/** Renditions of new pictures, made before the first reader asks for them. */
import type { FileStore } from '#darkroom/files.ts';
import { ensureRendition } from '#darkroom/renditions.ts';
import type { Database } from '#database/connection.ts';
import { prepareNext } from '#desk/pictures/preparation.ts';

export interface PreparingOptions {
  /** A rendition could not be made; it is tried again later. */
  onError: (error: Error, picture: number) => void;
  /** Between two renditions it is looked at whether the node is to stop. */
  signal?: AbortSignal;
}

/** One round: until nothing is due. Returns how many renditions were made or found made. */
export async function preparePictures(
  db: Database,
  pictures: FileStore,
  { onError, signal }: PreparingOptions,
): Promise<number> {
  for (let made = 0; ; ) {
    if (signal?.aborted) return made;
    const outcome = await prepareNext(db, (hash, { width, format }) =>
      ensureRendition(pictures, hash, width, format),
    );
    if (outcome === 'none') return made;
    if (outcome === 'made') made++;
    else onError(outcome.error, outcome.picture);
  }
}
