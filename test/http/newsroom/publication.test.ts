import { expect, test } from 'vitest';
import { bodyFromText } from '#article/from-text.ts';
import { ensureFiling, filingIndex } from '#desk/filing.ts';
import { approvePiece } from '#desk/life/approve.ts';
import { publishPiece } from '#desk/life/publish.ts';
import { reopenPiece } from '#desk/life/reopen.ts';
import { savePiece } from '#desk/life/save.ts';
import { submitPiece } from '#desk/life/submit.ts';
import { describeNewsroom, useNewsroom } from '#test/support/newsroom.ts';
import { buildContent, chief, foundPlace, pieceIn } from '#test/support/pieces.ts';
import { Browser, hire } from '#test/support/staff.ts';

describeNewsroom('What is looked at before readers', () => {
  const newsroom = useNewsroom();

  test('is the address, the card that the page will give networks, and names with a page but no link', async () => {
    const { db } = newsroom;
    const node = await newsroom.node();
    const place = await foundPlace(db);
    await db.transaction().execute(async (tx) => {
      const index = await filingIndex(tx);
      for (const topic of ['القاهرة', 'الزراعة']) await ensureFiling(tx, index, 'topic', topic);
    });
    const editor = new Browser(node);
    await editor.signIn(await hire(db, [{ role: 'deskEditor', desk: place.desk }]));
    const content = buildContent(place, {
      headline: 'وفد من المزارعين يصل إلى القاهرة',
      body: bodyFromText(
        'وصل وفد من المزارعين إلى القاهرة صباح الأحد.\n\nويلتقي الوفد وزارة الزراعة.',
        () => null,
      ),
    });
    const { article, revision } = await pieceIn(
      db,
      { workflow: 'approved', publication: 'unpublished' },
      { ...place, content },
    );
    const look = async () => (await editor.get(`/api/v1/pieces/${article}/publication`)).json;
    const first = await look();
    expect(first).toMatchObject({
      ...{ revision, publishedRevision: null, pathNow: null },
      path: `/a/${article}/وفد-من-المزارعين-يصل-إلى-القاهرة`,
      card: { title: content.headline, domain: 'news.example', picture: null },
      unlinked: [{ name: 'firstMentionUnlinked', severity: 'notice', detail: { topic: 'القاهرة' } }],
    });

    await publishPiece(db, { article, basedOn: revision, actor: chief });
    const page = (await editor.get(encodeURI(first.path))).json as string;
    const said = (property: string) =>
      new RegExp(`<meta property="${property}" content="([^"]*)"`).exec(page)?.[1];
    expect(first.card).toMatchObject({
      ...{ title: said('og:title'), description: said('og:description'), site: said('og:site_name') },
    });

    // Another headline moves the address; the one before leads on.
    await reopenPiece(db, { article, basedOn: revision, actor: chief });
    const saved = await savePiece(db, {
      ...{ article, basedOn: revision, actor: chief, note: '' },
      content: { ...content, headline: 'وفد المزارعين يلتقي الوزير' },
    });
    await submitPiece(db, { article, basedOn: saved.revision, actor: chief });
    await approvePiece(db, { article, basedOn: saved.revision, actor: chief });
    expect(await look()).toMatchObject({
      ...{ revision: saved.revision, publishedRevision: revision, pathNow: first.path },
      path: `/a/${article}/وفد-المزارعين-يلتقي-الوزير`,
      card: { title: 'وفد المزارعين يلتقي الوزير' },
    });
  });
});
