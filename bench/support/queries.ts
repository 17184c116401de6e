/** Queries for measuring: words of the archives' own headlines, drawn with a fixed seed. */
import { functionWords } from '#arabic/stems/function-words.ts';
import { oneSlipFrom } from '#concordance/spelling.ts';
import { type Token, tokensOf } from '#concordance/terms.ts';
import { connect } from '#database/connection.ts';
import { openServer } from '#database/server/open.ts';

/** Queries of each kind. */
const ofEach = 150;
const seed = 20_261_123;
/** Headlines that are drawn from. */
const headlines = 12_000;

/** Kind → queries, none of them twice. */
export type Queries = Map<string, string[]>;

/** Words of a query that are measured by its length. */
export const lengths = [1, 2, 3, 5, 8];
/** By how many articles hold the word. */
const frequencies: [name: string, least: number, most: number][] = [
  ['a rare word (< 20 articles)', 1, 19],
  ['a middling word (20–1,000)', 20, 1_000],
  ['a common word (> 1,000)', 1_001, Number.POSITIVE_INFINITY],
];

/** Numbers from 0 to below 1, the same at every run (mulberry32). */
function random(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Draws the queries from a newsroom of the archives. */
export async function drawQueries(data: string): Promise<Queries> {
  const server = await openServer({ dataFolder: data, log: () => {} });
  const { pool, close } = connect(server.connection, { size: 1, onError: () => {} });
  try {
    const { rows } = await pool.query<{ headline: string }>(
      `select headline from edition_article where language = 'ar' order by md5(id || '-${seed}') limit ${headlines}`,
    );
    const counted = await pool.query<{ stem: string; documents: number }>(
      'select stem, documents from concordance_stem',
    );
    const { rows: written } = await pool.query<{ word: string }>('select word from concordance_word');
    return queriesFrom(
      rows.map(({ headline }) => headline),
      new Map(counted.rows.map(({ stem, documents }) => [stem, documents])),
      new Set(written.map(({ word }) => word)),
    );
  } finally {
    await close();
    await server.close();
  }
}

function queriesFrom(
  texts: readonly string[],
  holding: ReadonlyMap<string, number>,
  written: ReadonlySet<string>,
): Queries {
  const next = random(seed);
  const used = new Set<string>();
  const queries: Queries = new Map();
  const left = [...texts];
  /** Headline after headline, until enough of them gave a query. */
  const draw = (kind: string, from: (text: string, words: Token[]) => string | null): void => {
    const list: string[] = [];
    queries.set(kind, list);
    for (let i = left.length - 1; i >= 0 && list.length < ofEach; i--) {
      const query = from(left[i]!, [...tokensOf(left[i]!)]);
      if (query === null || used.has(query)) continue;
      used.add(query);
      list.push(query);
      // A headline gives one query only, so that no query warms another.
      left.splice(i, 1);
    }
  };
  const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(next() * all.length)];
  const telling = (words: readonly Token[]): Token[] =>
    words.filter(({ form }) => form.length > 2 && !functionWords.has(form));

  for (const [name, least, most] of frequencies)
    draw(name, (text, words) => {
      const word = pick(
        telling(words).filter(({ stem }) => {
          const count = holding.get(stem) ?? 0;
          return count >= least && count <= most;
        }),
      );
      return word ? text.slice(word.start, word.end) : null;
    });
  draw('a misspelt word', (_, words) => {
    const word = pick(telling(words).filter(({ form }) => form.length >= 5));
    return (word && pick(oneSlipFrom(word.form).filter((slip) => !written.has(slip)))) ?? null;
  });
  draw('three words, one misspelt', (text, words) => {
    const some = telling(words).slice(0, 3);
    const last = some[2];
    const slip = last && pick(oneSlipFrom(last.form).filter((form) => !written.has(form)));
    return slip
      ? `${some
          .slice(0, 2)
          .map(({ start, end }) => text.slice(start, end))
          .join(' ')} ${slip}`
      : null;
  });
  draw('three common words', (text, words) => {
    const some = telling(words).filter(({ stem }) => (holding.get(stem) ?? 0) > 1_000);
    return some.length < 3
      ? null
      : some
          .slice(0, 3)
          .map(({ start, end }) => text.slice(start, end))
          .join(' ');
  });
  for (const length of lengths)
    draw(
      length === 1 ? '1 word of a headline' : `${length} words of a headline, as they stand`,
      (text, words) => {
        const from = Math.floor(next() * (words.length - length + 1));
        return words.length < length ? null : text.slice(words[from]!.start, words[from + length - 1]!.end);
      },
    );
  return queries;
}
