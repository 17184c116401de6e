import { describe, expect, it } from 'vitest';
import { bandRows } from '#html/front/bands.ts';
import { frontPage } from '#html/front-page.ts';
import { buildCards, buildFrame, buildFront, sections } from './factories.ts';

const bands = (count: number, cards = buildCards(1, 6)) =>
  Array.from({ length: count }, (_, index) => ({ title: sections[index % sections.length]!, cards }));

describe('a front', () => {
  const page = frontPage(buildFront(), buildFrame({ path: '/' }));

  it('carries the paper’s name as its heading, and today by both calendars', () => {
    expect(page).toMatch(/<h1 class="nameplate"><a href="\/"[^>]*aria-current="page"><bdi>ورّاق/);
    expect(page).toContain('الاثنين 23 نوفمبر 2026');
    expect(page).toContain('13 جمادى الآخرة 1448 هـ');
  });

  it('fetches the lead picture at once and all others when they come near', () => {
    expect(page.match(/fetchpriority="high"/g)).toHaveLength(1);
    expect(page.indexOf('fetchpriority="high"')).toBeLessThan(page.indexOf('loading="lazy"'));
  });

  it('puts opinion under the names of its writers', () => {
    expect(page).toContain('<p class="writer"><bdi>ليلى الصبّاغ</bdi></p>');
  });

  it('folds the tail of the latest news', () => {
    expect(page).toContain('id="latest-rest" hidden="until-found"');
  });

  it('stands even when there is nothing to show', () => {
    const empty = frontPage(
      {
        section: null,
        running: [],
        lead: null,
        seconds: [],
        latest: [],
        bands: [],
        opinion: [],
        mostRead: [],
        next: null,
      },
      buildFrame({ path: '/' }),
    );
    expect(empty).toContain('<h1');
    expect(empty).not.toContain('class="latest"');
  });
});

describe('the bands of a front', () => {
  it('never set two neighbours alike', () => {
    const settings = bandRows(bands(10)).map((row) => row[0]!.setting);
    for (const [index, setting] of settings.entries()) expect(setting).not.toBe(settings[index + 1]);
  });

  it('show every band once, in order, and no lonely half', () => {
    for (const count of [1, 2, 3, 4, 5, 6, 7, 11]) {
      const rows = bandRows(bands(count));
      expect(rows.flat()).toHaveLength(count);
      for (const row of rows) expect(row.length === 2).toBe(row[0]!.setting === 'half');
    }
  });

  it('promise no large picture where there is none', () => {
    const rows = bandRows(bands(3, buildCards(1, 6, { picture: null })));
    expect(rows[0]?.[0]?.setting).toBe('text');
  });
});
