/** Keyphrases: the noun phrases that a text comes back to, for an editor to make tags of. */
import { withoutMarks } from '#arabic/letters.ts';
import { functionWords } from '#arabic/stems/function-words.ts';
import type { Copy } from '../document.ts';
import type { Lexicon } from '../likeness/profile.ts';
import { idf } from '../rank.ts';
import { type Token, tokensOf, written as writtenTerm } from '../terms.ts';
import { verbsIn } from './verbs.ts';

export interface Keyphrase {
  /** As the text writes it, the conjunction or preposition before its article taken off: «المكتبات العامة». */
  text: string;
  /** Its stems joined by spaces. */
  key: string;
  /** 0 … 1, the best being 1. */
  score: number;
}

const longestPhrase = 3;
const mostWords = 3000;
const fieldWeights = { headline: 3, standfirst: 1.5, body: 1 } as const;
/** A phrase first met this many words into the text counts for a third less than one in its first line. */
const halfway = 150;
/** One word is seldom a tag: it says less than two do. */
const singleWorth = 0.3;

interface Candidate {
  text: string;
  stems: string[];
  count: number;
  first: number;
  definite: boolean;
}

/**
 * At most `most` keyphrases of a text, best first: √rarity · count^¾ · earliness.
 *
 * A phrase that is met once must be definite («وزارة الصحة»): what a text is about, it takes as known.
 */
export function keyphrasesOf(copy: Copy, lexicon: Lexicon, most = 10): Keyphrase[] {
  const documents = Math.max(lexicon.documents, 1000);
  const rarityOf = (stem: string) => idf(documents, lexicon.documentsWith(stem));
  const scored: { phrase: Keyphrase; stems: string[] }[] = [];
  for (const [key, { text, stems, count, first, definite }] of candidatesIn(copy, lexicon)) {
    if (count < 2 && !definite) continue;
    const rarity = stems.reduce((sum, stem) => sum + rarityOf(stem), 0) / stems.length;
    const worth = stems.length === 1 ? singleWorth : 1;
    const score = worth * Math.sqrt(rarity) * count ** 0.75 * (0.5 + halfway / (halfway + first));
    scored.push({ phrase: { text, key, score }, stems });
  }
  scored.sort((a, b) => b.phrase.score - a.phrase.score || (a.phrase.key < b.phrase.key ? -1 : 1));
  const chosen: Keyphrase[] = [];
  for (const { phrase, stems } of scored) {
    if (chosen.length >= most) break;
    // A word of a phrase that is chosen is said already; a phrase around a word that is chosen says more.
    const said = stems.length === 1 && chosen.some(({ key }) => ` ${key} `.includes(` ${phrase.key} `));
    if (!said) chosen.push(phrase);
  }
  const best = chosen[0]?.score ?? 1;
  return chosen.map(({ text, key, score }) => ({ text, key, score: score / best }));
}

function candidatesIn(copy: Copy, lexicon: Lexicon): Map<string, Candidate> {
  const isVerb = verbsIn(lexicon);
  const candidates = new Map<string, Candidate>();
  let words = 0;
  for (const field of ['headline', 'standfirst', 'body'] as const) {
    for (const run of nominalRuns(copy[field], isVerb)) {
      for (let from = 0; from < run.length; from++)
        for (let to = from + 1; to <= Math.min(from + longestPhrase, run.length); to++) {
          const tokens = run.slice(from, to);
          if (!agrees(tokens)) continue;
          const stems = tokens.map(({ stem }) => stem);
          const key = stems.join(' ');
          const text = bare(copy[field].slice(tokens[0]!.start, tokens.at(-1)!.end), lexicon);
          const definite = isDefinite(tokens.at(-1)!);
          const known = candidates.get(key);
          if (!known)
            candidates.set(key, { text, stems, count: fieldWeights[field], first: words + from, definite });
          else {
            known.count += fieldWeights[field];
            if (definite && !known.definite) Object.assign(known, { text, definite });
          }
        }
      words += run.length;
      if (words > mostWords) return candidates;
    }
  }
  return candidates;
}

/** Runs of words that could be one phrase: nothing between them but a space, no word of grammar, no verb, no number. */
function* nominalRuns(text: string, isVerb: (form: string) => boolean): Generator<Token[]> {
  let run: Token[] = [];
  let end = -1;
  for (const token of tokensOf(text)) {
    const { form, stem } = token;
    const joined = end >= 0 && /^[ \u00a0]$/.test(text.slice(end, token.start));
    const fit =
      stem.length > 1 &&
      !functionWords.has(stem) &&
      !functionWords.has(form) &&
      !/\d/.test(form) &&
      !isVerb(form);
    // «والوزير» begins another phrase.
    if ((!joined || !fit || /^[وف](?:ال|لل|بال)/.test(form)) && run.length) {
      yield run;
      run = [];
    }
    if (fit) run.push(token);
    end = token.end;
  }
  if (run.length) yield run;
}

const isDefinite = ({ form }: Token): boolean => /^(?:[وف]?[بك]?ال|[وف]?لل).../.test(form);

/** Once a noun phrase has its article, all that follows carries it too: «وزارة الصحة العامة», not «الصحة وزارة». */
const agrees = (tokens: readonly Token[]): boolean =>
  tokens.every((token, i) => i === 0 || isDefinite(token) || !isDefinite(tokens[i - 1]!));

/** A phrase without what is written onto its article: `'بالتطرف الفكري'` → `'التطرف الفكري'`, but `'والدة الطفل'` stays. */
function bare(written: string, lexicon: Lexicon): string {
  const text = withoutMarks(written).replace(/\s+/g, ' ');
  const stripped = text.replace(/^(?:[وف]?[بك]?ال|[وف]?لل)(?=\p{L}{3})/u, 'ال');
  if (stripped === text) return text;
  const formOf = (phrase: string) => tokensOf(phrase).next().value?.form ?? '';
  const known = (phrase: string) => lexicon.documentsWith(writtenTerm(formOf(phrase)));
  return known(stripped) >= known(text) ? stripped : text;
}
