/** Articles go into the concordance, and out of it, in the transaction that shows or hides them. */
import { sql } from 'kysely';
import type { Language } from '#article/article.ts';
import { languages } from '#article/article.ts';
import { type Copy, entriesOf, packEntries, packSpellings, spellingsOf } from '#concordance/document.ts';
import type { DatabaseTransaction } from '../connection.ts';

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

/** Writes articles down; they must not stand there yet. Found from the moment this transaction commits. One statement. */
export async function enter(tx: DatabaseTransaction, entries: readonly Entry[]): Promise<void> {
  if (!entries.length) return;
  const rows = entries.map(({ article, language, published, copy, filters }) => ({
    article_id: article,
    language: languages.indexOf(language),
    published_at: published,
    signature: '',
    entries: hex(packEntries(entriesOf(copy, filters))),
    spellings: hex(packSpellings(spellingsOf(copy))),
  }));
  await sql`
    with given as (
      select * from json_to_recordset(${JSON.stringify(rows)}::json)
        as r (article_id int, language smallint, published_at timestamptz, signature text, entries text, spellings text)
    ), documents as (
      insert into concordance_document (article_id, signature)
      select article_id, decode(signature, 'hex') from given
      returning article_id, number
    )
    insert into concordance_fresh (number, language, published_at, entries, spellings)
    select number, language, published_at, decode(entries, 'hex'), decode(spellings, 'hex')
    from given join documents using (article_id)`.execute(tx);
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
