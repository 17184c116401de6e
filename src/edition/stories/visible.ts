/**
 * What of a story file readers may see. A statement is theirs once an article that they see cites it, and everything that
 * rests on statements follows from that: an embargo covers what the embargoed piece brings to light
 * (docs/decisions/021-story-pages.md). `shown_citation` names published articles only.
 */
import { sql } from 'kysely';

/** Over `statement as s`. */
export const shownStatement = sql<boolean>`exists (
  select from shown_citation shown where shown.statement_id = s.id)`;

/** Over `claim as c`: cited itself, or something that is said of it is. */
export const shownClaim = sql<boolean>`(exists (select from shown_citation shown where shown.claim_id = c.id)
  or exists (select from claim_stance said join shown_citation shown on shown.statement_id = said.statement_id
    where said.claim_id = c.id))`;

/**
 * Over `event as e`. The article that tells it decides; where none does, the statements it rests on; what rests on nothing
 * is the editor's own word.
 */
export const shownEvent = sql<boolean>`(case
  when e.article_id is not null then exists (select from edition_article told where told.id = e.article_id)
  else not exists (select from event_statement rest where rest.event_id = e.id)
    or exists (select from event_statement rest join shown_citation shown on shown.statement_id = rest.statement_id
      where rest.event_id = e.id) end)`;

/** Over `entity as n`: a party of a file that readers have, or the source of something that they were told. */
export const shownEntity = sql<boolean>`(exists (select from party p join story f on f.id = p.story_id
    where p.entity_id = n.id and f.published_at is not null)
  or exists (select from source o join statement s on s.source_id = o.id
    where o.entity_id = n.id and ${shownStatement}))`;

/**
 * The article that brought a statement to readers: the first that cites it, over `statement as s`. Joining it leaves out what
 * is not shown.
 */
export const firstCitation = sql`join lateral (
  select a.id as cited_id, a.slug as cited_slug, a.headline as cited_headline, shown.block as cited_block,
    case when shown.entry_id is not null then (select count(*)::int from live_entry n join live_entry e on e.id = shown.entry_id
      where n.article_id = a.id and (n.at, n.id) > (e.at, e.id)) end as cited_before
  from shown_citation shown join edition_article a on a.id = shown.article_id
  where shown.statement_id = s.id order by a.published_at, a.id, shown.block limit 1) cited on true`;
