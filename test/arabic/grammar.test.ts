import { describe, expect, test } from 'vitest';
import * as closedClasses from '#arabic/grammar/closed-classes.ts';
import { formsOf, phrasesOf, withPronouns } from '#arabic/grammar/word-forms.ts';

describe('lists of words', () => {
  test('are compared in the form that text is compared in', () => {
    expect([...formsOf('إلى حتى', ' أمس\n')]).toEqual(['الي', 'حتي', 'امس']);
  });

  test('take pronouns, and may hold phrases', () => {
    expect(withPronouns('في عن', 'ه نا')).toBe('فيه فينا عنه عننا');
    expect(phrasesOf(' أبو ظبي،\n دبي،')).toEqual(['أبو ظبي', 'دبي']);
  });
});

describe('closed classes', () => {
  test.each(Object.entries(closedClasses))(
    '%s: every word once, in the letters of a dictionary',
    (_, words) => {
      const all = words.split(' ');
      expect(all).toEqual([...new Set(all)]);
      expect(words).toMatch(/^[\u0621-\u063a\u0641-\u064a]+(?: [\u0621-\u063a\u0641-\u064a]+)*$/);
    },
  );
});
