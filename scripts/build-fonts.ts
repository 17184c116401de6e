/**
 * Makes the site's fonts: `npm run fonts`.
 *
 * From the fontsource packages it cuts what Arabic news needs, keeps every shaping feature that those letters
 * use, and writes `src/html/fonts/*.woff2` and `src/html/style/fonts.css`. Each weight is three files by
 * `unicode-range`, so that a page without Latin words never loads Latin letters. It also measures the
 * fallback fonts that are on this machine, and gives each an `@font-face` with the same widths and the same
 * line as ours, so that the page does not move when the real font comes.
 */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import * as harfbuzz from 'harfbuzzjs';

const require = createRequire(import.meta.url);
type Subset = (
  font: Uint8Array,
  text: string,
  options: { targetFormat: 'sfnt'; noHinting: boolean; keepFeatures: string[] },
) => Promise<Uint8Array>;
const subset = require('subset-font') as Subset;
const { convert } = require('fontverter') as {
  convert: (font: Uint8Array, to: 'sfnt' | 'woff2') => Promise<Uint8Array>;
};

const packages = new URL('../node_modules/@fontsource/', import.meta.url);
const fontFolder = new URL('../src/html/fonts/', import.meta.url);
const styleFile = new URL('../src/html/style/fonts.css', import.meta.url);

/** Letters of Arabic, with those that names from Persian, Urdu, Kurdish and the Maghreb add. */
const letters = 'ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيٱپچژگڤکی';
const tashkeel = 'ًٌٍَُِّْٰٕٓٔ';
const arabicSigns = 'ـ،؛؟٪٫٬٠١٢٣٤٥٦٧٨٩';
const signs = ' \u00a00123456789.,:;!?()[]/-–—«»…%+@#&"\'“”’·';
const latin = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzÀÇÉÈÊËÎÏÔÖÜàâçéèêëîïôöùûüñ';

/** The features that make Arabic readable; stylistic sets and the rest are left out. */
const features = 'init medi fina isol rlig liga calt ccmp locl mark mkmk kern'.split(' ');

export const cuts = {
  arabic: {
    text: letters + tashkeel + arabicSigns,
    source: 'arabic',
    range: 'U+600-6FF,U+200C-200F,U+FB50-FDFF,U+FE70-FEFC',
  },
  signs: {
    text: signs,
    source: 'latin',
    range: 'U+20-40,U+5B-60,U+7B-7E,U+A0,U+AB,U+B7,U+BB,U+2010-2026',
  },
  latin: { text: latin, source: 'latin', range: 'U+41-5A,U+61-7A,U+C0-FF' },
} as const;
export type Cut = keyof typeof cuts;

interface Weight {
  family: 'Text' | 'Headline';
  weight: 400 | 700;
  /** File stem in the fontsource package: `…-{arabic|latin}-{weight}-normal.woff2`. */
  source: string;
  /** Fonts that readers have: measured against ours where the file is on this machine. */
  fallbacks: { label: string; local: string[]; file: URL }[];
}

const noto = (weight: number) =>
  new URL(`noto-naskh-arabic/files/noto-naskh-arabic-arabic-${weight}-normal.woff2`, packages);
const dejavu = (name: string) => new URL(`file:///usr/share/fonts/truetype/dejavu/${name}.ttf`);

export const weights: Weight[] = [
  {
    family: 'Text',
    weight: 400,
    source: 'noto-naskh-arabic',
    fallbacks: [
      // Android's Arabic face is this very design in tighter vertical metrics.
      { label: 'Android', local: ['Noto Naskh Arabic UI', 'Noto Naskh Arabic'], file: noto(400) },
      { label: 'DejaVu', local: ['DejaVu Sans', 'DejaVuSans'], file: dejavu('DejaVuSans') },
    ],
  },
  { family: 'Text', weight: 700, source: 'noto-naskh-arabic', fallbacks: [] },
  {
    family: 'Headline',
    weight: 700,
    source: 'ibm-plex-sans-arabic',
    fallbacks: [
      { label: 'Android', local: ['Noto Naskh Arabic UI Bold', 'Noto Naskh Arabic Bold'], file: noto(700) },
      { label: 'DejaVu', local: ['DejaVu Sans Bold', 'DejaVuSans-Bold'], file: dejavu('DejaVuSans-Bold') },
    ],
  },
];

/** `fullFont(weights[0], 'arabic')` → the package's own file, before anything is cut. */
export const fullFont = (face: Weight, cut: Cut): URL =>
  new URL(`${face.source}/files/${face.source}-${cuts[cut].source}-${face.weight}-normal.woff2`, packages);
/** `fontName(weights[0], 'arabic')` → `'text-400-arabic'` */
export const fontName = (face: Weight, cut: Cut): string =>
  `${face.family.toLowerCase()}-${face.weight}-${cut}`;
export const cutFont = (face: Weight, cut: Cut): URL => new URL(`${fontName(face, cut)}.woff2`, fontFolder);

export interface Opened extends Metrics {
  font: harfbuzz.Font;
}

/** Opens a font of any format for shaping. */
export async function openFont(file: URL): Promise<Opened> {
  const sfnt = Uint8Array.from(await convert(await readFile(file), 'sfnt'));
  const font = new harfbuzz.Font(new harfbuzz.Face(new harfbuzz.Blob(sfnt.buffer)));
  return { font, ...verticalMetrics(sfnt) };
}

export interface ShapedGlyph {
  outline: string;
  advance: number;
  x: number;
  y: number;
}

