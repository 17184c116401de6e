import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Body } from '#article/body.ts';
import { eventSchema } from '#article/story/story.ts';
import { tidyConcordance } from '#database/concordance/tidy.ts';
import { connect, type DatabaseConnection } from '#database/connection.ts';
import { enterDue } from '#desk/daybook/enter.ts';
import { correctPiece } from '#desk/life/correct.ts';
import { publishPiece } from '#desk/life/publish.ts';
import { readPiece } from '#desk/life/read-pieces.ts';
import { savePiece } from '#desk/life/save.ts';
import { schedulePiece } from '#desk/life/schedule.ts';
import { updateSilently } from '#desk/life/update.ts';
import { withdrawPiece } from '#desk/life/withdraw.ts';
import { addEvent } from '#desk/stories/events.ts';
import { correctTogether } from '#desk/stories/mend.ts';
import { fileInStory } from '#desk/stories/story.ts';
import { startClock } from '#jobs/clock.ts';
import { describeNewsroom, useNewsroom } from '#test/support/newsroom.ts';
import { oneOfEach } from '#test/support/one-of-each.ts';
import { chief as actor, buildContent, foundPlace, hoursAhead, pieceIn } from '#test/support/pieces.ts';

const note = 'أُغلق الممر يومًا لا يومين.';
/** So many are at work at once, each over a connection of their own. */
const hands = 8;

