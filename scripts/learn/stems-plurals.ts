/**
 * Broken plurals: the patterns of plural and singular, and the plurals that no pattern gives (Wright, A Grammar of
 * the Arabic Language I, 304–305; Ryding 2005, 7.3). Letters are folded as in match forms, so أفعلاء reads ا123ا.
 */

import type { Proposal } from './stems-nouns.ts';

/** A pattern of broken plurals: the digits are the root's letters, the singulars in the order of likelihood. */
const brokenPatterns: readonly (readonly [plural: string, likeness: number, ...singulars: string[]])[] = [
  ['م1ا23', 0.14, 'م123', 'م123ه', 'م1و3', 'م1ا3ه', 'م1ي3ه'],
  ['م1ا2ي3', 0.08, 'م12و3', 'م12ا3', 'م12ي3', 'م1و3', 'م12و3ه'],
  ['1وا23', 0.1, '1ا23', '1ا23ه', '1و23', '1و23ه', '1ا2و3'],
  ['1وا2ي3', 0.1, '1ا2و3', '1ا2و3ه', '1و2و3', '1ا23', '1ا2ي3'],
  ['1وا3', 0.12, '1اي3'],
  ['1ا3ه', 0.15, '1اي3'],
  ['موا2ي3', 0.1, 'مي2ا3', 'مو23', 'مو2و3'],
  ['12يان', 0.12, '12ي'],
  ['1وا2', 0.15, '1ا2ه', '1ا2'],
  ['12اي3', 0.1, '12ي3ه', '12ا3ه', '12و3ه', '12و3', '12ا3', '12ي3', '123ه'],
  ['12ايا', 0.1, '12يه', '12ي'],
  ['1وايا', 0.1, '1ا2يه'],
  ['ا12ا3', 0.16, '123', '12ي3', '123ه', '1ا23', '12و3', '12ا3'],
  ['ا1وا3', 0.12, '1ا3', '1و3', '1و3ه', '1ي3', '1ا3ه'],
  ['ا1يا3', 0.12, '1ي3', '1ا3', '1ي3ه'],
  ['ا12ا', 0.12, '12و', '12ي', '1ا2ي', '12', '12ا', '1ا2'],
  ['ا123ه', 0.12, '12ا3', '12ي3', '1ا23', '12و3'],
  ['ا12يه', 0.12, '12ا', '12ي', '1ا2ي', '12اي'],
  ['ا123ا', 0.12, '12ي3', '12ي'],
  ['ا1ا2ه', 0.1, 'ا1ا2', '12ا'],
  ['123ا', 0.12, '12ي3', '1ا23', '12ي3ه'],
  ['12و3', 0.17, '123', '123ه', '1ا23'],
  ['1يو3', 0.12, '1ي3', '1ا3'],
  ['12ا3', 0.19, '1ا23', '123', '12ي3', '123ه', '12ي3ه', '1و3', '1ا3', '1ي3', '1وي3', '12ا3ه'],
  ['1يا3', 0.14, '1و3', '1ا3ه', '1ا3'],
  ['123', 0.3, '123ه', '12ا3', '12ي3ه', '12ي3', '1ا23', '1ا3ه'],
  ['1و3', 0.25, '1و3ه', '1ا3ه', '1ا3'],
  ['1ي3', 0.2, '1ي3ه', '1ا3ه', '1و3ه'],
  ['12ه', 0.2, '1ا2ي', '1ا2'],
  ['1اه', 0.2, '1ا2ي'],
  ['12اه', 0.13, '1ا2ي', '12ي'],
  ['123ه', 0.25, '1ا23'],
  ['1اد2ه', 0.2, '1ا22', '1اي2'],
  ['12ان', 0.18, '12', '1ا2', '1ي2', '1ا2ي', '12ي'],
  ['123ان', 0.15, '123', '12ي3', '1ا23', '12ا3', '12و3', '1ا3'],
  ['1ي3ان', 0.15, '1ا3', '1و3', '1ا3ه'],
  ['123ي', 0.2, '12ي3', '1ا23'],
  ['12ا3ي', 0.2, '12ي3', '123ان', '123ا', '123ي', '123ه'],
  ['12اوي', 0.12, '12و3', '12وي', '12وه'],
  // four letters and more: عناصر عنصر, صناديق صندوق, أساليب أسلوب, أماكن مكان
  ['12ا34', 0.1, '1234', '1234ه', '123و4', '123ي4', '123ا4', '12ي34', '12و34'],
  ['12ا3ي4', 0.1, '123و4', '123ي4', '123ا4', '1234', '12و4', '1ا3و4', '123و4ه', '12ي3و4'],
  ['12ا34ه', 0.12, '1234', '123ا4', '12ا34', '123و4', '12و34', '12ي34', '123ي4'],
  ['ا1ا23', 0.12, 'ا123', '12ا3', 'ا12ا3', 'ا123ه'],
  ['ا1ا2ي3', 0.12, 'ا12و3', 'ا12ا3', 'ا12و3ه', '12ي3', '123', 'ا12ي3'],
  ['ا1ا2ي', 0.15, 'ا12يه', 'ا12ي', '12', '12ه', 'ا1ا2'],
  ['ت1ا2ي3', 0.1, 'ت12ي3', 'ت12ي3ه', 'ت12ا3', 'ت123ه'],
  ['ت1ا23', 0.15, 'ت123ه', 'ت123'],
  ['1يا2ي3', 0.1, '12ا3', '1ي2ا3', '1ا2و3'],
  ['1يا23', 0.12, '1ي23', '1ي23ه'],
  ['م1ا2ي', 0.1, 'م12ي', 'م12ه', 'م12اه', 'م1ا2ه'],
  ['1وا2ي', 0.14, '1ا2يه', '1ا2ي', '1ا2'],
];

