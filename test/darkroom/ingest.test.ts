import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { ingestPicture, PictureRefused } from '#darkroom/ingest.ts';
import { mostBytes } from '#darkroom/most-bytes.ts';
import { halves, noise, pngHeader, telephoneJpeg } from './pictures.ts';

const pixel = async (bytes: Uint8Array, left: number, top: number): Promise<number[]> => [
  ...(await sharp(bytes).extract({ left, top, width: 1, height: 1 }).raw().toBuffer()),
];
const refusal = async (bytes: Uint8Array): Promise<string> => {
  const error = await ingestPicture(bytes).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof PictureRefused)) throw new Error(`not refused as it should be: ${String(error)}`);
  return error.kind;
};

describe('A picture that arrives', () => {
  it.each(['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff'] as const)(
    'may be %s and is kept as JPEG',
    async (format) => {
      const picture = await ingestPicture(await halves(300, 200).toFormat(format).toBuffer());
      expect(picture).toMatchObject({ width: 300, height: 200, mime: 'image/jpeg' });
      expect(picture.hash).toMatch(/^[0-9a-f]{20}$/);
      expect((await sharp(picture.bytes).metadata()).format).toBe('jpeg');
    },
  );

  it('is never kept as it came, and has the same hash when it comes again', async () => {
    const upload = await halves(300, 200).jpeg().toBuffer();
    const [first, second] = [await ingestPicture(upload), await ingestPicture(upload)];
    expect(Buffer.from(first.bytes).equals(upload)).toBe(false);
    expect(second.hash).toBe(first.hash);
  });

  it('is turned as the camera was held, and loses place, camera and owner', async () => {
    const upload = await telephoneJpeg();
    const before = await sharp(upload).metadata();
    expect(before.orientation).toBe(6);
    expect(upload.includes('SecretCamera')).toBe(true);
    const picture = await ingestPicture(upload);
    expect(picture).toMatchObject({ width: 200, height: 400 });
    const [top, bottom] = [await pixel(picture.bytes, 100, 20), await pixel(picture.bytes, 100, 380)];
    expect(top[0]).toBeGreaterThan(200);
    expect(bottom[2]).toBeGreaterThan(200);
    const after = await sharp(picture.bytes).metadata();
    expect([after.exif, after.xmp, after.iptc, after.icc, after.orientation]).toEqual(
      Array(5).fill(undefined),
    );
    expect(Buffer.from(picture.bytes).includes('Secret')).toBe(false);
  });

  it('loses whatever was hidden behind its end', async () => {
    const hidden = Buffer.concat([
      await halves(50, 50).jpeg().toBuffer(),
      Buffer.from('<script>alert(1)</script>PK\x03\x04'),
    ]);
    expect(Buffer.from((await ingestPicture(hidden)).bytes).includes('script')).toBe(false);
  });

  it('stands on white where it was transparent', async () => {
    const clear = await sharp({ create: { width: 9, height: 9, channels: 4, background: '#00000000' } })
      .png()
      .toBuffer();
    const picture = await ingestPicture(clear);
    expect(picture.colour).toBe('#ffffff');
  });

  it('has the average colour of its pixels', async () => {
    const { colour } = await ingestPicture(await halves(400, 400).png().toBuffer());
    const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
    expect(Math.abs(r! - 127)).toBeLessThan(8);
    expect(g!).toBeLessThan(8);
    expect(Math.abs(b! - 127)).toBeLessThan(8);
  });

  it('comes out in sRGB from print colours, sixteen bits or grey', async () => {
    for (const upload of [
      await halves(60, 40).toColourspace('cmyk').jpeg().toBuffer(),
      await halves(60, 40).toColourspace('rgb16').png().toBuffer(),
      await halves(60, 40).greyscale().png().toBuffer(),
    ])
      expect(await sharp((await ingestPicture(upload)).bytes).metadata()).toMatchObject({
        space: 'srgb',
        channels: 3,
        depth: 'uchar',
      });
  });

  it('is made smaller when it is larger than any use', async () => {
    const { width, height } = await ingestPicture(await halves(4000, 1000).jpeg().toBuffer());
    expect([width, height]).toEqual([3200, 800]);
  });
});

describe('A file that is no fit picture', () => {
  it('is refused when empty', async () => expect(await refusal(new Uint8Array())).toBe('empty'));

  it('is refused when too large, before anything looks at it', async () =>
    expect(await refusal(new Uint8Array(mostBytes + 1))).toBe('too-large'));

  it.each([
    [
      'SVG',
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
    ],
    ['PDF', '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>'],
    ['HTML', '<!doctype html><script>alert(1)</script>'],
    ['text', 'just some words that go on for a while'],
  ])('is refused as of no known format: %s', async (_, text) =>
    expect(await refusal(Buffer.from(text))).toBe('unknown-format'),
  );

  it.each(['jpeg', 'png', 'webp', 'gif', 'tiff'] as const)(
    'is refused when cut short: %s',
    async (format) => {
      const whole = await noise(200, 200).toFormat(format).toBuffer();
      expect(await refusal(whole.subarray(0, Math.floor(whole.length * 0.6)))).toBe('damaged');
    },
  );

  it('is refused when it starts like a picture and goes on as garbage', async () => {
    for (const start of [
      '\xff\xd8\xff\xe0',
      'GIF89a',
      '\x89PNG\r\n\x1a\n',
      'II*\0',
      'RIFF\x10\0\0\0WEBPVP8 ',
    ])
      expect(await refusal(Buffer.from(`${start}<script>alert(document.cookie)</script>`, 'latin1'))).toBe(
        'damaged',
      );
  });

  it('is refused by the size in its header, without decoding', async () => {
    const started = performance.now();
    expect(await refusal(pngHeader(30_000, 30_000))).toBe('too-many-pixels');
    expect(await refusal(pngHeader(8_000, 6_251))).toBe('too-many-pixels');
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
