import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseDirection, isMixed, isolate, stripBidiControls } from '#arabic/bidi.ts';

describe('text of two directions', () => {
  it('is wrapped in an isolate, with stray controls taken out', () => {
    expect(isolate('Reuters – رويترز')).toBe('\u2068Reuters – رويترز\u2069');
    expect(isolate('وصل \u202Eدفو\u2069')).toBe('\u2068وصل دفو\u2069');
    expect(isolate('')).toBe('');
  });

  it('keeps the marks that writers use to hold punctuation in place', () => {
    expect(stripBidiControls('وصل\u200F! \u200Eabc')).toBe('وصل\u200F! \u200Eabc');
  });

  it('takes its direction from the first strong letter, not from digits or quotes', () => {
    expect(baseDirection('2024: وصل الوفد')).toBe('rtl');
    expect(baseDirection('٢٠٢٤ report')).toBe('ltr');
    expect(baseDirection('«BBC»: وصل')).toBe('ltr');
    expect(baseDirection('… 12:30')).toBeNull();
  });

  it('is known as mixed only when letters of both directions are there', () => {
    expect(isMixed('وصل BBC')).toBe(true);
    expect(isMixed('وصل 2024!')).toBe(false);
    expect(isMixed('plain')).toBe(false);
  });

  it('always comes out of an isolate balanced, whatever went in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const out = isolate(text);
        expect([...out.matchAll(/[\u2066-\u2068]/g)].length).toBe([...out.matchAll(/\u2069/g)].length);
      }),
    );
  });
});