interface Pattern {
  plural: RegExp;
  likeness: number;
  singulars: string[];
  name: string;
}
const compiled: Pattern[] = brokenPatterns.map(([plural, likeness, ...singulars]) => {
  const seen = new Set<string>();
  const source = plural.replace(/[1-4]/g, (digit) => {
    if (seen.has(digit)) return `\\k<r${digit}>`;
    seen.add(digit);
    // An alif is a vowel, not a root letter, unless it is the first.
    return digit === '1' ? '(?<r1>.)' : `(?<r${digit}>[^${plural === '123' && digit === '3' ? 'اوي' : 'ا'}])`;
  });
  // A pattern with unused digits (hollow 1–3) leaves the missing letter out.
  return { plural: new RegExp(`^${source}$`), likeness, singulars, name: plural };
});

/** `{of, kind, likeness}` for every singular a broken plural's pattern allows. */
export function* byPattern(form: string, feminine: boolean): Generator<Proposal & { rank: number }> {
  if (form.endsWith('ايي')) return; // قضائي is an adjective
  for (const { plural, likeness, singulars, name } of compiled) {
    const root = plural.exec(form)?.groups;
    if (!root || (feminine && !name.endsWith('ه'))) continue;
    for (const [rank, singular] of singulars.entries()) {
      // A letter of the root may be left out only where it is weak: ثياب ثوب, but not حصول حال.
      let complete = Object.entries(root).every(
        ([name, letter]) => singular.includes(name[1]!) || letter === 'و' || letter === 'ي' || letter === 'ا',
      );
      const of = singular.replace(/[1-4]/g, (digit) => {
        const letter = root[`r${digit}`];
        if (letter === undefined) complete = false;
        return letter ?? '';
      });
      // Participles and verbal nouns: محامية, محافظ, تعادل. Their own patterns stand above.
      if (/^12ا34/.test(name) && (root.r4 === 'ي' || root.r1 === 'م' || root.r1 === 'ت')) complete = false;
      if (name === '1و3' && root.r3 === 'ي') complete = false;
      if (complete && of !== form && of.length >= 2)
        yield { of, kind: `${name}/${singular}`, likeness, share: 0.02, rank };
    }
  }
  // doubled roots: مهام مهمة, حدود حد, خطوط خط, أطباء طبيب
  for (const [pattern, ...singulars] of doubled) {
    const root = pattern.exec(form)?.groups;
    if (!root) continue;
    for (const [rank, singular] of singulars.entries())
      yield {
        of: singular.replace(/[12]/g, (digit) => root[`r${digit}`]!),
        kind: `doubled ${singular}`,
        likeness: 0.12,
        share: 0.02,
        rank,
      };
  }
}
const doubled: (readonly [RegExp, ...string[]])[] = [
  [/^م(?<r1>.)ا(?<r2>.)$/, 'م12ه', 'م12'],
  [/^(?<r1>.)(?<r2>.)و\k<r2>$/, '12', '12ه'],
  [/^ا(?<r1>.)(?<r2>.)ا\k<r2>$/, '12', '12ه', '1ا2'],
  [/^ا(?<r1>.)(?<r2>.)ا$/, '12ي2', '1ا2'],
  [/^(?<r1>.)(?<r2>.)ا\k<r2>$/, '12', '12ه', '1ا2'],
  [/^ا(?<r1>.)(?<r2>.)ه$/, '12ا2', '12ي2', '1ا2'],
  [/^(?<r1>.)وا(?<r2>.)$/, '1ا2ه', '1ا2'],
  [/^(?<r1>.)(?<r2>.)\k<r2>$/, '12ه', '12'],
];

