import { describe, expect, it } from 'vitest';
import { formatNumber, westernDigits, withDigits } from '#arabic/numerals.ts';

describe('digits', () => {
  it('are written in the set that the edition chose', () => {
    expect(withDigits('23 أكتوبر 2024', 'arab')).toBe('٢٣ أكتوبر ٢٠٢٤');
    expect(withDigits('23 أكتوبر 2024', 'latn')).toBe('23 أكتوبر 2024');
  });

  it('are read from Arabic-Indic and Persian keyboards alike', () => {
    expect(westernDigits('٢٣/١٠/۲۰۲۴')).toBe('23/10/2024');
    expect(westernDigits('٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹')).toBe('01234567890123456789');
  });

  it('are grouped by thousands with the separator of their set', () => {
    expect(formatNumber(43210, 'latn')).toBe('43,210');
    expect(formatNumber(1234567, 'arab')).toBe('١٬٢٣٤٬٥٦٧');
    expect(formatNumber(999, 'arab')).toBe('٩٩٩');
    expect(formatNumber(0, 'latn')).toBe('0');
  });
});
