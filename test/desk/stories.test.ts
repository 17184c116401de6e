import { expect, test } from 'vitest';
import type { Actor } from '#article/roles.ts';
import { claimSchema } from '#article/story/claim.ts';
import { entitySchema } from '#article/story/entity.ts';
import { positionsOf } from '#article/story/position.ts';
import { sourceSchema } from '#article/story/source.ts';
import { statementSchema } from '#article/story/statement.ts';
import { eventSchema, partySchema, storySchema } from '#article/story/story.ts';
import { addClaim, changeClaim, relateClaims } from '#desk/stories/claims.ts';
import { addEntity, changeEntity } from '#desk/stories/entities.ts';
import { addEvent, settleEvent } from '#desk/stories/events.ts';
import { addIssue, addParty, order, takeOut } from '#desk/stories/parties.ts';
import { listStories, readStory } from '#desk/stories/read.ts';
import { addSource, approveSource, changeSource, withdrawSource } from '#desk/stories/sources.ts';
import { addStatement, fileStatement, withdrawStatement } from '#desk/stories/statements.ts';
import { changeStory, fileInStory, openStory, showStory } from '#desk/stories/story.ts';
import { describeNewsroom, useNewsroom } from '#test/support/newsroom.ts';
import { chief, foundPlace, pieceIn, staffMember } from '#test/support/pieces.ts';

const day = (text: string) => ({ at: `${text}T00:00:00.000Z`, precision: 'day' as const });

