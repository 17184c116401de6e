/**
 * Verbs that report what someone says, thinks or expects, found by any form that news writes them in.
 *
 * The verbs stand in `speech-verb-table.ts`, their forms are made by `conjugation.ts`, folded as `matchText` folds, so
 * that أكّد, أكد and اكد are one.
 */
import { formsOf } from '../grammar/word-forms.ts';
import { matchText } from '../letters.ts';
import { type Conjugated, imperfectForms, participleForms, pastForms } from './conjugation.ts';
import { type Stance, speechVerbTable } from './speech-verb-table.ts';

export interface SpeechVerb {
  lemma: string;
  stance: Stance;
  /** How the clause may be joined: with أن or إن alone (`''`), after a preposition («إلى أن»), or only by quotation. */
  joins: readonly string[];
  /** The same letters are a common noun or another verb: a clause or quotation must follow close by. */
  ambiguous: boolean;
  /** Takes the hearer as an object: «أبلغه»، «أخبرنا». */
  tells: boolean;
  /** Its subject is what shows it, a study or a newspaper: «أظهرت دراسة أن»; said of others it reports no one's words. */
  shows: boolean;
}

/** Forms that are nearly always another word: the prepositions بين and دون, «يجب أن», «علما أن», «أملا». */
const unsayable = formsOf(
  'بين وبين يجب تجب علما أملا عدا ظنا أملت عقب فحسب نقلا ردا شرحا رأيه رأيا مقرة مقترحة مقترحا مقررا مقررة مقدرة',
);

/** How a verb form stands in the sentence. */
export interface VerbForm {
  verb: SpeechVerb;
  mood: 'past' | 'imperfect' | 'participle' | 'passive';
  person: 1 | 2 | 3;
  feminine: boolean;
  plural: boolean;
}

/** Verb forms by their folded letters. */
const forms = new Map<string, VerbForm[]>();

function enter(form: string, entry: VerbForm): void {
  const known = forms.get(form);
  if (!known) forms.set(form, [entry]);
  else if (known.every((other) => other.verb.lemma !== entry.verb.lemma)) known.push(entry);
}

/** Hearers as objects: «أبلغهم»، «أخبرنا». */
const objects = ['ه', 'ها', 'هم', 'نا', 'ني', 'ك', 'كم', 'هما'];

for (const [stance, lines] of Object.entries(speechVerbTable) as [Stance, string][])
  for (const line of lines.trim().split('\n')) {
    const [lemma, imperfect, participle, joins, flags = ''] = line.trim().split(' ');
    if (!lemma || !imperfect || !participle || !joins) continue;
    const verb: SpeechVerb = {
      lemma,
      stance,
      joins: joins.split(',').map((join) => (join === '−' ? '' : matchText(join))),
      ambiguous: flags.includes('a'),
      tells: flags.includes('t'),
      shows: flags.includes('d'),
    };
    const enterAll = (made: readonly Conjugated[], mood: VerbForm['mood']): void => {
      for (const [form, person, feminine, plural] of made) {
        if (unsayable.has(form)) continue;
        enter(form, { verb, mood, person, feminine, plural });
        if (verb.tells && person === 3 && mood !== 'participle')
          for (const object of objects) enter(form + object, { verb, mood, person, feminine, plural });
      }
    };
    enterAll(pastForms(lemma), 'past');
    enterAll(imperfectForms(imperfect), 'imperfect');
    enterAll(participleForms(participle, lemma), 'participle');
  }

/** Forms that only the passive has: the letters of the others (يذكر، يدعى) do not tell it from the active. */
for (const [form, lemma] of [
  ['قيل', 'قال'],
  ['يقال', 'قال'],
  ['افيد', 'أفاد'],
  ['يفاد', 'أفاد'],
  ['يشار', 'أشار'],
  ['اشير', 'أشار'],
  ['يضاف', 'أضاف'],
  ['اضيف', 'أضاف'],
] as const) {
  const { verb } = forms.get(matchText(lemma))![0]!;
  enter(form, { verb, mood: 'passive', person: 3, feminine: false, plural: false });
}

/** A verb form with the letters written onto it (و، ف، س، ل). */
export interface VerbFound extends VerbForm {
  /** Letters of the word before the verb itself: 1 in «وقال», 2 in «وسيقول». */
  prefix: number;
}

/**
 * The verb of saying that a folded word may be, likeliest first; empty when it is none.
 * `speechVerbs('واضاف')` → [{lemma: 'أضاف', mood: 'past', prefix: 1, …}]
 */
export function speechVerbs(form: string): VerbFound[] {
  const found: VerbFound[] = [];
  if (unsayable.has(form)) return found;
  const take = (rest: string, prefix: number): void => {
    for (const entry of forms.get(rest) ?? []) found.push({ ...entry, prefix });
  };
  take(form, 0);
  const joined = form[0] === 'و' || form[0] === 'ف' ? 1 : 0;
  if (joined && found.length === 0) take(form.slice(1), 1);
  // س of the future stands before the imperfect only.
  if (found.length === 0 && form[joined] === 'س')
    for (const entry of forms.get(form.slice(joined + 1)) ?? [])
      if (entry.mood === 'imperfect') found.push({ ...entry, prefix: joined + 1 });
  return found;
}
