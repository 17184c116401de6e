import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Attribution, attributionsIn } from '#arabic/sentences/attribution.ts';

const only = (text: string): Attribution => {
  const found = attributionsIn(text);
  expect(found).toHaveLength(1);
  return found[0]!;
};
const speaker = (text: string): string | null => only(text).speaker?.text ?? null;

describe('who says what', () => {
  test('a verb before its clause has the phrase after it as speaker', () => {
    expect(speaker('وأعلن وزير الصحة أمس أن اللقاح متوفر.')).toBe('وزير الصحة');
    expect(speaker('قالت مصادر طبية إن المستشفى استقبل الجرحى.')).toBe('مصادر طبية');
    expect(speaker('وأشار الباحث إلى أن الحرارة سترتفع.')).toBe('الباحث');
  });

  test('the speaker keeps title, apposition and relative clause; its core leaves them out', () => {
    const found = only('وقالت ليلى الحداد، مديرة المدرسة، التي حضرت الحفل إن النتائج ممتازة.');
    expect(found.speaker?.text).toBe('ليلى الحداد، مديرة المدرسة، التي حضرت الحفل');
    expect(found.speaker?.core.text).toBe('ليلى الحداد');
  });

  test('where, when and to whom he spoke is no part of the speaker', () => {
    expect(speaker('وقال مدير البلدية في مؤتمر صحافي إن الطريق ستفتح.')).toBe('مدير البلدية');
    expect(speaker('وقال المتحدث باسم الشرطة لوكالة الأنباء إن التحقيق مستمر.')).toBe('المتحدث باسم الشرطة');
    expect(speaker('قال مسؤول في البلدية أمس إن العمل انتهى.')).toBe('مسؤول في البلدية');
  });

  test('the subject may stand before the verb, also with كان and قد', () => {
    expect(speaker('التقرير يؤكد أن الأسعار ارتفعت.')).toBe('التقرير');
    expect(speaker('وكانت الوزارة قد أعلنت أن المدارس ستغلق.')).toBe('الوزارة');
  });

  test('a verb that carries its subject, a passive and a first person leave the speaker open', () => {
    expect(speaker('وأضاف أن العمل مستمر.')).toBeNull();
    const passive = only('يذكر أن المشروع بدأ قبل عامين.');
    expect([passive.form, passive.speaker]).toEqual(['passive', null]);
    expect(speaker('أتوقع أن يفوز الفريق.')).toBeNull();
  });

  test('quotations come with a colon or without, before the verb or after it', () => {
    const direct = only('وقال المدرب: «سنلعب غدا بقوة».');
    expect([direct.speaker?.text, direct.quotation]).toEqual(['المدرب', 'direct']);
    expect(speaker('وقالت سعاد "لن أغادر بيتي".')).toBe('سعاد');
    const after = only('«لن نغادر هذه الأرض أبدا»، قال الفلاح أمس.');
    expect([after.form, after.speaker?.text]).toEqual(['after', 'الفلاح']);
    expect(after.content).toEqual({ start: 1, end: 24 });
  });

  test('a name in quotation marks is part of the speaker', () => {
    expect(speaker('ذكرت صحيفة "الضحى" المحلية أن الجسر مغلق.')).toBe('صحيفة "الضحى" المحلية');
  });

  test.each([
    ['الطريق مغلق، بحسب وزارة النقل.', 'وزارة النقل', 'organisation'],
    ['الطريق مغلق وفقا للمتحدث الرسمي.', 'المتحدث الرسمي', 'official'],
    ['الطريق مغلق، نقلا عن صحيفة محلية.', 'صحيفة محلية', 'medium'],
    ['وطبقا لوزارة النقل، الطريق مغلق.', 'وزارة النقل', 'organisation'],
  ])('%s', (text, name, source) => {
    const found = only(text);
    expect([found.form, found.speaker?.text, found.source]).toEqual(['according-to', name, source]);
  });

  test('«على حد قوله» and «حسبما ذكرت» attribute too', () => {
    expect(only('الطريق مغلق، على حد قوله.').speaker).toBeNull();
    expect(speaker('الطريق مغلق، حسبما ذكرت وكالة الأنباء.')).toBe('وكالة الأنباء');
  });

  test('a medium that relays another is the speaker, and the other is named', () => {
    const found = only('ونقلت الإذاعة عن ناطق باسم البلدية قوله إن الطريق مغلق.');
    expect([found.speaker?.text, found.relayed?.text]).toEqual(['الإذاعة', 'ناطق باسم البلدية']);
  });

  test('a law or an agreement is not a source', () => {
    expect(attributionsIn('يعاقب المخالف وفقا للقانون.')).toEqual([]);
  });

  test('verbs give a stance', () => {
    const stance = (text: string) => only(text).stance;
    expect(stance('ونفى الناطق أن تكون السفينة غرقت.')).toBe('denies');
    expect(stance('ويتوقع الخبراء أن ترتفع الأسعار.')).toBe('expects');
    expect(stance('زعم المتهم أنه بريء.')).toBe('claims');
    expect(stance('وحذر الأطباء من أن المرض ينتشر.')).toBe('warns');
    expect(stance('أكدت الشركة أن الأرباح زادت.')).toBe('asserts');
  });

  test('words that only look like verbs of saying are passed over', () => {
    for (const text of [
      'على أمل أن يعود السلام.',
      'يجب أن نعمل معا.',
      'وصل بعد أن انتهى الحفل.',
      'جلس بين أن يسمع وأن يرى.',
    ])
      expect(attributionsIn(text)).toEqual([]);
  });

  test('spelling does not matter: hamza, tashkeel', () => {
    expect(speaker('وَأَكَّدَ الوزيرُ أنَّ العملَ مستمرّ.')).toBe('الوزيرُ');
    expect(speaker('واكد الوزير ان العمل مستمر.')).toBe('الوزير');
  });

  test('any text is read, and every span holds what it says', () => {
    const word = fc.constantFrom(
      ...'قال أعلن وأضاف الوزير أن إن : « » " ( ) . ، الذي بحسب وفقا للبيان في أمس مشيرا إلى محمد'.split(' '),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string())), (words) => {
        const text = words.join(' ');
        for (const { cue, speaker: who, content } of attributionsIn(text)) {
          expect(text.slice(cue.start, cue.end)).toBe(cue.text);
          if (who) expect(who.end).toBeGreaterThan(who.start);
          if (content) expect(content.end).toBeGreaterThan(content.start);
        }
      }),
    );
  });
});
