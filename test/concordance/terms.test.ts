import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formsOf, tokensOf } from '#concordance/terms.ts';
import { concordanceVersion } from '#concordance/version.ts';
import { hostileText } from '../factories.ts';

const forms = (text: string) => Array.from(tokensOf(text), ({ form }) => form);
const stems = (text: string) => Array.from(tokensOf(text), ({ stem }) => stem);

describe('words as they are indexed', () => {
  test('a word has its written form, its form without clitics, and its stem', () => {
    expect(formsOf('والحكومات')).toEqual({ form: 'والحكومات', base: 'حكومات', stem: formsOf('حكومة').stem });
    expect(formsOf('بالقرارات').base).toBe('قرارات');
    // Letters of the word itself are not taken off.
    expect(formsOf('وفد').base).toBe('وفد');
    expect(formsOf('بلد').base).toBe('بلد');
  });

  test('glyphs, tashkeel, tatweel, foreign digits and spelling habits make no difference', () => {
    expect(forms('وَصَلَ وفـــد إلى ﻣﻮﺳﻜﻮ ٢٠٢٤')).toEqual(forms('وصل وفد الى موسكو 2024'));
    expect(stems('مسئولين')).toEqual(stems('مسؤولون'));
  });

  test('a ligature of several words is those words, in its place', () => {
    expect(forms('ﷺ')).toEqual(forms('صلى الله عليه وسلم'));
    for (const { start, end } of tokensOf('قال ﷺ'))
      expect([`${start}-${end}`]).toContain(start ? '4-5' : '0-3');
  });

  test('initials and numbers are the same however they are set', () => {
    expect(forms('أ.ف.ب')).toEqual(['افب']);
    expect(forms('1,500 ١٬٥٠٠ 3.5 ٣٫٥')).toEqual(['1500', '1500', '3.5', '3.5']);
  });

  test('any text has forms that are never empty, never hold a space, and stay small', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        for (const { form, base, stem, start, end } of tokensOf(text)) {
          for (const each of [form, base, stem]) {
            expect(each).toMatch(/^\S+$/);
            expect(Buffer.byteLength(each)).toBeLessThan(2_000);
          }
          expect(end).toBeGreaterThan(start);
        }
      }),
    );
  });

  test('what is indexed changes only with its version', () => {
    // When this fails, terms made before are no longer found: raise concordanceVersion, and write down the new forms.
    const sample =
      'والحكومات الملاعب سيقولون بالقرارات المسئولين أنهار وزراء يقاتلون مفاوضاتهم Moscow ministers';
    const made = Array.from(tokensOf(sample), ({ base, stem }) => `${base}:${stem}`);
    expect({ version: concordanceVersion, made }).toMatchInlineSnapshot(`
      {
        "made": [
          "حكومات:حكومه",
          "ملاعب:ملعب",
          "يقولون:قال",
          "قرارات:قرار",
          "مسيولين:مسوول",
          "انهار:نهر",
          "وزرا:وزير",
          "يقاتلون:قاتل",
          "مفاوضاتهم:مفاوض",
          "moscow:moscow",
          "ministers:minister",
        ],
        "version": 2,
      }
    `);
  });
});
