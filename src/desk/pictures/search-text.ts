/** A picture's words as the archive's search compares them. */
import { matchText } from '#arabic/letters.ts';

export interface PictureWords {
  alt: string;
  caption: string;
  credit: string;
  rights: string;
  fileName: string;
}

/** `pictureSearch({alt: 'ميناء أُمّ الرمل', …})` → `'ميناء ام الرمل …'` */
export const pictureSearch = ({ alt, caption, credit, rights, fileName }: PictureWords): string =>
  matchText([alt, caption, credit, rights, fileName].filter(Boolean).join('\n'));
