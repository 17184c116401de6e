import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { readEmbedded } from '#darkroom/embedded.ts';
import { ingestPicture } from '#darkroom/ingest.ts';
import { agencyJpeg, halves, notedPng, telephoneJpeg, xmpOf } from './pictures.ts';

describe('What is written into a picture', () => {
  test('credits photographer and agency as IPTC has them, whatever else says', async () => {
    expect(readEmbedded(await agencyJpeg())).toEqual({
      alt: 'سفن صيد راسية',
      caption: 'سفن في ميناء أم الرمل صباح الخميس.',
      credit: 'ليلى حسن / وكالة الساحل',
      rights: '© وكالة الساحل',
    });
  });

  test('is read from XMP where there is no IPTC, in JPEG, WebP and AVIF', async () => {
    for (const kind of ['jpeg', 'webp', 'avif'] as const) {
      const file = await sharp({ create: { width: 16, height: 16, channels: 3, background: '#888' } })
        .withXmp(xmpOf('سالم الخطيب', 'وكالة الجبل'))
        [kind]()
        .toBuffer();
      expect([kind, readEmbedded(file).credit]).toEqual([kind, 'سالم الخطيب / وكالة الجبل']);
    }
  });

  test('is read from a PNG, in either of the ways in which it is compressed', async () => {
    const xmp = xmpOf('سالم الخطيب', 'وكالة الجبل');
    for (const file of [
      await halves(64, 48).withXmp(xmp).png().toBuffer(),
      await notedPng(deflateSync(Buffer.from(xmp))),
    ]) {
      expect(readEmbedded(file)).toMatchObject({
        ...{ credit: 'سالم الخطيب / وكالة الجبل', alt: 'سفن صيد راسية' },
      });
      expect((await ingestPicture(file)).width).toBe(64);
    }
  });

  test('is not laid open without bounds: a small file that holds gigabytes proposes nothing', async () => {
    const nothing = { alt: '', caption: '', credit: '', rights: '' };
    const bomb = await notedPng(deflateSync(Buffer.alloc(64 << 20)));
    for (const file of [bomb, await notedPng(Buffer.from('no deflate')), bomb.subarray(0, 50)])
      expect(readEmbedded(file)).toEqual(nothing);
  });

  test('is read from EXIF last', async () =>
    expect(readEmbedded(await telephoneJpeg())).toMatchObject({
      credit: 'SecretOwner',
      rights: 'SecretOwner',
    }));

  test('proposes nothing where it cannot be read', async () => {
    const nothing = { alt: '', caption: '', credit: '', rights: '' };
    const cut = (await agencyJpeg()).subarray(0, 90);
    for (const bytes of [Buffer.from('hello'), Buffer.alloc(0), cut])
      expect(readEmbedded(bytes)).toEqual(nothing);
  });

  test('is gone from what is kept', async () => {
    const { bytes } = await ingestPicture(await agencyJpeg());
    expect(readEmbedded(bytes)).toEqual({ alt: '', caption: '', credit: '', rights: '' });
    expect(await sharp(bytes).metadata()).not.toHaveProperty('iptc');
  });
});
