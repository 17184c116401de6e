import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Block, Citation, Inline } from '#article/body.ts';
import { makeConventions } from '#edition/conventions/conventions.ts';
import type { CitedView, SourcingView } from '#edition/stories/cited.ts';
import type { SourceView } from '#edition/stories/view.ts';
import { articlePage } from '#html/article-page.ts';
import { buildAssets } from '#html/assets.ts';
import { buildArticlePage, buildFrame, buildParagraphs } from './factories.ts';

const source = (more: Partial<SourceView> = {}): SourceView => ({
  ...{ id: 1, kind: 'official', label: 'متحدث باسم وزارة المياه', path: null, address: null },
  ...{ reason: null, reasonNote: '' },
  ...more,
});
const said = { at: '2026-03-01T09:05:00.000Z', precision: 'day' as const };
const cited = (id: number, more: Partial<CitedView> = {}): CitedView => ({
  key: `s${id}`,
  statement: {
    ...{ source: source(), said, place: '', medium: 'مؤتمر صحفي', words: 'ستبدأ الغرفة عملها مطلع العام.' },
    ...{ language: 'ar', rendering: '', withdrawn: null },
  },
  claims: [],
  ...more,
});
const known: SourcingView['known'] = {
  sources: { named: 0, official: 2, organisation: 0, document: 1, unnamed: 1 },
  unconfirmed: [],
  declined: [],
};
const marked = (text: string, citation: Partial<Citation>, more: object[] = []): Inline =>
  ({
    ...{ type: 'text', text },
    marks: [{ type: 'citation', attrs: { statement: null, claim: null, ...citation } }, ...more],
  }) as Inline;
const paragraph = (content: Inline[]): Block => ({
  ...{ type: 'paragraph', attrs: { id: 'p-1', dir: null }, content },
});
const page = (content: Inline[], sourcing: SourcingView | null, rest: Block[] = []): string =>
  articlePage(
    buildArticlePage({ body: { type: 'doc', content: [paragraph(content), ...rest] }, sourcing }),
    buildFrame(),
  );
const sourcing = (views: CitedView[], more: Partial<SourcingView['known']> = {}): SourcingView => ({
  ...{ cited: views, known: { ...known, ...more }, passed: [], keys: [] },
});

