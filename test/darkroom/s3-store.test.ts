import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { StoreFailure } from '#darkroom/files.ts';
import { openFiles, tryFiles } from '#darkroom/open-files.ts';
import { s3Store } from '#darkroom/s3-store.ts';
import { type BucketServer, startBucketServer } from '#test/support/bucket.ts';
import { fileStoreSuite } from './file-store-suite.ts';

const text = new TextEncoder().encode('x');
let server: BucketServer;
let folders = 0;
beforeAll(async () => {
  server = await startBucketServer();
});
afterAll(() => server.remove());

fileStoreSuite('A bucket', async () => s3Store(server.bucket(`folder-${++folders}`)));

describe('A bucket', () => {
  it('is not taken for an empty one while its server is away, and works again when it is back', async () => {
    const store = s3Store(server.bucket('away'));
    await store.put('k', text, 'text/plain');
    await server.stop();
    for (const ask of [
      () => store.get('k'),
      () => store.has('k'),
      () => store.put('k', text, 'text/plain'),
      () => store.delete('k'),
    ]) {
      const failure = await ask().catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(StoreFailure);
      expect(failure).toMatchObject({ kind: 'away', message: expect.stringMatching(/newsroom\/away.* k: /) });
    }
    await server.again();
    expect(await store.get('k')).toEqual(text);
  });

  it('is tried when a node starts: what is wrong with its address or key is said with its mend', async () => {
    const right = server.bucket('tried');
    await tryFiles(await openFiles(right), right);
    for (const wrong of [
      { ...right, key: 'nobody', secret: 'not-the-secret' },
      { ...right, url: right.url.replace('/newsroom', '/no-such-bucket') },
    ]) {
      const failure = await tryFiles(await openFiles(wrong), wrong).catch((error: unknown) => error);
      expect(failure).toMatchObject({
        kind: 'refused',
        message: expect.stringContaining('WARRAQ_FILES_SECRET'),
      });
      expect((failure as Error).message).toMatch(/40[34] \w+/);
      expect(inspect(failure, { depth: 9 })).not.toContain('not-the-secret');
    }
  });

  it('that is gone is an error, never a picture that never was', async () => {
    const gone = s3Store({ ...server.bucket(), url: server.bucket().url.replace('/newsroom', '/gone') });
    await expect(gone.get('k')).rejects.toMatchObject({ kind: 'refused' });
  });
});

describe('A store in trouble', () => {
  let trouble: Server | undefined;
  afterEach(() => {
    trouble?.closeAllConnections();
    trouble?.close();
  });
  /** A server that answers the n-th request as it is told. */
  const answering = async (answer: (n: number, response: import('node:http').ServerResponse) => void) => {
    let asked = 0;
    trouble = createServer((request, response) => {
      request.resume().on('end', () => answer(++asked, response));
    });
    await new Promise<void>((resolve) => trouble!.listen(0, '127.0.0.1', resolve));
    const { port } = trouble.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/bucket`;
    const place = { url, region: 'auto', key: 'k', secret: 'the-secret' };
    const store = s3Store(place, { read: 200, write: 200, pauses: [1, 1] });
    return { place, store, asked: () => asked };
  };

  it('is asked again when it is busy, and not more than three times', async () => {
    const soon = await answering((n, response) => {
      response.statusCode = n < 3 ? 503 : 200;
      response.end(n < 3 ? '<Error><Code>SlowDown</Code></Error>' : 'picture');
    });
    expect(new TextDecoder().decode((await soon.store.get('k'))!)).toBe('picture');
    trouble!.close();
    const never = await answering((_, response) => response.writeHead(500).end());
    await expect(never.store.put('k', text, 'text/plain')).rejects.toThrow(
      /could not keep k: it answers 500/,
    );
    expect(never.asked()).toBe(3);
  });

  it('is asked once when it refuses, and a wrong secret is not repeated in what is said of it', async () => {
    const { place, store, asked } = await answering((_, response) =>
      response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>'),
    );
    await expect(store.get('k')).rejects.toMatchObject({
      ...{ kind: 'refused', message: expect.stringContaining('403 SignatureDoesNotMatch') },
    });
    expect(asked()).toBe(1);
    const failure = await tryFiles(store, place).catch((error: unknown) => error as Error);
    expect(failure).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('WARRAQ_FILES_SECRET'),
    });
    expect(inspect(failure, { depth: 9 })).not.toContain('the-secret');
  });

  it('never passes off the beginning of a file as the file', async () => {
    const { store } = await answering((_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('the beginning');
      setImmediate(() => response.destroy());
    });
    await expect(store.get('k')).rejects.toMatchObject({ kind: 'away' });
  });

  it('never passes off changed bytes as the file that was put', async () => {
    const { store } = await answering((_, response) =>
      response.writeHead(200, { 'x-amz-meta-sha256': 'f'.repeat(64) }).end('something else'),
    );
    await expect(store.get('k')).rejects.toThrow(/not those that were put/);
  });

  it('is not waited for without end', async () => {
    const { store } = await answering(() => {});
    await expect(store.get('k')).rejects.toThrow(/no answer in time/);
  });
});
