import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { s3Store } from '#darkroom/s3-store.ts';
import { exportNewsroom } from '#desk/export.ts';
import { noTotals } from '#desk/import-copy.ts';
import { importExport } from '#desk/restore.ts';
import type { RunningNode } from '#http/serve.ts';
import { preparePictures } from '#jobs/prepare-pictures.ts';
import { halves } from '#test/darkroom/pictures.ts';
import { type BucketServer, startBucketServer } from '#test/support/bucket.ts';
import { describeNewsroom, useNewsroom } from '#test/support/newsroom.ts';
import { Browser, hire, origin } from '#test/support/staff.ts';

describeNewsroom('A newsroom whose files are in a bucket', () => {
  let server: BucketServer;
  const inBucket = useNewsroom(async () => {
    server = await startBucketServer();
    return s3Store(server.bucket('files'));
  });
  const inFolder = useNewsroom();
  afterAll(() => server?.remove());

  const media = (node: RunningNode, path: string) => fetch(`http://127.0.0.1:${node.port}/media/${path}`);
  const send = async (node: RunningNode, bytes: Uint8Array) => {
    const browser = new Browser(node);
    await browser.signIn(await hire(inBucket.db, [{ role: 'reporter', desk: null }]));
    return fetch(`http://127.0.0.1:${node.port}/api/v1/pictures?name=a.jpg`, {
      method: 'POST',
      headers: { origin, cookie: browser.cookie },
      body: bytes as Uint8Array<ArrayBuffer>,
    });
  };

  test('takes pictures in, makes their sizes, serves readers, and moves to a folder without loss', async () => {
    const [node, second] = [await inBucket.node(), await inBucket.node()];
    const sent = await send(node, await halves(700, 400).png().toBuffer());
    expect(sent.status).toBe(201);
    const { hash } = await sent.json();
    const onError = (error: Error) => {
      throw error;
    };
    expect(await preparePictures(inBucket.db, inBucket.pictures, { onError })).toBe(9);
    const served = await media(second, `${hash}/640.avif`);
    expect([served.status, served.headers.get('content-type')]).toEqual([200, 'image/avif']);
    expect((await sharp(Buffer.from(await served.arrayBuffer())).metadata()).width).toBe(640);
    expect((await media(node, `${'0'.repeat(20)}/640.avif`)).status).toBe(404);

    const lines = await Array.fromAsync(exportNewsroom(inBucket.db, inBucket.pictures));
    const file = join(inFolder.folder, 'export.jsonl');
    await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    const options = { publishing: false, report: onError as never };
    await importExport(inFolder.db, inFolder.pictures, file, options, noTotals());
    expect(await Array.fromAsync(exportNewsroom(inFolder.db, inFolder.pictures))).toEqual(lines);
    expect((await media(await inFolder.node(), `${hash}/640.webp`)).status).toBe(200);
  });

  test('refuses uploads while the store is away, keeps nothing of them, and tells readers to come back', async () => {
    const node = await inBucket.node();
    const file = await halves(710, 400).png().toBuffer();
    const rows = () => inBucket.db.selectFrom('picture').select('hash').execute();
    const before = await rows();
    await server.stop();
    const refused = await send(node, file);
    expect([refused.status, (await refused.json()).type]).toEqual([503, '/problems/files-away']);
    expect(await rows()).toEqual(before);
    const picture = await media(node, `${before[0]!.hash}/640.webp`);
    expect([picture.status, picture.headers.get('retry-after')]).toEqual([503, '10']);
    await server.again();
    expect((await send(node, file)).status).toBe(201);
    expect((await media(node, `${before[0]!.hash}/640.webp`)).status).toBe(200);
  });
});
