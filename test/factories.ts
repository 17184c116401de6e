/** Invented copy and hostile text for tests of what needs no database: name only what matters to the test. */
import fc from 'fast-check';
import { displayText } from '#arabic/letters.ts';
import type { Block, Body, Inline } from '#article/body.ts';
import type { PageKnowledge } from '#bureau/pasted-page.ts';

export const buildKnowledge = (given: Partial<PageKnowledge> = {}): PageKnowledge => ({
  sections: [],
  desks: [],
  people: [],
  furniture: [],
  timeZone: 'Asia/Riyadh',
  ...given,
});

/** Paragraphs of an invented story, each long enough to be one and to be told from the others. */
export const storyParagraphs = [
  'أعلنت بلدية الميناء القديم أمس أن ترميم السوق المسقوف سيبدأ مطلع الشهر المقبل، وأن المحال ستبقى مفتوحة طوال مدة الأعمال بفضل تقسيمها على أربع مراحل.',
  'وقال رئيس لجنة التجار إن أصحاب المحال اطلعوا على المخططات قبل إقرارها، وإن اعتراضاتهم على إغلاق المدخل الشرقي أخذت في الحسبان بعد نقاش امتد ثلاثة أسابيع.',
  'ويعود بناء السوق إلى أكثر من قرنين، وتقدر كلفة ترميمه بستة ملايين، يأتي نصفها من صندوق التراث ونصفها من رسوم المواقف التي تديرها البلدية منذ العام الماضي.',
];

/** A page as select-all gives it; lines may be left out by giving ''. */
export function buildPage(
  given: { above?: string; headline?: string; below?: string; text?: string; after?: string } = {},
): string {
  const {
    above = 'محليات',
    headline = 'السوق المسقوف يدخل ورشة الترميم ومحاله تبقى مفتوحة',
    below = 'قسم المدن 5/6/2024',
    text = storyParagraphs.join('\n\n'),
    after = '',
  } = given;
  return [above, headline, below, text, after].filter(Boolean).join('\n\n');
}

let blocks = 0;
const nextId = () => `p-${++blocks}`;
export const words = (text: string): Inline[] => [{ type: 'text', text }];
export const paragraph = (text: string): Extract<Block, { type: 'paragraph' }> => ({
  type: 'paragraph',
  attrs: { id: nextId(), dir: null },
  content: words(text),
});

/** One block of every kind, each with words of its own. */
export const everyBlock = (): Block[] => [
  paragraph('متن الفقرة'),
  { type: 'heading', attrs: { id: nextId(), dir: null, level: 2 }, content: words('عنوان فرعي') },
  {
    type: 'blockquote',
    attrs: { id: nextId(), dir: null, cite: 'القائل' },
    content: [paragraph('نص الاقتباس')],
  },
  { type: 'pullQuote', attrs: { id: nextId(), dir: null, cite: '' }, content: words('مقتطف بارز') },
  {
    type: 'bulletList',
    attrs: { id: nextId(), dir: null },
    content: [
      { type: 'listItem', content: [paragraph('بند أول')] },
      { type: 'listItem', content: [paragraph('بند ثان')] },
    ],
  },
  {
    type: 'orderedList',
    attrs: { id: nextId(), dir: 'ltr' },
    content: [{ type: 'listItem', content: [paragraph('first')] }],
  },
  {
    type: 'picture',
    attrs: { id: nextId(), picture: 7, alt: 'وصف الصورة', caption: 'شرح الصورة', credit: 'المصور' },
  },
  {
    type: 'embed',
    attrs: { id: nextId(), href: 'https://video.example/1?a=1&b=2', title: 'تسجيل الجلسة', provider: '' },
  },
  {
    type: 'table',
    attrs: { id: nextId(), dir: null, caption: 'جدول الأسعار' },
    content: [
      {
        type: 'tableRow',
        content: [
          { type: 'tableHeader', attrs: { colspan: 2, rowspan: 1 }, content: [paragraph('الصنف')] },
          { type: 'tableCell', attrs: { colspan: 1, rowspan: 1 }, content: [paragraph('السعر')] },
        ],
      },
    ],
  },
  { type: 'divider', attrs: { id: nextId() } },
];

export const buildBody = (content: Block[] = everyBlock()): Body => ({ type: 'doc', content });

/** What attackers and broken tools put into copy, one piece at a time. */
const hostilePieces = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</p></article><svg/onload=alert(1)>',
  'javascript:alert(1)',
  'java\tscript:alert(1)',
  '"><a href="javascript:alert(1)">',
  "' onmouseover='alert(1)",
  '&lt;script&gt;&#60;',
  ']]>',
  '<!--',
  '\u202eحماس\u202c',
  '\u2067نص\u2069',
  '\u0000',
  '\u001b[31m',
  '\ud800',
  '\udc00',
  '\ufffe',
  '\ufeff',
  '\u2028',
  '\u2029',
  '\u0085',
  '\u00a0',
  '\r\n',
  '\r',
  '\t',
  'ﷺ',
  'ﻼ',
  'مُـحَـمَّـد',
  '👩‍👩‍👧‍👦',
  '1️⃣',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤',
  '{{constructor.constructor("alert(1)")()}}',
  "'; drop table article; --",
  '../../etc/passwd',
  '23/10/2024',
  'الرئيسية › آسيا',
  'مقالات ذات صلة',
  'اقرأ أيضا',
  'بقلم محمد',
  'ا'.repeat(400),
];

/** Text of any kind: random Unicode with lone surrogates, Arabic, and hostile pieces among them. */
export const hostileText = (maxLength = 40): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...hostilePieces) },
        { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
        {
          weight: 1,
          arbitrary: fc
            .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
            .map((units) => String.fromCharCode(...units)),
        },
        { weight: 3, arbitrary: arabicWords },
        { weight: 1, arbitrary: fc.constantFrom(' ', '\n', '\n\n', '، ', '. ') },
      ),
      { maxLength },
    )
    .map((pieces) => pieces.join(''));

/** Arabic words, some with tashkeel, tatweel and direction marks in them. */
const arabicWords = fc
  .array(
    fc.string({
      unit: fc.oneof(
        {
          weight: 9,
          arbitrary: fc.integer({ min: 0x621, max: 0x64a }).map((code) => String.fromCharCode(code)),
        },
        { weight: 1, arbitrary: fc.constantFrom('\u064b', '\u0651', '\u0640', '\u200f', '\u200c', '٣', 'a') },
      ),
      minLength: 1,
      maxLength: 10,
    }),
    { maxLength: 6 },
  )
  .map((all) => all.join(' '));

/** The Arabic letters and the digits of a text in order, as far as a reader tells them apart. */
export const lettersOf = (text: string): string =>
  (
    displayText(text)
      .normalize('NFC')
      .match(/(?=\p{L}|\p{N})[\p{Script=Arabic}0-9]/gu) ?? []
  ).join('');
