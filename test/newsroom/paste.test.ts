import { describe, expect, test } from 'vitest';
import { isTooMuch } from '../../src/newsroom/editor/blocks/paste.ts';
import { leadsTo } from '../../src/newsroom/editor/blocks/pasted-html.ts';
import { pastedParagraphs } from '../../src/newsroom/editor/blocks/pasted-text.ts';

const lines = (text: string): string[] =>
  pastedParagraphs(text).map((runs) => runs.map((run) => run.text).join(''));

describe('pasted text', () => {
  test('becomes paragraphs without empty lines, controls and double spaces', () => {
    expect(lines('وصل  الوفد\r\n\r\n\u202eأمس\u2028 غدا ')).toEqual(['وصل الوفد', 'أمس', 'غدا']);
  });

  test.each([
    '[9:41 م، 2024/10/23] ليلى الحداد: وصل الوفد',
    '[٩:٤١ م، ٢٠٢٤/١٠/٢٣] ليلى: وصل الوفد',
    '[10/23/24, 9:41:05 PM] Layla: وصل الوفد',
    '23/10/2024, 21:41 - Layla: وصل الوفد',
    '\u200f[23/10/2024، 9:41 م] ليلى: وصل الوفد',
  ])('of WhatsApp loses who sent it when: %s', (text) => {
    expect(lines(text)).toEqual(['وصل الوفد']);
  });

  test('of WhatsApp keeps bold and italic, and other text keeps its stars', () => {
    expect(pastedParagraphs('[9:41 م، 2024/10/23] ليلى: *عاجل* وصل _أمس_ 2*3*4')).toEqual([
      [{ text: 'عاجل', strong: true }, { text: ' وصل ' }, { text: 'أمس', em: true }, { text: ' 2*3*4' }],
    ]);
    expect(lines('الحقل *إلزامي*')).toEqual(['الحقل *إلزامي*']);
  });

  test('that begins like a message and is none stays as it is', () => {
    expect(lines('[نص] قال: نعم')).toEqual(['[نص] قال: نعم']);
    expect(lines('23/10/2024: وصل الوفد')).toEqual(['23/10/2024: وصل الوفد']);
  });
});

test('a pasted link leads where it says, without counters', () => {
  expect(leadsTo('https://www.google.com/url?q=https://news.example/a%3Futm_source%3Dx%26id%3D1&sa=D')).toBe(
    'https://news.example/a?id=1',
  );
  expect(leadsTo('https://l.facebook.com/l.php?u=https%3A%2F%2Fnews.example%2F1%3Ffbclid%3Dz')).toBe(
    'https://news.example/1',
  );
  expect(leadsTo('/a/12')).toBe('/a/12');
});

test('what is longer than a piece, or nested beyond sense, is told from what is long', () => {
  const words = 'كلمة '.repeat(40_000);
  expect(isTooMuch(words, `<p>${words}</p>`)).toBe(false);
  expect(isTooMuch('كلمة '.repeat(70_000), '')).toBe(true);
  expect(isTooMuch('ا', `<p>${'<b>'.repeat(900_000)}</p>`)).toBe(true);
  expect(isTooMuch('ا', '<ul><li>'.repeat(2_001))).toBe(true);
});
