/**
 * What an article is about, as weighted terms: the query with which the concordance finds related articles, and
 * the vector by which two articles are compared.
 */
import { functionWords } from '#arabic/stems/function-words.ts';
import { type Copy, wordsOfCopy } from '../document.ts';
import { idf } from '../rank.ts';

/** What the archive knows of words: how many articles there are, and how many hold a term. */
export interface Lexicon {
  documents: number;
  documentsWith(term: string): number;
}

export interface ProfileTerm {
  /** A stem, or two that stand side by side with a space between them: «هلال احمر». */
  term: string;
  /** How much the article speaks of it, 0 … 1. */
  weight: number;
  /** How rare it is in the archive: inverse document frequency. A pair has that of both its words. */
  rarity: number;
}

export interface Profile {
  /** Single stems, strongest first. */
  terms: ProfileTerm[];
  /** Pairs of neighbours, strongest first: names and set phrases are pairs more often than not. */
  phrases: ProfileTerm[];
}

/** More terms than these cost more and found less: 64 did best of 32 … 400 on shared editorial tags. */
const mostTerms = 64;
const mostPhrases = 32;

/** A word of the headline says what a piece is about as surely as six in its body, one of the standfirst as three. */
const fieldWeights = { headline: 6, standfirst: 3, body: 1 } as const;
/** Frequency saturates slowly, weight = n / (n + 8): a subject is what a piece comes back to. A query saturates sooner. */
const saturation = 8;
/** Held by every fifth article, a word says nothing of any. */
const commonest = 0.2;
/** A young archive does not know yet which words are common: rarity is reckoned as if it held this many articles. */
const leastDocuments = 1000;
/** Words of an article that are looked at; the subject of a longer one stands before. */
const mostWords = 5000;

/**
 * The profile of an article, whatever there is of it: a headline alone makes one too.
 *
 * `profileOf({headline: 'الهلال الأحمر ينقذ طفلا', …}, lexicon).terms` → `هلال احمر`, `انقذ`, `طفل`, …
 */
export function profileOf(copy: Copy, lexicon: Lexicon): Profile {
  const counts = new Map<string, number>();
  const pairs = new Map<string, number>();
  const rarities = new Map<string, number>();
  const rarityOf = (stem: string): number => {
    let rarity = rarities.get(stem);
    if (rarity === undefined) {
      rarity = rarityIn(lexicon, stem);
      rarities.set(stem, rarity);
    }
    return rarity;
  };
  let words = 0;
  for (const field of ['headline', 'standfirst', 'body'] as const) {
    const weight = fieldWeights[field];
    let before: string | null = null;
    for (const { stem } of wordsOfCopy(copy)[field].forms) {
      if (++words > mostWords) break;
      const telling = rarityOf(stem) > 0;
      if (telling) counts.set(stem, (counts.get(stem) ?? 0) + weight);
      // A common word between two others parts them: «الهلال الأحمر» is a pair, «وصل إلى الرياض» is none.
      if (telling && before !== null) {
        const pair = `${before} ${stem}`;
        pairs.set(pair, (pairs.get(pair) ?? 0) + weight);
      }
      before = telling ? stem : null;
    }
  }
  const weigh = (count: number) => count / (count + saturation);
  const terms = Array.from(counts, ([term, count]) => ({
    term,
    weight: weigh(count),
    rarity: rarityOf(term),
  }));
  const phrases: ProfileTerm[] = [];
  for (const [term, count] of pairs) {
    // Once in the body is chance.
    if (count < 2) continue;
    const [first, second] = term.split(' ') as [string, string];
    phrases.push({ term, weight: weigh(count), rarity: rarityOf(first) + rarityOf(second) });
  }
  return { terms: strongest(terms, mostTerms), phrases: strongest(phrases, mostPhrases) };
}

const strongest = (terms: ProfileTerm[], most: number): ProfileTerm[] =>
  terms
    .sort((a, b) => b.weight * b.rarity - a.weight * a.rarity || (a.term < b.term ? -1 : 1))
    .slice(0, most);

/** How rare a stem is; 0 when it says nothing: a word of grammar, a single letter, a word that is everywhere. */
function rarityIn(lexicon: Lexicon, stem: string): number {
  if (stem.length < 2 || functionWords.has(stem)) return 0;
  const holding = lexicon.documentsWith(stem);
  const documents = Math.max(lexicon.documents, leastDocuments);
  return holding > documents * commonest ? 0 : idf(documents, holding);
}

/**
 * The most that the terms of a profile as a query could score, where the concordance scores
 * Σ weight · idf(term) · impact(term, article): an article that is full of every one of its words.
 */
export const ceilingOf = (profile: Profile): number =>
  profile.terms.reduce((sum, { weight, rarity }) => sum + weight * rarity, 0);

/** How much a profile knows, 0 … 1: a headline of nine words about ⅛, a whole article 1. */
export const fullnessOf = (profile: Profile): number => profile.terms.length / mostTerms;
