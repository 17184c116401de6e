/** Real picture files of every kind, made for tests. */
import sharp from 'sharp';

/** A picture whose left half is red and right half blue, so that turning it shows. */
export function halves(width: number, height: number) {
  const red = {
    create: { width: Math.ceil(width / 2), height, channels: 3 as const, background: '#ff0000' },
  };
  return sharp({ create: { width, height, channels: 3, background: '#0000ff' } }).composite([
    { input: red, left: 0, top: 0 },
  ]);
}

/** Noise: the worst case for a coder. */
export const noise = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  });

/** A JPEG as a telephone makes it: stored on its side, with a place and a name in it. */
export const telephoneJpeg = (): Promise<Buffer> =>
  halves(400, 200)
    .withExif({
      IFD0: { Make: 'SecretCamera', Copyright: 'SecretOwner' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '31/1 30/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '34/1 28/1 0/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

/** A chunk of a PNG, with its checksum. */
function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(checksum(named));
  return Buffer.concat([length, named, sum]);
}

/** A PNG with notes in it as editors of pictures write them: compressed, `deflated` being what stands for them. */
export async function notedPng(deflated: Buffer): Promise<Buffer> {
  const png = await halves(64, 48).png().toBuffer();
  // Behind the header: 8 bytes of signature, 25 of it.
  const head = Buffer.from('XML:com.adobe.xmp\0\x01\0ar\0\0', 'latin1');
  return Buffer.concat([
    png.subarray(0, 33),
    chunk('iTXt', Buffer.concat([head, deflated])),
    png.subarray(33),
  ]);
}

/** A PNG that says it is `width` × `height` pixels and holds none of them. */
export function pngHeader(width: number, height: number): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', size),
    chunk('IDAT', Buffer.from([0x78, 0x9c, 3, 0, 0, 0, 0, 1])),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** An XMP packet with a photographer and an agency. */
export const xmpOf = (
  by: string,
  credit: string,
): string => `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" photoshop:Credit="${credit}">
<dc:creator><rdf:Seq><rdf:li>${by}</rdf:li></rdf:Seq></dc:creator>
<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">سفن صيد راسية</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

/** A JPEG as an agency sends it: IPTC in an APP13 segment, other names in XMP and EXIF, a place. */
export async function agencyJpeg(width = 900, height = 600): Promise<Buffer> {
  const jpeg = await halves(width, height)
    .withExif({
      IFD0: { Artist: 'Somebody Else' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 2/1 40/1' },
    })
    .withXmp(xmpOf('غيرها', 'غيرهم'))
    .jpeg()
    .toBuffer();
  const entry = (record: number, kind: number, value: Buffer): Buffer =>
    Buffer.concat([Buffer.from([0x1c, record, kind, value.length >> 8, value.length & 255]), value]);
  const notes = Buffer.concat([
    // UTF-8 from here on.
    entry(1, 90, Buffer.from('\x1b%G', 'latin1')),
    entry(2, 80, Buffer.from('ليلى حسن')),
    entry(2, 110, Buffer.from('وكالة الساحل')),
    entry(2, 116, Buffer.from('© وكالة الساحل')),
    entry(2, 120, Buffer.from('سفن في ميناء أم الرمل صباح الخميس.')),
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(notes.length);
  const block = Buffer.concat([
    Buffer.from('Photoshop 3.0\0', 'latin1'),
    Buffer.from('8BIM\x04\x04\0\0', 'latin1'),
    length,
    notes,
    Buffer.alloc(notes.length % 2),
  ]);
  const size = block.length + 2;
  const segment = Buffer.concat([Buffer.from([0xff, 0xed, size >> 8, size & 255]), block]);
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}
