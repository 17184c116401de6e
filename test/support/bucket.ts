/** A real S3 server on this machine, with one bucket. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import S3rver, { type StoredObject } from 's3rver';
import type { Bucket } from '#darkroom/s3-store.ts';

export interface BucketServer {
  /** The bucket, or a folder in it: files that only its store sees. */
  bucket(folder?: string): Bucket;
  /** Its answers end; what it holds stays. */
  stop(): Promise<void>;
  /** At the address it had. */
  again(): Promise<void>;
  remove(): Promise<void>;
}

/**
 * Real stores take a file whole or not at all. This one writes over the file that is there, and says that it is done before
 * it is: files are put beside first, one at a time.
 */
function makeStrict({ store }: S3rver): void {
  let last: Promise<unknown> = Promise.resolve();
  const put = async ({ bucket, key, content, metadata }: StoredObject) => {
    const bytes = Buffer.isBuffer(content) ? content : await buffer(content);
    const place = store.getResourcePath(bucket, key, 'object');
    await mkdir(dirname(place), { recursive: true });
    await writeFile(`${place}.new`, bytes);
    await rename(`${place}.new`, place);
    const md5 = createHash('md5').update(bytes).digest('hex');
    await store.putMetadata(bucket, key, metadata, md5);
    return { size: bytes.length, md5 };
  };
  store.putObject = (object) => {
    const done = last.then(() => put(object));
    last = done.catch(() => {});
    return done;
  };
}

export async function startBucketServer(): Promise<BucketServer> {
  const directory = await mkdtemp(join(tmpdir(), 'warraq-bucket-'));
  const open = async (port: number) => {
    const server = new S3rver({
      ...{ port, address: '127.0.0.1', silent: true, directory },
      configureBuckets: [{ name: 'newsroom' }],
    });
    makeStrict(server);
    return { server, port: (await server.run()).port };
  };
  let { server, port } = await open(0);
  return {
    bucket: (folder = '') => ({
      url: `http://127.0.0.1:${port}/newsroom${folder && `/${folder}`}`,
      ...{ region: 'us-east-1', key: 'S3RVER', secret: 'S3RVER' },
    }),
    stop: () => server.close(),
    again: async () => {
      ({ server, port } = await open(port));
    },
    remove: async () => {
      await server.close().catch(() => {});
      await rm(directory, { recursive: true, force: true });
    },
  };
}
