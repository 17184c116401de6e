import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDay } from '#arabic/dates.ts';
import { parseBody } from '#article/body.ts';
import { bodyHtml } from '#article/body-html.ts';
import { blockText, bodyText } from '#article/plain-text.ts';
import type { CopyWarning, Draft } from '#bureau/draft.ts';
import { instantOf, type PageKnowledge, parsePastedPage } from '#bureau/pasted-page.ts';
import { tagsOf } from '../article/html-tags.ts';
import { buildKnowledge, buildPage, hostileText, lettersOf, storyParagraphs } from '../factories.ts';

const zone = 'Asia/Riyadh';

interface Read extends Draft {
  paragraphs: string[];
  day: string | null;
  warnings: CopyWarning[];
}

function read(page: string, knowledge: Partial<PageKnowledge> = {}): Read {
  const result = parsePastedPage(page, buildKnowledge({ timeZone: zone, ...knowledge }));
  if (!result.ok)
    throw new Error(`${result.failure.kind} in line ${result.failure.line}: ${result.failure.message}`);
  return {
    ...result.draft,
    paragraphs: result.draft.body.content.map(blockText),
    day: result.draft.published && isoDay(result.draft.published, zone),
    warnings: result.warnings,
  };
}
const failureOf = (page: string) => {
  const result = parsePastedPage(page, buildKnowledge());
  return result.ok ? 'a draft' : `${result.failure.kind} ${result.failure.line}`;
};
const linesOf = ({ warnings }: Read): number[] => warnings.map(({ line }) => line);

const seed = path.join(import.meta.dirname, '../../../shared/fixtures/seed-page.txt');

describe('the page Warraq is measured by', () => {
  test('keeps its sections, headline, desk, date and eight paragraphs, and none of its furniture', ({
    skip,
  }) => {
    if (!existsSync(seed)) skip('the shared fixtures are not beside the project');
    const source = readFileSync(seed, 'utf8');
    const blocks = source.split(/\n{2,}/).map((block) => block.trim());
    const page = read(source);
    expect(page.sections).toEqual(['آسيا', 'أخبار العالم']);
    expect(page.headline).toBe(blocks[1]);
    expect(page.desks).toEqual(['قسم العلاقات الدولية']);
    expect(page.people).toEqual([]);
    expect(page.published).toEqual(new Date('2024-10-22T21:00:00Z'));
    expect(page.paragraphs).toEqual(blocks.slice(3, 11));
    expect(page.language).toBe('ar');
    expect(page.warnings).toEqual([]);
    // The same page pasted again is the same article.
    expect(read(source).externalId).toBe(page.externalId);
  });
});

