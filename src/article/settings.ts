/** What a newsroom sets about its site. */
import { z } from 'zod';

const timeZone = z.string().refine(
  (zone) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: zone });
      return true;
    } catch {
      return false;
    }
  },
  { message: 'not a time zone of the IANA list, such as Asia/Riyadh' },
);

export const siteSettingsSchema = z.strictObject({
  /** Name of the paper, by language; Arabic is the first edition. */
  name: z.strictObject({ ar: z.string().min(1).max(80), en: z.string().min(1).max(80) }),
  tagline: z.strictObject({ ar: z.string().max(200), en: z.string().max(200) }),
  about: z.strictObject({ ar: z.string().max(20_000), en: z.string().max(20_000) }),
  contact: z.string().max(200),
  timeZone,
  /** Month names in Arabic: يناير, كانون الثاني, or both. */
  monthNames: z.enum(['gregorian-latin', 'levantine', 'both']),
  /** Digits in Arabic text of the interface. */
  digits: z.enum(['latn', 'arab']),
  /** Show the Hijri date beside the Gregorian one. */
  hijri: z.boolean(),
  /** Lines of page furniture that pasted copy of this newsroom's sources brings along. */
  furniture: z.array(z.string().min(1).max(200)).max(500),
});
export type SiteSettings = z.infer<typeof siteSettingsSchema>;

/** What a newsroom that has set nothing gets. */
export const defaultSettings: SiteSettings = {
  name: { ar: 'ورّاق', en: 'Warraq' },
  tagline: { ar: '', en: '' },
  about: { ar: '', en: '' },
  contact: '',
  timeZone: 'Asia/Riyadh',
  monthNames: 'gregorian-latin',
  digits: 'latn',
  hijri: true,
  furniture: [],
};