describe('What an article rests on', () => {
  test('stands behind the passage as one mark, whatever its words look like, and opens without a script', () => {
    const html = page(
      [
        marked('أكد متحدث ', { statement: 1 }),
        marked('باسم الوزارة', { statement: 1 }, [{ type: 'strong' }]),
        { type: 'text', text: ' أمس.' },
      ],
      sourcing([cited(1)]),
    );
    expect(html).toContain(
      '<span class="cited">أكد متحدث <strong>باسم الوزارة</strong></span><button type="button" class="cite" popovertarget="s1" aria-label="المصدر: متحدث باسم وزارة المياه"></button> أمس.',
    );
    expect(html.match(/popovertarget="s1" aria-label/g)).toHaveLength(1);
    expect(html).toMatch(/<div class="source" id="s1" popover>/);
    expect(html).toContain('<time datetime="2026-03-01">1 مارس 2026</time>');
  });

  test('is counted in words, with what is not confirmed and who did not answer', () => {
    const html = page(
      [marked('أكد متحدث', { statement: 1 })],
      sourcing([cited(1)], {
        unconfirmed: [{ id: 4, text: 'أُغلق المعبر', state: 'disputed' }],
        declined: ['إدارة السد'],
      }),
    );
    expect(html).toContain('مصادرنا: مصدران رسميان ووثيقة واحدة ومصدر واحد لم نسمّه.');
    expect(html).toContain('<li>أُغلق المعبر <span class="state">موضع خلاف</span></li>');
    expect(html).toContain('إدارة السد.');
  });

  test('tells what was published as an exception to the rules, with the reason, also where nothing is cited', () => {
    const html = page([{ type: 'text', text: 'يُعتقد أن الجولة تأجلت.' }], {
      ...sourcing([]),
      known: {
        sources: { ...known.sources, official: 0, document: 0, unnamed: 0 },
        unconfirmed: [],
        declined: [],
      },
      passed: [{ rule: 'claimWithoutSource', reason: 'لأن في الكشف عن <القائل> خطرًا عليه.' }],
    });
    expect(html).toContain('<h3>استثناء من قواعدنا، وسببه</h3>');
    expect(html).toContain('<li>كلام لم نذكر قائله: لأن في الكشف عن &lt;القائل&gt; خطرًا عليه.</li>');
    expect(html).not.toContain('مصادرنا');
  });

  test('says why a source is not named, and nothing else of it', () => {
    const unnamed = source({
      ...{ kind: 'unnamed', label: 'مصدر دبلوماسي', reason: 'notAuthorised' },
    });
    const view = cited(1);
    const html = page(
      [marked('قال مصدر دبلوماسي', { statement: 1 })],
      sourcing([{ ...view, statement: { ...view.statement!, source: unnamed } }]),
    );
    expect(html).toContain('بلا اسم');
    expect(html).toContain('لعدم التخويل بالتصريح');
  });

  test('of words that were taken back leaves the note, and not the words', () => {
    const view = cited(1);
    const html = page(
      [marked('قال متحدث', { statement: 1 })],
      sourcing([
        { ...view, statement: { ...view.statement!, words: '', withdrawn: { note: 'سُحب البيان.' } } },
      ]),
    );
    expect(html).toContain('سُحب هذا القول');
    expect(html).toContain('سُحب البيان.');
  });

  test('quotes words in the language of the page where they were said in it, else as they were rendered', () => {
    const view = cited(1);
    const statement = {
      ...view.statement!,
      ...{ words: 'The chamber opens in January.', language: 'en', rendering: 'تبدأ الغرفة في يناير.' },
    };
    const on = (language: 'ar' | 'en', told: object) =>
      articlePage(
        buildArticlePage({
          ...{ language, body: { type: 'doc', content: [paragraph([marked('said', { statement: 1 })])] } },
          sourcing: sourcing([{ ...view, statement: { ...statement, ...told } }]),
        }),
        buildFrame({ conventions: makeConventions(language, { timeZone: 'Asia/Beirut' }) }),
      );
    expect(on('ar', {})).toContain('<blockquote><p>تبدأ الغرفة في يناير.');
    expect(on('en', {})).toContain('<blockquote><p>The chamber opens in January.');
    expect(on('en', { words: 'تبدأ في يناير.', language: 'ar', rendering: '' })).toContain(
      '<blockquote lang="ar" dir="auto"><p>تبدأ في يناير.',
    );
  });

  test('leaves no trace where nothing is cited, or what is cited is not known', () => {
    const bare = page([{ type: 'text', text: 'نص.' }], null);
    for (const trace of ['class="cite"', 'class="known"', 'popover']) expect(bare).not.toContain(trace);
    expect(page([marked('نص', { statement: 9 })], sourcing([]))).not.toContain('class="cite"');
  });

  test('leaves an article of eight paragraphs with six citations in the first round trip', () => {
    const six = Array.from({ length: 6 }, (_, index) => ({
      ...cited(index + 1, {
        claims: [
          {
            ...{ id: index, text: 'ستبدأ غرفة الرصد عملها مطلع العام المقبل', state: 'disputed' as const },
            others: [
              {
                stance: 'denies',
                said,
                source: source({ id: 50 + index, label: `اتحاد المزارعين ${index}` }),
                withdrawn: false,
              },
            ],
          },
        ],
      }),
    }));
    const html = articlePage(
      buildArticlePage({
        body: {
          type: 'doc',
          content: buildParagraphs(8).map((block, index) =>
            block.type === 'paragraph' && index < 6
              ? {
                  ...block,
                  content: [marked('وأكد متحدث باسم الوزارة أن', { statement: index + 1 }), ...block.content],
                }
              : block,
          ),
        },
        sourcing: sourcing(six),
      }),
      buildFrame({ assets: buildAssets() }),
    );
    expect(html.match(/class="cite"/g)).toHaveLength(6);
    // 700 bytes of headers and 900 of what a head holds besides.
    expect(gzipSync(html, { level: 9 }).length + 1_600).toBeLessThanOrEqual(14_600);
  });
});
