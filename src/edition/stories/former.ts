/** What the state of play of a story file was before it became what it is. */
import { sql } from 'kysely';
import { compareTexts } from '#article/compare.ts';
import type { Reader } from '#database/connection.ts';
import type { FormerPlay } from './view.ts';

/** More are kept; a page that is read has these. */
const mostShown = 60;

/**
 * Of `story as t`, rows of `play`: each text with when the next one took its place. Readers were shown those that stood
 * when the file was before them; what the newsroom tried out before that is its own.
 */
const plays = sql`select s.number, s.text, s.at, lead(s.at) over (order by s.number) as until,
  lead(s.text) over (order by s.number) as then_text from story_summary s where s.story_id = t.id`;
const wereShown = sql`play.until > t.published_at and play.text <> ''`;

/** Of `story as t`: how many there were. */
export const countFormer = sql`(select count(*)::int from (${plays}) play where ${wereShown})`;

/** The former ones, newest first, each with what became of its words. One query. */
export async function readFormer(reader: Reader, story: number): Promise<FormerPlay[]> {
  const source = sql<{ text: string; at: Date; until: Date; then_text: string }>`(
    select play.text, play.at, play.until, play.then_text from story t cross join lateral (${plays}) play
    where t.id = ${story} and ${wereShown} order by play.number desc limit ${mostShown}
  )`.as('former');
  const rows = await reader.selectFrom(source).selectAll().execute();
  return rows.map(({ text, at, until, then_text }) => ({
    ...{ from: at, until },
    runs: compareTexts(text, then_text),
  }));
}
