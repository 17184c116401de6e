/**
 * Clean origins: the evaluation measures the project and is no part of it. None of its queries, questions, answers,
 * passages, labelled texts or ids stands in any file, so that no table and no test was made of them.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { matchText } from '#arabic/letters.ts';

const root = path.resolve(import.meta.dirname, '..');
const data = path.join(root, '../shared/data');

/** Words in a row by which a long text is recognised, and the fewest that are looked for as a whole. */
const longest = 6;
const fewest = 3;
/** Letters of a short text: three short words in a row stand in many texts. */
const fewestLetters = 15;

/** Folded words: a copy stays a copy with other marks, hamzas, punctuation or line breaks. */
const wordsOf = (text: string): string[] => matchText(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Finds texts by runs of their words: whole when short, by any six words in a row when long. */
class Finder {
  /** By number of words: run → where it is from. */
  private readonly runs = new Map<number, Map<string, string>>();
  private readonly ids = new Set<string>();

  private runsOf(length: number): Map<string, string> {
    let runs = this.runs.get(length);
    if (!runs) {
      runs = new Map();
      this.runs.set(length, runs);
    }
    return runs;
  }

  /** `whole`: a short text is looked for too. Without it, one of fewer than six words is left out. */
  text(text: unknown, from: string, whole = false): void {
    if (typeof text !== 'string') return;
    const words = wordsOf(text);
    const length = Math.min(longest, words.length);
    if (length < (whole ? fewest : longest)) return;
    if (length < longest && words.join('').length < fewestLetters) return;
    const runs = this.runsOf(length);
    for (let at = 0; at + length <= words.length; at++)
      runs.set(words.slice(at, at + length).join(' '), from);
  }

  id(id: unknown): void {
    if (typeof id === 'string') this.ids.add(id);
  }

  get size(): number {
    let size = this.ids.size;
    for (const runs of this.runs.values()) size += runs.size;
    return size;
  }

  /** What of the texts stands in another, each run once. */
  textsIn(text: string): string[] {
    const words = wordsOf(text);
    const found = new Set<string>();
    for (const [length, runs] of this.runs)
      for (let at = 0; at + length <= words.length; at++) {
        const run = words.slice(at, at + length).join(' ');
        const from = runs.get(run);
        if (from) found.add(`${from}: ${run}`);
      }
    return [...found];
  }

  idsIn(text: string): string[] {
    return [...new Set(text.match(/[A-Za-z\d][\w.#+-]*[A-Za-z\d]/g))].filter((word) => this.ids.has(word));
  }
}

type Labelled = Record<string, unknown>;

function read(name: string): Labelled[] {
  const bytes = readFileSync(path.join(data, name));
  const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  // Not at U+2028, which stands inside some texts.
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Labelled);
}

/**
 * Every labelled set, and which of its fields hold ids, texts, tokens of a text, or short texts that somebody made for
 * the set. Tags and answers of a few words are mostly names that everybody uses («مجلس الأمن الدولي»): not short texts.
 */
const sets: { name: string; ids: string[]; short?: string[]; texts?: string[]; tokens?: string }[] = [
  { name: 'ir/known-item-queries.jsonl', short: ['query'], ids: ['id', 'relevantIds', 'alsoAcceptable'] },
  { name: 'ir/arcd-questions.jsonl', short: ['query'], texts: ['answers'], ids: ['id', 'relevantIds'] },
  { name: 'ir/xquad-ar-questions.jsonl', short: ['query'], texts: ['answers'], ids: ['id', 'relevantIds'] },
  { name: 'ir/arcd-passages.jsonl', texts: ['title', 'body'], ids: ['id'] },
  { name: 'ir/xquad-ar-passages.jsonl', texts: ['body'], ids: ['id'] },
  { name: 'attribution/ud-derived.jsonl', texts: ['text'], ids: ['id', 'document'] },
  {
    name: 'attribution/hand-labelled-quotes.jsonl',
    texts: ['title', 'previousParagraph', 'paragraph'],
    short: ['speakerResolved'],
    ids: ['id', 'articleId'],
  },
  { name: 'related/sts22-ar-pairs.jsonl', ids: ['id', 'a', 'b'] },
  { name: 'related/sts22-ar-articles.jsonl.gz', texts: ['title', 'body'], ids: ['id'] },
  { name: 'related/same-story-clusters.jsonl.gz', texts: ['titles'], ids: ['id', 'articleIds'] },
  { name: 'related/shared-editorial-tag.jsonl', texts: ['tag'], ids: ['id', 'articleIds'] },
  { name: 'tags/3alyoum-editorial-tags.jsonl', texts: ['title', 'tagsRaw', 'tags'], ids: ['id'] },
  { name: 'entities/anercorp-camel.jsonl.gz', tokens: 'tokens', ids: ['id'] },
  { name: 'entities/newsfane-gold.jsonl.gz', tokens: 'tokens', ids: ['id'] },
  { name: 'morphology/padt-sentences.jsonl.gz', texts: ['text'], ids: ['id'] },
  { name: 'keyphrases/akec.jsonl.gz', texts: ['body'], ids: ['id'] },
];

function evaluation(): Finder {
  const finder = new Finder();
  for (const { name, ids, short, texts, tokens } of sets)
    for (const record of read(name)) {
      const from = `${name} ${record.id}`;
      for (const field of texts ?? []) for (const text of [record[field]].flat()) finder.text(text, from);
      for (const field of short ?? []) finder.text(record[field], from, true);
      for (const field of ids) for (const id of [record[field]].flat()) finder.id(id);
      if (tokens) finder.text((record[tokens] as string[]).join(' '), from);
    }
  return finder;
}

/** Text files of the project, those among them that are not committed yet. Other people's packages are only locked. */
function projectFiles(): { name: string; text: string }[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    maxBuffer: 2 ** 26,
  });
  const files: { name: string; text: string }[] = [];
  for (const name of listed.toString().split('\0')) {
    const file = path.join(root, name);
    if (!name || name === 'package-lock.json' || !existsSync(file)) continue;
    const bytes = readFileSync(file);
    if (!bytes.subarray(0, 8_000).includes(0)) files.push({ name, text: bytes.toString() });
  }
  return files;
}

describe('The finder', () => {
  const finder = new Finder();
  const sentence = 'زرع الصيادون أشرعتهم البيضاء فوق سطوح المدينة القديمة قبل المطر';
  finder.text(sentence, 'a sentence');
  finder.text('قنطرة الفلاحين المهجورة', 'a query', true);
  finder.text('من هو', 'a query that is too short', true);
  finder.text('جمعية النحالين الجبليين', 'a name that is an answer');
  finder.id('invented-01#typo');

  test('sees six words in a row of a long text, whatever stands between and around them', () => {
    expect(finder.textsIn(`const a = '${sentence}';`)).toHaveLength(5);
    expect(finder.textsIn('ثم قال:\n * أشرعتهم البيضاء،\n * فوق سُطوح المدينةِ القديمه. وسكت')).toHaveLength(1);
  });
  test('sees a short text whole', () => {
    expect(finder.textsIn("['قنطرة الفلاحين', 'المهجورة']")).toEqual(['a query: قنطره الفلاحين المهجوره']);
  });
  test('sees ids', () => {
    expect(finder.idsIn('{"id":"invented-01#typo"}')).toEqual(['invented-01#typo']);
  });
  test('leaves words alone that stand in another order, and what is too short to tell', () => {
    expect(finder.textsIn('المطر قبل القديمة المدينة سطوح فوق البيضاء أشرعتهم')).toEqual([]);
    expect(finder.textsIn('الفلاحين المهجورة من هو')).toEqual([]);
    expect(finder.textsIn('جمعية النحالين الجبليين')).toEqual([]);
  });
  test('sees a text wherever it was put', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        expect(finder.textsIn(`${before} ${sentence} ${after}`)).not.toEqual([]);
      }),
    );
  });
});

describe.skipIf(!existsSync(data))('The project (skipped where ../shared is absent)', () => {
  let finder: Finder;
  let files: ReturnType<typeof projectFiles>;
  beforeAll(() => {
    finder = evaluation();
    files = projectFiles();
  });

  test('is compared with all of the evaluation', () => {
    expect(finder.size).toBeGreaterThan(100_000);
    expect(files.length).toBeGreaterThan(300);
  });
  test('holds no query, question, answer, passage or labelled text of the evaluation', () => {
    expect(
      files.flatMap(({ name, text }) => finder.textsIn(text).map((found) => `${name}: ${found}`)),
    ).toEqual([]);
  });
  test('holds no id of the evaluation, but for the report that names what failed', () => {
    expect(
      files
        .filter(({ name }) => name !== 'docs/evaluation.md')
        .flatMap(({ name, text }) => finder.idsIn(text).map((found) => `${name}: ${found}`)),
    ).toEqual([]);
  });
});
