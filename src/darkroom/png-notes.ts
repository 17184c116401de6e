/** The notes in a PNG, laid open: editors of pictures compress them, and what reads them reads them plain. */
import { inflateSync } from 'node:zlib';

const signature = 8;
/** Length and name before a chunk's data, its checksum after. */
const before = 8;
const after = 4;
/** Bytes of notes once they are laid open; a few kilobytes are usual, and a small file may hold gigabytes. */
const mostNotes = 1_048_576;
const keyword = 'XML:com.adobe.xmp\0';
/** How compressed XMP begins in a chunk of each name; in `iTXt` a language and the keyword in it follow, each to its zero. */
const compressed = { iTXt: `${keyword}\x01\0`, zTXt: `${keyword}\0` };
const plainFlag = '\0';

const startsWith = (data: Buffer, text: string): boolean => data.toString('latin1', 0, text.length) === text;

/** A chunk without its checksum, which nobody who reads notes looks at. */
function chunk(name: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(before);
  head.writeUInt32BE(data.length);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, data, Buffer.alloc(after)]);
}

/** The chunk with its XMP plain; empty when it cannot be laid open within bounds. */
function xmpChunk(name: keyof typeof compressed, data: Buffer): Buffer {
  let from = compressed[name].length;
  if (name === 'iTXt') for (let zero = 0; zero < 2; zero++) from = data.indexOf(0, from) + 1 || data.length;
  try {
    const xmp = inflateSync(data.subarray(from), { maxOutputLength: mostNotes });
    return chunk('iTXt', Buffer.concat([Buffer.from(`${keyword}\0\0\0\0`, 'latin1'), xmp]));
  } catch {
    // Damaged or too large: then the file proposes nothing, as with any notes that cannot be read.
    return Buffer.alloc(0);
  }
}

/**
 * A PNG's header, EXIF and XMP, each once and the XMP plain; for reading notes only. Nothing else of the file: one may
 * hold millions of chunks, each of which is laid open to a megabyte.
 *
 * `plainNotes(png)` → some kilobytes that `ExifReader` reads; a file that breaks off gives what was whole
 */
export function plainNotes(png: Uint8Array): Buffer {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  const found: { IHDR?: Buffer; eXIf?: Buffer; xmp?: Buffer } = {};
  for (let at = signature; at + before + after <= bytes.length; ) {
    const name = bytes.toString('latin1', at + 4, at + before);
    const end = at + before + bytes.readUInt32BE(at) + after;
    if (end > bytes.length) break;
    const data = bytes.subarray(at + before, end - after);
    if (name === 'IHDR' || name === 'eXIf') found[name] ??= bytes.subarray(at, end);
    else if (name === 'iTXt' && startsWith(data, keyword + plainFlag)) found.xmp ??= bytes.subarray(at, end);
    else if (!found.xmp && (name === 'iTXt' || name === 'zTXt') && startsWith(data, compressed[name]))
      found.xmp = xmpChunk(name, data);
    at = end;
  }
  return Buffer.concat([bytes.subarray(0, signature), ...Object.values(found)]);
}
