import { expect, test } from 'vitest';
import { type Front, frontSlots, type Pin, parseFrontName } from '#article/front.ts';
import { arrangeFront } from '#desk/fronts/arrange.ts';
import { unpublish } from '#desk/publish.ts';
import { readHome, readSectionFront } from '#edition/front.ts';
import { readSite } from '#edition/site.ts';
import { buildDraft, describeNewsroom, publishDraft, useNewsroom } from '#test/support/newsroom.ts';
import { chief } from '#test/support/pieces.ts';

const home: Front = { home: 'ar' };
const pin = (slot: Pin['slot'], article: number, until: Date | null = null): Pin => ({
  slot,
  article,
  until,
});
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);

test('a front is known by its name', () => {
  expect(parseFrontName('home:ar')).toEqual({ home: 'ar' });
  expect(parseFrontName('section:3')).toEqual({ section: 3 });
  for (const wrong of ['home:xx', 'section:0', 'section:ar', 'home:3', 'section:9999999999', ''])
    expect(parseFrontName(wrong)).toBeNull();
});

describeNewsroom('Arranging a front', () => {
  const newsroom = useNewsroom();
  const arrange = (basedOn: number, pins: Pin[], front: Front = home) =>
    arrangeFront(newsroom.db, { actor: chief, front, basedOn, pins });
  const version = async () =>
    (await newsroom.db.selectFrom('front').select('version').where('name', '=', 'home:ar').executeTakeFirst())
      ?.version ?? 0;
  const readersSee = async () => {
    const { view } = await readHome(newsroom.db, await readSite(newsroom.db), 'ar', []);
    return [view.lead?.id, ...view.seconds.map(({ id }) => id)];
  };
  /** One after the other: the first founds the section. */
  const publish = async (count: number, sections = ['محليات']) => {
    const made: number[] = [];
    while (made.length < count) made.push(await publishDraft(newsroom.db, buildDraft({ sections })));
    return made;
  };

  test('puts what is pinned in its slot; the rest closes up around it, and each story stands once', async () => {
    const old = await publishDraft(newsroom.db, buildDraft());
    await publish(6);
    const before = await readersSee();
    expect(before).not.toContain(old);
    expect(await arrange(0, [pin('second1', old)])).toEqual({ version: 1 });
    expect(await readersSee()).toEqual([before[0], old, before[1], before[2]]);
    // The lead goes down: what follows moves up.
    await arrange(1, [pin('second3', before[0]!), pin('lead', old)]);
    expect(await readersSee()).toEqual([old, before[1], before[2], before[0]]);
    await arrange(2, []);
    expect(await readersSee()).toEqual(before);
  });

  test('on a version that somebody arranged anew is refused, and nothing changes', async () => {
    const [story] = await publish(1);
    const now = await version();
    await arrange(now, [pin('lead', story!)]);
    await expect(arrange(now, [])).rejects.toMatchObject({ kind: 'conflict', code: 'stale-arrangement' });
    expect((await readersSee())[0]).toBe(story);
    expect(await version()).toBe(now + 1);
    const both = await Promise.allSettled([arrange(now + 1, []), arrange(now + 1, [])]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('takes only what readers see on that front, once each, with an hour still to come', async () => {
    const [story, other] = await publish(2);
    const elsewhere = await publishDraft(newsroom.db, buildDraft({ sections: ['ثقافة'] }));
    const english = await publishDraft(newsroom.db, buildDraft({ language: 'en', sections: ['english'] }));
    const now = await version();
    const refused = async (pins: Pin[], front: Front = home) =>
      arrange(front === home ? now : 0, pins, front).then(
        () => [],
        (error) => error.problems.map(({ path, code }: { path: string; code: string }) => [path, code]),
      );
    expect(await refused([pin('lead', 999_999), pin('second1', english)])).toEqual([
      ['pins.0.article', 'not-on-front'],
      ['pins.1.article', 'not-on-front'],
    ]);
    expect(await refused([pin('lead', story!), pin('lead', other!), pin('second1', story!)])).toEqual([
      ['pins.1.slot', 'taken'],
      ['pins.2.article', 'taken'],
    ]);
    expect(await refused([pin('lead', story!, inHours(-1))])).toEqual([['pins.0.until', 'hour-over']]);
    const local = [...(await readSite(newsroom.db)).sections.values()].find(({ name }) => name === 'محليات')!;
    expect(await refused([pin('lead', elsewhere)], { section: local.id })).toEqual([
      ['pins.0.article', 'not-on-front'],
    ]);
    await expect(arrange(0, [], { section: 9_999 })).rejects.toMatchObject({ kind: 'missing' });
    expect(await version()).toBe(now);
  });

  test('on a section’s front is that section’s own affair', async () => {
    const stories = await publish(6, ['رياضة']);
    const site = await readSite(newsroom.db);
    const section = [...site.sections.values()].find(({ name }) => name === 'رياضة')!;
    await arrange(0, [pin('lead', stories[0]!)], { section: section.id });
    const { view, keys } = await readSectionFront(newsroom.db, site, section, []);
    expect(view.lead?.id).toBe(stories[0]);
    // Neither the column of the newest nor a second slot says it again.
    expect([...view.latest, ...view.seconds].map(({ id }) => id)).not.toContain(stories[0]);
    expect(keys).toContain(`front:section:${section.id}`);
    expect((await readersSee())[0]).not.toBe(stories[0]);
  });

  test('lets fall what is withdrawn, and what is past its hour', async () => {
    const [gone, late] = await publish(2);
    await publish(4);
    const now = await version();
    const hour = inHours(1);
    await arrange(now, [pin('lead', gone!), pin('second1', late!, hour)]);
    expect((await readersSee()).slice(0, 2)).toEqual([gone, late]);
    const { until } = await readHome(newsroom.db, await readSite(newsroom.db), 'ar', []);
    expect(until).toEqual(hour);
    await unpublish(newsroom.db, gone!, 'test');
    await newsroom.db
      .updateTable('front_pin')
      .set({ until: inHours(-1) } as never)
      .where('article_id', '=', late!)
      .execute();
    const seen = await readersSee();
    expect(seen).toHaveLength(frontSlots.length);
    expect(seen).not.toContain(gone);
    expect(seen).not.toContain(late);
  });

  test('says who, what and what before in the log, and names the page to drop', async () => {
    const [one, two] = await publish(2);
    const now = await version();
    await arrange(now, [pin('lead', one!)]);
    await arrange(now + 1, [pin('lead', two!)]);
    const entry = await newsroom.db
      .selectFrom('audit_entry')
      .select(['actor_name', 'act', 'detail'])
      .where('subject', '=', 'front:home:ar')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(entry).toMatchObject({
      ...{ actor_name: chief.name, act: 'front.arrange' },
      detail: {
        version: now + 2,
        pins: [{ slot: 'lead', article: two, until: null }],
        before: [{ slot: 'lead', article: one, until: null }],
      },
    });
    const announced = await newsroom.db
      .selectFrom('outbox')
      .select(['event', 'keys'])
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(announced).toEqual({ event: 'arranged', keys: ['front:home:ar'] });
  });
});
