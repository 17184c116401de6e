/**
 * Nouns and adjectives: which forms are one word in another number, gender or case. Each form proposes the words it
 * may be a form of: by its ending (sound plural, dual, feminine, accusative: Ryding 2005, 4–7) or by the pattern of
 * a broken plural (`stems-plurals.ts`). A proposal needs both words in the articles, among like neighbours; a broken
 * plural, that grammar asks for plurals around it.
 */
import type { Likeness } from './stems-corpus.ts';
import { byPattern, irregular } from './stems-plurals.ts';
import type { Words } from './stems-words.ts';

export interface Proposal {
  /** The word of which the form is a form. */
  of: string;
  kind: string;
  /** Least likeness of neighbourhoods. */
  likeness: number;
  /** Least share of the word's count to the form's. */
  share: number;
}

/**
 * How alike a word with and without ة must be: participles and adjectives by shape take ة freely, other nouns with
 * it are mostly words of their own (رياضة beside رياض, ضربة beside ضرب).
 */
function feminineLikeness(word: string): number {
  if (/^م.{3}/.test(word)) return 0.14;
  if (/^..ي.$/.test(word)) return 0.17;
  if (/^.ا..$/.test(word)) return 0.22;
  return /ان$/.test(word) && word.length > 4 ? 0.2 : 0.4;
}

/** By ending. */
function* byEnding(form: string, words: Words): Generator<Proposal> {
  const { definite, count, written } = words;
  const cut = (n: number) => form.slice(0, -n);
  const ends = (ending: string) => form.endsWith(ending) && form.length - ending.length >= 2;
  const short = (stem: string) => stem.length === 2;
  if (ends('ات')) {
    yield { of: `${cut(2)}ه`, kind: 'ات/ة', likeness: 0.1, share: 0.003 };
    if (!short(cut(2))) yield { of: cut(2), kind: 'ات', likeness: 0.12, share: 0.03 };
    // وفيات وفاة, فتيات فتاة, قنوات قناة, سنوات سنة
    if (/[وي]ات$/.test(form)) {
      yield { of: `${cut(3)}اه`, kind: 'وات/اة', likeness: 0.1, share: 0.03 };
      yield { of: `${cut(3)}ه`, kind: 'وات/ة', likeness: 0.3, share: 0.05 };
    }
  }
  for (const ending of ['ون', 'ين'])
    if (ends(ending) && !short(cut(2))) {
      yield { of: cut(2), kind: 'ون', likeness: /^م.{5}|يين$/.test(form) ? 0.07 : 0.13, share: 0.04 };
      yield { of: `${cut(2)}ي`, kind: 'ون/ي', likeness: 0.2, share: 0.1 };
      if (ending === 'ين') yield { of: `${cut(2)}ه`, kind: 'ون/ة', likeness: 0.3, share: 0.1 };
    } else if (ends(ending)) {
      yield { of: cut(2), kind: 'ين2', likeness: 0.25, share: 0.3 };
      yield { of: `${cut(2)}ه`, kind: 'ون/ة', likeness: 0.3, share: 0.1 };
    }
  // وزارتا, وزارتي of the dual before another noun
  if ((ends('تا') || ends('تي')) && cut(2).length >= 3 && definite(form) < 0.05 * words.total(form))
    yield { of: `${cut(2)}ه`, kind: 'تا', likeness: 0.12, share: 1 };
  for (const ending of ['تين', 'تان'])
    if (ends(ending)) yield { of: `${cut(3)}ه`, kind: 'تين', likeness: 0.05, share: 0.5 };
  if (ends('ان') && !short(cut(2))) yield { of: cut(2), kind: 'ان', likeness: 0.15, share: 1 };
  // مباراة, حياة: after ا the ة belongs to the word. ضربة beside ضرب is another word oftener than صعبة beside صعب.
  if (ends('ه') && !short(cut(1)) && written(form).endsWith('ة') && !form.endsWith('اه'))
    yield form.endsWith('يه')
      ? { of: cut(1), kind: 'ة', likeness: 0.06, share: 0.005 }
      : { of: cut(1), kind: 'ة', likeness: feminineLikeness(cut(1)), share: 0.02 };
  // Accusatives are written with tanwin now and then; names of countries (إسبانيا) are not.
  const country = form.endsWith('يا') && count(form) > 100 && words.tanwin(form) < 0.01;
  if (ends('ا') && !country && !written(form).endsWith('ء') && definite(form) < 0.1 * words.total(form))
    yield words.tanwin(form) > 0.04
      ? { of: cut(1), kind: 'اً', likeness: 0.04, share: 0.05 }
      : { of: cut(1), kind: 'اً', likeness: 0.08, share: short(cut(1)) ? 3 : 1.2 };
  if (ends('ي') && definite(form) < 0.15 * words.total(form)) {
    const plural = count(`${cut(1)}ين`) + definite(`${cut(1)}ين`);
    if (plural > 0.3 * count(form)) yield { of: cut(1), kind: 'ي', likeness: 0.12, share: 0.3 };
  }
  if (ends('و') && !short(cut(1)) && definite(form) < 0.05 * words.total(form))
    if (count(`${cut(1)}ون`) + count(`${cut(1)}ين`) + definite(`${cut(1)}ين`) > 0.3 * count(form))
      yield { of: cut(1), kind: 'و', likeness: 0.1, share: 0.3 };
  // قاض قاضي
  if (definite(form) < 0.05 * words.total(form) && /^.{1,3}ا.{1,2}$|^م.{2,4}$/.test(form))
    yield { of: `${form}ي`, kind: 'قاض', likeness: 0.15, share: 1 };
}

