import { describe, expect, test } from 'vitest';
import { wordsOf } from '#arabic/words.ts';

const words = (text: string) => Array.from(wordsOf(text), ({ word }) => word);

describe('the words of a text', () => {
  test('each has its place in it', () => {
    const text = 'وصل «وفد» من حماس-موسكو (3 أشخاص).';
    const found = [...wordsOf(text)];
    expect(found.map(({ word }) => word)).toEqual(['وصل', 'وفد', 'من', 'حماس', 'موسكو', '3', 'أشخاص']);
    for (const { word, start, end } of found) expect(text.slice(start, end)).toBe(word);
  });

  test('initials are one word, a number keeps its separators, a hashtag falls into its words', () => {
    expect(words('قالت أ.ف.ب. إن 1,500 و٣٫٥ من #غوث_الملهوف في U.S. غادروا.')).toEqual([
      'قالت',
      'أ.ف.ب',
      'إن',
      '1,500',
      'و٣',
      '٥',
      'من',
      'غوث',
      'الملهوف',
      'في',
      'U.S',
      'غادروا',
    ]);
  });
});
