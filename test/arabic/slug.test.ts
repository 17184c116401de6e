import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slugOf } from '#arabic/slug.ts';
import { hostileText } from '../factories.ts';

describe('an address made from a headline', () => {
  test.each([
    ['وفدٌ مـن «حماس» يصل موسكو', 'وفد-من-حماس-يصل-موسكو'],
    ['الفائدة: 5.25% — ماذا بعد؟', 'الفائدة-5-25-ماذا-بعد'],
    ['خطة «COVID-19» في ٢٠٢٤', 'خطة-covid-19-في-٢٠٢٤'],
    ['  /../admin?x=1#y  ', 'admin-x-1-y'],
    ['حب ❤️ كبير 1️⃣', 'حب-كبير-1'],
    ['می\u200cخواهم', 'میخواهم'],
    ['ﻣﻮﺳﻜﻮ', 'موسكو'],
  ])('«%s» becomes %s', (headline, slug) => {
    expect(slugOf(headline)).toBe(slug);
  });

  test('a headline without a word gets the fallback', () => {
    expect(slugOf('!!!')).toBe('-');
    expect(slugOf('\u3164', 'بلا-عنوان')).toBe('بلا-عنوان');
    expect(slugOf('❤️', 'x')).toBe('x');
  });

  test('a long headline is cut at a word, never inside one', () => {
    const headline = Array.from({ length: 30 }, (_, index) => `كلمة${index}`).join(' ');
    const slug = slugOf(headline);
    expect([...slug].length).toBeLessThanOrEqual(80);
    expect(headline.replaceAll(' ', '-').startsWith(`${slug}-`)).toBe(true);
  });

  test('a word longer than any address is cut where it must be', () => {
    expect(slugOf('ب'.repeat(500))).toBe('ب'.repeat(80));
  });

  test('whatever the headline, the address is whole, visible and stable', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const slug = slugOf(text);
        expect(slug).not.toBe('');
        if (slug === '-') return;
        expect(slug).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:-[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*$/u);
        expect(slug).not.toMatch(/\p{Cf}|\p{Cc}|[\u064b-\u0652\u0640\ufe00-\ufe0f\u3164]/u);
        expect([...slug].length).toBeLessThanOrEqual(80);
        expect(slugOf(slug)).toBe(slug);
        expect(decodeURI(encodeURI(slug))).toBe(slug);
        expect(new URL(`/a/1/${slug}`, 'https://news.example').pathname).toBe(encodeURI(`/a/1/${slug}`));
      }),
      { numRuns: 500 },
    );
  });
});
