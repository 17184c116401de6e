/** Under which keys a picture's files are kept. */

export const renditionFormats = ['avif', 'webp', 'jpeg'] as const;
export type RenditionFormat = (typeof renditionFormats)[number];

export const mimeOf: Record<RenditionFormat, string> = {
  avif: 'image/avif',
  webp: 'image/webp',
  jpeg: 'image/jpeg',
};

/** True for what `ingestPicture` gives as a hash: 20 hex digits. */
export const isPictureHash = (text: string): boolean => /^[0-9a-f]{20}$/.test(text);

/** `originalKey('9f2c…')` → `'pictures/9f2c…/original.jpg'` */
export const originalKey = (hash: string): string => `pictures/${hash}/original.jpg`;

/** `renditionKey('9f2c…', 640, 'jpeg')` → `'pictures/9f2c…/640.jpg'` */
export const renditionKey = (hash: string, width: number, format: RenditionFormat): string =>
  `pictures/${hash}/${width}.${format === 'jpeg' ? 'jpg' : format}`;