describe('a pasted page', () => {
  test('gives its parts, and nothing uncertain', () => {
    const page = read(buildPage());
    expect(page).toMatchObject({
      sections: ['محليات'],
      headline: 'السوق المسقوف يدخل ورشة الترميم ومحاله تبقى مفتوحة',
      desks: ['قسم المدن'],
      day: '2024-06-05',
      paragraphs: storyParagraphs,
    });
    expect(page.warnings).toEqual([
      { line: 5, message: 'another reading of this date is possible; read as 2024-06-05' },
    ]);
    expect(read(buildPage({ below: 'قسم المدن 25/6/2024' })).warnings).toEqual([]);
  });

  test.each([
    ['on lines of their own', 'محليات\nاقتصاد'],
    ['glued together', 'محلياتاقتصاد'],
    ['with angle quotes', 'محليات › اقتصاد'],
    ['with strokes', 'محليات | اقتصاد'],
    ['as a path from home', 'الرئيسية › محليات › اقتصاد'],
    ['as a path with slashes', 'الصفحة الرئيسية / محليات / اقتصاد'],
    ['on both sides of the headline', 'محليات'],
  ])('has its section labels %s', (how, above) => {
    const below = how.startsWith('on both') ? 'اقتصاد\n25/6/2024' : '25/6/2024';
    const page = read(buildPage({ above, below }));
    expect(page.sections).toEqual(['محليات', 'اقتصاد']);
    expect(page.paragraphs).toEqual(storyParagraphs);
    expect(page.warnings).toEqual([]);
  });

  test('knows the newsroom’s own sections too', () => {
    expect(read(buildPage({ above: 'شؤون البحرمحليات' }), { sections: ['شؤون البحر'] }).sections).toEqual([
      'شؤون البحر',
      'محليات',
    ]);
  });

  test('says when it takes an unknown name for a section from its place in a path', () => {
    const page = read(buildPage({ above: 'الرئيسية › شؤون البحر', below: '25/6/2024' }));
    expect(page.sections).toEqual(['شؤون البحر']);
    expect(page.warnings).toEqual([
      { line: 1, message: '«شؤون البحر» is not known as a section; taken as one from the path it stands in' },
    ]);
  });

  test('is not filed under a whole menu', () => {
    const page = read(buildPage({ above: 'سياسة\nاقتصاد\nرياضة\nثقافة\nعلوم\nمحليات', below: '25/6/2024' }));
    expect(page.sections).toEqual(['محليات']);
    expect(linesOf(page)).toEqual([6]);
  });

  test('may have CR LF, a byte order mark and no-break spaces', () => {
    const page = read(
      `\ufeff${buildPage({ below: 'قسم\u00a0المدن\u00a025/6/2024' }).replaceAll('\n', '\r\n')}`,
    );
    expect(page).toMatchObject({
      sections: ['محليات'],
      desks: ['قسم المدن'],
      day: '2024-06-25',
      paragraphs: storyParagraphs,
    });
    expect(page.warnings).toEqual([]);
  });

  test('counts lines as the file has them', () => {
    expect(linesOf(read(buildPage({ below: 'قسم المدن 5/6/2024' }).replaceAll('\n', '\r\n')))).toEqual([5]);
    expect(linesOf(read(buildPage({ below: 'قسم المدن 5/6/2024' }).replaceAll('\n', '\u2028')))).toEqual([5]);
  });

  test('in English is read as one', () => {
    const page = read(
      [
        'Home > World',
        'Old covered market to stay open while it is restored',
        'By Nadia Sample | October 23, 2024 2:35 PM',
        'The town hall said on Monday that work on the covered market would begin next month, in four phases, so that no shop has to close.',
        'قال التجار إنهم راضون عن الخطة بعد نقاش طويل.',
        'Read more',
        'Related articles',
      ].join('\n\n'),
      { sections: ['World'] },
    );
    expect(page).toMatchObject({
      language: 'en',
      sections: ['World'],
      people: ['Nadia Sample'],
      published: new Date('2024-10-23T11:35:00Z'),
    });
    expect(page.body.content.map(({ attrs }) => 'dir' in attrs && attrs.dir)).toEqual([null, 'rtl']);
    expect(page.warnings).toEqual([]);
  });

  test('an Arabic paragraph that opens with a Latin name still runs from right to left', () => {
    const page = read(buildPage({ text: `CNN: ${storyParagraphs[0]}\nhttps://news.example/a/1` }));
    expect(page.body.content.map(({ attrs }) => 'dir' in attrs && attrs.dir)).toEqual([null, 'ltr']);
  });
});

