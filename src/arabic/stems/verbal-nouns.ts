/**
 * Verbs and their verbal nouns (مصادر): «استضافت قطر القمة» and «استضافة قطر للقمة» say one thing, and their stems differ.
 *
 * The measures and their verbal nouns: Ryding (2005), 5.1 and 22–31. ف ع ل stand for the letters of the root, other
 * letters for themselves, all as `matchText` folds them.
 */
const pairs: readonly (readonly [verb: string, ...nouns: string[]])[] = [
  // I: of its many patterns the two that new words are made by, and those of weak roots: خرج/خروج، زرع/زراعة، زار/زيارة.
  ['فعل', 'فعول', 'فعاله'],
  ['فال', 'فياله'],
  // II, and what was done without saying by whom (V): أسس/تأسيس، تأسست/تأسيس.
  ['فعل', 'تفعيل'],
  ['تفعل', 'تفعيل'],
  // III: شارك/مشاركة.
  ['فاعل', 'مفاعله'],
  // IV: أعلن/إعلان، أقام/إقامة.
  ['افعل', 'افعال'],
  ['افال', 'افاله'],
  // VII: انسحب/انسحاب، انهار/انهيار.
  ['انفعل', 'انفعال'],
  ['انفال', 'انفيال'],
  // VIII: اعترف/اعتراف، اختار/اختيار، احتل/احتلال، التقى/التقاء.
  ['افتعل', 'افتعال'],
  ['افتال', 'افتيال'],
  ['افتل', 'افتلال'],
  ['افتعي', 'افتعا'],
  ['انفعي', 'انفعا'],
  // X: استخدم/استخدام، استضاف/استضافة، استدعى/استدعاء.
  ['استفعل', 'استفعال'],
  ['استفال', 'استفاله'],
  ['استفعي', 'استفعا'],
];

/** A letter of the root. Alif is one only where it is a folded hamza at the beginning (أسس), else a long vowel. */
const radical = (name: string): string => (name === 'ف' ? '(.)' : '([^ا])');

function matcherOf(pattern: string): { test: RegExp; names: string[] } {
  const names: string[] = [];
  const source = pattern.replace(/[فعل]/g, (name) => {
    const known = names.indexOf(name);
    // ل twice: the same letter twice.
    if (known >= 0) return `\\${known + 1}`;
    names.push(name);
    return radical(name);
  });
  return { test: new RegExp(`^${source}$`), names };
}

const changes = pairs.flatMap(([verb, ...nouns]) =>
  nouns.flatMap((noun) => [
    { ...matcherOf(verb), to: noun },
    { ...matcherOf(noun), to: verb },
  ]),
);

/** The feminine ending of a verb, which a stem keeps where the verb is not in the table: تأسست. */
const feminine = /(?<=.{4})ت$/;

/**
 * What may be the verb of a verbal noun or the verbal noun of a verb, of folded words without clitics:
 * `verbalRelatives('استضافت')` → `['استضاف', 'استضافه', …]`, `verbalRelatives('تاسيس')` → `['اسس', 'تاسس']`. Which of
 * them are words, only a corpus can say: many are none.
 */
export function verbalRelatives(word: string): string[] {
  const relatives = new Set<string>();
  const bare = word.replace(feminine, '');
  if (bare !== word) relatives.add(bare);
  for (const { test, names, to } of changes) {
    const letters = test.exec(bare);
    if (letters) relatives.add(to.replace(/[فعل]/g, (name) => letters[names.indexOf(name) + 1] ?? name));
  }
  relatives.delete(word);
  return [...relatives];
}
