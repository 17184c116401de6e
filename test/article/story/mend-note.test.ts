import { describe, expect, test } from 'vitest';
import { claimStates, isFallen } from '#article/story/claim.ts';
import { mendNote } from '#article/story/mend-note.ts';

const fallen = { text: 'قُتل 19 شخصًا.', source: null, sourceWithdrawn: false, statementWithdrawn: false };

describe('The first sentence of a correction', () => {
  test.each(claimStates)(
    'of a claim that is %s says what became of it, and nothing where it stands',
    (state) => {
      const note = mendNote('ar', { ...fallen, state });
      if (isFallen(state)) expect(note).toMatch(/^ورد في صيغة سابقة من هذه المادة: «قُتل 19 شخصًا»، .+\.$/);
      else expect(note).toBe('');
    },
  );

  test('names whose words were withdrawn, or the source that is no longer relied on', () => {
    const said = { ...fallen, state: null, source: 'الدفاع المدني $&' };
    expect(mendNote('ar', { ...said, statementWithdrawn: true })).toBe(
      'استندت صيغة سابقة من هذه المادة إلى كلام منسوب إلى «الدفاع المدني $&»، وقد سُحب هذا الكلام.',
    );
    expect(mendNote('ar', { ...said, sourceWithdrawn: true, statementWithdrawn: true })).toContain(
      'ولم نعد نعتمد على هذا المصدر.',
    );
    expect(mendNote('en', { ...said, sourceWithdrawn: true })).toContain('no longer rely');
    expect(mendNote('ar', said)).toBe('');
  });
});

test('quotation marks inside what is quoted are inner ones', () => {
  const fallen = {
    ...{ text: 'ضحايا «رزق البحر»: من 5 إلى 7', source: null, state: 'superseded' as const },
    ...{ sourceWithdrawn: false, statementWithdrawn: false },
  };
  expect(mendNote('ar', fallen)).toContain('«ضحايا “رزق البحر”: من 5 إلى 7»');
});