/** Patterns that hardly anything but a plural has. */
const sure = /^(?:م.ا.ي?.|.وا.ي?.|..اي.|..ايا|ا..ا.|ا...ه|ا.ا.ي.|...ا|.{2}ا.ي.)$/;

/** Does grammar around the form ask for plurals clearly more often than around the other word? */
function isPlural(words: Words, form: string, other: string, alike: number): boolean {
  const surePattern = sure.test(form);
  const here = words.number(form);
  const there = words.number(other);
  const odds = (n: { plural: number; singular: number }) => (n.plural + 0.5) / (n.singular + 0.5);
  if (here.plural + here.singular < 4) return surePattern && alike > (/ا.ي.$/.test(form) ? 0.1 : 0.2);
  const ratio = odds(here) / odds(there);
  // مفاعل is a participle too (مقابل, مراسل).
  if (surePattern) return ratio > (/^م.ا..$/.test(form) ? 1.5 : 0.7) && odds(here) > 0.05;
  // فعل, فعال, فعول are verbal nouns and singulars too.
  const least = /^(?:...|..ا.)$/.test(form) ? 0.8 : 0.5;
  return (ratio > 2 && odds(here) > least) || (ratio > 1 && odds(here) > 0.8 && alike > 0.3);
}

export interface NounForm extends Proposal {
  score: number;
}

/** Every noun form found, with the word it is a form of. */
export function nounForms(
  words: Words,
  likeness: Likeness,
  isVerb: (form: string) => boolean,
): Map<string, NounForm> {
  const found = new Map<string, NounForm>();
  for (const form of words.bases) {
    const irregularSingular = irregular.get(form);
    if (irregularSingular) {
      found.set(form, { of: irregularSingular, kind: 'irregular', likeness: 0, share: 0, score: 9 });
      continue;
    }
    const noun = words.definite(form);
    const n = words.total(form);
    let best: NounForm | undefined;
    const consider = (proposal: Proposal, prior: number) => {
      const { of } = proposal;
      if (of === form || !words.isBase(of) || words.total(of) < proposal.share * n) return;
      if (words.definite(of) < 2 && n > 20) return;
      const alike = likeness(form, of);
      // Rare words have met few neighbours: they are given the benefit of it.
      const rare = Math.min(n, words.total(of)) < 30 ? 0.6 : Math.min(n, words.total(of)) < 100 ? 0.8 : 1;
      if (alike < proposal.likeness * rare) return;
      const score = alike + prior + 0.012 * Math.log(words.total(of));
      if (!best || score > best.score) best = { ...proposal, score };
    };
    if (!isVerb(form)) for (const proposal of byEnding(form, words)) consider(proposal, 0.1);
    // إعلان and اتجار are verbal nouns; أعمال is a plural
    const alif = words.firstAlif(form);
    const hamzaBelow = form.startsWith('ا') && (alif.below > alif.above || alif.above < 0.1 * alif.none);
    if (noun >= 2 && noun > 0.01 * n && !hamzaBelow)
      for (const proposal of byPattern(form, words.written(form).endsWith('ة'))) {
        // حضور beside the verb حضر is a verbal noun.
        if (isVerb(proposal.of) && words.definite(proposal.of) < 0.05 * words.total(proposal.of)) continue;
        // قتلى ends in ى, قتلي does not: a plural فعلى beside a nisba.
        if (/^12ا?3ي\//.test(proposal.kind) && !words.written(form).endsWith('ى')) continue;
        // أعضاء, وزراء end in ء; the adverb بدلا does not.
        if (/^(?:123ا|ا12ا|ا123ا)\//.test(proposal.kind) && !words.written(form).endsWith('ء')) continue;
        const alike = likeness(form, proposal.of);
        if (isPlural(words, form, proposal.of, alike)) consider(proposal, 0.08 - 0.03 * proposal.rank);
      }
    if (best) found.set(form, best);
  }
  return found;
}
