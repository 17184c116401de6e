/** Adjectives of states and their states: «الروسي», «روسية», «الروس» ↔ روسيا (RU). */
import { matchText } from '../letters.ts';
import { withoutProclitics } from './phrase-table.ts';
import { territories } from './territories.ts';

/**
 * Adjectives that the rule does not give, or that stand for a state with another name. Ryding 2005, chapter 10
 * (nisba): ا and ة go, some names take و or lose what is not of their stem.
 */
const irregular: Record<string, string> = {
  US: 'أمريكي أميركي',
  GB: 'بريطاني إنجليزي إنكليزي',
  SA: 'سعودي',
  AE: 'إماراتي',
  AT: 'نمساوي',
  BH: 'بحريني',
  YE: 'يمني يماني',
  BA: 'بوسني',
  CZ: 'تشيكي',
  SK: 'سلوفاكي',
  CD: 'كونغولي',
  ZA: 'جنوب_أفريقي',
  KR: 'كوري',
  KP: '',
  CN: 'صيني',
  HK: '',
  MO: '',
  GR: 'يوناني',
  CF: '',
  NL: 'هولندي',
  PH: 'فلبيني فيليبيني',
  MA: 'مغربي',
  TN: 'تونسي',
  PS: 'فلسطيني',
  VN: 'فيتنامي',
  NZ: 'نيوزيلندي',
  SS: '',
  EH: 'صحراوي',
  KM: '',
  // «مالي» is financial far more often.
  ML: '',
  AF: 'أفغاني أفغانستاني',
  KZ: 'كازاخي كازاخستاني',
  UZ: 'أوزبكي أوزبكستاني',
  KG: 'قرغيزي قيرغيزي قيرغيزستاني',
  TJ: 'طاجيكي طاجيكستاني',
  TM: 'تركماني تركمانستاني',
  MM: 'ميانماري بورمي',
  CI: 'إيفواري',
  RU: 'روسي',
  AU: 'أسترالي',
  CH: 'سويسري',
  VA: 'فاتيكاني',
};
/** Plurals without the adjective's ending. */
const plurals: Record<string, string> = {
  RU: 'الروس',
  TR: 'الأتراك',
  GB: 'الإنجليز الإنكليز',
  US: 'الأمريكان الأميركان',
  DE: 'الألمان',
  YE: 'اليمنيون',
  IN: 'الهنود',
  BG: 'البلغار',
  RS: 'الصرب',
  GR: 'الإغريق',
};

/** The adjective of a one-word name by rule, folded. `'روسيا'` → `'روسي'`, `'فرنسا'` → `'فرنسي'`, `'مصر'` → `'مصري'` */
function nisba(name: string): string {
  // ألمانيا begins with a letter of its own, الأردن with the article.
  const stem = matchText(name.replace(/^ال(?=...)/, ''));
  if (/يا$/.test(stem)) return stem.slice(0, -1);
  if (/(?:يه|ي)$/.test(stem)) return stem.replace(/ه$/, '');
  return `${stem.replace(/[اه]$/, '')}ي`;
}

const codes = new Map<string, string>();
const adjectives = new Map<string, string[]>();
for (const [code, , ...names] of territories) {
  const made =
    irregular[code] === undefined
      ? names.filter((name) => !/[\s-]/.test(name)).map(nisba)
      : irregular[code]
          .split(' ')
          .filter(Boolean)
          .map((word) => matchText(word).replace('_', ' '));
  const known = [...new Set(made)].filter((form) => form.length >= 4);
  adjectives.set(code, known);
  for (const form of known) if (!codes.has(form)) codes.set(form, code);
}
const pluralCodes = new Map(
  Object.entries(plurals).flatMap(([code, forms]) => forms.split(' ').map((form) => [matchText(form), code])),
);

/** Endings of an adjective: feminine, plural, dual. */
const endings = /(?:تان|تين|ه|ون|ين|ان|ات)$/;

/**
 * The ISO code of the state that an adjective belongs to, `null` where it belongs to none.
 *
 * `territoryOfDemonym('والروسية')` → `'RU'`, `territoryOfDemonym('المصريين')` → `'EG'`, `territoryOfDemonym('كرسي')` → `null`.
 */
export function territoryOfDemonym(word: string): string | null {
  for (const reading of withoutProclitics(matchText(word))) {
    const plural = pluralCodes.get(reading);
    if (plural) return plural;
    const stem = reading.replace(/^ال(?=...)/, '');
    const code = codes.get(stem) ?? codes.get(stem.replace(endings, ''));
    if (code) return code;
  }
  return null;
}

/** The adjectives of a state, masculine, folded. `demonymsOf('US')` → `['امريكي', 'اميركي']` */
export const demonymsOf = (code: string): readonly string[] => adjectives.get(code) ?? [];
