/** Streaming lines of a file, gzipped or not, with what is wrong with each. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';

export type LineRead =
  | { number: number; text: string }
  | { number: number; problem: 'not-text' | 'too-long'; message: string };

/** Longest line, in bytes: a hundred times a long article. */
const longestLine = 8_388_608;

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}

/** The bytes of a file, unpacked; `onBytes` hears how many of the file's own were read. */
async function* bytesOf(file: string, onBytes?: (bytes: number) => void): AsyncGenerator<Buffer> {
  const gzip = await isGzip(file);
  const raw = createReadStream(file, { highWaterMark: 1 << 18 });
  const stream = gzip ? raw.pipe(createGunzip()) : raw;
  // `pipe` does not hand on errors of its source.
  if (stream !== raw) raw.on('error', (error) => stream.destroy(error));
  let told = 0;
  const tell = (): void => {
    if (raw.bytesRead > told) onBytes?.(raw.bytesRead - told);
    told = raw.bytesRead;
  };
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      tell();
      yield chunk;
    }
    tell();
  } finally {
    // A reader that stops early must not leave the file open.
    raw.destroy();
  }
}

/**
 * The lines of a file, from 1, parted at LF only: Arabic text holds U+2028, which other readers part lines at
 * too. Blank lines are passed over, but count. A line that is not UTF-8 or is longer than 8 MiB is named and
 * passed over. Throws when the file cannot be read or is a broken gzip.
 */
export async function* readLines(file: string, onBytes?: (bytes: number) => void): AsyncGenerator<LineRead> {
  let number = 0;
  let parts: Buffer[] = [];
  let length = 0;

  const add = (part: Buffer): void => {
    length += part.length;
    // Of a line that is too long only the length is kept.
    if (length > longestLine) parts = [];
    else if (part.length) parts.push(part);
  };
  const take = (): LineRead | null => {
    const line = lineOf(++number, parts, length);
    parts = [];
    length = 0;
    return line;
  };

  for await (const chunk of bytesOf(file, onBytes)) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      add(chunk.subarray(from, at));
      from = at + 1;
      const line = take();
      if (line) yield line;
    }
    add(chunk.subarray(from));
  }
  if (length) {
    const line = take();
    if (line) yield line;
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function lineOf(number: number, parts: Buffer[], length: number): LineRead | null {
  if (length > longestLine)
    return {
      number,
      problem: 'too-long',
      message: `a line has at most ${longestLine} bytes; this has ${length}`,
    };
  const bytes = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  try {
    const text = decoder.decode(bytes);
    return text.trim() ? { number, text } : null;
  } catch {
    return {
      number,
      problem: 'not-text',
      message: `not UTF-8, from byte ${firstBadByte(bytes)} of the line on`,
    };
  }
}

/** The byte, from 1, at which a sequence stops being UTF-8. */
function firstBadByte(bytes: Buffer): number {
  // The longest beginning that could still go on as UTF-8, by halving.
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (beginningOf(bytes, middle) === null) high = middle - 1;
    else low = middle;
  }
  // What stands in it after its last whole character is where the fault begins.
  return Buffer.byteLength(beginningOf(bytes, low) ?? '') + 1;
}

/** The whole characters of the first `length` bytes, or `null` when they are not the beginning of UTF-8. */
function beginningOf(bytes: Buffer, length: number): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, length), {
      stream: true,
    });
  } catch {
    return null;
  }
}
