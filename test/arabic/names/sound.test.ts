import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { soundKey, soundKeys } from '#arabic/names/sound.ts';
import { soundsAlike } from '#arabic/names/sounds-alike.ts';

const sameName: [string, string][] = [
  ['Moscow', 'موسكو'],
  ['Netanyahu', 'نتنياهو'],
  ['Washington', 'واشنطن'],
  ['Putin', 'بوتين'],
  ['Trump', 'ترامب'],
  ['Macron', 'ماكرون'],
  ['Google', 'غوغل'],
  ['Google', 'جوجل'],
  ['Zelensky', 'زيلينسكي'],
  ['Beijing', 'بيجين'],
  ['Erdoğan', 'أردوغان'],
  ['Churchill', 'تشرشل'],
  ['Chavez', 'شافيز'],
  ['Stockholm', 'استوكهولم'],
  ['Gaddafi', 'القذافي'],
  ['Tehran', 'طهران'],
  ['Renault', 'رينو'],
  ['Abdullah', 'عبدالله'],
];

describe('names by their sound', () => {
  test.each(sameName)('%s and %s share a key and sound alike', (latin, arabic) => {
    const keys = soundKeys(arabic);
    expect(soundKeys(latin).some((key) => keys.includes(key))).toBe(true);
    expect(soundsAlike(latin, arabic)).toBeGreaterThan(0.75);
  });

  test('the key is the same with clitics written before the name', () => {
    expect(soundKey('والسودان')).toBe(soundKey('Sudan'));
    expect(soundKeys('بموسكو')).toContain(soundKey('Moscow'));
  });

  test('a demonym has the key of its country', () => {
    expect(soundKey('الروسي')).toBe(soundKey('Russia'));
  });

  test('names that only share consonants sound less alike than the same name', () => {
    expect(soundsAlike('Paris', 'باريس')).toBeGreaterThan(soundsAlike('Paris', 'بروس'));
    expect(soundsAlike('London', 'موسكو')).toBeLessThan(0.4);
  });

  test('numbers, other scripts and words of one consonant have no key', () => {
    for (const word of ['', '2024', 'Москва', '北京', 'a1', 'يا']) expect(soundKey(word)).toBeNull();
  });

  test('any string has at most four keys of capital letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (word, other) => {
        const keys = soundKeys(word);
        expect(keys.length).toBeLessThanOrEqual(4);
        for (const key of keys) expect(key).toMatch(/^[A-Z]{2,}$/);
        const likeness = soundsAlike(word, other);
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
      }),
    );
  });
});