describe('the headline', () => {
  test.each([
    ['comes again below the page’s title', 'HEADLINE | صحيفة الميناء\nمحليات\nHEADLINE'],
    ['comes twice', 'HEADLINE\nمحليات\nHEADLINE'],
    ['was cut short by a path', 'الرئيسية / محليات / السوق المسقوف يدخل ورشة…\nHEADLINE'],
    ['stands at the end of a path and again below it', 'الرئيسية / محليات / HEADLINE\nHEADLINE'],
    ['stands in title, path and heading', 'HEADLINE - الميناء\nالرئيسية › محليات › HEADLINE\nHEADLINE'],
  ])('is taken once when it %s', (_, above) => {
    const headline = 'السوق المسقوف يدخل ورشة الترميم';
    const page = read(
      buildPage({ above: above.replaceAll('HEADLINE', headline), headline: '', below: '25/6/2024' }),
    );
    expect(page).toMatchObject({ headline, sections: ['محليات'], paragraphs: storyParagraphs, warnings: [] });
  });

  test('loses the name of its site, and says so', () => {
    const page = read(
      buildPage({ headline: 'السوق المسقوف يدخل ورشة الترميم | صحيفة الميناء', below: '25/6/2024' }),
    );
    expect(page.headline).toBe('السوق المسقوف يدخل ورشة الترميم');
    expect(page.warnings).toEqual([
      { line: 3, message: 'left out of the headline as the site’s name: «صحيفة الميناء»'.replace('’', "'") },
    ]);
  });

  test('keeps a dash of its own', () => {
    expect(read(buildPage({ headline: 'سوق الميناء القديم - ترميم بلا إغلاق' })).headline).toBe(
      'سوق الميناء القديم - ترميم بلا إغلاق',
    );
  });

  test('is doubted when it ends like a sentence, or when a longer line follows a very short one', () => {
    expect(linesOf(read(buildPage({ headline: 'بدأ الترميم أمس.', below: '25/6/2024' })))).toEqual([3]);
    expect(
      linesOf(
        read(
          buildPage({
            above: 'محليات',
            headline: 'صحيفة الميناء\nالسوق المسقوف يدخل ورشة الترميم غدا',
            below: '25/6/2024',
          }),
        ),
      ),
    ).toEqual([3, 4]);
  });

  test.each([
    ['is missing on an empty page', '', 'no-headline 1'],
    ['is missing on a page of furniture', 'القائمة\nبحث\nإغلاق\n', 'no-headline 1'],
    ['is missing on a page of figures', '12\n\n55\n', 'no-headline 1'],
    ['is missing where the text begins at once', `\n\n${storyParagraphs.join(' ')}`, 'no-headline 3'],
    ['has no text below it', 'محليات\nالسوق يدخل الورشة\n25/6/2024\nإغلاق', 'no-body 2'],
    ['is lost on a page of endless lines', 'ا\n'.repeat(20_001), 'too-long 20001'],
    ['is lost on a page of millions of characters', 'ا'.repeat(2_000_001), 'too-long 1'],
  ])('%s: a failure with its name', (_, page, failure) => {
    expect(failureOf(page)).toBe(failure);
  });
});

