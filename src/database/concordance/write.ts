/** Articles go into the concordance, and out of it, in the transaction that shows or hides them. */
import { sql } from 'kysely';
import type { Language } from '#article/article.ts';
import { languages } from '#article/article.ts';
import {
  type Copy,
  type Entries,
  entriesOf,
  packEntries,
  packSpellings,
  spellingsOf,
  wordsOfCopy,
} from '#concordance/document.ts';
import { signatureOf } from '#concordance/likeness/near-copy.ts';
import { type Profile, profileOf } from '#concordance/likeness/profile.ts';
import { packProfile, packSignature } from '#concordance/likeness/record.ts';
import type { DatabaseTransaction } from '../connection.ts';
import { lexiconOf } from './lexicon.ts';
import { openConcordance } from './read.ts';

export interface Entry {
  article: number;
  language: Language;
  published: Date;
  copy: Copy;
  /** Lists by which a search may be narrowed: `section:3`, `desk:2`. */
  filters: readonly string[];
}

const hex = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');

/** What was found out about an article while it was written down. */
export interface Entered {
  article: number;
  /** Place in `languages`. */
  language: number;
  /** Seconds since 1970. */
  published: number;
  entries: Entries;
  profile: Profile;
  signature: Uint32Array;
}

/**
 * Writes articles down; they must not stand there yet. Found from the moment this transaction commits. Three
 * statements whatever the number.
 */
export async function enter(tx: DatabaseTransaction, given: readonly Entry[]): Promise<Entered[]> {
  if (!given.length) return [];
  const concordance = await openConcordance(tx);
  const lexicon = await lexiconOf(
    tx,
    concordance,
    given.map(({ copy }) => copy),
  );
  const entered = given.map(({ article, language, published, copy, filters }) => ({
    article,
    language: languages.indexOf(language),
    published: Math.floor(published.getTime() / 1000),
    entries: entriesOf(copy, filters),
    profile: profileOf(copy, lexicon),
    signature: signatureOf(wordsOfCopy(copy)[copy.body ? 'body' : 'headline'].forms),
  }));
  const spellings = given.map(({ copy }) => spellingsOf(copy));
  const rows = entered.map((one, i) => ({
    article_id: one.article,
    language: one.language,
    published_at: given[i]!.published,
    profile: hex(packProfile(one.profile)),
    signature: hex(packSignature(one.signature)),
    entries: hex(packEntries(one.entries)),
    spellings: hex(packSpellings(spellings[i]!)),
  }));
  const { rows: written } = await sql<{ article_id: number; number: number }>`
    with given as (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as r (article_id int, language smallint,
        published_at timestamptz, profile text, signature text, entries text, spellings text)
    ), documents as (
      insert into concordance_document (article_id, profile, signature)
      select article_id, decode(profile, 'hex'), decode(signature, 'hex') from given
      returning article_id, number
    )
    insert into concordance_fresh (number, language, published_at, entries, spellings)
    select number, language, published_at, decode(entries, 'hex'), decode(spellings, 'hex')
    from given join documents using (article_id)
    returning number, (select article_id from documents d where d.number = concordance_fresh.number)`.execute(
    tx,
  );
  const numbers = new Map(written.map(({ article_id, number }) => [article_id, number]));
  entered.forEach((one, i) => {
    concordance.remember({ ...one, number: numbers.get(one.article)!, spellings: spellings[i]! });
  });
  return entered;
}

/**
 * Takes articles out. Called before their rows in `edition_article` go, which take the rest with them: what stands
 * in a segment is struck out by number.
 */
export async function strike(tx: DatabaseTransaction, articles: readonly number[]): Promise<void> {
  await sql`insert into concordance_dead (number)
    select number from concordance_document where article_id = any(${articles}::int[])
    on conflict do nothing`.execute(tx);
}
