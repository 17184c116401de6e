import { expect, test } from 'vitest';
import type { Body } from '#article/body.ts';
import { backgroundSchema } from '#article/story/background.ts';
import { addBackground, changeBackground, retireBackground } from '#desk/stories/backgrounds.ts';
import { correctTogether } from '#desk/stories/mend.ts';
import { order } from '#desk/stories/parties.ts';
import { readStory } from '#desk/stories/read.ts';
import { backgroundsForPiece } from '#desk/stories/read-backgrounds.ts';
import { fileInStory } from '#desk/stories/story.ts';
import { readUsing } from '#desk/stories/using.ts';
import { buildDraft, describeNewsroom, publishDraft, useNewsroom } from '#test/support/newsroom.ts';
import { buildContent, chief, foundPlace, pieceIn, staffMember } from '#test/support/pieces.ts';
import { buildStory } from '#test/support/story-file.ts';

const content = (label: string, text: string, more: object = {}) =>
  backgroundSchema.parse({ label, text, ...more });
const first = 'بدأت الأزمة حين فُرضت الرسوم.';
const second = 'بدأت الأزمة حين فُرضت الرسوم، ثم عُلّقت تسعين يومًا.';

/** A body of one paragraph that was taken from a file. */
const taking = (id: number, revision: number, text: string): Body => ({
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      attrs: { id: 'p-1', dir: null, background: { id, revision } },
      content: [{ type: 'text', text }],
    },
  ],
});