describe('byline and date', () => {
  const signed = (below: string, knowledge: Partial<PageKnowledge> = {}) =>
    read(buildPage({ below }), knowledge);

  test.each([
    ['desk and date in one line', 'قسم المدن 25/6/2024'],
    ['desk above date', 'قسم المدن\n25/6/2024'],
    ['date above desk', '25/6/2024\nقسم المدن'],
    ['Arabic-Indic figures', 'قسم المدن ٢٥/٦/٢٠٢٤'],
    ['month names', 'قسم المدن - الثلاثاء 25 حزيران/يونيو 2024'],
    ['words that introduce a date', 'قسم المدن | نُشر في: 25 يونيو 2024م'],
    ['a Hijri date beside it', 'قسم المدن\n19 ذو الحجة 1445هـ الموافق 25/6/2024م'],
    ['a weekday', 'الثلاثاء، 25 يونيو 2024 | قسم المدن'],
  ])('may come as %s', (_, below) => {
    const page = signed(below);
    expect(page).toMatchObject({
      desks: ['قسم المدن'],
      people: [],
      day: '2024-06-25',
      paragraphs: storyParagraphs,
      warnings: [],
    });
  });

  test.each([
    ['بقلم سلمى الميناوي', ['سلمى الميناوي']],
    ['بقلم: سلمى الميناوي', ['سلمى الميناوي']],
    ['كتبت: سلمى الميناوي', ['سلمى الميناوي']],
    ['إعداد: سلمى الميناوي / هاني السوقي', ['سلمى الميناوي', 'هاني السوقي']],
  ])('«%s» signs as a person', (byline, people) => {
    expect(signed(`${byline}\n25/6/2024`)).toMatchObject({
      people,
      desks: [],
      day: '2024-06-25',
      warnings: [],
    });
    expect(signed(`25/6/2024 | ${byline}`)).toMatchObject({ people, day: '2024-06-25', warnings: [] });
  });

  test('a byline without a colon is one only beside a date, and doubted on a line of its own', () => {
    for (const below of ['كتبت سلمى الميناوي\n25/6/2024', '25/6/2024\nكتبت سلمى الميناوي']) {
      const page = signed(below);
      expect(page).toMatchObject({
        people: ['سلمى الميناوي'],
        day: '2024-06-25',
        paragraphs: storyParagraphs,
      });
      expect(page.warnings.map(({ message }) => message)).toEqual([
        'taken as the byline, because it stands beside the date: «كتبت سلمى الميناوي»',
      ]);
    }
    expect(signed('25/6/2024 | كتبت سلمى الميناوي').warnings).toEqual([]);
  });

  test('a name the newsroom knows needs no introduction, whatever its spelling', () => {
    expect(signed('سلمي الميناوى\n25/6/2024', { people: ['سلمى الميناوي'] })).toMatchObject({
      people: ['سلمي الميناوى'],
      warnings: [],
    });
    expect(signed('الميناء اليوم', { desks: ['الميناء اليوم'] }).desks).toEqual(['الميناء اليوم']);
  });

  test('an unknown name beside a date is left out of the byline and reported with its line', () => {
    const page = signed('سلمى الميناوي 25/6/2024');
    expect(page).toMatchObject({ people: [], desks: [], day: '2024-06-25', paragraphs: storyParagraphs });
    expect(page.warnings).toEqual([
      { line: 5, message: 'not known as a desk or a person, left out of the byline: «سلمى الميناوي»' },
    ]);
  });

  test('an unknown line above the date stays in the text and is reported', () => {
    const page = signed('سلمى الميناوي\n25/6/2024');
    expect(page).toMatchObject({
      people: [],
      day: '2024-06-25',
      paragraphs: ['سلمى الميناوي', ...storyParagraphs],
    });
    expect(linesOf(page)).toEqual([5]);
  });

  test('a standfirst above the date stays in the text, and the date is found below it', () => {
    const standfirst = 'أربع مراحل وستة ملايين، والمدخل الشرقي يبقى مفتوحا طوال الأعمال';
    const page = signed(`${standfirst}\nقسم المدن\n25/6/2024 14:35`);
    expect(page).toMatchObject({ desks: ['قسم المدن'], paragraphs: [standfirst, ...storyParagraphs] });
    expect(page.published).toEqual(new Date('2024-06-25T11:35:00Z'));
    expect(linesOf(page)).toEqual([5]);
  });

  test('sentences that begin like a byline stay sentences', () => {
    for (const line of [
      'فريق الميناء يفوز على جاره بهدفين',
      'تقرير أممي يحذر من ارتفاع البحر',
      'كتب الوزير على صفحته أن السوق باق',
      'مكتب البلدية يفتح أبوابه غدا',
    ]) {
      const page = read(buildPage({ below: `25/6/2024`, text: `${line}\n${storyParagraphs[0]}` }));
      expect(page.paragraphs[0]).toBe(line);
      expect([page.desks, page.people]).toEqual([[], []]);
    }
  });

  test('a sentence with a date in it is text', () => {
    const line = 'افتتح السوق أول مرة في 25/6/1824 على يد والي الميناء.';
    expect(read(buildPage({ text: `${line}\n${storyParagraphs[0]}` })).paragraphs[0]).toBe(line);
  });

  test('the date of publication wins over that of an update, which is reported', () => {
    for (const below of [
      'نشر في 25/6/2024 - آخر تحديث: 26/6/2024',
      'آخر تحديث: 26/6/2024 15:00\nتاريخ النشر: 25/6/2024',
      '25/6/2024\nتم التحديث 26/6/2024',
    ]) {
      const page = signed(below);
      expect([below, page.day, page.warnings.map(({ message }) => message)]).toEqual([
        below,
        '2024-06-25',
        ['the page says it was updated on 2024-06-26; that date is not kept'],
      ]);
    }
  });

  test('an update alone is taken as the date, and reported', () => {
    const page = signed('آخر تحديث: 26/6/2024');
    expect(page.day).toBe('2024-06-26');
    expect(linesOf(page)).toEqual([5]);
  });

  test('a second, other date is reported; the same one again is not', () => {
    expect(linesOf(signed('25/6/2024\n27/6/2024'))).toEqual([6]);
    const twice = signed('25/6/2024\nالثلاثاء 25 يونيو 2024 - 14:35');
    expect(twice.warnings).toEqual([]);
    expect(twice.published).toEqual(new Date('2024-06-25T11:35:00Z'));
  });

  test('a Hijri date alone is reported with the day it was read as', () => {
    const page = signed('19 ذو الحجة 1445هـ');
    expect(page.day).toBe('2024-06-25');
    expect(page.warnings).toEqual([
      { line: 5, message: 'a Hijri date, read by the Umm al-Qura calendar as 2024-06-25' },
    ]);
  });

  test('a time is meant in the newsroom’s zone unless the line names another', () => {
    expect(signed('25/6/2024 14:35').published).toEqual(new Date('2024-06-25T11:35:00Z'));
    expect(signed('25/6/2024 14:35 بتوقيت غرينتش').published).toEqual(new Date('2024-06-25T14:35:00Z'));
    expect(signed('25/6/2024 14:35 GMT').published).toEqual(new Date('2024-06-25T14:35:00Z'));
    expect(linesOf(signed('25/6/2024 14:35 بتوقيت الجزيرة'))).toEqual([5]);
  });

  test('«two hours ago» gives no date, and says so', () => {
    const page = signed('قسم المدن\nقبل ساعتين');
    expect(page).toMatchObject({ published: null, desks: ['قسم المدن'], paragraphs: storyParagraphs });
    expect(page.warnings.map(({ message }) => message)).toEqual([
      'no date found',
      '«قبل ساعتين» counts from when the page was read; it gives no date',
    ]);
  });

  test('an instant is right on both sides of a change of the clock', () => {
    const at = (day: string, minutes: number) => instantOf({ day, minutes }, 'Asia/Beirut').toISOString();
    expect(at('2024-03-30', 23 * 60)).toBe('2024-03-30T21:00:00.000Z');
    expect(at('2024-03-31', 2 * 60)).toBe('2024-03-30T23:00:00.000Z');
    expect(at('2024-10-26', 12 * 60)).toBe('2024-10-26T09:00:00.000Z');
    expect(at('2024-10-27', 12 * 60)).toBe('2024-10-27T10:00:00.000Z');
  });
});

