import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Group, idf, type Prior, rank, recencyAt, type SegmentView } from '#concordance/rank.ts';
import { eachPosting } from '#concordance/segment.ts';
import { filter, formsOf } from '#concordance/terms.ts';
import { buildPieces, viewOf } from './factories.ts';

const groups = (...words: string[]): Group[] =>
  words.map((word) => ({ alternatives: [{ term: formsOf(word).stem, weight: 1 }] }));
const found = (view: ReturnType<typeof viewOf>, words: string[], options = {}) =>
  rank([view], groups(...words), { most: 10, ...options }).hits.map((hit) => hit.article);

const filler = 'هذا كلام عن غير ما يطلبه القارئ في هذه الساعة. '.repeat(15);

describe('ranking', () => {
  const pieces = buildPieces([
    { headline: 'ميناء السدرة يستقبل سفينة القمح', filters: [filter('section:1')] },
    {
      headline: 'سفينة في الأفق',
      body: `رست السفينة قرب ميناء قديم، وفي السفينة قمح وفي السفينة شعير. ${filler}`,
    },
    { headline: 'أسعار الخبز', body: `ارتفعت أسعار القمح. ${filler}` },
    { headline: 'مباراة القمة', body: 'انتهت بالتعادل.' },
  ]);
  const view = viewOf(pieces);

  test('puts a headline before a body, and what holds every word before what misses one', () => {
    expect(found(view, ['ميناء', 'قمح'])).toEqual([1, 2, 3]);
    expect(rank([view], groups('ميناء', 'قمح'), { most: 10 })).toMatchObject({ total: 2 });
  });

  test('says which of the words an article holds', () => {
    const { hits } = rank([view], groups('ميناء', 'قمح'), { most: 10 });
    expect(hits.map((hit) => hit.groups)).toEqual([0b11, 0b11, 0b10]);
  });

  test('leaves out what is struck out, what misses a filter, what holds an unwanted word', () => {
    expect(found(viewOf(pieces, [0]), ['سفينة'])).toEqual([2]);
    expect(found(view, ['سفينة'], { must: [filter('section:1')] })).toEqual([1]);
    expect(found(view, ['سفينة'], { without: [formsOf('شعير').stem] })).toEqual([1]);
    expect(found(view, ['سفينة'], { exclude: new Set([1]) })).toEqual([2]);
  });

  test('gives the same order whether articles stand in one segment or in several', () => {
    const texts = Array.from({ length: 40 }, (_, i) => ({
      headline: `خبر ${i}`,
      body: `${'سوق '.repeat(i % 7)}المدينة ${'نهر '.repeat(i % 3)}`,
    }));
    const whole = rank([viewOf(buildPieces(texts))], groups('سوق', 'نهر'), { most: 40 });
    const parts = [0, 10, 25].map((from, i, all) =>
      viewOf(buildPieces(texts.slice(from, all[i + 1] ?? 40), from + 1)),
    );
    const split = rank(parts, groups('سوق', 'نهر'), { most: 40 });
    expect(split.total).toBe(whole.total);
    expect(split.hits.map((hit) => hit.article)).toEqual(whole.hits.map((hit) => hit.article));
  });

  test('lets the newer of two equals come first, and a better match come before a newer one', () => {
    const now = 1_700_000_000;
    const aged = viewOf(
      buildPieces([
        { headline: 'جسر النهر', published: now - 400 * 86_400 },
        { headline: 'جسر النهر', published: now },
        { headline: 'حديث طويل', body: `عن أشياء كثيرة منها جسر. ${filler}`, published: now },
      ]),
    );
    expect(found(aged, ['جسر'], { prior: recencyAt(now) })).toEqual([2, 1, 3]);
  });

  test('a guess counts for less than the word itself, and never twice', () => {
    const guess: Group[] = [
      {
        alternatives: [
          { term: formsOf('قمح').stem, weight: 1 },
          { term: formsOf('شعير').stem, weight: 0.5 },
        ],
      },
    ];
    const { hits } = rank([view], guess, { most: 10 });
    expect(hits.map((hit) => hit.article)).toContain(2);
    expect(hits.every((hit) => hit.groups === 1)).toBe(true);
  });
});

describe('ranking, against a plain reckoning of every article', () => {
  const vocabulary = ['نهر', 'جسر', 'قمح', 'سوق', 'حصن', 'ميناء', 'شارع', 'سفينة'];
  const word = fc.constantFrom(...vocabulary);
  const piece = fc.record({
    headline: fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
    body: fc.array(word, { maxLength: 30 }).map((words) => words.join(' ')),
    published: fc.integer({ min: 1_600_000_000, max: 1_700_000_000 }),
  });
  const group = fc.record({
    words: fc.uniqueArray(word, { minLength: 1, maxLength: 3 }),
    optional: fc.boolean(),
  });

  /** Every article's score by the formula: of each group its best alternative, times its age. */
  function plainly(view: SegmentView, asked: Group[], prior: Prior, strict: boolean) {
    const { articles, published } = view.documents;
    const impacts = (term: string) => {
      const by = new Map<number, number>();
      const postings = view.find(term);
      if (postings) eachPosting(postings, (ordinal, impact) => by.set(ordinal, impact));
      return by;
    };
    const parts = asked.map(({ alternatives }) => {
      const found = alternatives.map(({ term }) => impacts(term));
      const holding = found.reduce((sum, { size }) => sum + size, 0);
      return { found, rarity: idf(articles.length, Math.min(articles.length, holding)) };
    });
    return Array.from(articles, (article, ordinal) => {
      let score = 0;
      let any = false;
      let whole = true;
      asked.forEach(({ alternatives, optional }, i) => {
        const { found, rarity } = parts[i]!;
        const gains = alternatives.map(({ weight }, j) => weight * (found[j]!.get(ordinal) ?? 0));
        const best = Math.max(...gains);
        if (best > 0) any = true;
        else if (!optional) whole = false;
        score += (best * rarity) / 255;
      });
      return { article, any, whole, score: score * prior.at(published[ordinal]!) };
    })
      .filter(({ any, whole }) => any && (whole || !strict))
      .sort((a, b) => Number(b.whole) - Number(a.whole) || b.score - a.score);
  }

  test('looking at rare words first loses no article and changes no order', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 60 }),
        fc.array(group, { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 5 }),
        (pieces, asked, strict, most) => {
          const view = viewOf(buildPieces(pieces));
          const sought = asked.map(
            ({ words, optional }): Group => ({
              alternatives: words.map((each, i) => ({ term: formsOf(each).stem, weight: 1 / (i + 1) })),
              optional,
            }),
          );
          const prior = recencyAt(1_700_000_000);
          const { hits, total } = rank([view], sought, { most, prior, strict });
          const wanted = plainly(view, sought, prior, strict);
          const required = sought.some(({ optional }) => !optional);
          expect(total).toBe(required ? wanted.filter(({ whole }) => whole).length : 0);
          // Equal scores may stand in either order: it is the scores that are compared.
          expect(hits.map(({ score }) => score.toFixed(3))).toEqual(
            wanted.slice(0, most).map(({ score }) => score.toFixed(3)),
          );
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
