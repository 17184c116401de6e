/** Story files for tests: short ways to what editors enter, and to what readers were told. */
import type { Language } from '#article/article.ts';
import { entitySchema } from '#article/story/entity.ts';
import { type AnonymityReason, type SourceKind, sourceSchema } from '#article/story/source.ts';
import { statementSchema } from '#article/story/statement.ts';
import { eventSchema, partySchema, storySchema } from '#article/story/story.ts';
import type { Database } from '#database/connection.ts';
import { addEntity } from '#desk/stories/entities.ts';
import { addEvent } from '#desk/stories/events.ts';
import { addIssue, addParty } from '#desk/stories/parties.ts';
import { addSource } from '#desk/stories/sources.ts';
import { addStatement } from '#desk/stories/statements.ts';
import { openStory, showStory } from '#desk/stories/story.ts';
import { chief as actor, foundPlace } from './pieces.ts';

/** A story file that readers have, on a desk of its own. */
export async function buildStory(
  db: Database,
  given: { title: string; language?: Language; summary?: string; shown?: boolean },
) {
  const { desk, section } = await foundPlace(db);
  const { id: story, slug } = await openStory(db, {
    actor,
    content: storySchema.parse({
      ...{ title: given.title, language: given.language ?? 'ar', status: 'open', desk },
      summary: given.summary ?? 'جولة أولى بلا اتفاق. وتُعقد الثانية بعد أسبوع.',
    }),
  });
  if (given.shown !== false) await showStory(db, { actor, id: story, shown: true });
  return {
    ...{ story, slug, desk, section },
    async party(name: string, role = 'party') {
      const entity = await addEntity(db, {
        ...{ actor, desk },
        content: entitySchema.parse({ kind: 'state', name }),
      });
      const content = partySchema.parse({ entity: entity.id, role });
      const { id } = await addParty(db, { actor, story, content });
      return { id, entity: entity.id, slug: entity.slug };
    },
    issue: async (title: string) => (await addIssue(db, { actor, story, title })).id,
    source: async (more: { kind: SourceKind; label: string; reason?: AnonymityReason; entity?: number }) => {
      const content = sourceSchema.parse(more.kind === 'unnamed' ? more : { entity: null, ...more });
      return (await addSource(db, { actor, desk, content })).id;
    },
    say: async (source: number, words: string, more: object = {}) =>
      (
        await addStatement(db, {
          ...{ actor, story, desk },
          content: statementSchema.parse({
            ...{ source, original: words, language: 'ar' },
            said: { at: '2026-03-01T00:00:00.000Z', precision: 'day' },
            ...more,
          }),
        })
      ).id,
    event: async (title: string, more: object = {}) =>
      addEvent(db, {
        ...{ actor, story },
        content: eventSchema.parse({
          ...{ title, status: 'confirmed', when: { at: '2026-03-01T00:00:00.000Z', precision: 'day' } },
          ...more,
        }),
      }),
  };
}

/** Readers' text of an article now cites this, as a publication would write it down. */
export const showCitation = (
  db: Database,
  article: number,
  cited: { statement: number } | { claim: number },
): Promise<unknown> =>
  db
    .insertInto('shown_citation')
    .values({
      ...{ article_id: article, block: 'p-1' },
      statement_id: 'statement' in cited ? cited.statement : null,
      claim_id: 'claim' in cited ? cited.claim : null,
    })
    .execute();
