/** Opening a story file, keeping its state of play, showing it to readers, and filing articles in it. */
import type { Actor } from '#article/roles.ts';
import type { StoryContent } from '#article/story/story.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { pieceInHand } from '../life/read-pieces.ts';
import {
  assertMay,
  holdArticle,
  holdStory,
  nextVersion,
  type RowCommand,
  type RowDone,
  touchStory,
  writeDownFile,
} from './hold.ts';
import { freeSlug } from './slug.ts';

async function keepSummary(
  tx: DatabaseTransaction,
  story: number,
  text: string,
  actor: Actor,
): Promise<void> {
  const last = await tx
    .selectFrom('story_summary')
    .select(['number', 'text'])
    .where('story_id', '=', story)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last?.text === text || (!last && !text)) return;
  await tx
    .insertInto('story_summary')
    .values({ story_id: story, number: (last?.number ?? 0) + 1, text, author_name: actor.name })
    .execute();
}

/** Opens a story file; readers do not see it yet. Throws a Refusal when this is not the actor's to do on that desk. */
export const openStory = (
  db: Database,
  { actor, content }: { actor: Actor; content: StoryContent },
): Promise<RowDone & { slug: string }> =>
  db.transaction().execute(async (tx) => {
    assertMay(actor, 'keepStories', content.desk);
    const { desk, ...rest } = content;
    const slug = await freeSlug(tx, 'story', content.title);
    const { id, version } = await tx
      .insertInto('story')
      .values({ ...rest, desk_id: desk, slug })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow();
    await keepSummary(tx, id, content.summary, actor);
    await writeDownFile(tx, { actor, act: 'open', table: 'story', id });
    return { id, version, slug };
  });

/** Changes title, status, desk or the state of play; what the state of play was is kept. Throws a Refusal. */
export const changeStory = (
  db: Database,
  { actor, content, ...row }: RowCommand & { content: StoryContent },
): Promise<RowDone> =>
  db.transaction().execute(async (tx) => {
    const story = await holdStory(tx, actor, row.id);
    // To give it to another desk it must be theirs to keep there too.
    if (content.desk !== story.desk_id) assertMay(actor, 'keepStories', content.desk);
    const done = await nextVersion(tx, 'story', row, story.version);
    const { desk, ...rest } = content;
    await tx
      .updateTable('story')
      .set({ ...rest, desk_id: desk })
      .where('id', '=', row.id)
      .execute();
    await keepSummary(tx, row.id, content.summary, actor);
    await touchStory(tx, row.id, story.title === content.title ? [] : ['stories']);
    await writeDownFile(tx, { actor, act: 'change', table: 'story', id: row.id });
    return done;
  });

/** Shows a story file to readers, or takes its page away. Doing it again changes nothing. Throws a Refusal. */
export const showStory = (
  db: Database,
  { actor, id, shown }: { actor: Actor; id: number; shown: boolean },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const story = await holdStory(tx, actor, id);
    assertMay(actor, 'showStories', story.desk_id);
    if ((story.published_at !== null) === shown) return;
    await tx
      .updateTable('story')
      .set({ published_at: shown ? new Date() : null })
      .where('id', '=', id)
      .execute();
    const articles = await tx
      .selectFrom('story_article')
      .select('article_id')
      .where('story_id', '=', id)
      .execute();
    await touchStory(tx, id, ['stories', ...articles.map((row) => `article:${row.article_id}`)]);
    await writeDownFile(tx, { actor, act: shown ? 'show' : 'hide', table: 'story', id });
  });

/** Files an article in a story, or takes it out. Doing it again changes nothing. Throws a Refusal or NoSuchArticle. */
export const fileInStory = (
  db: Database,
  { actor, story, article, filed }: { actor: Actor; story: number; article: number; filed: boolean },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await holdArticle(tx, article);
    await holdStory(tx, actor, story);
    // A piece that is not there for them is not there.
    await pieceInHand(tx, actor, article);
    const key = { story_id: story, article_id: article };
    if (filed)
      await tx
        .insertInto('story_article')
        .values({ ...key, added_by_name: actor.name })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    else
      await tx
        .deleteFrom('story_article')
        .where('story_id', '=', story)
        .where('article_id', '=', article)
        .execute();
    await touchStory(tx, story, [`article:${article}`]);
    await writeDownFile(tx, { actor, act: filed ? 'file' : 'unfile', table: 'story', id: story });
  });
