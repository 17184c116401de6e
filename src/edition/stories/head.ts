/** A story file's head: what it is, its state of play, who takes part, its background. One query. */
import { sql } from 'kysely';
import { entityPath, storyPath } from '#article/address.ts';
import type { Language } from '#article/article.ts';
import { type PartyRole, partyRoles, type StoryStatus } from '#article/story/story.ts';
import type { Reader } from '#database/connection.ts';
import { type BackgroundRow, countBackgrounds, firstBackgrounds, type Told, toldOf } from './backgrounds.ts';
import { countFormer } from './former.ts';
import type { IssueRow } from './positions.ts';
import type { PartyView, StoryHead } from './view.ts';

interface PartyRow extends Omit<PartyView, 'path' | 'place'> {
  slug: string;
}

export interface Story {
  head: StoryHead;
  slug: string;
  /** By role, then as the desk ordered them. */
  parties: PartyView[];
  /** All of them: also those on which readers know nothing yet. */
  issues: IssueRow[];
  /** The first ones, and how many there are. */
  background: Told & { count: number };
  keys: string[];
}

export interface HeadRow {
  id: number;
  slug: string;
  title: string;
  language: Language;
  status: StoryStatus;
  summary: string;
  summary_at: Date | null;
  former: number;
}

/** Of `story as t`. */
export const headColumns = sql`t.id, t.slug, t.title, t.language, t.status, t.summary,
  (select max(at) from story_summary where story_id = t.id) as summary_at, ${countFormer} as former`;

export const headOf = (row: HeadRow): StoryHead => ({
  ...{ id: row.id, title: row.title, path: storyPath(row.slug), language: row.language, status: row.status },
  ...{ summary: row.summary, summaryAt: row.summary ? row.summary_at : null, former: row.former },
});

/** The story file of that slug; `null` when there is none, or only the newsroom has it. */
export async function readHead(reader: Reader, slug: string): Promise<Story | null> {
  const source = sql<
    HeadRow & {
      parties: PartyRow[] | null;
      issues: IssueRow[] | null;
      backgrounds: BackgroundRow[] | null;
      background_count: number;
    }
  >`(
    select ${headColumns},
      (select json_agg(json_build_object('id', p.id, 'entity', n.id, 'slug', n.slug, 'kind', n.kind, 'name', n.name,
          'role', p.role, 'from', p.from_day, 'to', p.to_day) order by p.place, p.id)
        from party p join entity n on n.id = p.entity_id where p.story_id = t.id) as parties,
      (select json_agg(json_build_object('id', i.id, 'title', i.title) order by i.place, i.id)
        from issue i where i.story_id = t.id) as issues,
      ${firstBackgrounds} as backgrounds, ${countBackgrounds} as background_count
    from story t where t.slug = ${slug} and t.published_at is not null
  )`.as('t');
  const row = await reader.selectFrom(source).selectAll().executeTakeFirst();
  if (!row) return null;
  const rank = (role: PartyRole): number => partyRoles.indexOf(role);
  const parties = (row.parties ?? [])
    .sort((a, b) => rank(a.role) - rank(b.role))
    .map(({ slug: of, ...party }, place): PartyView => ({ ...party, place, path: entityPath(of) }));
  return {
    ...{ head: headOf(row), slug: row.slug, issues: row.issues ?? [] },
    parties,
    background: { ...toldOf(row.backgrounds ?? []), count: row.background_count },
    keys: [`story:${row.id}`, ...new Set(parties.map(({ entity }) => `entity:${entity}`))],
  };
}