describeNewsroom('Articles about one thing, in one story file', () => {
  const newsroom = useNewsroom();
  let many: DatabaseConnection;
  let place: { desk: number; section: number };
  let file: Awaited<ReturnType<typeof oneOfEach>>;
  beforeAll(async () => {
    many = connect(newsroom.connection, { size: hands + 3, onError: () => {} });
    place = await foundPlace(newsroom.db);
    file = await oneOfEach(newsroom.db, place.desk, 0);
  });
  afterAll(() => many.close());

  /** Of one thing, each with more words of its own: they are related to each other, and copies of none. */
  const about = (number: number) => {
    const own = Array.from(
      { length: 30 },
      (_, i) => `تفصيل${number}${'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'[i % 28]}`,
    );
    const paragraph = (id: string, text: string, marks = {}) => ({
      ...{ type: 'paragraph' as const, attrs: { id, dir: null } },
      content: [{ type: 'text' as const, text, ...marks }],
    });
    const cited = {
      marks: [{ type: 'citation' as const, attrs: { statement: file.statement, claim: null } }],
    };
    const body: Body = {
      type: 'doc',
      content: [
        paragraph('p-1', 'قال متحدث إن الممر البحري في خليج نيسار أُغلق أمام ناقلات النفط يومين.', cited),
        paragraph('p-2', own.join(' ')),
      ],
    };
    return buildContent(place, { headline: `ناقلات النفط وممر خليج نيسار ${number}`, body });
  };
  const publishSome = async (count: number): Promise<number[]> => {
    const articles: number[] = [];
    for (let i = 0; i < count; i++) {
      const state = { workflow: 'approved', publication: 'published' } as const;
      const { article } = await pieceIn(newsroom.db, state, { ...place, content: about(i) });
      await fileInStory(newsroom.db, { actor, story: file.story, article, filed: true });
      articles.push(article);
    }
    return articles;
  };
  const command = async (article: number) => {
    const { revision, content } = await readPiece(many.db, actor, article);
    return { actor, article, basedOn: revision, content };
  };
  const rewrite = async (article: number, kicker: string) => {
    const { content, ...on } = await command(article);
    return {
      ...on,
      basedOn: (await savePiece(many.db, { ...on, content: { ...content, kicker } })).revision,
    };
  };
  const related = async (): Promise<string[]> => {
    const { rows } = await sql<{
      pair: string;
    }>`select article_id || '-' || related_id as pair from related`.execute(newsroom.db);
    return rows.map(({ pair }) => pair);
  };
  /** What else goes on in a newsroom and takes hold of the same rows. */
  const meanwhile = (article: number): Promise<unknown>[] => [
    tidyConcordance(many.db, 1),
    enterDue(many.db, null),
    addEvent(many.db, {
      ...{ actor, story: file.story },
      content: eventSchema.parse({
        ...{ title: 'فُتح الممر', status: 'reported', article, statements: [file.statement] },
        when: { at: '2026-03-01T00:00:00.000Z', precision: 'day' },
      }),
    }),
  ];
  /** What readers see is what the newsroom holds for published, and its relations go both ways. */
  const assertSound = async (): Promise<void> => {
    const { rows } = await sql<{
      id: number;
    }>`select a.id from article a full join edition_article e using (id)
      where (a.published_revision is null) <> (e.id is null)
        or (e.id is not null and not exists (select from concordance_document d where d.article_id = e.id))
        or (e.id is not null and not exists (select from listing l where l.article_id = e.id))`.execute(
      newsroom.db,
    );
    expect(rows).toEqual([]);
  };

  test('go to readers, are updated, corrected and withdrawn at one moment, and none stops another', async () => {
    const articles = await publishSome(hands);
    expect((await related()).length).toBeGreaterThan(hands);
    const acts = [
      async (article: number, round: string) =>
        void (await updateSilently(many.db, await rewrite(article, `تحديث ${round}`))),
      async (article: number, round: string) =>
        void (await correctPiece(many.db, {
          ...(await rewrite(article, `تصويب ${round}`)),
          ...{ kind: 'correction', note },
        })),
      async (article: number) => {
        await withdrawPiece(many.db, await command(article));
        await publishPiece(many.db, await command(article));
      },
      async (article: number) => {
        for (const filed of [false, true])
          await fileInStory(many.db, { actor, story: file.story, article, filed });
        await correctPiece(many.db, { ...(await command(article)), kind: 'clarification', note });
      },
    ];
    const failed: unknown[] = [];
    for (let round = 0; round < 4; round++) {
      const done = await Promise.allSettled([
        ...articles.map((article, i) => acts[(i + round) % acts.length]!(article, `${round}`)),
        ...meanwhile(articles[round]!),
      ]);
      failed.push(...done.flatMap((one) => (one.status === 'rejected' ? [one.reason] : [])));
    }
    expect(failed.map((error) => `${(error as { code: string }).code} ${(error as Error).message}`)).toEqual(
      [],
    );
    await assertSound();
  });

  test('keep out of each other’s way while several of them are corrected together', async () => {
    const articles = await publishSome(6);
    const reworded = (text: string) => [{ within: 'p-1', text, drop: [] }];
    const together = async (these: readonly number[], text: string) => {
      const asked = await Promise.all(these.map(command));
      const given = asked.map(({ article, basedOn }) => ({ article, basedOn, passages: reworded(text) }));
      await correctTogether(many.db, { actor, kind: 'correction', note, articles: given });
    };
    for (let round = 0; round < 3; round++)
      await Promise.all([
        ...meanwhile(articles[round]!),
        together(articles.slice(0, 2), `أُغلق الممر يومًا واحدًا، قال متحدث ${round}.`),
        together(articles.slice(2, 4).toReversed(), `أُغلق الممر ثلاثة أيام، قال متحدث ${round}.`),
        ...articles.slice(4).map(async (article) => {
          await updateSilently(many.db, await rewrite(article, `تحديث ${round}`));
        }),
      ]);
    await assertSound();
  });

  test('are saved by one of those who save at one moment: the others are told that it changed', async () => {
    const [article] = (await publishSome(1)) as [number];
    const { content, ...on } = await command(article);
    const asked = await Promise.allSettled(
      ['أول', 'ثان', 'ثالث', 'رابع'].map((kicker) =>
        savePiece(many.db, { ...on, content: { ...content, kicker } }),
      ),
    );
    const refused = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toHaveLength(3);
    for (const reason of refused) expect(reason).toMatchObject({ name: 'StaleRevision', head: 2 });
  });

  test('that wait for one hour all go when it comes, at the first try', async () => {
    const { db, connection } = newsroom;
    const shown = await publishSome(3);
    const waiting: number[] = [];
    for (let i = 0; i < hands; i++) {
      const { article } = await pieceIn(
        db,
        { workflow: 'approved', publication: 'unpublished' },
        { ...place, content: about(20 + i) },
      );
      const on = await command(article);
      await schedulePiece(db, { ...on, at: hoursAhead(1) });
      waiting.push(article);
    }
    await db.updateTable('schedule').set({ due: new Date() }).where('article_id', 'in', waiting).execute();
    const errors: Error[] = [];
    const onError = (error: Error) => errors.push(error);
    const clocks = await Promise.all(
      ['الأولى', 'الثانية'].map((node) => startClock({ db: many.db, connection, node, onError })),
    );
    for (const article of shown) await updateSilently(many.db, await rewrite(article, 'تحديث'));
    const left = () =>
      db.selectFrom('schedule').select('id').where('fired_at', 'is', null).where('article_id', 'in', waiting);
    while ((await left().execute()).length && !errors.length)
      await new Promise((later) => setTimeout(later, 20));
    for (const clock of clocks) await clock.stop();
    expect(errors).toEqual([]);
    await assertSound();
  });
});
