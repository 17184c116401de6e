import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { readEmbedded } from '#darkroom/embedded.ts';
import { ingestPicture } from '#darkroom/ingest.ts';
import { agencyJpeg, telephoneJpeg, xmpOf } from './pictures.ts';

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
