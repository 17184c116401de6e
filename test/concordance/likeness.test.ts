import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diverse } from '#concordance/likeness/diverse.ts';
import { likeness, similarity, strangers } from '#concordance/likeness/likeness.ts';
import { containment, nearCopies, signatureOf as signatureOfWords } from '#concordance/likeness/near-copy.ts';
import { ceilingOf, type Lexicon, profileOf } from '#concordance/likeness/profile.ts';
import { packProfile, packSignature, unpackProfile, unpackSignature } from '#concordance/likeness/record.ts';
import { type Candidate, rankRelated, timeliness } from '#concordance/likeness/related.ts';
import { formsOf, tokensOf } from '#concordance/terms.ts';

/** The signature of a text's words. */
const signatureOf = (text: string) => signatureOfWords(Array.from(tokensOf(text)));
const stem = (word: string) => formsOf(word).stem;
/** An archive of 10,000 articles in which these words are common and all others rare. */
const lexicon: Lexicon = {
  documents: 10_000,
  documentsWith: (term) => ({ [stem('قال')]: 5000, [stem('رئيس')]: 2500, [stem('مدينة')]: 1500 })[term] ?? 20,
};
const copy = (headline: string, body = '', standfirst = '') => ({ headline, standfirst, body });
const profile = (headline: string, body = '') => profileOf(copy(headline, body), lexicon);

const flood = copy(
  'سيول تجرف جسر وادي الحمام',
  'جرفت السيول صباح الثلاثاء جسر وادي الحمام وعزلت ثلاث قرى عن المدينة. وقال الدفاع المدني إن فرقه أجلت أربعين أسرة من القرى بعد انهيار الجسر.',
);
const floodElsewhere = copy(
  'عزل ثلاث قرى بعد انهيار جسر',
  'أجلى الدفاع المدني عشرات الأسر من قرى وادي الحمام بعدما انهار الجسر الوحيد إليها بفعل السيول التي ضربت المنطقة.',
);
const match = copy(
  'الحارس يقود فريقه إلى النهائي',
  'تصدى الحارس لركلتي ترجيح وقاد فريقه إلى نهائي الكأس بعد مباراة امتدت إلى شوطين إضافيين.',
);

