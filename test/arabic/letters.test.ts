import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayText, isArabic, lineText, matchForm, matchText, withoutMarks } from '#arabic/letters.ts';
import { hostileText } from '../factories.ts';

describe('text as it is shown', () => {
  test('typesetters’ glyphs become the letters they stand for', () => {
    expect(displayText('ﻣﻮﺳﻜﻮ ﻼ ﷺ')).toBe('موسكو لا صلى الله عليه وسلم');
  });

  test('what reorders or hides text is gone, what joins letters and emoji stays', () => {
    expect(displayText('\u202eحماس\u202c \u2067نص\u2069 كلـ\u200bمة\u00ad')).toBe('حماس نص كلـمة');
    expect(displayText('می\u200cخواهم 👩\u200d👧')).toBe('می\u200cخواهم 👩\u200d👧');
  });

  test('letters that show as nothing cannot stand for a name', () => {
    expect(lineText('\u3164\uffa0\u115f')).toBe('');
  });

  test('there is one kind of line end, and no two lines run together', () => {
    expect(displayText('أ\r\nب\rج\u0085د\u000bه\u000cو\nز')).toBe('أ\nب\nج\nد\nه\nو\nز');
    expect(lineText('أول\u0085ثان\u2028ثالث\u00a0رابع')).toBe('أول ثان ثالث رابع');
  });

  test('nothing is left that XML or the database refuses', () => {
    expect(displayText('أ\u0000ب\u001bج\ud800د\udc00ه\ufffeو\ufdd0ز\u{1fffe}ح')).toBe('أبجدهوزح');
    expect(displayText('😀')).toBe('😀');
  });

  test('a headline stands on one line with single spaces', () => {
    expect(lineText('  وفد \n\n يصل\t\tموسكو ')).toBe('وفد يصل موسكو');
  });

  test('whatever comes in, cleaning it twice is cleaning it once', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const shown = displayText(text);
        expect(displayText(shown)).toBe(shown);
        expect(lineText(lineText(text))).toBe(lineText(text));
        expect(shown.isWellFormed()).toBe(true);
        expect(shown).not.toMatch(
          /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/,
        );
      }),
    );
  });

  test('no letter or digit is lost', () => {
    // Fillers are letters by their class alone: they show as nothing.
    const lettersOf = (text: string) =>
      (text.match(/[\p{L}\p{Nd}]/gu) ?? [])
        .filter((letter) => !/[\u115f\u1160\u3164\uffa0]/.test(letter))
        .join('');
    fc.assert(
      fc.property(hostileText(), (text) => {
        const whole = text.toWellFormed().normalize('NFKC');
        expect(lettersOf(displayText(text).normalize('NFKC'))).toBe(lettersOf(whole));
      }),
    );
  });
});

describe('text as it is compared', () => {
  test.each([
    ['مُحَمَّــد', 'محمد'],
    ['الحكومة', 'الحكومه'],
    ['إلى', 'الي'],
    ['أُمّ', 'ام'],
    ['آسيا', 'اسيا'],
    ['مسؤول', 'مسوول'],
    ['شاطئ', 'شاطي'],
    ['ماء', 'ما'],
    ['ایران', 'ايران'],
    ['پاکستان', 'باكستان'],
    ['بنگلہ', 'بنكله'],
    ['٢٠٢٤ و۲۰۲۴', '2024 و2024'],
    ['Café ÉLYSÉE', 'cafe elysee'],
  ])('%s counts as %s', (text, form) => {
    expect(matchText(text)).toBe(form);
  });

  test('a hamza written apart from its seat counts like one written with it', () => {
    for (const word of ['أ', 'إ', 'آ', 'ؤ', 'ئ', 'ۂ', 'ۓ'])
      expect(matchText(word.normalize('NFD'))).toBe(matchText(word));
    expect(matchText('ۂ')).toBe(matchText('ہ'));
  });

  test('a word alone is folded as it is among other words', () => {
    const letters = [...'ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي'];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 12 }), (word) => {
        expect(matchText(`${word} x`)).toBe(`${matchText(word)} x`);
      }),
    );
  });

  test('for stems, Egypt’s hamza before و counts as the others write it', () => {
    expect(matchForm('مسئولين')).toBe(matchForm('مسؤولين'));
    expect(matchForm('شئون')).toBe(matchForm('شؤون'));
    expect(matchForm('أسئلة')).toBe(matchText('أسئلة'));
  });

  test('marks fall away and letters stay', () => {
    expect(withoutMarks('وَفْدٌ\u200f مــن ﴿حماس﴾')).toBe('وفد من ﴿حماس﴾');
    expect(withoutMarks('❤\ufe0f')).toBe('❤');
  });

  test('folding what is folded changes nothing, and no text makes it fail', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        expect(matchText(matchText(text))).toBe(matchText(text));
      }),
    );
  });

  test('tatweel, tashkeel and figures alone are not Arabic writing', () => {
    for (const text of ['ـــ', 'ً', '٢٠٢٤', '،', 'abc', '']) expect(isArabic(text)).toBe(false);
    for (const text of ['ب', 'abc ع', 'ﻣ', 'ڭ']) expect(isArabic(text)).toBe(true);
  });
});