/** Names of places with the shape of a plural, a dual or a feminine, and words like them: words of their own. */
const names = 'جزاير بحرين حماه رياض مغرب قاهره اسود مياه بنت اخر مقابل امانه محامي';

/** Plurals of another root or of a pattern with few words: plural/singular. */
const irregularPlurals =
  'نسا/امراه ابنا/ابن بنات/بنت اخوه/اخ اخوات/اخت ابا/اب امهات/ام افواه/فم فيات/فيه رسل/رسول ' +
  'اصحاب/صاحب اشهر/شهر اسهم/سهم انفس/نفس اعين/عين ساده/سيد كرام/كريم حكام/حاكم اسما/اسم ' +
  'ايدي/يد دما/دم شفاه/شفه قري/قريه اشيا/شي موتي/ميت ملايين/مليون مليارات/مليار الاف/الف ' +
  'ميات/ميه اراضي/ارض ليالي/ليله اهالي/اهل ايام/يوم اعوام/عام اناس/انسان ' +
  'دنانير/دينار مواني/مينا روسا/رييس ذوي/ذو سنين/سنه اسيله/سوال شوون/شان نيران/نار ' +
  'قضاه/قاضي وجوه/وجه اثار/اثر ارا/راي ابار/بير افاق/افق امال/امل برامج/برنامج افواج/فوج ' +
  'خيول/خيل نوايا/نيه مزايا/ميزه شييا/شي اولاد/ولد اوايل/اول مبادي/مبدا ' +
  'محاميه/محامي امرا/امير اجداد/جد وقايع/واقعه رووس/راس ملوك/ملك جنود/جندي هنود/هندي مزاعم/زعم كراسي/كرسي اربعه/اربع كتب/كتاب';

/** Peoples, whose one member is named by the adjective. */
const peoples =
  'اجانب/اجنبي اقباط/قبطي اتراك/تركي افارقه/افريقي مغاربه/مغربي اكراد/كردي اسبان/اسباني ' +
  'يهود/يهودي عرب/عربي بدو/بدوي افغان/افغاني روس/روسي المان/الماني امريكان/امريكي ' +
  'ارمن/ارمني غجر/غجري مجوس/مجوسي فرس/فارسي عجم/عجمي بربر/بربري';

/** Feminines and plurals of colours and superlatives. */
const colours =
  'سودا/اسود بيضا/ابيض حمرا/احمر خضرا/اخضر زرقا/ازرق صفرا/اصفر سود/اسود كبري/اكبر صغري/اصغر ' +
  'عظمي/اعظم عليا/اعلي وسطي/اوسط اخري/اخر اولي/اول';

/** Plural → singular for what no pattern gives; a name stands for itself. */
export const irregular: ReadonlyMap<string, string> = new Map([
  ...`${irregularPlurals} ${peoples} ${colours}`
    .split(' ')
    .map((pair) => pair.split('/') as [string, string]),
  ...names.split(' ').map((name) => [name, name] as const),
]);
