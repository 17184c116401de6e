/** What holds for every page of the readers' site. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { makeConventions } from '#edition/conventions/conventions.ts';
import { aboutPage } from '#html/about-page.ts';
import { articlePage } from '#html/article-page.ts';
import { buildAssets } from '#html/assets.ts';
import { correctionsPage } from '#html/corrections-page.ts';
import { errorPage } from '#html/error-page.ts';
import { frontPage } from '#html/front-page.ts';
import { listPage } from '#html/list-page.ts';
import { menuPage } from '#html/menu-page.ts';
import { marked, searchPage } from '#html/search-page.ts';
import * as build from './factories.ts';

const assets = buildAssets();
const frame = (path: string) => build.buildFrame({ assets, path });
const found = {
  query: { q: 'ماء "نهر"', section: 'economy', limit: 20 },
  hits: [
    {
      card: build.buildCard(),
      headlineMarks: [] as [number, number][],
      snippet: { text: 'عن ماء النهر', marks: [[3, 6]] as [number, number][] },
      missing: ['"نهر"'],
      copies: [{ id: 2, externalId: null, headline: 'نسخة <i>', path: '/a/2/x' }],
    },
  ],
  total: 1,
  relaxed: true,
  suggestion: 'نهر',
  corrected: [{ from: 'نهير', to: 'نهر' }],
  nowhere: ['<b>'],
  next: '/search?q=x&cursor=2',
};
const correction = {
  id: 1,
  kind: 'correction' as const,
  note: 'الصحيح كذا',
  at: build.now,
  article: build.buildCard(),
};

const pages: [name: string, page: string][] = [
  ['home', frontPage(build.buildFront(), frame('/'))],
  [
    'section front',
    frontPage(
      build.buildFront({
        section: {
          name: 'آسيا',
          path: '/s/world/asia',
          trail: [{ name: 'العالم', path: '/s/world' }],
          children: [{ name: 'غربها', path: '/s/world/asia/west' }],
        },
        next: '/s/world/asia?before=1',
      }),
      frame('/s/world/asia'),
    ),
  ],
  ['article', articlePage(build.buildArticlePage(), frame('/a/12'))],
  [
    'article with everything',
    articlePage(
      build.buildArticlePage({
        body: {
          type: 'doc',
          content: [
            ...build.buildRichBody(),
            ...build
              .buildParagraphs(40)
              .map(
                (block, index) => ({ ...block, attrs: { ...block.attrs, id: `x-${index}` } }) as typeof block,
              ),
          ],
        },
        bodyPictures: { 7: build.buildPicture() },
        wordCount: 1400,
        kind: 'opinion',
        corrections: [correction],
      }),
      frame('/a/12'),
    ),
  ],
  [
    'article in English',
    articlePage(build.buildArticlePage({ language: 'en' }), {
      ...frame('/a/12'),
      conventions: makeConventions('en'),
    }),
  ],
  ['desk', listPage(build.buildList({ cards: build.buildCards(1, 30) }), frame('/desk/regional'))],
  [
    'day',
    listPage(
      build.buildList({
        kind: 'day',
        title: 'أخبار الاثنين',
        day: { date: '2026-11-23', previous: '2026-11-22', next: null },
      }),
      frame('/archive'),
    ),
  ],
  ['empty list', listPage(build.buildList({ cards: [], next: null }), frame('/topic/x'))],
  ['search before a question', searchPage(null, frame('/search'))],
  ['search', searchPage(found, frame('/search'))],
  ['search without a find', searchPage({ ...found, hits: [], total: 0, next: null }, frame('/search'))],
  [
    'corrections',
    correctionsPage({ entries: [correction], next: '/corrections?before=1' }, frame('/corrections')),
  ],
  ['no corrections', correctionsPage({ entries: [], next: null }, frame('/corrections'))],
  ['about', aboutPage(frame('/about'))],
  ['menu', menuPage(frame('/menu'))],
  ...([404, 500, 503] as const).map((status): [string, string] => [
    `error ${status}`,
    errorPage(status, frame('/x')),
  ]),
];

describe.each(pages)('the %s page', (_name, page) => {
  it('has one first heading, and leaves out no level below it', () => {
    const levels = [...page.matchAll(/<h([1-6])[ >]/g)].map((match) => Number(match[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of levels.entries())
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it('carries no script, handler or style that the policy forbids', () => {
    expect(page).not.toMatch(/<[^>]*\son\w+=/i);
    expect(page).not.toMatch(/<[^>]*\sstyle=/i);
    for (const script of page.match(/<script[^>]*>/g) ?? [])
      expect(script).toMatch(/src="\/assets\/|ld\+json/);
  });

  it('asks nothing of another site', () => {
    expect(page).not.toMatch(
      /(src|srcset)="https?:|<link[^>]*rel="(stylesheet|preload|preconnect)"[^>]*href="https?:/,
    );
  });

  it('has its landmarks, the way past the masthead, and ids used once', () => {
    for (const part of [
      '<header class="masthead',
      '<nav ',
      '<main id="content"',
      '<footer class="foot"',
      'class="skip" href="#content"',
    ])
      expect(page).toContain(part);
    const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('leads somewhere with every fragment link', () => {
    for (const [, id] of page.matchAll(/href="#([^"]*)"/g)) expect(page).toContain(`id="${id}"`);
  });
});

describe('a search result', () => {
  it('marks the words that were found, and nothing else', () => {
    expect(
      marked({
        text: 'عن ماء <النهر>',
        marks: [
          [3, 6],
          [3, 5],
          [7, 14],
        ],
      }).markup,
    ).toBe('عن <mark>ماء</mark> <mark>&lt;النهر&gt;</mark>');
  });
});

describe('the Nu HTML checker', () => {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-pages-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const noJava = spawnSync('java', ['-version']).error !== undefined;

  it.skipIf(noJava)('finds no error on any page (skipped only where there is no Java to run it)', () => {
    const jar = fileURLToPath(new URL('../../node_modules/vnu-jar/build/dist/vnu.jar', import.meta.url));
    const files = pages.map(([name, page]) => {
      const file = join(folder, `${name.replaceAll(' ', '-')}.html`);
      writeFileSync(file, page);
      return file;
    });
    const result = spawnSync('java', ['-jar', jar, '--errors-only', ...files], { encoding: 'utf8' });
    expect(result.stderr).toBe('');
    expect(result.status).toBe(0);
  });
});
