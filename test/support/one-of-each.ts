/** A story file with one of each thing in it, for tests of doors and of moving house. */
import { backgroundSchema } from '#article/story/background.ts';
import { claimSchema } from '#article/story/claim.ts';
import { entitySchema } from '#article/story/entity.ts';
import { sourceSchema } from '#article/story/source.ts';
import { statementSchema } from '#article/story/statement.ts';
import { eventSchema, partySchema, storySchema } from '#article/story/story.ts';
import type { Database } from '#database/connection.ts';
import { addBackground } from '#desk/stories/backgrounds.ts';
import { addClaim } from '#desk/stories/claims.ts';
import { addEntity } from '#desk/stories/entities.ts';
import { addEvent } from '#desk/stories/events.ts';
import { addIssue, addParty } from '#desk/stories/parties.ts';
import { addSource } from '#desk/stories/sources.ts';
import { addStatement } from '#desk/stories/statements.ts';
import { openStory } from '#desk/stories/story.ts';
import { chief } from './pieces.ts';

/** Numbers of the file and of what is in it; `loose` is a statement in no file. */
export interface OneOfEach {
  desk: number;
  story: number;
  article: number;
  entity: number;
  party: number;
  issue: number;
  source: number;
  unnamed: number;
  statement: number;
  loose: number;
  claim: number;
  other: number;
  event: number;
  background: number;
}

const said = { at: '2026-03-01T00:00:00.000Z', precision: 'day' as const };

/** The article is not filed in it. */
export async function oneOfEach(db: Database, desk: number, article: number): Promise<OneOfEach> {
  const actor = chief;
  const { id: story } = await openStory(db, {
    actor,
    content: storySchema.parse({ title: 'محادثات', language: 'ar', status: 'open', summary: '', desk }),
  });
  const { id: entity } = await addEntity(db, {
    ...{ actor, desk },
    content: entitySchema.parse({ kind: 'state', name: 'نيسار' }),
  });
  const { id: party } = await addParty(db, {
    ...{ actor, story },
    content: partySchema.parse({ entity, role: 'party' }),
  });
  const { id: issue } = await addIssue(db, { actor, story, title: 'رسوم العبور' });
  const source = async (given: object) =>
    (await addSource(db, { actor, desk, content: sourceSchema.parse(given) })).id;
  const named = await source({ kind: 'official', label: 'متحدث', entity });
  const unnamed = await source({ kind: 'unnamed', label: 'مصدر دبلوماسي', reason: 'safety' });
  const claim = async (text: string) =>
    (await addClaim(db, { actor, story, desk, content: claimSchema.parse({ text }) })).id;
  const [one, other] = [await claim('أُغلق المضيق'), await claim('المضيق مفتوح')];
  const statement = async (story: number | null) =>
    (
      await addStatement(db, {
        ...{ actor, story, desk },
        content: statementSchema.parse({
          ...{ source: named, said, original: 'لا تعليق.', language: 'ar' },
          claims: [{ claim: one, stance: 'declines' }],
        }),
      })
    ).id;
  const { id: event } = await addEvent(db, {
    ...{ actor, story },
    content: eventSchema.parse({ title: 'جولة ثالثة', when: said, status: 'expected' }),
  });
  const resting = await statement(story);
  const { id: background } = await addBackground(db, {
    ...{ actor, story },
    content: backgroundSchema.parse({
      ...{ label: 'بداية الأزمة', text: 'بدأت الأزمة حين فُرضت الرسوم.', statement: resting },
    }),
  });
  return {
    ...{ desk, story, article, entity, party, issue, source: named, unnamed },
    ...{ statement: resting, loose: await statement(null), claim: one, other, event, background },
  };
}
