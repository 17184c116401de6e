import { describe, expect, test } from 'vitest';
import { matchText } from '#arabic/letters.ts';
import { verbalRelatives } from '#arabic/stems/verbal-nouns.ts';

describe('A verb and its verbal noun are relatives', () => {
  test.each([
    ['خرج', 'خروج'],
    ['زرع', 'زراعة'],
    ['زار', 'زيارة'],
    ['أسس', 'تأسيس'],
    ['شارك', 'مشاركة'],
    ['أعلن', 'إعلان'],
    ['أقام', 'إقامة'],
    ['انسحب', 'انسحاب'],
    ['انهار', 'انهيار'],
    ['اعترف', 'اعتراف'],
    ['اختار', 'اختيار'],
    ['احتل', 'احتلال'],
    ['انتهى', 'انتهاء'],
    ['استخدم', 'استخدام'],
    ['استضاف', 'استضافة'],
    ['استدعى', 'استدعاء'],
  ])('«%s» and «%s»', (verb, noun) => {
    expect(verbalRelatives(matchText(verb))).toContain(matchText(noun));
    expect(verbalRelatives(matchText(noun))).toContain(matchText(verb));
  });

  test('a feminine verb that no table knows is tried without its ending', () => {
    expect(verbalRelatives('تاسست')).toContain('تاسس');
  });

  test('a name, a short word and a Latin word have none that could be words of the language', () => {
    expect(verbalRelatives('من')).toEqual([]);
    expect(verbalRelatives('moscow')).toEqual([]);
  });
});
