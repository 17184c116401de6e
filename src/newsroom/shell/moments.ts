/** Times as the interface says them. Calendar and digits are named: what a browser assumes differs. */
import { useMemo } from 'react';
import { useWords } from '../words/words.tsx';

export function useMoments() {
  const { language } = useWords();
  return useMemo(() => {
    const locale = language === 'ar' ? 'ar-u-ca-gregory-nu-latn' : 'en-GB-u-ca-gregory-nu-latn';
    const full = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
    const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'medium' });
    return {
      /** `23‏/11‏/2026، 9:05 ص` */
      when: (moment: string | Date) => full.format(new Date(moment)),
      exactly: (moment: string | Date) => exact.format(new Date(moment)),
    };
  }, [language]);
}
