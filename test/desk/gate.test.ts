import { expect, test } from 'vitest';
import type { ArticleContent } from '#article/article.ts';
import type { Body, Citation } from '#article/body.ts';
import { claimSchema } from '#article/story/claim.ts';
import { type GateSettings, gateDefaults } from '#article/story/gate.ts';
import { sourceSchema } from '#article/story/source.ts';
import { statementSchema } from '#article/story/statement.ts';
import { storySchema } from '#article/story/story.ts';
import { publishPiece } from '#desk/life/publish.ts';
import { readPublication } from '#desk/life/read-publication.ts';
import { withdrawPiece } from '#desk/life/withdraw.ts';
import { addClaim, changeClaim } from '#desk/stories/claims.ts';
import { passGate, setGate } from '#desk/stories/gate.ts';
import { addSource, approveSource } from '#desk/stories/sources.ts';
import { addStatement, withdrawStatement } from '#desk/stories/statements.ts';
import { openStory } from '#desk/stories/story.ts';
import { readArticle } from '#edition/article.ts';
import { readSite } from '#edition/site.ts';
import { describeNewsroom, useNewsroom } from '#test/support/newsroom.ts';
import { buildContent, chief, foundPlace, pieceIn, staffMember } from '#test/support/pieces.ts';

const day = { at: '2026-03-01T00:00:00.000Z', precision: 'day' as const };
const cited = (text: string, attrs: Partial<Citation>): Body => ({
  type: 'doc',
  content: [
    {
      ...{ type: 'paragraph', attrs: { id: 'p1', dir: null } },
      content: [
        {
          ...{ type: 'text', text },
          marks: [{ type: 'citation', attrs: { statement: null, claim: null, ...attrs } }],
        },
        { type: 'text', text: ' وتستمر المحادثات.' },
      ],
    },
  ],
});

