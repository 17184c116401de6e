import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demonymsOf, territoryOfDemonym } from '#arabic/names/demonyms.ts';
import { entitiesIn } from '#arabic/names/entities.ts';
import { entityMatcher } from '#arabic/names/entity-matcher.ts';
import { namesIn } from '#arabic/names/names-in-text.ts';
import { personNameIn } from '#arabic/names/person-name.ts';

const found = (text: string): string[] => namesIn(text).map(({ type, name }) => `${type} ${name}`);

describe('names in a text', () => {
  test('places with clitics, several words and other spellings', () => {
    expect(found('سافر من القاهرة وبيروت إلى الولايات المتحدة')).toEqual([
      'LOC القاهرة',
      'LOC بيروت',
      'LOC الولايات المتحدة',
    ]);
    expect(found('في هونج كونج')).toEqual(['LOC هونج كونج']);
    expect(found('وصل إلى باريس قادما من لندن')).toEqual(['LOC باريس', 'LOC لندن']);
  });

  test('adjectives of nations are no places', () => {
    expect(found('الاقتصاد الروسي والسياسة الفرنسية')).toEqual([]);
  });

  test('a common word is a place only after its head noun', () => {
    expect(found('نظر إليه بطرف العين')).toEqual([]);
    expect(found('في مدينة العين')).toEqual(['LOC العين']);
  });

  test('a country inside an organisation belongs to the organisation', () => {
    expect(found('أعلن بنك فرنسا أن')).toEqual(['ORG بنك فرنسا']);
  });

  test('persons by given name and by title', () => {
    expect(found('التقى الرئيس فلاديمير بوتين نظيره')).toEqual(['PERS فلاديمير بوتين']);
    expect(found('وقال الدكتور عبدالله بن سعيد اليوم')).toEqual(['PERS عبدالله بن سعيد']);
  });

  test('words of grammar are of no name', () => {
    expect(found('وفقا لما جاء في الوثيقة')).toEqual([]);
    expect(found('وقال هؤلاء إنهم لا يعرفون من يقف وراء ذلك')).toEqual([]);
    expect(found('قال محمد الخامس قبالة الميناء')).toEqual(['PERS محمد الخامس']);
  });

  test('a row of words is answered by word numbers', () => {
    expect(entitiesIn(['وصل', 'بوتين', 'إلى', 'دمشق'])).toEqual([
      { type: 'PERS', start: 1, end: 2 },
      { type: 'LOC', start: 3, end: 4 },
    ]);
  });

  test('any row of words gives spans in order that do not overlap', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(fc.string(), fc.constantFrom('محمد', 'بن', 'في', 'لندن', 'وزارة', 'الصحة', 'الرئيس')),
        ),
        (tokens) => {
          let last = 0;
          for (const { start, end } of entitiesIn(tokens)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            last = end;
          }
          expect(last).toBeLessThanOrEqual(tokens.length);
        },
      ),
    );
  });
});

describe('the personal name in a speaker’s phrase', () => {
  test.each([
    ['وزير الخارجية سامي العلي', 'سامي العلي'],
    ['الرئيس بوتين', 'بوتين'],
    ['عادل باحميد محافظ المدينة', 'عادل باحميد'],
    ['وزير الخارجية', null],
    ['مصادر مطلعة', null],
  ])('%s', (phrase, name) => {
    const words = phrase.split(' ');
    const place = personNameIn(words);
    expect(place && words.slice(place.from, place.to).join(' ')).toBe(name);
  });
});

describe('adjectives of states', () => {
  test.each([
    ['الروسي', 'RU'],
    ['والألمانية', 'DE'],
    ['المصريين', 'EG'],
    ['للأتراك', 'TR'],
    ['السعوديون', 'SA'],
    ['أميركية', 'US'],
    ['الماضي', null],
    ['المالية', null],
    ['كرسي', null],
  ])('%s', (word, code) => {
    expect(territoryOfDemonym(word)).toBe(code);
  });

  test('are given by state too', () => {
    expect(demonymsOf('FR')).toEqual(['فرنسي']);
    expect(demonymsOf('XX')).toEqual([]);
  });
});

describe('the newsroom’s own entities', () => {
  const match = entityMatcher([
    { id: 'bank', names: ['البنك المركزي'] },
    { id: 'bank-of-sudan', names: ['البنك المركزي السوداني', 'Bank of Sudan'] },
    { id: 'huda', names: ['هدى الشامي'] },
  ]);

  test('are found with clitics, in other spellings, the longest name first', () => {
    const text = 'ورفعت هدي الشامى للبنك المركزي والبنك المركزي السوداني طلبا إلى Bank of Sudan';
    expect(match(text).map(({ id, start, end }) => [id, text.slice(start, end)])).toEqual([
      ['huda', 'هدي الشامى'],
      ['bank', 'للبنك المركزي'],
      ['bank-of-sudan', 'والبنك المركزي السوداني'],
      ['bank-of-sudan', 'Bank of Sudan'],
    ]);
  });

  test('are not found inside words or across a stop', () => {
    expect(match('بنك البنك. المركزي')).toEqual([]);
    expect(match('مهدى الشاميون')).toEqual([]);
  });

  test('are found in any text that holds the name as words of its own', () => {
    const name = fc.stringMatching(/^[اسمنرد]{3,6}( [اسمنرد]{3,6})?$/);
    fc.assert(
      fc.property(name, fc.constantFrom('', 'و', 'ب', 'ول'), (entity, clitic) => {
        const text = `هكذا ${clitic}${entity} كذا`;
        const [first] = entityMatcher([{ id: 1, names: [entity] }])(text);
        expect(first && text.slice(first.start, first.end)).toBe(clitic + entity);
      }),
    );
  });
});
