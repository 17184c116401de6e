/** The written words of published articles: which of some there are, and those that begin with some letters. */
import { sql } from 'kysely';
import { soundKeys } from '#arabic/names/sound.ts';
import { soundsAlike } from '#arabic/names/sounds-alike.ts';
import type { Reader } from '../connection.ts';
import type { Concordance } from './read.ts';

export interface WrittenWord {
  /** As readers know it: `الحكومة` for the folded `الحكومه`. */
  spelling: string;
  /** About how many articles write it. */
  documents: number;
  /** How it sounds, once someone asked. */
  sounds?: string[];
}

/** Counts the words of one more article. */
export function countSpellings(
  words: Map<string, WrittenWord>,
  spellings: ReadonlyMap<string, string>,
): void {
  for (const [form, spelling] of spellings) {
    const known = words.get(form);
    if (known) known.documents++;
    else words.set(form, { spelling, documents: 1 });
  }
}

/** Those of the given folded forms that articles write. One query, an index look-up for each form. */
export async function wordsWritten(
  reader: Reader,
  { freshWords }: Concordance,
  forms: readonly string[],
): Promise<Map<string, WrittenWord>> {
  const found = new Map<string, WrittenWord>();
  const { rows } = await sql<{ word: string; spelling: string; documents: number }>`
    select word, spelling, documents from concordance_word where word = any(${forms}::text[])`.execute(
    reader,
  );
  for (const { word, spelling, documents } of rows) found.set(word, { spelling, documents });
  for (const form of forms) {
    const fresh = freshWords.get(form);
    if (!fresh) continue;
    const known = found.get(form);
    found.set(form, known ? { ...known, documents: known.documents + fresh.documents } : fresh);
  }
  return found;
}

/** The `most` commonest written words that begin with a folded prefix of two letters or more. */
export async function wordsBeginning(
  reader: Reader,
  { freshWords }: Concordance,
  prefix: string,
  most: number,
): Promise<({ form: string } & WrittenWord)[]> {
  const { rows } = await sql<{ word: string; spelling: string; documents: number }>`
    select word, spelling, documents from concordance_word
    where word >= ${prefix} and word < ${prefix} || ${'\u{10ffff}'}
    order by documents desc, word limit ${most}`.execute(reader);
  const found = new Map(rows.map(({ word, ...rest }) => [word, { form: word, ...rest }]));
  for (const [form, fresh] of freshWords) {
    if (!form.startsWith(prefix)) continue;
    const known = found.get(form);
    found.set(form, {
      form,
      spelling: known?.spelling ?? fresh.spelling,
      documents: (known?.documents ?? 0) + fresh.documents,
    });
  }
  return [...found.values()]
    .sort((a, b) => b.documents - a.documents || (a.form < b.form ? -1 : 1))
    .slice(0, most);
}

/** How alike two names must sound, of 1 (`arabic/names/sounds-alike.ts`). */
const alikeEnough = 0.75;
/** Words of the same consonants that are looked at. */
const mostAlike = 200;

/** For each folded form, the written words of the other script, or of the same, that sound like it: موسكو for moscow. */
export async function wordsSounding(
  reader: Reader,
  { freshWords }: Concordance,
  forms: readonly string[],
): Promise<Map<string, Map<string, WrittenWord>>> {
  const keys = new Map(forms.map((form) => [form, soundKeys(form)]));
  const all = [...new Set([...keys.values()].flat())].filter((key) => key.length > 1);
  const found = new Map<string, Map<string, WrittenWord>>();
  if (!all.length) return found;
  const { rows } = await sql<{ word: string; spelling: string; documents: number; sounds: string[] }>`
    select word, spelling, documents, sounds from concordance_word where sounds && ${all}::text[]
    order by documents desc, word limit ${mostAlike}`.execute(reader);
  const fresh = [...freshWords].flatMap(([word, rest]) => {
    rest.sounds ??= soundKeys(word);
    const { sounds } = rest;
    return sounds.some((key) => all.includes(key)) ? [{ word, ...rest, sounds }] : [];
  });
  for (const [form, wanted] of keys) {
    const alike = new Map<string, WrittenWord>();
    for (const { word, spelling, documents, sounds } of [...rows, ...fresh])
      if (word !== form && sounds.some((key) => wanted.includes(key)) && alikeness(form, word) >= alikeEnough)
        alike.set(word, { spelling, documents: documents + (alike.get(word)?.documents ?? 0) });
    found.set(form, alike);
  }
  return found;
}

/** Of one script, words of the same consonants are as alike as they can be told to be. */
function alikeness(a: string, b: string): number {
  const [latinA, latinB] = [/^[a-z]/.test(a), /^[a-z]/.test(b)];
  if (latinA === latinB) return Math.abs(a.length - b.length) <= 1 ? 1 : 0;
  return latinA ? soundsAlike(a, b) : soundsAlike(b, a);
}
