/** What agencies and photographers write into a picture's file: who took it, whose it is, what it shows. */
import ExifReader from 'exifreader';
import { displayText, lineText } from '#arabic/letters.ts';
import { pictureFormat } from './picture-format.ts';
import { plainNotes } from './png-notes.ts';

/** Proposals for a picture's words, never longer than an article takes; `''` where the file says nothing. */
export interface Embedded {
  alt: string;
  caption: string;
  credit: string;
  rights: string;
}

type Tags = Record<string, unknown>;

/** A tag's text, whichever way its kind of file writes it. */
function text(tags: Tags | undefined, ...names: string[]): string {
  for (const name of names) {
    const tag = tags?.[name];
    const parts = (Array.isArray(tag) ? tag : [tag]).flatMap((each) => {
      const description = (each as { description?: unknown } | undefined)?.description;
      return typeof description === 'string' ? [lineText(displayText(description))] : [];
    });
    const found = parts.filter(Boolean).join('، ');
    if (found) return found;
  }
  return '';
}

/** Who took it and for whom: `'ليلى حسن / وكالة الساحل'`. */
const signed = (by: string, credit: string): string =>
  by && credit && !credit.includes(by) ? `${by} / ${credit}` : credit || by;

/**
 * Reads IPTC, where it says nothing XMP, then EXIF. A file whose notes cannot be read, or of a kind that has none,
 * proposes nothing: it may still be a good picture.
 *
 * `readEmbedded(jpeg)` → `{alt: '', caption: 'سفن في الميناء', credit: 'ليلى حسن / وكالة الساحل', rights: '© 2026'}`
 */
export function readEmbedded(bytes: Uint8Array): Embedded {
  const { iptc, xmp, exif } = readTags(bytes);
  const credit =
    signed(text(iptc, 'By-line'), text(iptc, 'Credit')) ||
    signed(text(xmp, 'creator'), text(xmp, 'Credit')) ||
    text(exif, 'Artist') ||
    text(exif, 'Copyright');
  return {
    alt: text(xmp, 'AltTextAccessibility').slice(0, 500),
    caption: (
      text(iptc, 'Caption/Abstract') ||
      text(xmp, 'description') ||
      text(exif, 'ImageDescription')
    ).slice(0, 1_000),
    credit: credit.slice(0, 200),
    rights: (text(iptc, 'Copyright Notice') || text(xmp, 'rights') || text(exif, 'Copyright')).slice(
      0,
      1_000,
    ),
  };
}

function readTags(bytes: Uint8Array): { iptc?: Tags; xmp?: Tags; exif?: Tags } {
  try {
    const notes = pictureFormat(bytes) === 'png' ? plainNotes(bytes) : bytes;
    const own = notes.buffer.slice(notes.byteOffset, notes.byteOffset + notes.byteLength);
    return ExifReader.load(own as ArrayBuffer, { expanded: true }) as unknown as ReturnType<typeof readTags>;
  } catch {
    // It throws on notes that break its rules and on kinds of files that it does not know.
    return {};
  }
}