describeNewsroom('The gate', () => {
  const newsroom = useNewsroom();
  const begin = async () => {
    const { db } = newsroom;
    const place = await foundPlace(db);
    const { id: story } = await openStory(db, {
      actor: chief,
      content: storySchema.parse({
        ...{ title: 'محادثات المضيق', language: 'ar', status: 'open', summary: '', desk: place.desk },
      }),
    });
    const { desk } = place;
    const { id: source } = await addSource(db, {
      ...{ actor: chief, desk },
      content: sourceSchema.parse({ kind: 'unnamed', label: 'مصدر دبلوماسي', reason: 'safety' }),
    });
    const { id: claim } = await addClaim(db, {
      ...{ actor: chief, desk, story },
      content: claimSchema.parse({ text: 'تأجلت الجولة' }),
    });
    const { id: statement } = await addStatement(db, {
      ...{ actor: chief, desk, story },
      content: statementSchema.parse({
        ...{ source, said: day, original: 'تأجلت الجولة.', language: 'ar' },
        claims: [{ claim, stance: 'asserts' }],
      }),
    });
    const approved = async (body: Body, given: Partial<ArticleContent> = {}) => {
      const { article, revision } = await pieceIn(
        db,
        { workflow: 'approved', publication: 'unpublished' },
        { ...place, content: buildContent(place, { body, ...given }) },
      );
      return { article, basedOn: revision, actor: chief };
    };
    return { db, desk, place, story, source, claim, statement, approved };
  };

  test('keeps back a piece that rests on an unnamed source nobody approved, and lets it go once an editor did', async () => {
    const { db, source, statement, story, approved } = await begin();
    const piece = await approved(cited('قال مصدر دبلوماسي إن الجولة تأجلت.', { statement }));
    await expect(publishPiece(db, piece)).rejects.toMatchObject({
      ...{ code: 'at-gate', problems: [{ path: 'p1', code: 'unnamedNotApproved' }] },
    });
    expect((await readPublication(db, chief, piece.article)).gate).toMatchObject([
      { rule: 'unnamedNotApproved', level: 'stop', block: 'p1', about: { source }, passed: null },
    ]);
    await approveSource(db, { actor: chief, id: source, basedOn: 1 });
    await publishPiece(db, piece);
    // From now on readers may know of the statement, and the file's page is made anew.
    const shown = () =>
      db.selectFrom('shown_citation').selectAll().where('article_id', '=', piece.article).execute();
    expect(await shown()).toEqual([
      { article_id: piece.article, block: 'p1', statement_id: statement, claim_id: null, entry_id: null },
    ]);
    const announced = async () =>
      (await db.selectFrom('outbox').select('keys').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow())
        .keys;
    expect(await announced()).toEqual(expect.arrayContaining([`story:${story}`, `statement:${statement}`]));
    await withdrawPiece(db, { ...piece, note: '' });
    expect(await shown()).toEqual([]);
    expect(await announced()).toContain(`story:${story}`);
  });

  test('can be passed by a managing editor for one revision, with a reason that is kept', async () => {
    const { db, place, statement, approved } = await begin();
    const piece = await approved(cited('قال مصدر دبلوماسي إن الجولة تأجلت.', { statement }));
    const deskEditor = await staffMember(db, [{ role: 'deskEditor', desk: place.desk }], 'سعاد');
    const given = { rule: 'unnamedNotApproved', block: 'p1', reason: 'للعلم العام.', public: false } as const;
    await expect(passGate(db, { ...piece, ...given, actor: deskEditor })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await expect(passGate(db, { ...piece, ...given, rule: 'claimFallen' })).rejects.toMatchObject({
      code: 'nothing-stopped',
    });
    await passGate(db, { ...piece, ...given });
    await publishPiece(db, piece);
    const events = await db
      .selectFrom('piece_event')
      .select(['act', 'note', 'detail'])
      .where('article_id', '=', piece.article)
      .where('act', '=', 'passGate')
      .execute();
    expect(events).toEqual([
      {
        act: 'passGate',
        note: 'للعلم العام.',
        detail: { rule: 'unnamedNotApproved', block: 'p1', public: false },
      },
    ]);
    const told = async () => (await readArticle(db, await readSite(db), piece.article))?.sourcing?.passed;
    expect(await told()).toEqual([]);
    await passGate(db, { ...piece, ...given, public: true });
    expect(await told()).toEqual([{ rule: 'unnamedNotApproved', reason: 'للعلم العام.' }]);
  });

  test('stops what rests on a claim that fell, also one that a source took back', async () => {
    const { db, source, claim, statement, approved } = await begin();
    await approveSource(db, { actor: chief, id: source, basedOn: 1 });
    const piece = await approved(cited('تأجلت الجولة إلى الخريف.', { claim }));
    expect((await readPublication(db, chief, piece.article)).gate).toEqual([]);
    await changeClaim(db, {
      ...{ actor: chief, id: claim, basedOn: 1 },
      content: claimSchema.parse({ text: 'تأجلت الجولة', verdict: 'refuted' }),
    });
    await expect(publishPiece(db, piece)).rejects.toMatchObject({ problems: [{ code: 'claimFallen' }] });
    await changeClaim(db, {
      ...{ actor: chief, id: claim, basedOn: 2 },
      content: claimSchema.parse({ text: 'تأجلت الجولة' }),
    });
    await withdrawStatement(db, { actor: chief, id: statement, basedOn: 1, note: 'نُفي.' });
    await expect(publishPiece(db, piece)).rejects.toMatchObject({ problems: [{ code: 'claimFallen' }] });
  });

  test('warns of «sources» that are one, and of what nobody is said to have said; rules are the newsroom’s to set', async () => {
    const { db, source, statement, approved } = await begin();
    await approveSource(db, { actor: chief, id: source, basedOn: 1 });
    const body = cited('أكدت مصادر دبلوماسية أن الجولة تأجلت.', { statement });
    body.content.push({
      ...{ type: 'paragraph', attrs: { id: 'p2', dir: null } },
      content: [{ type: 'text', text: 'ويُعتقد أن الوفد سيعود الأسبوع المقبل.' }],
    });
    const piece = await approved(body);
    const found = async () =>
      (await readPublication(db, chief, piece.article)).gate.map(({ rule, level, block }) => [
        rule,
        level,
        block,
      ]);
    expect(await found()).toEqual([
      ['pluralWithOneSource', 'warn', 'p1'],
      ['claimWithoutSource', 'warn', 'p2'],
    ]);
    const reporter = await staffMember(db, [{ role: 'reporter', desk: null }]);
    const settings: GateSettings = {
      ...gateDefaults,
      claimWithoutSource: 'stop',
      pluralWithOneSource: 'off',
    };
    await expect(setGate(db, { actor: reporter, settings })).rejects.toMatchObject({ kind: 'forbidden' });
    await setGate(db, { actor: chief, settings });
    expect(await found()).toEqual([['claimWithoutSource', 'stop', 'p2']]);
    await expect(publishPiece(db, piece)).rejects.toMatchObject({ code: 'at-gate' });
    await setGate(db, { actor: chief, settings: gateDefaults });
    await publishPiece(db, piece);
  });

  test('a citation of what is not there keeps the piece back and names the place', async () => {
    const { db, approved } = await begin();
    const piece = await approved(cited('قال متحدث إن الجولة تأجلت.', { statement: 999_999 }));
    await expect(publishPiece(db, piece)).rejects.toMatchObject({
      problems: [{ path: 'p1', code: 'citation-unknown' }],
    });
  });
});
