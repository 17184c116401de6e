/**
 * How a name sounds, in a few letters, whichever script writes it: `Moscow` and «موسكو» are both `MSK`.
 *
 * A key is the word's consonants by class. What the two scripts do not write alike is left out: vowels (Arabic
 * leaves short ones unwritten), doubled consonants, silent letters. What they write in more than one way shares a
 * class (g is غ, ج or ق by country; s and z stand for one another between vowels) or gives a second
 * key. Classes: B ب p b · F ف v f ph · T ت ط ث t th · D د ض ذ d dh · S س ص ز ظ s z · C ش تش sh ch · G ج غ g j ·
 * K ك ق خ k q kh · H ه ح h · L M N R, and at the beginning only W و, Y ي and A for any vowel or ع.
 * Sources: the ALA-LC and UNGEGN tables for Arabic → Latin; for Latin → Arabic the habits of the agencies'
 * stylebooks (غ in the Levant, ج in Egypt, ك in Iraq; ف for v, ب for p, تش for ch).
 */
import { withoutMarks } from '../letters.ts';

/**
 * One stretch of a word: its possible sounds, likeliest first. Capital letters are classes of consonants, small
 * letters vowels (`a`, `i`, `u`), the empty string silence.
 */
export type Sound = readonly string[];

const arabicSounds: Record<string, Sound> = {
  ا: ['a'],
  أ: ['a'],
  إ: ['i'],
  آ: ['a'],
  ٱ: ['a'],
  ع: ['a'],
  ى: ['a'],
  ة: ['a'],
  و: ['u'],
  ؤ: ['u'],
  ي: ['i'],
  ی: ['i'],
  ئ: ['i'],
  ء: [''],
  ب: ['B'],
  پ: ['B'],
  ت: ['T'],
  ط: ['T'],
  ث: ['T', 'S'],
  ج: ['G'],
  چ: ['C'],
  ح: ['H'],
  خ: ['K'],
  د: ['D'],
  ض: ['D'],
  ذ: ['D', 'S'],
  ر: ['R'],
  ز: ['S'],
  ژ: ['G'],
  س: ['S'],
  ص: ['S'],
  ش: ['C'],
  ظ: ['S', 'D'],
  غ: ['G'],
  گ: ['G'],
  ف: ['F'],
  ڤ: ['F'],
  ق: ['K', 'G'],
  ك: ['K'],
  ک: ['K'],
  ل: ['L'],
  م: ['M'],
  ن: ['N'],
  ه: ['H'],
};

/** The article with what is written before it: «بال»، «وال»، «لل». Longest first. */
const articles = ['وبال', 'ولل', 'وال', 'بال', 'كال', 'فال', 'لل', 'ال'];

/** The sounds of a word in Arabic letters as written, letter by letter; `null` when another letter stands in it. */
export function arabicSoundsOf(word: string): Sound[] | null {
  const sounds: Sound[] = [];
  for (let at = 0; at < word.length; at++) {
    const letter = word[at]!;
    const next = word[at + 1];
    const first = at === 0;
    const last = at === word.length - 1;
    if (first && letter === 'و') sounds.push(['W']);
    else if (first && (letter === 'ي' || letter === 'ی')) sounds.push(['Y']);
    // تش writes ch, تس and تز write the ts of many languages: one sound each.
    else if (letter === 'ت' && next === 'ش') {
      sounds.push(['C']);
      at++;
    } else if (letter === 'ت' && (next === 'س' || next === 'ز')) {
      sounds.push(['S']);
      at++;
    } else if (letter === 'ل' && next === 'ل' && /^[هة]$/.test(word.slice(at + 2))) {
      // عبدالله: the name of God has a doubled ل that Latin writes as any other.
      sounds.push(['L']);
      at++;
    } else if (letter === 'ه' && last) sounds.push(['a']);
    else {
      const sound = arabicSounds[letter];
      if (!sound) return null;
      sounds.push(sound);
    }
  }
  return sounds;
}

