/** The cut fonts must draw what the full ones draw: same outlines, same advances, marks in the same places. */
import { describe, expect, it } from 'vitest';
import {
  type Cut,
  cutFont,
  cuts,
  fontName,
  fullFont,
  openFont,
  shape,
  weights,
} from '../../scripts/build-fonts.ts';

const words: Record<Cut, [what: string, word: string][]> = {
  arabic: [
    ['lam-alef, alone and joined', 'لا لأ لإ لآ الآن بلا سلام علاء'],
    ['the name of God', 'الله لله'],
    ['stacked tashkeel', 'مُحَمَّدٌ الشَّمْسُ رَبًّا كِتَابًا فَٱسْتَمِعُوا'],
    ['tashkeel on lam-alef', 'لَاَ لِأُ لًّا'],
    ['tatweel, bare and marked', 'عـــربـــي سـَلـّام'],
    [
      'every letter in every place',
      'ببب تتت ثثث ججج ححح خخخ سسس ششش صصص ضضض ططط ظظظ ععع غغغ ففف ققق ككك للل ممم ننن ههه ييي',
    ],
    ['hamza on its seats', 'مسؤول رئيس شيء قراءة أؤلئك مئة هيئة'],
    ['letters of neighbouring languages', 'پاریس چين ژاله گوگل ڤيينا کتاب فارسی'],
    ['digits and punctuation', '٠١٢٣٤٥٦٧٨٩ ،؛؟٪'],
  ],
  signs: [['quotes, digits and dashes', '«0123456789» (–) “…” 4.2% 12:30']],
  latin: [['Latin names', 'Nadia Haddad Château Zürich François']],
};

describe.each(weights)('$family $weight, cut down', (face) => {
  for (const cut of Object.keys(cuts) as Cut[])
    it.each(words[cut])(`shapes %s as the full font does (${fontName(face, cut)})`, async (_what, sample) => {
      const full = await openFont(fullFont(face, cut));
      const cutDown = await openFont(cutFont(face, cut));
      for (const word of sample.split(' ')) {
        const expected = shape(full.font, word);
        expect(expected.length).toBeGreaterThan(0);
        // A blank where the full font draws something would be a letter that was lost.
        expect(shape(cutDown.font, word), word).toEqual(expected);
      }
    });
});