/** Shapes a word: what is drawn, how far it goes, where marks sit. Two fonts shape alike when these are equal. */
export function shape(font: harfbuzz.Font, text: string): ShapedGlyph[] {
  const buffer = new harfbuzz.Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  harfbuzz.shape(font, buffer);
  const positions = buffer.getGlyphPositions();
  return buffer.getGlyphInfos().map((glyph, index) => {
    const at = positions[index]!;
    return {
      outline: font.glyphToPath(glyph.codepoint),
      advance: at.xAdvance,
      x: at.xOffset,
      y: at.yOffset,
    };
  });
}

interface Metrics {
  ascent: number;
  descent: number;
  em: number;
}

/** Ascent, descent and em of a font, from its `hhea` and `head` tables. */
function verticalMetrics(sfnt: Uint8Array): Metrics {
  const view = new DataView(sfnt.buffer, sfnt.byteOffset, sfnt.byteLength);
  const table = (tag: string): number => {
    for (let index = 0; index < view.getUint16(4); index++) {
      const at = 12 + index * 16;
      if (String.fromCharCode(...sfnt.subarray(at, at + 4)) === tag) return view.getUint32(at + 8);
    }
    throw new Error(`a font without ${tag}`);
  };
  const hhea = table('hhea');
  return {
    ascent: view.getInt16(hhea + 4),
    descent: -view.getInt16(hhea + 6),
    em: view.getUint16(table('head') + 18),
  };
}

/** Ordinary news prose, whose mean letter width stands for all. */
const sample =
  'وصل وفد من وزارة المياه إلى العاصمة أمس لبحث مشروع تحلية يغذي ثلاث مدن ساحلية وقال المتحدث إن المحادثات ستستمر حتى نهاية الأسبوع وتتناول التمويل والجدول الزمني وحقوق المزارعين في السهل الغربي بعد عامين من الجفاف';

const advance = (font: harfbuzz.Font, text: string): number =>
  shape(font, text).reduce((width, glyph) => width + glyph.advance, 0);

/** Mean width of a word of the sample with the space after it, in ems. */
function meanWidth(letters: Opened, space: Opened): number {
  const words = sample.split(' ');
  const total = words.reduce((sum, word) => sum + advance(letters.font, word), 0);
  return total / words.length / letters.em + advance(space.font, ' ') / space.em;
}

const percent = (value: number): string => `${(value * 100).toFixed(1)}%`;

async function fallbackRules(face: Weight): Promise<string> {
  const own = await openFont(fullFont(face, 'arabic'));
  const ownSigns = await openFont(fullFont(face, 'signs'));
  const ownWidth = meanWidth(own, ownSigns);
  let rules = '';
  for (const fallback of face.fallbacks) {
    const other = await openFont(fallback.file);
    // The package splits Noto's space from its letters; installed fonts have both.
    const space = fallback.label === 'Android' ? await openFont(fullFont(weights[0]!, 'signs')) : other;
    const adjust = ownWidth / meanWidth(other, space);
    const locals = fallback.local.map((name) => `local("${name}")`).join(',');
    rules += `@font-face{font-family:"${face.family} ${fallback.label}";font-weight:${face.weight};src:${locals};size-adjust:${percent(adjust)};ascent-override:${percent(own.ascent / own.em / adjust)};descent-override:${percent(own.descent / own.em / adjust)};line-gap-override:0%}\n`;
  }
  return rules;
}

/** Reserved by their makers: a cut font is a modified one, and the OFL wants another name on it. */
const reserved = [
  ['IBM Plex Sans Arabic', 'Warraq Headline Face'],
  ['IBMPlexSansArabic', 'WarraqHeadlineWeb'],
] as const;

/** Puts our names, of the same length, in place of the reserved ones in a font's name table. */
function renamed(sfnt: Uint8Array): Uint8Array {
  const bytes = Buffer.from(sfnt);
  for (const [theirs, ours] of reserved)
    for (const encode of [
      (name: string) => Buffer.from(name, 'utf16le').swap16(),
      (name: string) => Buffer.from(name, 'latin1'),
    ]) {
      const from = encode(theirs);
      const to = encode(ours);
      for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from)) to.copy(bytes, at);
    }
  return bytes;
}

async function main(): Promise<void> {
  await mkdir(fontFolder, { recursive: true });
  let css =
    '/* biome-ignore-all format: made by scripts/build-fonts.ts; run `npm run fonts`, do not edit. */\n';
  for (const face of weights) {
    for (const cut of Object.keys(cuts) as Cut[]) {
      const small = await subset(await readFile(fullFont(face, cut)), cuts[cut].text, {
        targetFormat: 'sfnt',
        noHinting: true,
        keepFeatures: cut === 'signs' ? ['kern'] : features,
      });
      const bytes = await convert(renamed(small), 'woff2');
      await writeFile(cutFont(face, cut), bytes);
      console.log(fontName(face, cut).padEnd(24), bytes.length);
      css += `@font-face{font-family:"${face.family}";font-weight:${face.weight};font-display:swap;src:url(${fontName(face, cut)}.woff2)format("woff2");unicode-range:${cuts[cut].range}}\n`;
    }
    css += await fallbackRules(face);
  }
  await writeFile(styleFile, css);
  for (const name of new Set(weights.map((face) => face.source)))
    await copyFile(new URL(`${name}/LICENSE`, packages), new URL(`OFL-${name}.txt`, fontFolder));
}

if (import.meta.main) await main();
