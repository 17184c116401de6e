/**
 * Verbs: which imperfects and which pasts are one verb. An imperfect stem (what follows يـ تـ) proposes its pasts by
 * the patterns of the ten forms and of weak roots (Ryding 2005, 21–32); the past that is attested as a past
 * (with ـت, ـوا) and stands among the same words is taken.
 */
import { functionWords } from '#arabic/stems/function-words.ts';
import type { Likeness } from './stems-corpus.ts';
import type { Words } from './stems-words.ts';

/** Pasts (he-form, folded letters) that an imperfect stem may belong to. */
export function pastsOf(stem: string): string[] {
  const found = new Set<string>();
  const add = (...pasts: string[]) => {
    for (const past of pasts) if (past.length >= 2) found.add(past);
  };
  const n = stem.length;
  const last = stem[n - 1];
  const beforeLast = stem[n - 2];
  add(stem, `ا${stem}`);
  // hollow: يقول قال, يدير أدار, يستطيع استطاع; without its vowel: لم يقل
  if (n >= 3 && (beforeLast === 'و' || beforeLast === 'ي')) {
    const hollow = `${stem.slice(0, -2)}ا${last}`;
    add(hollow, `ا${hollow}`);
  }
  const shortened = `${stem.slice(0, -1)}ا${last}`;
  if (n === 2) add(shortened, `ا${shortened}`);
  if (/^(?:ست..|.ت.)$/.test(stem)) add(`ا${shortened}`);
  // defective: يدعو دعا, يدعى دعا; without its ending: لم يبن, يدعون, لم يعط
  if (last === 'و' || last === 'ي') add(`${stem.slice(0, -1)}ا`);
  if (last === 'و') add(`${stem.slice(0, -1)}ي`);
  if (n <= 4) add(`${stem}ي`, `ا${stem}ي`);
  if (n === 2) add(`${stem}ا`);
  // assimilated: يصل وصل
  if (n === 2 || (n === 3 && last === 'ي')) add(`و${stem}`);
  // first radical hamza: يؤكد أكد, يؤمن آمن
  if (stem.startsWith('و')) add(`ا${stem.slice(1)}`);
  if (stem === 'ري') add('راي');
  return [...found];
}

/** The written pasts of a verb from its he-form. Endings that a noun has too (ـا, ـن) are left out. */
export function pastForms(past: string): string[] {
  const n = past.length;
  const open = past.slice(0, -1);
  const last = past[n - 1];
  if (last === 'ي' || (last === 'ا' && n === 3))
    return [
      `${open}ت`,
      `${open}وا`,
      `${open}تا`,
      `${open}يت`,
      `${open}وت`,
      `${open}ينا`,
      `${open}ونا`,
      `${open}يتم`,
    ];
  const forms = [`${past}ت`, `${past}وا`, `${past}تا`, `${past}نا`, `${past}تم`];
  if (n >= 3 && past[n - 2] === 'ا') {
    const shortened = past.slice(0, -2) + last;
    forms.push(`${shortened}ت`, last === 'ن' ? `${shortened}ا` : `${shortened}نا`, `${shortened}تم`);
  }
  if (n === 2) forms.push(`${past}${last}ت`, `${past}${last}نا`);
  return forms;
}

/** How often a past is seen in forms that only a verb has. */
function pastEvidence(words: Words, past: string): number {
  const [feminine, plural] = pastForms(past) as [string, string];
  const seen = (form: string) => (words.definite(form) > 0.1 * words.count(form) ? 0 : words.count(form));
  return (
    seen(feminine) +
    seen(plural) +
    (words.definite(past) > 0.2 * words.count(past) ? 0 : 0.4 * words.count(past))
  );
}

export interface Verb {
  past: string;
  strength: number;
}

/** Function words that are spelled like a verb's past. */
const alsoVerbs = new Set(['كان', 'مثل', 'حول', 'عبر', 'غير', 'بين', 'بعد', 'قبل']);

/** Imperfect stems with the count of their he- and she-form: X such that يX and تX (or سيX) are seen and اليX is not. */
function imperfectStems({ bases, count, definite }: Words): Map<string, number> {
  const stems = new Map<string, number>();
  for (const form of bases) {
    if (!form.startsWith('ي') || form.length < 3) continue;
    const stem = form.slice(1);
    const he = count(form);
    const she = count(`ت${stem}`);
    const will = count(`سي${stem}`) + count(`ست${stem}`);
    if (definite(form) > 0.05 * he || he < 2) continue;
    if (she < 0.02 * he && will < 0.02 * he) continue;
    stems.set(stem, he + she);
  }
  return stems;
}