describeNewsroom('The background of a story file', () => {
  const newsroom = useNewsroom();
  const begin = async () => {
    const { db } = newsroom;
    const file = await buildStory(db, { title: 'محادثات المضيق' });
    const add = async (label: string, text: string, more: object = {}) =>
      (await addBackground(db, { actor: chief, story: file.story, content: content(label, text, more) })).id;
    const backgrounds = async () => (await readStory(db, chief, file.story)).backgrounds;
    return { db, file, add, backgrounds };
  };

  test('keeps every text it had, with who wrote it, and counts no revision for another name', async () => {
    const { db, file, add, backgrounds } = await begin();
    const hala = await staffMember(db, [{ role: 'reporter', desk: file.desk }], 'هالة النجار');
    const id = await add('بداية الأزمة', first);
    expect(
      await changeBackground(db, { actor: hala, id, basedOn: 1, content: content('الأزمة', first) }),
    ).toEqual({ id, version: 2, revision: 1 });
    expect(
      await changeBackground(db, { actor: hala, id, basedOn: 2, content: content('الأزمة', second) }),
    ).toEqual({ id, version: 3, revision: 2 });
    const [background] = await backgrounds();
    expect(background).toMatchObject({ label: 'الأزمة', text: second, revision: 2, retired: false });
    expect(background!.revisions.map(({ number, text, by }) => [number, text, by])).toEqual([
      [2, second, 'هالة النجار'],
      [1, first, chief.name],
    ]);
    await expect(
      changeBackground(db, { actor: chief, id, basedOn: 2, content: content('أخرى', first) }),
    ).rejects.toMatchObject({ code: 'stale-row' });
  });

  test('stands in the order that the desk gives, and is retired and brought back, each once', async () => {
    const { db, file, add, backgrounds } = await begin();
    const [one, other] = [await add('أولى', first), await add('ثانية', second)];
    await order(db, { actor: chief, story: file.story, table: 'background', ids: [other, one] });
    expect((await backgrounds()).map(({ id }) => id)).toEqual([other, one]);
    const { version } = await retireBackground(db, { actor: chief, id: one, basedOn: 1, retired: true });
    expect((await backgrounds()).map(({ retired }) => retired)).toEqual([false, true]);
    await expect(
      retireBackground(db, { actor: chief, id: one, basedOn: version, retired: true }),
    ).rejects.toMatchObject({ code: 'already-retired' });
    await retireBackground(db, { actor: chief, id: one, basedOn: version, retired: false });
    expect((await backgrounds()).map(({ retired }) => retired)).toEqual([false, false]);
  });

  test('rests on one statement or one claim that is there, or on nothing', async () => {
    const { file, add, backgrounds } = await begin();
    const source = await file.source({ kind: 'official', label: 'الوزارة' });
    const statement = await file.say(source, 'فرضنا الرسوم.');
    await add('بداية الأزمة', first, { statement });
    expect(await backgrounds()).toMatchObject([{ statement, claim: null }]);
    await expect(add('أخرى', first, { statement: 999_999 })).rejects.toMatchObject({
      code: 'not-here',
      problems: [{ path: 'statement' }],
    });
    expect(backgroundSchema.safeParse({ label: 'أ', text: 'ب', statement: 1, claim: 2 }).success).toBe(false);
    expect(backgroundSchema.parse({ label: 'أ', text: 'سطر\nوسطر' }).text).toBe('سطر وسطر');
  });

  test('is the desk’s to write', async () => {
    const { db, file, add } = await begin();
    const id = await add('بداية الأزمة', first);
    const elsewhere = await foundPlace(db, 'قسم الاقتصاد');
    const stranger = await staffMember(db, [{ role: 'deskEditor', desk: elsewhere.desk }], 'ياسر');
    for (const refused of [
      () => addBackground(db, { actor: stranger, story: file.story, content: content('أ', first) }),
      () => changeBackground(db, { actor: stranger, id, basedOn: 1, content: content('أ', second) }),
      () => retireBackground(db, { actor: stranger, id, basedOn: 1, retired: true }),
    ])
      await expect(refused()).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('is offered to the pieces of its file until it is retired, and known to those that have it', async () => {
    const { db, file, add } = await begin();
    const id = await add('بداية الأزمة', first);
    const [filed, other] = [
      await publishDraft(db, buildDraft()),
      await publishDraft(db, { ...buildDraft(), body: taking(id, 1, first) }),
    ];
    const offered = async (article: number) =>
      (await backgroundsForPiece(db, chief, article)).map((one) => [one.id, one.offered, one.story.title]);
    expect(await offered(filed)).toEqual([]);
    await fileInStory(db, { actor: chief, story: file.story, article: filed, filed: true });
    expect(await offered(filed)).toEqual([[id, true, 'محادثات المضيق']]);
    expect(await offered(other)).toEqual([[id, false, 'محادثات المضيق']]);
    await retireBackground(db, { actor: chief, id, basedOn: 1, retired: true });
    expect(await offered(filed)).toEqual([[id, false, 'محادثات المضيق']]);
  });

  test('is listed with every article that has it and which text that is, until they are corrected to the new one', async () => {
    const { db, file, add } = await begin();
    const id = await add('بداية الأزمة', first);
    const place = { desk: file.desk, section: file.section };
    const publish = async (text: string) =>
      (
        await pieceIn(
          db,
          { workflow: 'approved', publication: 'published' },
          { ...place, content: { ...buildContent(place), body: taking(id, 1, text) } },
        )
      ).article;
    const [plain, edited] = [await publish(first), await publish('بدأت الأزمة بالرسوم.')];
    const listed = async () => {
      const { of, articles } = await readUsing(db, chief, id);
      const { toMend } = await readStory(db, chief, file.story);
      return [
        of.mend,
        toMend.backgrounds[id] ?? 0,
        articles
          .map(({ piece, passages }) => [piece.id, passages[0]!.taken!.revision, passages[0]!.mend])
          .sort(([a], [b]) => Number(a) - Number(b)),
      ];
    };
    expect(await listed()).toEqual([
      [],
      0,
      [
        [plain, 1, []],
        [edited, 1, []],
      ],
    ]);
    await changeBackground(db, { actor: chief, id, basedOn: 1, content: content('بداية الأزمة', second) });
    const changed = ['backgroundChanged'];
    expect(await listed()).toEqual([
      changed,
      2,
      [
        [plain, 1, changed],
        [edited, 1, changed],
      ],
    ]);
    await correctTogether(db, {
      ...{ actor: chief, kind: 'clarification', note: 'أضفنا أن الرسوم عُلّقت.' },
      articles: [
        { article: plain, basedOn: 1, passages: [{ within: 'p-1', text: second, drop: [] }] },
        { article: edited, basedOn: 1, passages: [{ within: 'p-1', text: second, drop: [] }] },
      ],
    });
    expect(await listed()).toEqual([
      [],
      0,
      [
        [plain, 2, []],
        [edited, 2, []],
      ],
    ]);
    await expect(readUsing(db, chief, 999_999)).rejects.toMatchObject({ code: 'no-such-background' });
  });

  test('that is not there, or has no such text, keeps a piece from readers and names the block', async () => {
    const { db, add } = await begin();
    const id = await add('بداية الأزمة', first);
    for (const body of [taking(999_999, 1, first), taking(id, 2, first)])
      await expect(publishDraft(db, { ...buildDraft(), body })).rejects.toMatchObject({
        code: 'missing-reference',
        problems: [{ path: 'p-1', code: 'background-unknown' }],
      });
  });
});
