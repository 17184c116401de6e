import { describe, expect, it } from 'vitest';
import { makeConventions } from '#edition/conventions/conventions.ts';
import { articlePage } from '#html/article-page.ts';
import {
  buildArticlePage,
  buildCard,
  buildFrame,
  buildHead,
  buildParagraphs,
  buildPicture,
  buildRichBody,
  now,
  paragraph,
  text,
} from './factories.ts';

const render = (overrides = {}, frame = {}) => articlePage(buildArticlePage(overrides), buildFrame(frame));

describe('an article page', () => {
  it('carries every part that a reader looks for', () => {
    const page = render({ updated: now });
    for (const part of [
      '<html lang="ar" dir="rtl">',
      '<a href="/s/world">أخبار العالم</a></li><li><a href="/s/world/asia">آسيا</a>',
      '<p class="kicker">مياه</p>',
      '<h1>اتفاق على تقاسم مياه النهر',
      '<a href="/desk/regional"><bdi>قسم الشؤون الإقليمية</bdi></a>',
      'واحة السدرة',
      'مدة القراءة دقيقتان',
      'آخر تحديث: <time datetime="2026-11-23T11:30:00Z">23 نوفمبر 2026',
      'هـ</span>',
      'fetchpriority="high"',
      'مقالات ذات صلة',
      'الأكثر قراءة',
      '<a href="#top">العودة إلى الأعلى</a>',
      'id="top" tabindex="-1"',
      '<button class="tool">إغلاق</button>',
      'href="/menu"',
      'href="/search"',
      'https://wa.me/?text=',
      'data-reads="12"',
    ])
      expect(page).toContain(part);
  });

  it('does not say that it was updated when it was not', () => {
    expect(render()).not.toContain('آخر تحديث');
  });

  it('leaves out the hour when only the day is known', () => {
    const day = new Date('2024-10-22T21:00:00Z'); // midnight of the 23rd in Beirut
    const page = render({ published: day, updated: day });
    expect(page).toContain('<time datetime="2024-10-22T21:00:00Z">23 أكتوبر 2024</time>');
  });

  it('says what was corrected above the text, with an address of its own', () => {
    const page = render({
      corrections: [{ id: 5, kind: 'correction', note: 'الصحيح 4.2 مليون', at: now }],
    });
    expect(page).toMatch(/id="correction-5"[^>]*><p><strong>تصحيح<\/strong>/);
    expect(page.indexOf('correction-5')).toBeLessThan(page.indexOf('class="body"'));
  });

  it('gives every block its id, and pictures their size', () => {
    const page = render({
      body: { type: 'doc', content: buildRichBody() },
      bodyPictures: { 7: buildPicture() },
    });
    for (const id of ['p-marks', 'h-1', 'pic-1', 'q-1', 'l-1', 't-1', 'b-1', 'e-1', 'd-1', 'p-en'])
      expect(page.split(`id="${id}"`).length, id).toBe(2);
    for (const image of page.match(/<img [^>]*>/g) ?? []) expect(image).toMatch(/width="\d+" height="\d+"/);
  });

  it('isolates names, handles, numbers and words of another language', () => {
    const page = render({ body: { type: 'doc', content: buildRichBody() } });
    expect(page).toContain('<bdi dir="ltr">@nour_saba</bdi>');
    expect(page).toContain('<bdi dir="ltr">+963 11 222 3344</bdi>');
    expect(page).toContain('<bdi lang="en" dir="ltr">The River and its Neighbours (2019)</bdi>');
    expect(page).toContain('<p id="p-en" dir="ltr">');
  });

  it('makes one link of neighbours that go to one place', () => {
    const link = { type: 'link' as const, attrs: { href: 'https://example.org/?a=1&b=2' } };
    const content = [
      paragraph('p-1', text('قبل '), text('نص ', [link]), text('غليظ', [link, { type: 'strong' }])),
    ];
    const page = render({ body: { type: 'doc', content } });
    expect(page).toContain(
      'قبل <a href="https://example.org/?a=1&amp;b=2" rel="external noreferrer">نص <strong>غليظ</strong></a>',
    );
  });

  it('folds a long body, with all of it in the page and a real link to the rest', () => {
    const page = render({ body: { type: 'doc', content: buildParagraphs(30) }, wordCount: 1300 });
    expect(page).toContain('id="rest" hidden="until-found"');
    expect(page).toContain('<a href="#rest">أظهر المزيد</a>');
    expect(page).toContain('id="p-30"');
    expect(render()).not.toContain('id="rest"');
  });

  it('marks a card in another language with its language and direction', () => {
    const view = buildArticlePage();
    view.related = [buildCard({ id: 3, language: 'en', headline: 'Water returns' })];
    expect(articlePage(view, buildFrame())).toContain('lang="en" dir="ltr">');
  });

  it('is an English page, left to right, by other conventions alone', () => {
    const page = render({ language: 'en' }, { conventions: makeConventions('en') });
    expect(page).toContain('<html lang="en" dir="ltr">');
    expect(page).toContain('Related articles');
    expect(page).toContain('Reading time 2 minutes');
    expect(page).not.toContain('أظهر المزيد');
  });
});

describe('hostile copy', () => {
  const attack = '"><script>alert(1)</script>\u202E\' onload=x';
  const page = render(
    {
      headline: attack,
      kicker: attack,
      standfirst: attack,
      dateline: attack,
      topics: [{ name: attack, path: '/topic/x' }],
      bylines: [{ type: 'person', name: attack, path: '/by/x' }],
      picture: buildPicture({ alt: attack, caption: attack, credit: attack }),
      origin: { source: attack, author: attack, url: 'https://example.org/?"><script>' },
      body: {
        type: 'doc',
        content: [
          paragraph('p-1', text(attack)),
          {
            type: 'embed',
            attrs: { id: 'e-1', href: 'https://example.org/', title: attack, provider: attack },
          },
        ],
      },
      corrections: [{ id: 1, kind: 'update', note: attack, at: now }],
    },
    {
      head: buildHead({
        title: attack,
        description: attack,
        jsonLd: JSON.stringify({ headline: attack }),
        openGraph: [['og:title', attack]],
      }),
    },
  );

  it('stays text wherever it stands', () => {
    expect(page).not.toContain('<script>alert');
    expect(page).not.toContain('</script>\u202E');
    expect(page).not.toContain('"><script');
    expect(page.match(/<script/g)).toHaveLength(2);
  });

  it('cannot end the data block that machines read', () => {
    const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? '';
    expect(JSON.parse(json)).toEqual({ headline: attack });
  });

  it('cannot turn the page around', () => {
    expect(page.replace(/<script type.*?<\/script>/s, '')).not.toMatch(/[\u202A-\u202E]/);
  });
});