describeNewsroom('A story file', () => {
  const newsroom = useNewsroom();
  const begin = async () => {
    const { db } = newsroom;
    const place = await foundPlace(db);
    const reporter = await staffMember(db, [{ role: 'reporter', desk: place.desk }], 'هالة النجار');
    const { id: story } = await openStory(db, {
      actor: reporter,
      content: storySchema.parse({
        ...{ title: 'محادثات المضيق', language: 'ar', status: 'open', desk: place.desk },
        summary: 'جولة أولى بلا اتفاق.',
      }),
    });
    return { db, place, reporter, story };
  };
  const entity = async (actor: Actor, desk: number, name: string, more = {}) =>
    (
      await addEntity(newsroom.db, {
        actor,
        desk,
        content: entitySchema.parse({ kind: 'state', name, ...more }),
      })
    ).id;
  const official = (label: string) => sourceSchema.parse({ kind: 'official', label, entity: null });
  const unnamed = (more = {}) =>
    sourceSchema.parse({ kind: 'unnamed', label: 'مصدر دبلوماسي', reason: 'notAuthorised', ...more });
  const said = (source: number, original: string, more = {}) =>
    statementSchema.parse({ source, said: day('2026-03-01'), original, language: 'ar', ...more });

  test('holds who takes part, what each said, what is claimed and how it stands', async () => {
    const { db, place, reporter: actor, story } = await begin();
    const { desk } = place;
    const nisar = await entity(actor, desk, 'نيسار');
    const kandar = await entity(actor, desk, 'كندار');
    const party = async (of: number) =>
      (await addParty(db, { actor, story, content: partySchema.parse({ entity: of, role: 'party' }) })).id;
    const [first, second] = [await party(nisar), await party(kandar)];
    const { id: issue } = await addIssue(db, { actor, story, title: 'رسوم العبور' });
    const { id: claim } = await addClaim(db, {
      ...{ actor, story, desk },
      content: claimSchema.parse({ text: 'أُغلق المضيق', low: null, high: null }),
    });
    const source = async (label: string) =>
      (await addSource(db, { actor, desk, content: official(label) })).id;
    const [one, other] = [await source('متحدث نيسار'), await source('متحدث كندار')];
    await addStatement(db, {
      ...{ actor, story, desk },
      content: said(one, 'أغلقنا المضيق.', { party: first, issue, claims: [{ claim, stance: 'asserts' }] }),
    });
    const { id: denial, version } = await addStatement(db, {
      ...{ actor, story, desk },
      content: said(other, 'لم يُغلق.', {
        ...{ party: second, issue, said: day('2026-03-02') },
        claims: [{ claim, stance: 'denies' }],
      }),
    });
    const file = await readStory(db, actor, story);
    expect(file).toMatchObject({ title: 'محادثات المضيق', slug: expect.stringContaining('محادثات-المضيق') });
    expect(file.claims).toMatchObject([{ id: claim, state: 'disputed' }]);
    const matrix = positionsOf(file.statements.map((row) => ({ ...row, withdrawn: row.withdrawn !== null })));
    expect(matrix.get(second)?.get(issue)?.latest.id).toBe(denial);
    // Taken back: the claim stands as if it had not been said.
    await withdrawStatement(db, { actor, id: denial, basedOn: version, note: 'سُحب البيان.' });
    expect((await readStory(db, actor, story)).claims).toMatchObject([{ state: 'asserted' }]);
    await expect(
      withdrawStatement(db, { actor, id: denial, basedOn: version + 1, note: '' }),
    ).rejects.toMatchObject({ code: 'already-withdrawn' });
    // Parties before observers: in the order that the desk gives.
    await order(db, { actor, story, table: 'party', ids: [second, first] });
    expect((await readStory(db, actor, story)).parties.map(({ id }) => id)).toEqual([second, first]);
    await expect(order(db, { actor, story, table: 'party', ids: [first] })).rejects.toMatchObject({
      code: 'stale-order',
    });
    await expect(takeOut(db, { actor, table: 'party', id: first, basedOn: 1 })).rejects.toMatchObject({
      code: 'has-statements',
    });
  });

  test('keeps every state of play, and refuses a change that was made without seeing the last', async () => {
    const { db, reporter: actor, story } = await begin();
    const now = await readStory(db, actor, story);
    const content = storySchema.parse({
      ...{ title: now.title, language: now.language, status: 'dormant', desk: now.desk.id },
      summary: 'جولة ثانية في الخريف.',
    });
    expect(await changeStory(db, { actor, id: story, basedOn: 1, content })).toEqual({
      id: story,
      version: 2,
    });
    await expect(changeStory(db, { actor, id: story, basedOn: 1, content })).rejects.toMatchObject({
      code: 'stale-row',
    });
    const { summaries, slug } = await readStory(db, actor, story);
    expect(summaries.map(({ number, text, by }) => [number, text, by])).toEqual([
      [2, 'جولة ثانية في الخريف.', 'هالة النجار'],
      [1, 'جولة أولى بلا اتفاق.', 'هالة النجار'],
    ]);
    expect(slug).toBe(now.slug);
  });

  test('is the desk’s: others read it and change nothing, and only an editor shows it to readers', async () => {
    const { db, place, reporter, story } = await begin();
    const elsewhere = await foundPlace(db, 'قسم الاقتصاد');
    const stranger = await staffMember(db, [{ role: 'deskEditor', desk: elsewhere.desk }], 'ياسر');
    expect((await listStories(db, stranger)).some(({ id }) => id === story)).toBe(true);
    const content = partySchema.parse({ entity: 1, role: 'host' });
    await expect(addParty(db, { actor: stranger, story, content })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await expect(showStory(db, { actor: reporter, id: story, shown: true })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    const editor = await staffMember(db, [{ role: 'deskEditor', desk: place.desk }], 'سعاد');
    await showStory(db, { actor: editor, id: story, shown: true });
    expect((await readStory(db, reporter, story)).shown).toBe(true);
    const { rows } = {
      rows: await db.selectFrom('outbox').select('keys').orderBy('id', 'desc').limit(1).execute(),
    };
    expect(rows[0]?.keys).toContain(`story:${story}`);
  });

  test('names a piece under embargo to those who know of it and to nobody else', async () => {
    const { db, place, reporter, story } = await begin();
    const { article } = await pieceIn(db, { workflow: 'inReview', publication: 'embargoed' }, place);
    await fileInStory(db, { actor: chief, story, article, filed: true });
    expect((await readStory(db, chief, story)).articles.map(({ id }) => id)).toEqual([article]);
    expect((await readStory(db, reporter, story)).articles).toEqual([]);
    await expect(fileInStory(db, { actor: reporter, story, article, filed: false })).rejects.toThrow(
      `no article ${article}`,
    );
  });

  test('an event that is expected comes back when its hour is over, and what became of it is said once', async () => {
    const { db, reporter: actor, story } = await begin();
    const expected = eventSchema.parse({ title: 'جولة ثالثة', when: day('2026-01-05'), status: 'expected' });
    const { id, version } = await addEvent(db, { actor, story, content: expected });
    expect((await listStories(db, actor)).find((row) => row.id === story)?.overdue).toBe(1);
    expect((await readStory(db, actor, story)).events).toMatchObject([{ id, overdue: true }]);
    const to = { at: '2099-01-01T00:00:00.000Z', precision: 'year' as const };
    const { next } = await settleEvent(db, {
      actor,
      id,
      basedOn: version,
      settlement: { outcome: 'moved', to },
    });
    const { events } = await readStory(db, actor, story);
    expect(events).toMatchObject([
      { id: next, status: 'expected', outcome: null, overdue: false, when: to },
      { id, status: 'expected', outcome: 'moved', overdue: false },
    ]);
    await expect(
      settleEvent(db, { actor, id, basedOn: version + 1, settlement: { outcome: 'didNotHappen' } }),
    ).rejects.toMatchObject({ code: 'not-expected' });
  });

  test('an unnamed source is approved by an editor, for the label and the reason that it has', async () => {
    const { db, place, reporter } = await begin();
    const editor = await staffMember(db, [{ role: 'deskEditor', desk: place.desk }], 'سعاد');
    const { id } = await addSource(db, {
      actor: reporter,
      desk: place.desk,
      content: unnamed({ reason: null }),
    });
    const approve = (actor: Actor, basedOn: number) => approveSource(db, { actor, id, basedOn });
    await expect(approve(reporter, 1)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(approve(editor, 1)).rejects.toMatchObject({ code: 'reason-missing' });
    await changeSource(db, { actor: reporter, id, basedOn: 1, content: unnamed() });
    await approve(editor, 2);
    const source = async () =>
      db.selectFrom('source').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(await source()).toMatchObject({ approved_by_name: 'سعاد', version: 3 });
    await changeSource(db, { actor: reporter, id, basedOn: 3, content: unnamed({ label: 'مصدر عسكري' }) });
    expect((await source()).approved_at).toBeNull();
    await withdrawSource(db, { actor: editor, id, basedOn: 4, note: 'تبيّن أنه لم يكن في الاجتماع.' });
    expect((await source()).withdrawn_at).not.toBeNull();
  });

  test('claims that take each other’s place make no circle, and one that was superseded says so', async () => {
    const { db, place, reporter: actor, story } = await begin();
    const claim = async (low: number, high: number) =>
      (
        await addClaim(db, {
          ...{ actor, story, desk: place.desk },
          content: claimSchema.parse({ text: `قُتل بين ${low} و${high}`, low, high, unit: 'قتيل' }),
        })
      ).id;
    const [a, b, c] = [await claim(10, 14), await claim(14, 19), await claim(19, 19)];
    const relate = (from: number, to: number) =>
      relateClaims(db, { actor, from, to, relation: 'supersedes', related: true });
    await relate(b, a);
    await relate(c, b);
    await expect(relate(a, c)).rejects.toMatchObject({ code: 'circle' });
    const states = (await readStory(db, actor, story)).claims.map(({ state }) => state);
    expect(states).toEqual(['superseded', 'superseded', 'unsupported']);
    // What we found out ourselves is an editor's to say.
    const verdict = claimSchema.parse({
      text: 'قُتل 19',
      low: 19,
      high: 19,
      unit: 'قتيل',
      verdict: 'confirmed',
    });
    await expect(changeClaim(db, { actor, id: c, basedOn: 1, content: verdict })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await changeClaim(db, { actor: chief, id: c, basedOn: 1, content: verdict });
    expect((await readStory(db, actor, story)).claims[2]?.state).toBe('confirmed');
  });

  test('a statement that was said before there was a file is filed once there is one', async () => {
    const { db, place, reporter: actor, story } = await begin();
    const { id: source } = await addSource(db, { actor, desk: place.desk, content: official('الوزارة') });
    const { id, version } = await addStatement(db, {
      ...{ actor, story: null, desk: place.desk },
      content: said(source, 'لا تعليق.'),
    });
    await fileStatement(db, { actor, id, basedOn: version, story });
    expect((await readStory(db, actor, story)).statements.map((row) => row.id)).toEqual([id]);
    await expect(fileStatement(db, { actor, id, basedOn: version + 1, story })).rejects.toMatchObject({
      code: 'already-filed',
    });
    await expect(
      addStatement(db, { ...{ actor, story, desk: place.desk }, content: said(999_999, 'نعم.') }),
    ).rejects.toMatchObject({ code: 'not-here', problems: [{ path: 'source' }] });
  });

  test('two entities have addresses apart, one Wikidata number, and keep their address with a new name', async () => {
    const { db, place, reporter: actor } = await begin();
    const name = 'سالم العلي';
    const one = await addEntity(db, {
      ...{ actor, desk: place.desk },
      content: entitySchema.parse({ kind: 'person', name, wikidata: 'Q4242' }),
    });
    const other = await addEntity(db, {
      ...{ actor, desk: place.desk },
      content: entitySchema.parse({ kind: 'person', name }),
    });
    expect([one.slug, other.slug]).toEqual(['سالم-العلي', 'سالم-العلي-2']);
    const content = entitySchema.parse({ kind: 'person', name: 'سالم محمد العلي', wikidata: 'Q4242' });
    await expect(
      changeEntity(db, { actor, desk: place.desk, id: other.id, basedOn: 1, content }),
    ).rejects.toMatchObject({ code: 'entity-known' });
    await changeEntity(db, { actor, desk: place.desk, id: one.id, basedOn: 1, content });
    const row = await db.selectFrom('entity').selectAll().where('id', '=', one.id).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ slug: 'سالم-العلي', name: 'سالم محمد العلي', version: 2 });
  });
});