/** The plain stems that an inflected one may belong to: يعلنون to يعلن, يبنون to يبني. */
function plainStems(stem: string, stems: ReadonlyMap<string, number>): string[] {
  const plain: string[] = [];
  for (const ending of ['ون', 'وا', 'ان', 'ين', 'ن', 'ا'])
    if (stem.endsWith(ending) && stem.length - ending.length >= 2) {
      const rest = stem.slice(0, -ending.length);
      for (const whole of [rest, `${rest}ي`, `${rest}و`]) if (stems.has(whole)) plain.push(whole);
    }
  return plain;
}

interface Choice {
  best: Verb | undefined;
  /** Attested pasts that were not taken: صدر and أصدر share يصدر. */
  others: Verb[];
}

/** The past of an imperfect stem: attested as a past, among like neighbours, of a likely pattern. */
function choosePast(
  stem: string,
  stems: ReadonlyMap<string, number>,
  words: Words,
  likeness: Likeness,
): Choice {
  const imperfect = stems.get(stem)!;
  const others: Verb[] = [];
  let best: Verb | undefined;
  let bestScore = 0;
  for (const past of pastsOf(stem)) {
    // Two letters, one of them weak, are a particle or a syllable of a name.
    if ((functionWords.has(past) && !alsoVerbs.has(past)) || /^(?:.[اوي]|بن)$/.test(past)) continue;
    // لم يعط is only the short form of an imperfect that has its ي.
    if (past.endsWith(`${stem}ي`) && !stems.has(`${stem}ي`)) continue;
    const evidence = pastEvidence(words, past);
    if (evidence < Math.max(2, 0.01 * imperfect)) continue;
    const [feminine] = pastForms(past) as [string];
    const alike = Math.max(
      likeness(`ي${stem}`, past),
      likeness(`ي${stem}`, feminine),
      likeness(`ت${stem}`, feminine),
    );
    if (alike < 0.06 && imperfect > 30) continue;
    const regular = past === stem || past === `ا${stem}`;
    if (regular && past.at(-2) !== 'ي') others.push({ past, strength: evidence });
    const score =
      patternScore(stem, past, evidence > 0.02 * imperfect) +
      Math.log1p(evidence) * 0.06 +
      alike * 1.5 -
      0.05 * Math.abs(Math.log(evidence / imperfect));
    if (!best || score > bestScore) {
      best = { past, strength: evidence + imperfect };
      bestScore = score;
    }
  }
  // أقيم is أقام in the passive.
  if (best && stem.at(-2) === 'ي' && /^.{1,3}ي.$/.test(best.past)) {
    const active = `${best.past.slice(0, -2)}ا${best.past.at(-1)}`;
    if (pastEvidence(words, active) > 0.05 * imperfect) best = { ...best, past: active };
  }
  return { best, others };
}

/** How likely the pattern is, all else equal. */
function patternScore(stem: string, past: string, attested: boolean): number {
  const fourth = past === `ا${stem}`;
  // Verbs in و lose it in يفعل: يوقف is أوقف, not وقف.
  const assimilated = fourth && stem.startsWith('و') && attested ? 0.2 : 0;
  // يدير is أدار rather than دار.
  const hollow = stem.at(-2) === 'ي' && past.startsWith('ا') && past.at(-2) === 'ا' ? 0.12 : 0;
  if (fourth || past === stem) return 0.1 + assimilated + hollow;
  // يبني is no passive of بنا.
  return hollow + (stem.endsWith('ي') && past.endsWith('ا') ? -0.2 : 0);
}