describe('the furniture of a page', () => {
  test.each([
    'اظهر المزيد',
    'أظهر المزيد ▼',
    'إغلاق',
    '× إغلاق',
    'زر الذهاب إلى الأعلى',
    'شارك المقال:',
    'فيسبوك',
    'فيسبوك تويتر واتساب',
    'شارك على فيسبوك',
    'Facebook  X  WhatsApp',
    '3 دقائق قراءة',
    'وقت القراءة: دقيقتان',
    '٣ دقائق للقراءة',
    '5 min read',
    '1,234 مشاهدة',
    '١٢ ألف مشاهدة',
    'عدد المشاهدات: 55',
    '0 تعليقات',
    'لا توجد تعليقات',
    '© 2024 صحيفة الميناء',
    'جميع الحقوق محفوظة لصحيفة الميناء 2024',
    '•',
    '***',
    '|',
    '▲',
    'A A A',
  ])('«%s» is left out wherever it stands', (line) => {
    for (const page of [
      buildPage({ above: `${line}\nمحليات`, below: '25/6/2024' }),
      buildPage({ below: `${line}\n25/6/2024\n${line}` }),
      buildPage({ below: '25/6/2024', after: `${line}\n${line}` }),
    ]) {
      const { headline, paragraphs, sections, warnings } = read(page);
      expect({ headline, paragraphs, sections, warnings }).toEqual({
        headline: 'السوق المسقوف يدخل ورشة الترميم ومحاله تبقى مفتوحة',
        paragraphs: storyParagraphs,
        sections: ['محليات'],
        warnings: [],
      });
    }
  });

  test.each([
    'إغلاق السوق مرفوض',
    'شارك في النقاش تجار كثيرون',
    'قراءة في كتاب الميناء',
    'حقوق النشر تشغل التجار',
    '😀',
    'بعد 3 دقائق من القراءة توقف',
  ])('«%s» is text', (line) => {
    expect(
      read(buildPage({ below: '25/6/2024', text: `${storyParagraphs[0]}\n${line}` })).paragraphs,
    ).toEqual([storyParagraphs[0], line]);
  });

  test('its words inside a paragraph stay', () => {
    const text = `${storyParagraphs[0]} وقال: إغلاق، اظهر المزيد، مقالات ذات صلة.`;
    expect(read(buildPage({ text })).paragraphs).toEqual([text]);
  });

  test('an edition adds lines of its own sources', () => {
    const page = buildPage({ below: '25/6/2024', after: 'حمّل تطبيق الميناء الآن!' });
    expect(read(page).paragraphs).toHaveLength(4);
    expect(read(page, { furniture: ['حمل تطبيق الميناء الآن'] }).paragraphs).toEqual(storyParagraphs);
  });

  test('what stands after the end is left out, each line with a warning', () => {
    const page = read(
      buildPage({ below: '25/6/2024', after: 'مقالات ذات صلة\nخبر آخر عن البحر\nاقرأ أيضا\nوخبر ثالث' }),
    );
    expect(page.paragraphs).toEqual(storyParagraphs);
    expect(page.warnings).toEqual([
      { line: 14, message: 'left out, because it stands after «مقالات ذات صلة»: خبر آخر عن البحر' },
      { line: 15, message: 'left out, because it stands after «مقالات ذات صلة»: اقرأ أيضا' },
      { line: 16, message: 'left out, because it stands after «مقالات ذات صلة»: وخبر ثالث' },
    ]);
  });

  test('an ending ends also an article of short sentences', () => {
    const page = read(
      buildPage({
        below: '25/6/2024',
        text: 'بدأ ترميم السوق المسقوف أمس.',
        after: 'مقالات ذات صلة\nخبر آخر عن البحر',
      }),
    );
    expect(page.paragraphs).toEqual(['بدأ ترميم السوق المسقوف أمس.']);
  });

  test('an ending above the headline ends nothing', () => {
    const page = read(buildPage({ above: 'الأكثر قراءة\nمحليات', below: '25/6/2024' }));
    expect(page.paragraphs).toEqual(storyParagraphs);
  });

  test('a box of links in the middle is left out with a warning, and the text goes on after it', () => {
    const [first = '', second = '', third = ''] = storyParagraphs;
    const page = read(
      buildPage({
        below: '25/6/2024',
        text: [first, 'اقرأ أيضاً', 'خبر آخر عن البحر', second, 'شاهد أيضا: صور السوق القديم', third].join(
          '\n',
        ),
      }),
    );
    expect(page.paragraphs).toEqual(storyParagraphs);
    expect(page.warnings).toEqual([
      { line: 9, message: 'left out, because it stands under «اقرأ أيضاً»: خبر آخر عن البحر' },
      { line: 10, message: 'the text is taken to go on here, after the links under «اقرأ أيضاً»' },
      { line: 11, message: 'left out, a link to another article: شاهد أيضا: صور السوق القديم' },
    ]);
  });

  test('a line of hashtags or of tags names topics, and says so', () => {
    const page = read(
      buildPage({ below: '25/6/2024', after: '#السوق_المسقوف #ترميم\nالوسوم: ترميم، الميناء القديم' }),
    );
    expect(page).toMatchObject({
      topics: ['السوق المسقوف', 'ترميم', 'الميناء القديم'],
      paragraphs: storyParagraphs,
    });
    expect(linesOf(page)).toEqual([13, 14]);
    expect(read(buildPage({ text: `${storyParagraphs[0]} #ترميم` })).topics).toEqual([]);
  });

  test('a caption stays in the text', () => {
    const caption = 'مدخل السوق الشرقي قبل الترميم (تصوير: هاني السوقي)';
    expect(read(buildPage({ text: `${caption}\n${storyParagraphs[0]}` })).paragraphs).toEqual([
      caption,
      storyParagraphs[0],
    ]);
  });
});

