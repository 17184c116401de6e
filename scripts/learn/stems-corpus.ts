/**
 * What the articles say about words: how often a form occurs, bare and with the article; how it is mostly written;
 * which words stand near it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { displayText, matchForm, withoutMarks } from '#arabic/letters.ts';

/** The running text as numbers of match forms, and per form its count and how it is written. */
export interface Corpus {
  forms: string[];
  counts: Uint32Array;
  written: string[];
  /** How often a form bears a written tanwin (قريبًا): an accusative beyond doubt. */
  tanwin: Uint32Array;
  /** Count of each spelling, with hamzas and ta marbuta, without marks. */
  spellings: Map<string, number>;
  /** Form numbers in order of the text; -1 between articles. */
  tokens: Int32Array;
}

const plain = /^[\u0621-\u063f\u0641-\u064a]+$/;

/** Reads every `*.jsonl.gz` of a folder: headlines and bodies. */
export function readCorpus(folder: string): Corpus {
  const numbers = new Map<string, number>();
  const spellings = new Map<string, number>();
  const markedCounts = new Map<string, number>();
  const numberOfWritten = new Map<string, number>();
  const forms: string[] = [];
  const tokens: number[] = [];
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.jsonl.gz')) continue;
    for (const line of gunzipSync(readFileSync(`${folder}/${name}`))
      .toString('utf8')
      .split('\n')) {
      if (!line) continue;
      const { title, body } = JSON.parse(line) as { title: string; body: string };
      for (const [marked] of displayText(`${title}\n${body}`).matchAll(/[\u0621-\u0652\u0670]+/g)) {
        const word = plain.test(marked) ? marked : withoutMarks(marked);
        if (!word) continue;
        let number = numberOfWritten.get(word);
        if (number === undefined) {
          const form = matchForm(word);
          number = numbers.get(form);
          if (number === undefined) {
            number = forms.length;
            numbers.set(form, number);
            forms.push(form);
          }
          numberOfWritten.set(word, number);
        }
        tokens.push(number);
        spellings.set(word, (spellings.get(word) ?? 0) + 1);
        if (marked.includes('\u064b')) markedCounts.set(word, (markedCounts.get(word) ?? 0) + 1);
      }
      tokens.push(-1);
    }
  }
  const counts = new Uint32Array(forms.length);
  for (const token of tokens) if (token >= 0) counts[token]!++;
  const written: string[] = [];
  const best = new Uint32Array(forms.length);
  for (const [word, number] of numberOfWritten) {
    const count = spellings.get(word)!;
    if (count > best[number]!) {
      best[number] = count;
      written[number] = word;
    }
  }
  const tanwin = new Uint32Array(forms.length);
  for (const [word, count] of markedCounts) tanwin[numberOfWritten.get(word)!]! += count;
  return { forms, counts, written, tanwin, spellings, tokens: Int32Array.from(tokens) };
}

/** How alike the neighbourhoods of two words are, 0 to 1. */
export type Likeness = (a: string, b: string) => number;

/**
 * Neighbourhoods: for each word, how often each of `width` common content words stands within `reach` places,
 * weighed by positive pointwise mutual information; two words compared by cosine (Church and Hanks 1990;
 * Bullinaria and Levy 2007). `baseOf` takes a form to the word that is counted.
 */
export function likenessOf(
  corpus: Corpus,
  baseOf: (form: string) => string,
  words: Set<string>,
  width = 1500,
  reach = 4,
): Likeness {
  const rows = new Map<string, number>();
  const rowOf = new Int32Array(corpus.forms.length).fill(-1);
  const totals: number[] = [];
  corpus.forms.forEach((form, i) => {
    const base = baseOf(form);
    if (!words.has(base)) return;
    let row = rows.get(base);
    if (row === undefined) {
      row = rows.size;
      rows.set(base, row);
      totals.push(0);
    }
    rowOf[i] = row;
    totals[row]! += corpus.counts[i]!;
  });
  // The sixty commonest words are function words: they stand near everything.
  const common = [...totals.keys()].sort((a, b) => totals[b]! - totals[a]! || a - b).slice(60, 60 + width);
  const columnOfRow = new Int32Array(rows.size).fill(-1);
  common.forEach((row, column) => {
    columnOfRow[row] = column;
  });
  const columnOf = rowOf.map((row) => (row < 0 ? -1 : columnOfRow[row]!));
  const matrix = new Float32Array(rows.size * width);
  const { tokens } = corpus;
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]! < 0) continue;
    const row = rowOf[tokens[at]!]!;
    if (row < 0) continue;
    for (const step of [-1, 1])
      for (let distance = 1; distance <= reach; distance++) {
        const near = tokens[at + step * distance];
        if (near === undefined || near < 0) break;
        const column = columnOf[near]!;
        if (column >= 0) matrix[row * width + column]! += 1;
      }
  }
  const columnSums = new Float64Array(width);
  const rowSums = new Float64Array(rows.size);
  let all = 0;
  for (let row = 0; row < rows.size; row++)
    for (let column = 0; column < width; column++) {
      const seen = matrix[row * width + column]!;
      rowSums[row]! += seen;
      columnSums[column]! += seen;
      all += seen;
    }
  const lengths = new Float64Array(rows.size);
  for (let row = 0; row < rows.size; row++)
    for (let column = 0; column < width; column++) {
      const at = row * width + column;
      const seen = matrix[at]!;
      if (!seen) continue;
      const information = Math.log((seen * all) / (rowSums[row]! * columnSums[column]!));
      matrix[at] = information > 0 ? information * Math.min(1, seen / 2) : 0;
      lengths[row]! += matrix[at]! ** 2;
    }
  return (a, b) => {
    const rowA = rows.get(a);
    const rowB = rows.get(b);
    if (rowA === undefined || rowB === undefined) return 0;
    let product = 0;
    for (let column = 0; column < width; column++)
      product += matrix[rowA * width + column]! * matrix[rowB * width + column]!;
    return product / (Math.sqrt(lengths[rowA]! * lengths[rowB]!) || 1);
  };
}