/** Each imperfect stem with its verb. A stem without a past keeps its he-form as the verb's name. */
function verbsOfStems(words: Words, likeness: Likeness): { verbs: Map<string, Verb>; others: Verb[] } {
  const stems = imperfectStems(words);
  const verbs = new Map<string, Verb>();
  const others: Verb[] = [];
  for (const [stem, imperfect] of stems) {
    // يضمن is no women's form of يضم: such forms are rare.
    const inflected = plainStems(stem, stems).some(
      (whole) => stems.get(whole)! > (/(?:ون|وا|ين)$/.test(stem) ? 0.3 : 4) * imperfect,
    );
    if (inflected) continue;
    const choice = choosePast(stem, stems, words, likeness);
    others.push(...choice.others);
    verbs.set(stem, choice.best ?? { past: `ي${stem}`, strength: imperfect });
  }
  for (const stem of stems.keys()) {
    if (verbs.has(stem)) continue;
    const [whole] = plainStems(stem, stems).sort((a, b) => stems.get(b)! - stems.get(a)!);
    const verb = verbs.get(whole!);
    if (verb) verbs.set(stem, verb);
  }
  return { verbs, others };
}

/** A form and the verb it is proposed for; the strongest proposal wins. */
type Propose = (form: string, past: string, strength: number) => void;

function proposeImperfects(stem: string, verb: Verb, { count }: Words, propose: Propose): void {
  const he = count(`ي${stem}`);
  propose(`ي${stem}`, verb.past, verb.strength * 4);
  // A feminine or first-person form much commoner than the masculine one is another word: تاريخ, نظام.
  if (count(`ت${stem}`) < 6 * he + 10) propose(`ت${stem}`, verb.past, he * 1.5);
  if (count(`ن${stem}`) < 1.5 * he) propose(`ن${stem}`, verb.past, he * 0.5);
  if (count(`ا${stem}`) < 0.3 * he && verb.past !== `ا${stem}`) propose(`ا${stem}`, verb.past, he * 0.2);
  const open = /[يو]$/.test(stem) ? stem.slice(0, -1) : stem;
  const withEnding = [`${open}ون`, `${open}وا`, `${open}ان`, `${open}ين`, `${stem}ان`];
  for (const subject of ['ي', 'ت'])
    for (const inflected of withEnding)
      if (count(subject + inflected) < he) propose(subject + inflected, verb.past, he);
  if (stem.length < 3) return;
  // Without its long vowel: لم يكن, لم يقل; لم يعط.
  if (/[ويا].$/.test(stem))
    for (const subject of ['ي', 'ت', 'ن', 'ا']) {
      const short = subject + stem.slice(0, -2) + stem.at(-1);
      if (count(short) < he) propose(short, verb.past, he * 0.1);
    }
  if (/[وي]$/.test(stem))
    for (const subject of ['ي', 'ت']) {
      const short = subject + stem.slice(0, -1);
      if (count(short) < 0.5 * he) propose(short, verb.past, he * 0.1);
    }
}

function proposePasts({ past, strength }: Verb, words: Words, propose: Propose): void {
  const evidence = pastEvidence(words, past);
  propose(past, past, evidence * 2);
  for (const form of pastForms(past)) propose(form, past, Math.min(evidence, strength));
  if (past.length < 3 || past.at(-2) !== 'ا') return;
  // Passive of hollow verbs: قيل, أصيبت, يشار. A commoner word of that shape is no verb: حين.
  const passive = `${past.slice(0, -2)}ي${past.at(-1)}`;
  if (words.count(passive) >= (past.length === 3 ? 0.3 : 3) * evidence) return;
  const imperfect = past.slice(past.length > 3 && past.startsWith('ا') ? 1 : 0);
  for (const form of [passive, `${passive}ت`, `${passive}وا`, `ي${imperfect}`, `ت${imperfect}`])
    propose(form, past, evidence * 0.5);
}

/** All verb forms found, each with its verb's past. */
export function verbForms(words: Words, likeness: Likeness): Map<string, Verb> {
  const { verbs, others } = verbsOfStems(words, likeness);
  const found = new Map<string, Verb>();
  const propose: Propose = (form, past, strength) => {
    if (!words.count(form) || words.definite(form) > 0.12 * words.total(form)) return;
    const known = found.get(form);
    if (!known || known.strength < strength) found.set(form, { past, strength });
  };
  const pasts = new Map<string, Verb>();
  for (const [stem, verb] of verbs) {
    proposeImperfects(stem, verb, words, propose);
    const known = pasts.get(verb.past);
    if (!known || known.strength < verb.strength) pasts.set(verb.past, verb);
  }
  for (const verb of others) if (!pasts.has(verb.past)) pasts.set(verb.past, verb);
  for (const verb of pasts.values()) proposePasts(verb, words, propose);
  return found;
}
