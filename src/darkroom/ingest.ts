/** A picture arrives: checked, developed anew, and named by what it holds. */
import { createHash } from 'node:crypto';
import type { FileStore } from './files.ts';
import { mostBytes } from './most-bytes.ts';
import { type PictureFormat, pictureFormat } from './picture-format.ts';
import { originalKey } from './picture-key.ts';
import { sharp } from './sharp.ts';

/** Largest picture taken, in pixels; decoding more needs more memory than a small server has. */
export const mostPixels = 50_000_000;
/** Longest side kept, in pixels: twice the widest rendition, for crops; more would only slow every rendition. */
const longestSide = 3200;

/**
 * `empty`: no bytes. `too-large`: over `mostBytes`. `unknown-format`: not JPEG, PNG, WebP, AVIF, GIF or TIFF.
 * `too-many-pixels`: over `mostPixels`. `damaged`: of a known format, but cannot be read to its end.
 */
export type PictureFailure = 'empty' | 'too-large' | 'unknown-format' | 'too-many-pixels' | 'damaged';

export class PictureRefused extends Error {
  override readonly name = 'PictureRefused';
  readonly kind: PictureFailure;
  constructor(kind: PictureFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

export interface IngestedPicture {
  /** First 20 hex digits of the SHA-256 of `bytes`: equal uploads have equal hashes. */
  hash: string;
  /** Pixels, after turning as the camera was held. */
  width: number;
  height: number;
  /** Average colour, `#rrggbb`. */
  colour: string;
  mime: 'image/jpeg';
  /** What is kept and what renditions are made from. */
  bytes: Uint8Array;
}

/** Reads the header only: nothing is decoded before its size is known. */
async function checkHeader(bytes: Uint8Array, format: PictureFormat): Promise<void> {
  const header = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((cause: unknown) => {
      throw new PictureRefused('damaged', `the ${format} file has no readable header`, { cause });
    });
  const isAs = header.format === format || (header.format === 'heif' && format === 'avif');
  if (!isAs)
    throw new PictureRefused('damaged', `the file starts as ${format} but reads as ${header.format}`);
  if (header.width * header.height > mostPixels)
    throw new PictureRefused('too-many-pixels', `${header.width} × ${header.height} pixels`);
}

/** Average of all pixels, from a small copy. */
async function averageColour(bytes: Uint8Array): Promise<string> {
  const { channels } = await sharp(
    await sharp(bytes).resize(32, 32, { fit: 'fill' }).png({ compressionLevel: 0 }).toBuffer(),
  ).stats();
  return `#${channels
    .slice(0, 3)
    .map((channel) => Math.round(channel.mean).toString(16).padStart(2, '0'))
    .join('')}`;
}

/**
 * Takes an upload apart and makes a clean JPEG of it: turned as the camera was held, in sRGB, on white where
 * it was transparent, first frame of an animation, at most 3200 pixels on the longer side. Nothing else of
 * the upload survives: no place, no camera, no thumbnail, no bytes after the picture's end.
 *
 * `await ingestPicture(upload)` → `{hash: '9f2c…', width: 3200, height: 2133, colour: '#8a7f6c', …}`
 * @throws PictureRefused
 */
export async function ingestPicture(upload: Uint8Array): Promise<IngestedPicture> {
  if (upload.length === 0) throw new PictureRefused('empty', 'the file is empty');
  if (upload.length > mostBytes) throw new PictureRefused('too-large', `${upload.length} bytes`);
  const format = pictureFormat(upload);
  if (!format) throw new PictureRefused('unknown-format', 'not a JPEG, PNG, WebP, AVIF, GIF or TIFF file');
  await checkHeader(upload, format);

  const { data, info } = await sharp(upload, { limitInputPixels: mostPixels, failOn: 'warning' })
    .autoOrient()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    // Full colour resolution: screenshots and charts are pictures too.
    .jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
    .toBuffer({ resolveWithObject: true })
    .catch((cause: unknown) => {
      throw new PictureRefused('damaged', `the ${format} file cannot be read to its end`, { cause });
    });

  return {
    hash: createHash('sha256').update(data).digest('hex').slice(0, 20),
    width: info.width,
    height: info.height,
    colour: await averageColour(data),
    mime: 'image/jpeg',
    bytes: data,
  };
}

/** Keeps what `ingestPicture` gave where `rendition` looks for it. */
export const keepPicture = (store: FileStore, picture: IngestedPicture): Promise<void> =>
  store.put(originalKey(picture.hash), picture.bytes, picture.mime);
