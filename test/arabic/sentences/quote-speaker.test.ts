import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quotationsIn } from '#arabic/sentences/quotations.ts';
import { attributeQuote } from '#arabic/sentences/quote-speaker.ts';

/** The speaker of the first quotation of a paragraph. */
const ask = (paragraph: string, previousParagraph: string | null = null, title = '') => {
  const { start, end } = quotationsIn(paragraph)[0]!;
  return attributeQuote({ title, previousParagraph, paragraph, quote: { start, end } });
};

describe('quotations', () => {
  test('are found in every kind of marks, also the wrong way round', () => {
    const inside = (text: string) => quotationsIn(text).map((quotation) => quotation.text);
    expect(inside('قال «نعم» ثم "لا" و“ربما”')).toEqual(['نعم', 'لا', 'ربما']);
    expect(inside('قال » نعم « ثم سكت')).toEqual(['نعم']);
    expect(inside('«قرأت «الأيام» أمس»')).toEqual(['قرأت «الأيام» أمس']);
    expect(inside('بلا نهاية «نعم')).toEqual([]);
  });

  test('carry their places', () => {
    expect(quotationsIn('قال «نعم»')).toEqual([{ text: 'نعم', start: 5, end: 8, words: 1 }]);
  });
});

describe('whose words a quotation is', () => {
  test('the subject of the verb before it', () => {
    const found = ask('وقال وزير النقل سمير الحاج «سنفتح الطريق قبل نهاية هذا الشهر».');
    expect(found).toMatchObject({
      isSpeech: true,
      cue: { text: 'وقال' },
      speakerMention: { text: 'وزير النقل سمير الحاج' },
      speakerResolved: 'سمير الحاج',
    });
  });

  test('a participle points to the subject of its sentence', () => {
    const found = ask('وتطرق المدير إلى أسباب التأخير، قائلا: «لم تصل المعدات في موعدها».');
    expect(found.speakerMention?.text).toBe('المدير');
  });

  test('a verb alone is resolved from the paragraph before, by gender', () => {
    const before =
      'وقالت المحامية هدى الشامي إن المحكمة أجلت الجلسة. وقال القاضي سعيد عمران إن القضية معقدة.';
    const found = ask('وأضافت: «ننتظر القرار منذ شهور طويلة».', before);
    expect(found.speakerMention).toBeUndefined();
    expect(found.speakerResolved).toBe('هدى الشامي');
  });

  test('with no one before, the headline speaks', () => {
    const found = ask('وأضاف: «الوضع صعب جدا في هذه الأيام».', null, 'باحميد: لا عودة قبل الصيف');
    expect(found.speakerResolved).toBe('باحميد');
  });

  test('titles and terms in quotation marks are nobody’s speech', () => {
    for (const paragraph of [
      'ويختتم المهرجان بمسرحية «ليل الغريب» على المسرح الكبير.',
      'وذكرت صحيفة «الضحى» أن الجسر مغلق.',
      'ودعا المشاركون إلى دعم «المثقف الصغير» في المدارس.',
    ])
      expect(ask(paragraph).isSpeech).toBe(false);
  });

  test('any paragraph and any place is answered', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(60), fc.nat(60), (paragraph, start, length) => {
        const answer = attributeQuote({
          title: '',
          previousParagraph: null,
          paragraph,
          quote: { start, end: start + length },
        });
        expect(typeof answer.isSpeech).toBe('boolean');
      }),
    );
  });
});