describe('The profile of an article', () => {
  it('holds what the headline says before what the body says', () => {
    const { terms } = profile('جسر جديد', 'بدأت الأعمال أمس بحضور المهندس المشرف');
    expect(new Set(terms.slice(0, 2).map(({ term }) => term))).toEqual(new Set([stem('جسر'), stem('جديد')]));
  });

  it('leaves out words of grammar and words that a fifth of the archive holds', () => {
    const terms = profile('قال رئيس إن الذي في مدينة').terms.map(({ term }) => term);
    expect(terms).toEqual([stem('مدينة')]);
  });

  it('keeps names of two words as pairs', () => {
    const { phrases } = profile('الهلال الأحمر يوزع خياما', 'وزع الهلال الأحمر خياما على النازحين');
    expect(phrases[0]!.term).toBe(`${stem('الهلال')} ${stem('الأحمر')}`);
  });

  it('is bounded whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const { terms, phrases } = profileOf(copy(text, `${text} ${text}`), lexicon);
        expect(terms.length).toBeLessThanOrEqual(64);
        expect(phrases.length).toBeLessThanOrEqual(32);
        for (const { weight, rarity } of [...terms, ...phrases]) {
          expect(weight).toBeGreaterThan(0);
          expect(weight).toBeLessThan(1);
          expect(rarity).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('is the same profile, nearly, when it comes back from where it was kept', () => {
    const [here, there] = [flood, floodElsewhere].map((text) => profileOf(text, lexicon));
    const kept = unpackProfile(packProfile(here!));
    expect(kept.terms.map(({ term }) => term)).toEqual(here!.terms.map(({ term }) => term));
    expect(likeness(kept, there!)).toBeCloseTo(likeness(here!, there!), 2);
  });

  it('works in an archive that holds nothing yet', () => {
    const young: Lexicon = { documents: 0, documentsWith: () => 0 };
    expect(similarity(flood, floodElsewhere, young)).toBeGreaterThan(similarity(flood, match, young));
  });
});

describe('Likeness', () => {
  it('finds one event in the words of two reporters', () => {
    expect(similarity(flood, floodElsewhere, lexicon)).toBeGreaterThan(strangers);
    expect(similarity(flood, match, lexicon)).toBeLessThan(strangers);
  });

  it('does not relate two strangers by one rare word', () => {
    const a = profile('افتتاح سوق الزعفران');
    const b = profile('وصفة الأرز مع الزعفران');
    expect(likeness(a, b)).toBe(0);
  });

  it('is the same both ways, within 0 and 1, and 1 of a text with itself', () => {
    const texts = [flood, floodElsewhere, match, copy(''), copy('جسر'), copy('12 12 12')];
    for (const a of texts)
      for (const b of texts) {
        const there = similarity(a, b, lexicon);
        expect(there).toBeCloseTo(similarity(b, a, lexicon), 10);
        expect(there).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThanOrEqual(1);
      }
    expect(similarity(flood, flood, lexicon)).toBeCloseTo(1, 10);
  });
});

describe('Related articles', () => {
  const day = 86_400;
  const now = 1_700_000_000;
  const candidate = (text: typeof flood, score: number, published: number | null = now): Candidate => ({
    score,
    profile: profileOf(text, lexicon),
    published,
  });

  it('come with the same event before what shares a word', () => {
    const asked = { profile: profileOf(flood, lexicon), published: now };
    const ceiling = ceilingOf(asked.profile);
    const same = candidate(floodElsewhere, ceiling * 0.3);
    const other = candidate(match, ceiling * 0.3);
    const [first, second] = rankRelated(asked, [other, same]);
    expect(first!.candidate).toBe(same);
    expect(first!.likeness).toBeGreaterThan(strangers);
    expect(second!.likeness).toBeLessThan(strangers);
  });

  it('of a headline alone are looked for among the days around it', () => {
    const asked = { profile: profile(flood.headline), published: now };
    const ceiling = ceilingOf(asked.profile);
    const near = candidate(floodElsewhere, ceiling * 0.3, now + day);
    const far = candidate(floodElsewhere, ceiling * 0.4, now - 300 * day);
    expect(rankRelated(asked, [far, near])[0]!.candidate).toBe(near);
  });

  it('of a headline alone follow what the first finds have in common', () => {
    const asked = { profile: profile('سيول تجرف جسرا'), published: now };
    const ceiling = ceilingOf(asked.profile);
    const [first, second, third] = [flood, floodElsewhere, match].map((text, i) =>
      candidate(text, ceiling * [0.6, 0.2, 0.21][i]!),
    );
    expect(rankRelated(asked, [first!, second!, third!]).map((found) => found.candidate)).toEqual([
      first,
      second,
      third,
    ]);
  });

  it('are not judged by a time that nobody knows', () => {
    const asked = { profile: profile(flood.headline), published: now };
    expect(timeliness(asked, null)).toBe(timeliness({ ...asked, published: null }, now));
    expect(timeliness(asked, now)).toBe(1);
    expect(timeliness(asked, now - 900 * day)).toBeCloseTo(timeliness(asked, null), 6);
  });

  it('of nothing are nothing', () => {
    expect(rankRelated({ profile: profile(''), published: null }, [])).toEqual([]);
    const [found] = rankRelated({ profile: profile(''), published: null }, [candidate(flood, 0)]);
    expect(found!.score).toBe(0);
  });
});

describe('Near-copies', () => {
  const words = (from: number, to: number) =>
    Array.from(
      { length: to - from },
      (_, i) => `كلمه${String.fromCharCode(0x628 + ((from + i) % 26))}${from + i}`,
    ).join(' ');

  it('are known by half of the shorter text standing in the other', () => {
    expect(nearCopies(signatureOf(words(0, 300)), signatureOf(words(40, 340)))).toBe(true);
    expect(nearCopies(signatureOf(words(0, 120)), signatureOf(words(0, 900)))).toBe(true);
    expect(nearCopies(signatureOf(words(0, 300)), signatureOf(words(250, 550)))).toBe(false);
    expect(nearCopies(signatureOf(words(0, 300)), signatureOf(words(400, 700)))).toBe(false);
  });

  it('are copies with other punctuation, marks and spelling habits too', () => {
    const copied = flood.body.replaceAll('.', '؛').replaceAll('أ', 'ا').replaceAll('ة', 'ه');
    expect(containment(signatureOf(flood.body), signatureOf(copied))).toBe(1);
  });

  it('are not seen where there is nothing to see', () => {
    expect(signatureOf('وصل الوفد أمس')).toHaveLength(0);
    expect(nearCopies(signatureOf(''), signatureOf(''))).toBe(false);
  });

  it('have signatures that come back from where they were kept', () => {
    const signature = signatureOf(flood.body);
    expect(unpackSignature(packSignature(signature))).toEqual(signature);
  });

  it('have signatures of at most 64 ascending numbers', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), (text) => {
        const signature = signatureOf(text);
        expect(signature.length).toBeLessThanOrEqual(64);
        expect([...signature]).toEqual([...new Set(signature)].sort((a, b) => a - b));
      }),
    );
  });
});

describe('A diverse list', () => {
  const ranked = (text: typeof flood, score: number) => ({
    score,
    profile: profileOf(text, lexicon),
    signature: signatureOf(text.body),
  });

  it('shows one story once, and none that copies the page', () => {
    const page = ranked(flood, 0);
    const copied = ranked(copy('السيول تعزل القرى', flood.body), 1);
    const again = ranked(copy('عزل قرى', floodElsewhere.body), 0.8);
    const chosen = diverse(
      [copied, ranked(floodElsewhere, 0.9), again, ranked(match, 0.1)],
      3,
      page.signature,
    );
    expect(chosen.map(({ score }) => score)).toEqual([0.9, 0.1]);
  });

  it('prefers what adds something to what says the same again', () => {
    const first = ranked(flood, 1);
    const same = ranked(floodElsewhere, 0.8);
    const other = ranked(match, 0.78);
    expect(diverse([first, same, other], 2)).toEqual([first, other]);
  });
});
