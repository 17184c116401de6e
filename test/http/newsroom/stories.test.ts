import { expect, test } from 'vitest';
import { bodyFromText } from '#article/from-text.ts';
import { claimStates } from '#desk/stories/claim-states.ts';
import { describeNewsroom, useNewsroom } from '#test/support/newsroom.ts';
import { buildContent, foundPlace, pieceIn } from '#test/support/pieces.ts';
import { Browser, hire } from '#test/support/staff.ts';

const day = (text: string) => ({ at: `${text}T00:00:00.000Z`, precision: 'day' });

describeNewsroom('The story files’ door', () => {
  const newsroom = useNewsroom();
  // One for all tests: each node has connections of its own.
  let kept: ReturnType<typeof newsroom.node> | null = null;
  const sit = async () => {
    kept ??= newsroom.node();
    const node = await kept;
    const place = await foundPlace(newsroom.db);
    const browser = new Browser(node);
    await browser.signIn(await hire(newsroom.db, [{ role: 'managingEditor', desk: null }], 'منيرة السالمي'));
    const { desk } = place;
    const ask = async (method: string, path: string, body?: unknown) => {
      const answer = await browser.ask(method, `/api/v1${path}`, body);
      if (answer.status >= 300)
        throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.json)}`);
      return answer.json;
    };
    const open = async (title: string) =>
      (await ask('POST', '/stories', { title, language: 'ar', status: 'open', summary: '', desk }))
        .id as number;
    const entity = async (name: string, more = {}) =>
      (await ask('POST', '/entities', { desk, entity: { kind: 'state', name, ...more } })).id as number;
    const source = async (label: string, more = {}) =>
      (await ask('POST', '/sources', { desk, source: { kind: 'official', label, entity: null, ...more } }))
        .id as number;
    return { node, browser, place, desk, ask, open, entity, source };
  };

  test('keeps a file from its opening to its readers: parties, issues, contradicting statements, events', async () => {
    const { browser, desk, ask, open, entity, source } = await sit();
    const story = await open('محادثات المضيق');
    const parties: number[] = [];
    for (const name of ['نيسار', 'كندار'])
      parties.push(
        (await ask('POST', `/stories/${story}/parties`, { entity: await entity(name), role: 'party' })).id,
      );
    const { id: issue } = await ask('POST', `/stories/${story}/issues`, { title: 'رسوم العبور' });
    await ask('PUT', `/stories/${story}/parties`, { ids: parties.toReversed() });
    const { id: claim } = await ask('POST', '/claims', { story, desk, claim: { text: 'أُغلق المضيق' } });
    for (const [index, stance] of ['asserts', 'denies'].entries())
      await ask('POST', '/statements', {
        ...{ story, desk },
        statement: {
          ...{ source: await source(`متحدث ${index}`), party: parties[index], issue },
          ...{ said: day('2026-03-01'), original: `كلام ${index}`, language: 'ar' },
          claims: [{ claim, stance }],
        },
      });
    const { id: event, version } = await ask('POST', `/stories/${story}/events`, {
      ...{ title: 'جولة ثانية', when: day('2026-01-05'), status: 'expected' },
    });
    const file = await ask('GET', `/stories/${story}`);
    expect(file).toMatchObject({
      ...{ title: 'محادثات المضيق', shown: false, timeZone: expect.any(String) },
      ...{ parties: [{ name: 'كندار' }, { name: 'نيسار' }], claims: [{ id: claim, state: 'disputed' }] },
      events: [{ id: event, overdue: true }],
    });
    expect((await ask('GET', '/stories')).stories).toContainEqual(
      expect.objectContaining({ id: story, overdue: 1, articles: 0 }),
    );
    const settled = await ask('POST', `/events/${event}/settle`, {
      ...{ basedOn: version, settlement: { outcome: 'moved', to: day('2099-01-01') } },
    });
    expect(settled).toMatchObject({ id: event, next: expect.any(Number) });
    expect(await ask('POST', `/stories/${story}/show`)).toEqual({ id: story, shown: true });
    expect((await ask('GET', `/stories/${story}`)).shown).toBe(true);

    // What is wrong is named, with its place and how to mend it; nothing was written.
    const wrong = await browser.post('/api/v1/statements', {
      ...{ story, desk },
      statement: { source: 999_999, said: day('2026-03-01'), original: 'Yes.', language: 'en' },
    });
    expect([wrong.status, wrong.json.problems]).toEqual([
      400,
      [expect.objectContaining({ path: 'statement.rendering', message: expect.stringContaining('Arabic') })],
    ]);
    const stale = await browser.ask('PUT', `/api/v1/issues/${issue}`, { basedOn: 7, title: 'الرسوم' });
    expect([stale.status, stale.json.type]).toEqual([409, '/problems/stale-row']);
    const full = await browser.ask('DELETE', `/api/v1/parties/${parties[0]}?basedOn=1`);
    expect([full.status, full.json.type]).toEqual([409, '/problems/has-statements']);
  });

  test('enters a thing once, however often it is sent', async () => {
    const { browser, desk } = await sit();
    const send = () =>
      browser.ask(
        'POST',
        '/api/v1/entities',
        { desk, entity: { kind: 'person', name: 'سالم العلي' } },
        { 'idempotency-key': 'one-entity' },
      );
    const [first, second] = [await send(), await send()];
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(second.json).toEqual(first.json);
  });

  test('finds entities and sources as one types, however their names are written', async () => {
    const { ask, entity, source } = await sit();
    const id = await entity('هيئة الموانئ الأهلية', { kind: 'organisation', latin: 'Ports Authority' });
    await entity('إدارة هيئة المطارات', { kind: 'organisation' });
    const names = async (q: string) =>
      (await ask('GET', `/entities?q=${encodeURIComponent(q)}`)).entities.map(
        ({ name }: { name: string }) => name,
      );
    expect(await names('هيئه')).toEqual(['هيئة الموانئ الأهلية', 'إدارة هيئة المطارات']);
    expect(await names('الاهليه')).toEqual(['هيئة الموانئ الأهلية']);
    expect(await names('ports')).toEqual(['هيئة الموانئ الأهلية']);
    expect(await names('50%')).toEqual([]);
    const spoke = await source('مدير العلاقات', { entity: id });
    const sources = async (q: string) =>
      (await ask('GET', `/sources?q=${encodeURIComponent(q)}`)).sources.map((row: { id: number }) => row.id);
    expect(await sources('الموانئ الاهلية')).toEqual([spoke]);
    await ask('POST', `/sources/${spoke}/withdraw`, { basedOn: 1, note: 'لم يكن هناك.' });
    const other = await source('مدير العلاقات العامة');
    expect(await sources('مدير العلاقات')).toEqual([other, spoke]);
  });

  test('an unnamed source has a label and a reason, and a name is taken nowhere', async () => {
    const { browser, desk, ask } = await sit();
    const unnamed = { kind: 'unnamed', label: 'مصدر دبلوماسي', reason: 'notAuthorised' };
    for (const more of [{ name: 'سالم العلي' }, { entity: 1 }, { address: 'https://example.org' }]) {
      const { status } = await browser.post('/api/v1/sources', { desk, source: { ...unnamed, ...more } });
      expect([more, status]).toEqual([more, 400]);
    }
    const { id } = await ask('POST', '/sources', { desk, source: unnamed });
    await ask('POST', `/sources/${id}/approve`, { basedOn: 1 });
    const { sources } = await ask('GET', `/sources?q=${encodeURIComponent('مصدر دبلوماسي')}`);
    expect(sources[0]).toMatchObject({ id, approvedBy: 'منيرة السالمي', entity: null });
  });

  test('says to which file a piece may belong, by who is named in it, and files it with one request', async () => {
    const { place, ask, open, entity } = await sit();
    const story = await open('سد الوادي');
    for (const name of ['مملكة السرو', 'جمهورية الأرز'])
      await ask('POST', `/stories/${story}/parties`, { entity: await entity(name), role: 'party' });
    const closed = await open('سد قديم');
    const write = (text: string) =>
      pieceIn(
        newsroom.db,
        { workflow: 'draft', publication: 'unpublished' },
        { ...place, content: buildContent(place, { body: bodyFromText(text, () => null) }) },
      );
    const about = await write('التقى وفد من مملكة السرو بنظيره، ولجمهورية الأرز رأي آخر في السد.');
    const other = await write('افتتحت البلدية حديقة جديدة، وحضر وفد من مملكة السرو.');
    const of = (article: number) => ask('GET', `/pieces/${article}/stories`);
    expect(await of(about.article)).toMatchObject({
      stories: [],
      suggested: [{ id: story, title: 'سد الوادي', named: expect.arrayContaining(['مملكة السرو']) }],
    });
    expect(await of(other.article)).toEqual({ stories: [], suggested: [] });
    await ask('PUT', `/stories/${story}/articles/${about.article}`);
    expect(await of(about.article)).toMatchObject({ stories: [{ id: story }], suggested: [] });
    expect((await ask('GET', `/stories/${story}`)).articles).toMatchObject([{ id: about.article }]);
    await ask('DELETE', `/stories/${story}/articles/${about.article}`);
    expect((await of(about.article)).stories).toEqual([]);
    expect((await ask('GET', `/stories/${closed}`)).articles).toEqual([]);
  });

  test('knows a piece by the articles of a file that it is like, though it names nobody', async () => {
    const { place, ask, open } = await sit();
    const story = await open('ترميم القلعة');
    const text =
      'بدأ المرممون ترميم أبراج القلعة بحجر جيري من مقلع قديم، ويقول المهندسون إن ترميم السور الشرقي يحتاج سنتين، وإن المقلع ' +
      'لا يكفي إلا لنصف الأبراج. وتموّل البلدية الترميم من رسوم الزوار، وتخطط لفتح متحف في البرج الكبير بعد انتهاء المرممين.';
    const write = (headline: string, state: 'draft' | 'approved') =>
      pieceIn(
        newsroom.db,
        { workflow: state, publication: state === 'draft' ? 'unpublished' : 'published' },
        { ...place, content: buildContent(place, { headline, body: bodyFromText(text, () => null) }) },
      );
    const first = await write('ترميم أبراج القلعة يبدأ من السور الشرقي', 'approved');
    await ask('PUT', `/stories/${story}/articles/${first.article}`);
    const { article } = await write('مرممو القلعة يبحثون عن حجر لأبراجها', 'draft');
    expect((await ask('GET', `/pieces/${article}/stories`)).suggested).toMatchObject([
      { id: story, named: [], like: ['ترميم أبراج القلعة يبدأ من السور الشرقي'] },
    ]);
    await ask('PUT', `/stories/${story}`, {
      ...{
        basedOn: 1,
        title: 'ترميم القلعة',
        language: 'ar',
        status: 'closed',
        summary: '',
        desk: place.desk,
      },
    });
    expect((await ask('GET', `/pieces/${article}/stories`)).suggested).toEqual([]);
  });

  test('lists every published article that rests on what fell, with the passage and what to mend', async () => {
    const { node, browser, place, desk, ask, open, source } = await sit();
    const story = await open('انفجار الميناء');
    const spoke = await source('الدفاع المدني');
    const { id: claim } = await ask('POST', '/claims', { story, desk, claim: { text: 'قُتل عشرة' } });
    const { id: statement } = await ask('POST', '/statements', {
      ...{ story, desk },
      statement: {
        ...{ source: spoke, said: day('2026-03-01'), original: 'قُتل عشرة.', language: 'ar' },
        claims: [{ claim, stance: 'asserts' }],
      },
    });
    const marks = [{ type: 'citation' as const, attrs: { statement, claim: null } }];
    const body = {
      type: 'doc' as const,
      content: [
        {
          ...{ type: 'paragraph' as const, attrs: { id: 'p-cited', dir: null } },
          content: [{ type: 'text' as const, text: 'قال الدفاع المدني إن عشرة قُتلوا.', marks }],
        },
      ],
    };
    const { article } = await pieceIn(
      newsroom.db,
      { workflow: 'approved', publication: 'published' },
      { ...place, content: buildContent(place, { body }) },
    );
    const citing = async (path: string) => (await ask('GET', `${path}/citations`)).articles;
    for (const path of [`/statements/${statement}`, `/sources/${spoke}`, `/claims/${claim}`])
      expect(await citing(path)).toMatchObject([
        {
          ...{ piece: { id: article }, path: expect.stringContaining(String(article)) },
          passages: [
            { block: 'p-cited', text: expect.stringContaining('عشرة'), states: ['asserted'], mend: [] },
          ],
        },
      ]);
    await ask('POST', `/sources/${spoke}/withdraw`, { basedOn: 1, note: 'لم يصدر عنه.' });
    for (const path of [`/statements/${statement}`, `/sources/${spoke}`, `/claims/${claim}`])
      expect((await citing(path))[0].passages).toMatchObject([{ mend: ['sourceWithdrawn', 'claimFallen'] }]);
    expect((await claimStates(newsroom.db, [claim])).get(claim)).toBe('unsupported');
    expect(await ask('GET', `/claims/${claim}/citations`)).toMatchObject({
      ...{ of: { text: 'قُتل عشرة', state: 'unsupported', mend: ['claimFallen'], story: { id: story } } },
      articles: [{ bar: null, passages: [{ within: 'p-cited', words: 'قال الدفاع المدني إن عشرة قُتلوا.' }] }],
    });
    // From there all of it is corrected at once, and done once however often it is sent.
    const corrections = (text: string, drop: object[]) => ({
      ...{ kind: 'correction', note: 'سُحب ما نُسب إلى الدفاع المدني.' },
      articles: [{ article, basedOn: 1, passages: [{ within: 'p-cited', text, drop }] }],
    });
    const send = (body: object) =>
      browser.ask('POST', '/api/v1/stories/corrections', body, { 'idempotency-key': crypto.randomUUID() });
    const stopped = await send(corrections('لم يُعرف عدد القتلى.', []));
    expect([stopped.status, stopped.json]).toMatchObject([
      409,
      {
        type: '/problems/none-corrected',
        problems: [
          { path: 'articles.0', code: 'at-gate' },
          { path: 'articles.0.blocks.p-cited', code: 'sourceWithdrawn' },
          { path: 'articles.0.blocks.p-cited', code: 'claimFallen' },
        ],
      },
    ]);
    const key = { 'idempotency-key': crypto.randomUUID() };
    for (let sent = 0; sent < 2; sent++)
      expect(
        await browser.ask(
          ...(['POST', '/api/v1/stories/corrections'] as const),
          corrections('لم يُعرف عدد القتلى.', [{ statement }]),
          key,
        ),
      ).toMatchObject({ status: 200, json: { corrected: [{ article, revision: 2 }] } });
    expect(await citing(`/claims/${claim}`)).toEqual([]);
    const page = await fetch(`http://127.0.0.1:${node.port}/corrections`);
    expect(await page.text()).toContain('سُحب ما نُسب إلى الدفاع المدني.');
  });
});
