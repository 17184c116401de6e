/** A picture in the width and format that a reader's browser asked for, made when first asked. */
import type { FileStore } from './files.ts';
import {
  isPictureHash,
  mimeOf,
  originalKey,
  type RenditionFormat,
  renditionFormats,
  renditionKey,
} from './picture-key.ts';
import { queue } from './queue.ts';
import { widthsOf } from './widths.ts';

/** Two at once is what two cores can do; who waits behind 64 others would have left anyway. */
const inTurn = queue(2, 64);

/** What is being made now, so that a hundred readers of a new picture cost one rendition. */
const underWay = new WeakMap<FileStore, Map<string, Promise<Uint8Array | null>>>();

async function make(
  store: FileStore,
  hash: string,
  width: number,
  format: RenditionFormat,
): Promise<Uint8Array | null> {
  const original = await store.get(originalKey(hash));
  if (!original) return null;
  // A node whose pictures are all made never loads the decoders and their 30 MB.
  const { sharp } = await import('./sharp.ts');
  if (!widthsOf((await sharp(original).metadata()).width).includes(width)) return null;

  const resized = sharp(original).resize({ width });
  // Seen on one core at 1280 pixels: AVIF in 0.2 s at effort 2, in 1.6 s at the default 4, for a sixth fewer bytes.
  const developed =
    format === 'avif'
      ? resized.avif({ quality: 50, effort: 2 })
      : format === 'webp'
        ? resized.webp({ quality: 72, effort: 2 })
        : resized.jpeg({ quality: 74, mozjpeg: false, progressive: true });
  const bytes = await developed.toBuffer();
  await store.put(renditionKey(hash, width, format), bytes, mimeOf[format]);
  return bytes;
}

/**
 * The picture `hash` at `width`, from the store or made now; `null` when there is no such picture or it
 * cannot be had in that width (see `widthsOf`).
 *
 * @throws Busy (kind `busy`) when too many wait for theirs to be made
 */
export async function rendition(
  store: FileStore,
  hash: string,
  width: number,
  format: RenditionFormat,
): Promise<Uint8Array | null> {
  if (!isPictureHash(hash) || !Number.isInteger(width) || width < 1 || width > 1600) return null;
  const key = renditionKey(hash, width, format);
  const kept = await store.get(key);
  if (kept) return kept;

  const making = underWay.get(store) ?? new Map<string, Promise<Uint8Array | null>>();
  underWay.set(store, making);
  const already = making.get(key);
  if (already) return already;
  const made = inTurn(() => make(store, hash, width, format)).finally(() => making.delete(key));
  making.set(key, made);
  return made;
}

/** Everything that a picture of that width can be asked for as, what the newsroom shows first. */
export const renditionsOf = (width: number): { width: number; format: RenditionFormat }[] =>
  (['webp', ...renditionFormats.filter((format) => format !== 'webp')] as const).flatMap((format) =>
    widthsOf(width).map((each) => ({ width: each, format })),
  );

/** Makes a rendition that is not kept yet. Throws when it cannot be had. */
export async function ensureRendition(
  store: FileStore,
  hash: string,
  width: number,
  format: RenditionFormat,
): Promise<void> {
  const key = renditionKey(hash, width, format);
  if (await store.has(key)) return;
  if (!(await rendition(store, hash, width, format)))
    throw new Error(`${key} cannot be made: the picture is not in the file store, or is narrower`);
}
