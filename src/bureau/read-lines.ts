/** Streaming lines of a file, gzipped or not, with what is wrong with each. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';

export type LineRead = { number: number; text: string } | { number: number; problem: 'not-text' | 'too-long'; message: string };

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

/**
 * The lines of a file, from 1, parted at LF only: Arabic text holds U+2028, which other readers part lines at
 * too. A line that is not UTF-8 or is longer than 8 MiB is named and passed over. Throws when the file cannot
 * be read or is a broken gzip.
 */
export async function* readLines(file: string, onBytes?: (bytes: number) => void): AsyncGenerator<LineRead> {
  const gzipped = await isGzip(file);
  const raw = createReadStream(file, { highWaterMark: 1 << 18 });
  const stream = gzipped ? raw.pipe(createGunzip()) : raw;
  // `pipe` does not hand on errors of its source.
  raw.on('error', (error) => stream.destroy(error));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let number = 0;
  let parts: Buffer[] = [];
  let length = 0;
  let counted = 0;
  // Asked of the stream: a listener for its data would take the first of it before the lines are read.
  const count = (): void => {
    onBytes?.(raw.bytesRead - counted);
    counted = raw.bytesRead;
  };

  const take = (): LineRead | null => {
    number++;
    const bytes = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    const size = length;
    parts = [];
    length = 0;
    if (size > longestLine) return { number, problem: 'too-long', message: `a line has at most ${longestLine} bytes; this has ${size}` };
    try {
      const text = decoder.decode(bytes);
      return text.trim() ? { number, text } : null;
    } catch {
      return { number, problem: 'not-text', message: `not UTF-8, from byte ${firstBadByte(bytes)} of the line on` };
    }
  };

  for await (const chunk of stream as AsyncIterable<Buffer>) {
    count();
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

  function add(part: Buffer): void {
    if (!part.length) return;
    length += part.length;
    // Of a line that is too long only the length is kept.
    if (length <= longestLine) parts.push(part);
    else parts = [Buffer.alloc(0)];
  }
}

/** Where a byte sequence stops being UTF-8, from 0. */
function firstBadByte(bytes: Buffer): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      low = middle;
    } catch {
      high = middle - 1;
    }
  }
  return low;
}