describe('hostile copy', () => {
  const options = { absolute: (href: string) => href, picture: () => null };

  test('is a draft or a named failure, its body is valid, and as HTML it is paragraphs only', () => {
    fc.assert(
      fc.property(hostileText(60), (page) => {
        const result = parsePastedPage(page, buildKnowledge());
        if (!result.ok) {
          expect(['no-headline', 'no-body', 'too-long']).toContain(result.failure.kind);
          return;
        }
        const { body, headline } = result.draft;
        expect(parseBody(body)).toEqual({ ok: true, body });
        expect(
          tagsOf(bodyHtml(body, options)).every(
            ({ name, attributes }) => name === 'p' && attributes.every(([key]) => key === 'dir'),
          ),
        ).toBe(true);
        expect(headline).not.toMatch(/[\u0000-\u001f\u202a-\u202e\u2066-\u2069]/);
        for (const { line } of result.warnings) expect(line).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  test('loses no letter of its paragraphs', () => {
    // A line that is long cannot be label, byline, date or furniture: all of it must arrive.
    const line = fc
      .tuple(hostileText(6), fc.constantFrom(...storyParagraphs), hostileText(6))
      .map((parts) => parts.join(' ').replace(/[\n\r\u000b\u000c\u0085\u2028\u2029]/g, ' '));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
        // A heading with a colon after it is a link to another article, and said so: not a paragraph.
        fc.pre(
          !lines.some((text) => /^[^\p{L}]*(?:اقرأ|شاهد|طالع|تابع|قد|read|also|see)[^:]{0,20}:/iu.test(text)),
        );
        const page = read(buildPage({ text: lines.join('\n') }));
        expect(lettersOf(bodyText(page.body))).toBe(lettersOf(lines.join('\n')));
      }),
    );
  });

  test.each([
    ['lines', 'ا\n'.repeat(19_000)],
    ['labels', 'محليات\n'.repeat(19_000)],
    ['dates', '25/6/2024\n'.repeat(19_000)],
    ['figures', '1\n'.repeat(19_000)],
    ['links', `${storyParagraphs[0]}\nاقرأ أيضا\n${'خبر\n'.repeat(19_000)}`],
    ['unfinished sentences', `السوق\n${'كلمة '.repeat(19_000)}\n`.repeat(10)],
    ['one line', `السوق\n${'كلمة '.repeat(200_000)}`],
    ['marks', `السوق\n${'\u064b'.repeat(500_000)}`],
    ['slashes', `السوق\n${'/ '.repeat(60)}`],
    ['hashtags', `السوق يدخل\n${'#'.repeat(200_000)}`],
    ['spaces', `السوق يدخل\n${' '.repeat(500_000)}ا`],
  ])('of endless %s is read in a few seconds', (_, page) => {
    const start = performance.now();
    parsePastedPage(page, buildKnowledge());
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