/** Letters with marks that change their sound, before the marks are taken off. */
const markedLatin: Record<string, string> = {
  ş: 'sh',
  š: 'sh',
  ś: 'sh',
  č: 'ch',
  ć: 'ch',
  ž: 'zh',
  ß: 'ss',
  æ: 'e',
  œ: 'e',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

interface LatinRule {
  letters: string;
  sounds: Sound[];
  /** Only at the beginning of the word. */
  initial?: true;
  /** Only where this follows. */
  before?: RegExp;
}

/** Readings of Latin letters, the first that fits is taken: longer ones and those with a condition come first. */
const latinRules: LatinRule[] = [
  { letters: 'tsch', sounds: [['C']] },
  { letters: 'tion', sounds: [['C', 'T'], ['N']] },
  // What French leaves unspoken at the end: Renault, Bordeaux, Peugeot.
  { letters: 'ault', sounds: [['u']], before: /^$/ },
  { letters: 'eaux', sounds: [['u']], before: /^$/ },
  { letters: 'eau', sounds: [['u']], before: /^$/ },
  { letters: 'eot', sounds: [['u']], before: /^$/ },
  { letters: 'sch', sounds: [['C', 'SK']] },
  { letters: 'tch', sounds: [['C']] },
  { letters: 'ch', sounds: [['K', 'C']], before: /^[rlnm]/ },
  { letters: 'ch', sounds: [['C', 'K']] },
  { letters: 'sh', sounds: [['C']] },
  { letters: 'kh', sounds: [['K']] },
  { letters: 'zh', sounds: [['G']] },
  { letters: 'ph', sounds: [['F']] },
  { letters: 'th', sounds: [['T', 'S']] },
  { letters: 'dh', sounds: [['D', 'S']] },
  { letters: 'gh', sounds: [['G', '']] },
  { letters: 'wh', sounds: [['W']], initial: true },
  { letters: 'wr', sounds: [['R']], initial: true },
  { letters: 'kn', sounds: [['N']], initial: true },
  { letters: 'ts', sounds: [['S']] },
  { letters: 'tz', sounds: [['S']] },
  { letters: 'dt', sounds: [['T']] },
  { letters: 'ng', sounds: [['N'], ['', 'G']], before: /^[tskdm]/ },
  { letters: 'ng', sounds: [['N'], ['G', '']] },
  { letters: 'ck', sounds: [['K']] },
  { letters: 'sc', sounds: [['S', 'C']], before: /^[eiy]/ },
  { letters: 'cc', sounds: [['K', 'C']] },
  { letters: 'c', sounds: [['S', 'C']], before: /^[eiy]/ },
  // Milosevic, Ivanovic: the mark on the last letter is seldom typed.
  { letters: 'ic', sounds: [['i'], ['K', 'C']], before: /^$/ },
  { letters: 'c', sounds: [['K']] },
  { letters: 'x', sounds: [['C', 'S', 'KS']], initial: true },
  { letters: 'x', sounds: [['K'], ['S']] },
  { letters: 'qu', sounds: [['K'], ['']] },
  { letters: 'j', sounds: [['G', 'Y', 'K']], initial: true },
  { letters: 'w', sounds: [['W', 'F']], initial: true },
  { letters: 'y', sounds: [['Y', 'i']], initial: true },
  { letters: 'eu', sounds: [['a', 'Y']], initial: true },
  { letters: 'u', sounds: [['u', 'Y']], initial: true },
  // A written h is often not spoken before a consonant (John) and is in Tehran, Ahmad.
  { letters: 'h', sounds: [['a']], before: /^$/ },
  { letters: 'h', sounds: [['H', '']], before: /^[^aeiouy]/ },
  { letters: 'h', sounds: [['H']] },
  { letters: 'b', sounds: [['B']] },
  { letters: 'p', sounds: [['B']] },
  { letters: 'f', sounds: [['F']] },
  { letters: 'v', sounds: [['F']] },
  { letters: 't', sounds: [['T']] },
  { letters: 'd', sounds: [['D']] },
  { letters: 's', sounds: [['S']] },
  { letters: 'z', sounds: [['S']] },
  { letters: 'g', sounds: [['G']] },
  { letters: 'j', sounds: [['G']] },
  { letters: 'k', sounds: [['K']] },
  { letters: 'q', sounds: [['K']] },
  { letters: 'l', sounds: [['L']] },
  { letters: 'm', sounds: [['M']] },
  { letters: 'n', sounds: [['N']] },
  { letters: 'r', sounds: [['R']] },
  { letters: 'oo', sounds: [['u']] },
  { letters: 'ou', sounds: [['u']] },
  { letters: 'ee', sounds: [['i']] },
  { letters: 'a', sounds: [['a']] },
  { letters: 'e', sounds: [['i']] },
  { letters: 'i', sounds: [['i']] },
  { letters: 'y', sounds: [['i']] },
  { letters: 'o', sounds: [['u']] },
  { letters: 'u', sounds: [['u']] },
  { letters: 'w', sounds: [['u']] },
  { letters: "'", sounds: [['']] },
  { letters: '’', sounds: [['']] },
  { letters: '-', sounds: [['']] },
];
const rulesByLetter = Map.groupBy(latinRules, (rule) => rule.letters[0]!);

/** The sounds of a word in Latin letters; `null` when another letter or a digit stands in it. */
export function latinSoundsOf(word: string): Sound[] | null {
  const marked = word.toLowerCase().normalize('NFC');
  let plain = '';
  for (const letter of marked) {
    // ç is ch where it begins a Turkish name, s inside a French one.
    if (letter === 'ç') plain += plain === '' ? 'ch' : 's';
    else plain += markedLatin[letter] ?? letter.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  }
  const sounds: Sound[] = [];
  let at = 0;
  while (at < plain.length) {
    const rule = rulesByLetter
      .get(plain[at]!)
      ?.find(
        ({ letters, initial, before }) =>
          plain.startsWith(letters, at) &&
          (!initial || at === 0) &&
          (!before || before.test(plain.slice(at + letters.length, at + letters.length + 1))),
      );
    if (!rule) return null;
    // A doubled consonant is one sound: Google has two g apart, Putting one t.
    const doubled = at > 0 && plain[at] === plain[at - 1] && rule.letters.length === 1;
    if (!doubled || /[aiu]/.test(rule.sounds[0]![0]!)) sounds.push(...rule.sounds);
    at += rule.letters.length;
  }
  return sounds;
}

/** Keys of one word are few: each more is an entry of an index or a question put to it. */
const maximumKeys = 4;

/** The keys that a row of sounds may have, likeliest first: vowels go, but for one at the beginning. */
function keysOf(sounds: Sound[]): string[] {
  let keys = [''];
  sounds.forEach((sound, index) => {
    const forms = sound.map((form) => (/^[aiu]$/.test(form) ? (index === 0 ? 'A' : '') : form));
    const longer = keys.map((key) => key + forms[0]!);
    for (const form of forms.slice(1)) for (const key of keys) longer.push(key + form);
    keys = longer.slice(0, maximumKeys);
  });
  return keys;
}

/** Words in whose beginning a clitic may stand are tried without it as well, when four letters are left. */
function withoutClitics(word: string): string[] {
  const article = articles.find((prefix) => word.startsWith(prefix) && word.length - prefix.length >= 2);
  const bare = article ? word.slice(article.length) : word;
  const forms = [bare];
  if (/^[وفبلك]/.test(word) && word.length >= 5 && !article) forms.push(word.slice(1));
  // استوكهولم, اسكتلندا: a vowel that Arabic puts before two consonants.
  if (/^[اإ]س[^اوي]/.test(bare)) forms.push(bare.slice(1));
  // A name that begins so (الباما is Alabama) keeps its letters in a later form.
  if (article === 'ال') forms.push(word);
  return forms;
}

const longestName = 40;

/**
 * The keys under which a word may be found by its sound, likeliest first, four at most; none for words with fewer
 * than two consonants, with digits or of another script.
 *
 * `soundKeys('Washington')` → `['WCNTN', 'FCNTN', 'WCNGTN', 'FCNGTN']`, `soundKeys('واشنطن')` → `['WCNTN', 'CNTN']`
 */
export function soundKeys(word: string): string[] {
  if (word.length > longestName) return [];
  const plain = withoutMarks(word);
  const rows = /^[a-z\u00c0-\u024f'’-]+$/i.test(plain)
    ? [latinSoundsOf(plain)]
    : withoutClitics(plain).map(arabicSoundsOf);
  const keys = new Set<string>();
  // The first key of every form before the second of any.
  const perRow = rows.map((sounds) => (sounds ? keysOf(sounds) : []));
  for (let rank = 0; rank < maximumKeys; rank++)
    for (const row of perRow) {
      const key = row[rank];
      if (key && key.length >= 2 && keys.size < maximumKeys) keys.add(key);
    }
  return [...keys];
}

/**
 * The likeliest key of a word, `null` where it has none.
 * `soundKey('Netanyahu')` = `soundKey('نتنياهو')` = `'NTNH'`; `soundKey('غوغل')` = `soundKey('جوجل')` = `'GGL'`
 */
export const soundKey = (word: string): string | null => soundKeys(word)[0] ?? null;
