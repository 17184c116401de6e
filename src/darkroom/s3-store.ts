/** Files in a bucket of an S3-compatible store, by its URL. */
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { S3mini } from 's3mini';
import { checkedKey, type FileStore, StoreFailure } from './files.ts';

export interface Bucket {
  /** `https://store.example/bucket`, also with a folder in it: `https://store.example/bucket/newsroom` */
  url: string;
  /** What the store calls the place it is in; `auto` where it has none. */
  region: string;
  key: string;
  secret: string;
}

/**
 * Milliseconds. What is written may be large and go over a slow line; for what is read somebody waits. The pauses are
 * those before the second and the third try: every call may be made again, for it names the whole file.
 */
const usual = { read: 15_000, write: 60_000, pauses: [150, 600] };

/** Answers after which the same call may succeed: too many requests, and what is wrong at the store's end. */
const passes = (status: number): boolean => status === 429 || status >= 500;

/** Status and code of what `s3mini` throws for an answer; `null` when there was no answer. */
function answerOf(error: unknown): { status: number; code: string } | null {
  const { status, body } = error as { status?: unknown; body?: unknown };
  const code = /<Code>(\w{1,60})<\/Code>/.exec(String(body))?.[1] ?? '';
  if (typeof status !== 'number') return null;
  return { status: code === 'NoSuchBucket' ? 404 : status, code };
}

/** Why there was no answer: the innermost cause says `ECONNREFUSED` where `fetch` says «fetch failed». */
function reasonOf(error: unknown): string {
  const { cause, code, message, name } = error as Error & { code?: string };
  if (name === 'TimeoutError') return 'no answer in time';
  return cause ? reasonOf(cause) : (code ?? message);
}

/** With every file goes its checksum, which the store keeps and gives back beside it. */
const sumHeader = 'x-amz-meta-sha256';
const sumOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * The bytes of an answer. Throws when they are not those that were put: changed on the way, or read while another file
 * was put there by a store that is not strict. What other tools put into the bucket has no checksum of ours.
 */
async function wholeOf(answer: Response): Promise<Uint8Array> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const sum = answer.headers.get(sumHeader);
  if (sum !== null && sum !== sumOf(bytes)) throw new Error('its bytes are not those that were put there');
  return bytes;
}

/**
 * A store in a bucket that exists. A put is one request, which the store takes whole or not at all; a file that breaks
 * off while it is read is an error, never a shorter file.
 *
 * `s3Store({url: 'https://store.example/newsroom', region: 'auto', key, secret})`; every method throws StoreFailure
 */
export function s3Store(bucket: Bucket, { read, write, pauses } = usual): FileStore {
  const s3 = new S3mini({
    ...{ endpoint: bucket.url, region: bucket.region },
    ...{ accessKeyId: bucket.key, secretAccessKey: bucket.secret },
    fetch: async (address, init) => {
      const signal = AbortSignal.timeout(init?.method === 'PUT' ? write : read);
      const answer = await fetch(address, { ...init, signal });
      // A bucket that is gone must not look like files that never were: `s3mini` takes both for «no such file».
      if (answer.status !== 404 || init?.method !== 'GET') return answer;
      const text = await answer.text();
      return new Response(text, { status: text.includes('NoSuchBucket') ? 410 : 404 });
    },
  });

  async function ask<T>(what: string, key: string, work: () => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt++)
      try {
        return await work();
      } catch (error) {
        const answer = answerOf(error);
        const wait = pauses[attempt];
        if (wait !== undefined && (!answer || passes(answer.status))) {
          await pause(wait);
          continue;
        }
        const why = answer ? `it answers ${answer.status} ${answer.code}`.trimEnd() : reasonOf(error);
        throw new StoreFailure(
          answer && !passes(answer.status) ? 'refused' : 'away',
          `the store ${bucket.url} could not ${what} ${key}: ${why}`,
          { cause: error },
        );
      }
  }

  return {
    async put(key, bytes, type) {
      checkedKey(key);
      const sum = { [sumHeader]: sumOf(bytes) } as const;
      await ask('keep', key, () => s3.putObject(key, bytes, type, undefined, sum));
    },
    async get(key) {
      checkedKey(key);
      return ask('read', key, async () => {
        const answer = await s3.getObjectResponse(key);
        return answer && wholeOf(answer);
      });
    },
    async has(key) {
      checkedKey(key);
      return (await ask('look for', key, () => s3.objectExists(key))) === true;
    },
    async delete(key) {
      checkedKey(key);
      await ask('delete', key, () => s3.deleteObject(key));
    },
  };
}
