import pino from 'pino';
import { beforeAll, expect, test } from 'vitest';
import { backgroundSchema } from '#article/story/background.ts';
import { claimSchema } from '#article/story/claim.ts';
import { publishPiece } from '#desk/life/publish.ts';
import { addBackground, retireBackground } from '#desk/stories/backgrounds.ts';
import { addClaim } from '#desk/stories/claims.ts';
import { settleEvent } from '#desk/stories/events.ts';
import { withdrawSource } from '#desk/stories/sources.ts';
import { withdrawStatement } from '#desk/stories/statements.ts';
import { changeStory, fileInStory, showStory } from '#desk/stories/story.ts';
import { makeApp } from '#http/app.ts';
import type { RunningNode } from '#http/serve.ts';
import { buildDraft, describeNewsroom, publishDraft, useNewsroom } from '#test/support/newsroom.ts';
import { chief as actor, pieceIn } from '#test/support/pieces.ts';
import { buildStory, showCitation } from '#test/support/story-file.ts';

describeNewsroom('A story file before its readers', () => {
  const newsroom = useNewsroom();
  let node: RunningNode;
  beforeAll(async () => {
    node = await newsroom.node();
  });
  const log = pino({ level: 'silent' });
  /** A page made now; what the cache holds is another test's matter. */
  const ask = async (path: string) => {
    node.cache.dropAll();
    const answer = await makeApp(node.context, log).request(encodeURI(path));
    return { status: answer.status, text: await answer.text() };
  };
  const text = async (path: string) => {
    const answer = await ask(path);
    expect([path, answer.status]).toEqual([path, 200]);
    return answer.text;
  };
  const shownArticle = (headline: string) => publishDraft(newsroom.db, buildDraft({ headline }));
  const hiddenArticle = async (place: { desk: number; section: number }) =>
    (await pieceIn(newsroom.db, { workflow: 'approved', publication: 'embargoed' }, place)).article;

  test('is there once it is shown, and not before', async () => {
    const { db } = newsroom;
    const { story, slug } = await buildStory(db, { title: 'ملف الجسر', shown: false });
    for (const path of [`/story/${slug}`, `/story/${slug}/claims`, `/story/${slug}/rss.xml`])
      expect([path, (await ask(path)).status]).toEqual([path, 404]);
    expect(await text('/stories')).not.toContain('ملف الجسر');
    expect(await text('/sitemap-pages.xml')).not.toContain(encodeURI(slug));
    await showStory(db, { actor, id: story, shown: true });
    expect(await text(`/story/${slug}`)).toContain('جولة أولى بلا اتفاق');
    expect(await text('/stories')).toContain('ملف الجسر');
    expect(await text('/sitemap-pages.xml')).toContain(encodeURI(slug));
    expect(await text('/en/stories')).not.toContain('ملف الجسر');
  });

  test('says where a party stands as soon as an article that readers see says so, with what it said before', async () => {
    const { db } = newsroom;
    const file = await buildStory(db, { title: 'ملف السد' });
    const party = await file.party('وادينا');
    const issue = await file.issue('حصص الماء');
    const source = await file.source({ kind: 'official', label: 'وزارة الري' });
    const position = { party: party.id, issue };
    const before = await file.say(source, 'لا نقبل أي خفض', position);
    const later = await file.say(source, 'نقبل خفضًا بشرط', {
      ...position,
      said: { at: '2026-03-05T09:30:00.000Z', precision: 'minute' },
    });
    const page = () => text(`/story/${file.slug}`);
    expect(await page()).not.toMatch(/لا نقبل|نقبل خفضًا|حصص الماء|وزارة الري/);
    const article = await shownArticle('الوزارة تعلن موقفها');
    await showCitation(db, article, { statement: before });
    expect(await page()).toContain('لا نقبل أي خفض');
    expect(await page()).not.toContain('نقبل خفضًا');
    await showCitation(db, article, { statement: later });
    const both = await page();
    expect(both).toContain('حصص الماء');
    expect(both.indexOf('نقبل خفضًا بشرط')).toBeLessThan(both.indexOf('كيف تغيّر الموقف'));
    expect(both.indexOf('لا نقبل أي خفض')).toBeGreaterThan(both.indexOf('كيف تغيّر الموقف'));
    expect(both).toContain('مصدر رسمي');
    expect(await text(`/story/${file.slug}/issue/${issue}`)).toContain('لا نقبل أي خفض');
    expect(await text(`/entity/${party.slug}`)).toContain('نقبل خفضًا بشرط');
  });

  test('shows its background as the desk ordered it, and whose statement it rests on once readers know of that', async () => {
    const { db } = newsroom;
    const file = await buildStory(db, { title: 'ملف الطريق' });
    const source = await file.source({ kind: 'official', label: 'وزارة الطرق' });
    const statement = await file.say(source, 'لا بديل من الطريق.');
    const add = (label: string, text: string, more: object = {}) =>
      addBackground(db, {
        ...{ actor, story: file.story },
        content: backgroundSchema.parse({ label, text, ...more }),
      });
    await add('الأصل', 'شُق الطريق قبل أربعين عامًا.');
    await add('الخلاف', 'واختلفت القريتان على مساره.', { statement });
    const retired = await add('قديمة', 'ولم يُعبّد بعد.');
    await retireBackground(db, { actor, id: retired.id, basedOn: 1, retired: true });
    for (const path of [`/story/${file.slug}`, `/story/${file.slug}/background`]) {
      const page = await text(path);
      expect(page.indexOf('قبل أربعين عامًا')).toBeLessThan(page.indexOf('على مساره'));
      // What the newsroom calls it, what is retired, what only the newsroom knows.
      expect(page).not.toMatch(/الأصل|ولم يُعبّد|وزارة الطرق/);
    }
    await showCitation(db, await shownArticle('الوزارة ترد'), { statement });
    expect(await text(`/story/${file.slug}/background`)).toContain('(بحسب وزارة الطرق)');
    // More than the file's own page has room for.
    for (const n of [1, 2, 3]) await add(`طويلة ${n}`, `${'كلام في الطريق. '.repeat(40)}${n}.`);
    const page = await text(`/story/${file.slug}`);
    expect(page).toContain(`/story/${file.slug}/background`);
    expect(page.match(/<p id="b\d+"/g)).toHaveLength(4);
    expect((await text(`/story/${file.slug}/background`)).match(/<p id="b\d+"/g)).toHaveLength(5);
    const none = await buildStory(db, { title: 'ملف بلا خلفية' });
    expect((await ask(`/story/${none.slug}/background`)).status).toBe(404);
    const nothing = await buildStory(db, { title: 'ملف بلا شيء', summary: '' });
    expect(await text(`/story/${nothing.slug}`)).toContain('لم يُنشر في هذا الملف شيء بعد');
  });

  test('keeps to itself what only a piece under embargo says: statement, issue, claim, event, entity', async () => {
    const { db } = newsroom;
    const file = await buildStory(db, { title: 'ملف الميناء' });
    const secret = 'زبرجدة';
    const party = await file.party('ساحلنا');
    const issue = await file.issue(`مسألة ${secret}`);
    const source = await file.source({ kind: 'official', label: `مصدر ${secret}` });
    const { id: claim } = await addClaim(db, {
      ...{ actor, story: file.story, desk: file.desk },
      content: claimSchema.parse({ text: `زعم ${secret}`, low: 1, high: 2 }),
    });
    const said = await file.say(source, `قول ${secret}`, {
      ...{ party: party.id, issue },
      claims: [{ claim, stance: 'asserts' }],
    });
    const hidden = await hiddenArticle(file);
    await fileInStory(db, { actor, story: file.story, article: hidden, filed: true });
    await file.event(`حدث ${secret} في مادة`, { article: hidden });
    await file.event(`حدث ${secret} عن قول`, { statements: [said], status: 'reported' });
    const due = { at: '2099-01-01T00:00:00.000Z', precision: 'year' };
    await file.event(`منتظر ${secret}`, { article: hidden, status: 'expected', when: due });
    const moving = await file.event(`موعد ${secret}`, { article: hidden, status: 'expected', when: due });
    await settleEvent(db, {
      ...{ actor, id: moving.id, basedOn: moving.version },
      settlement: { outcome: 'moved', to: { at: '2098-01-01T00:00:00.000Z', precision: 'year' } },
    });
    await file.event('حدث يعلنه المحرر', {});
    const doors = [
      ...['', '/claims', '/timeline/2026', '/rss.xml', '/atom.xml', '/feed.json'].map(
        (part) => `/story/${file.slug}${part}`,
      ),
      ...[`/entity/${party.slug}`, `/entity/${party.slug}/rss.xml`, '/stories', '/sitemap-pages.xml'],
    ];
    for (const door of doors) {
      const said = await text(door);
      expect([door, said.includes(secret)]).toEqual([door, false]);
      expect(said).not.toContain(`/a/${hidden}/`);
    }
    expect((await ask(`/story/${file.slug}/issue/${issue}`)).status).toBe(404);
    expect(await text(`/story/${file.slug}`)).toContain('حدث يعلنه المحرر');
    // And the same doors would show it: an article that readers see cites the statement.
    await showCitation(db, await shownArticle('صار معلنًا'), { statement: said });
    const page = await text(`/story/${file.slug}`);
    for (const word of [`مسألة ${secret}`, `قول ${secret}`, `مصدر ${secret}`, `زعم ${secret}`])
      expect(page).toContain(word);
    expect(page).toContain(`حدث ${secret} عن قول`);
    expect(page).not.toContain(`حدث ${secret} في مادة`);
    expect(page).not.toContain(`منتظر ${secret}`);
  });

  test('has no page for an entity that stands in nothing that readers have', async () => {
    const file = await buildStory(newsroom.db, { title: 'ملف مكتوم', shown: false });
    const party = await file.party('صاحب الفضيحة');
    expect((await ask(`/entity/${party.slug}`)).status).toBe(404);
    expect((await ask(`/entity/${party.slug}/rss.xml`)).status).toBe(404);
    expect(await text('/sitemap-pages.xml')).not.toContain(encodeURI(party.slug));
  });

  test('has nothing under an address that no name can have', async () => {
    for (const door of ['/story/', '/entity/', '/desk/', '/topic/', '/by/', '/day/', '/p/'])
      for (const part of ['', '/rss.xml'])
        expect([door, (await ask(`${door}\0${part}`)).status]).toEqual([door, 404]);
  });

  test('ties nobody to a party before readers have its file, though they read what was said', async () => {
    const { db } = newsroom;
    const hidden = await buildStory(db, { title: 'ملف لم يُعلن', shown: false });
    const party = await hidden.party('ضفتنا');
    const unnamed = await hidden.source({ kind: 'unnamed', label: 'مصدر مطّلع', reason: 'employment' });
    const said = await hidden.say(unnamed, 'نعرف من فعلها', { party: party.id });
    // The same entity stands in a file that readers have.
    const official = await hidden.source({ kind: 'official', label: 'ديوان ضفتنا', entity: party.entity });
    const article = await shownArticle('الديوان يرد');
    await showCitation(db, article, { statement: await hidden.say(official, 'لا نعلم شيئًا') });
    await showCitation(db, await shownArticle('مصدر يتكلم'), { statement: said });
    const page = await text(`/entity/${party.slug}`);
    expect(page).toContain('لا نعلم شيئًا');
    expect(page).not.toContain('نعرف من فعلها');
    // Who cites it belongs to its page and its feeds, in whatever file.
    for (const door of ['', '/rss.xml', '/feed.json'])
      expect(await text(`/entity/${party.slug}${door}`)).toContain('الديوان يرد');
    expect(page).not.toMatch(/مصدر يتكلم|ملف لم يُعلن/);
    await showStory(db, { actor, id: hidden.story, shown: true });
    expect(await text(`/entity/${party.slug}`)).toContain('نعرف من فعلها');
  });

  test('judges a claim by what readers were told of it and nothing else', async () => {
    const { db } = newsroom;
    const file = await buildStory(db, { title: 'ملف الحادث' });
    const content = claimSchema.parse({ text: 'صُدم القارب عمدًا' });
    const { id: claim } = await addClaim(db, { actor, story: file.story, desk: file.desk, content });
    const [one, other] = [
      await file.source({ kind: 'organisation', label: 'النقابة' }),
      await file.source({ kind: 'official', label: 'خفر السواحل' }),
    ];
    const asserted = await file.say(one, 'صدمه عمدًا', { claims: [{ claim, stance: 'asserts' }] });
    const denied = await file.say(other, 'قطع خط سيره', { claims: [{ claim, stance: 'denies' }] });
    const article = await shownArticle('حادث قارب');
    await showCitation(db, article, { statement: asserted });
    // Asserted by one side: nothing that a reader must be warned of, and no word of a denial not published.
    expect(await text(`/story/${file.slug}/claims`)).not.toMatch(/خفر السواحل|موضع خلاف/);
    await showCitation(db, article, { statement: denied });
    expect(await text(`/story/${file.slug}`)).toMatch(/موضع خلاف.*صُدم القارب عمدًا.*نفي.*خفر السواحل/s);
  });

  test('tells what was withdrawn without saying it again, and an unnamed source by its label and reason', async () => {
    const { db } = newsroom;
    const file = await buildStory(db, { title: 'ملف الانسحاب' });
    const party = await file.party('جبلنا');
    const issue = await file.issue('الحدود');
    const label = 'مصدر دبلوماسي مطّلع';
    const source = await file.source({ kind: 'unnamed', label, reason: 'notAuthorised' });
    const official = await file.source({ kind: 'official', label: 'المتحدث باسم الحكومة' });
    const position = { party: party.id, issue };
    const [first, second] = [
      await file.say(source, 'وقّعنا الخريطة سرًّا', position),
      await file.say(official, 'انسحبنا من القرية', {
        ...position,
        said: { at: '2026-03-09T00:00:00.000Z', precision: 'day' },
      }),
    ];
    const article = await shownArticle('خبر الحدود');
    for (const statement of [first, second]) await showCitation(db, article, { statement });
    expect(await text(`/story/${file.slug}`)).toContain('لعدم التخويل بالتصريح');
    await withdrawStatement(db, { actor, id: second, basedOn: 1, note: 'قال المتحدث إنه أخطأ.' });
    let page = await text(`/story/${file.slug}`);
    expect(page).toContain('قال المتحدث إنه أخطأ.');
    expect(page).not.toContain('انسحبنا من القرية');
    // What was said before stands again.
    expect(page.indexOf('وقّعنا الخريطة سرًّا')).toBeLessThan(page.indexOf('كيف تغيّر الموقف'));
    await withdrawSource(db, { actor, id: source, basedOn: 1, note: 'لم يكن في الاجتماع.' });
    page = await text(`/story/${file.slug}`);
    expect(page).not.toContain('وقّعنا الخريطة سرًّا');
    expect(page).toContain('لم يكن في الاجتماع.');
    expect(page).toContain('ولا موقف معلنًا بعده');
  });

  test('gives words in the language of the file, and names who rendered the others', async () => {
    const { db } = newsroom;
    for (const [language, title] of [
      ['ar', 'ملف الخليج'],
      ['en', 'Gulf file'],
    ] as const) {
      const file = await buildStory(db, { title, language });
      const party = await file.party(`${title} 1`);
      const issue = await file.issue(title);
      const source = await file.source({ kind: 'official', label: title });
      const rendered = { language: 'en', rendering: 'لن نغادر', translator: 'سمر' };
      const said = await file.say(source, 'We shall not leave', { party: party.id, issue, ...rendered });
      await showCitation(db, await shownArticle(title), { statement: said });
      const page = await text(`/story/${file.slug}`);
      expect(page).toMatch(
        language === 'ar' ? /<p>لن نغادر<.*ترجمة سمر.*We shall not leave/s : /<p>We shall not leave</,
      );
      expect(page.includes('لن نغادر')).toBe(language === 'ar');
    }
  });

  test('shows a year as a year, says what became of what was expected, and leads to older years', async () => {
    const { db } = newsroom;
    const file = await buildStory(db, { title: 'ملف السكة' });
    const at = (year: number) => ({ at: `${year - 1}-12-31T21:00:00.000Z`, precision: 'year' });
    await file.event('افتتاح الخط الأول', { when: at(1948) });
    const due = await file.event('افتتاح الخط الثاني', { when: at(2020), status: 'expected' });
    const other = await file.event('افتتاح الخط الثالث', { when: at(2021), status: 'expected' });
    for (let index = 0; index < 12; index++)
      await file.event(`رحلة ${index}`, {
        when: { at: `2026-02-${10 + index}T06:00:00.000Z`, precision: 'minute' },
      });
    const page = await text(`/story/${file.slug}`);
    expect(page).toContain(`/story/${file.slug}/timeline/1948`);
    expect(page).toMatch(/رحلة 11.*رحلة 2/s);
    const old = await text(`/story/${file.slug}/timeline/1948`);
    expect(old).toContain('<time datetime="1948">1948</time>');
    expect(old).toContain('افتتاح الخط الأول');
    expect(await text(`/story/${file.slug}/timeline/2020`)).toContain('حلّ موعده ولم يُعلن ما آل إليه');
    await settleEvent(db, {
      ...{ actor, id: due.id, basedOn: due.version },
      settlement: { outcome: 'happened', status: 'confirmed' },
    });
    expect(await text(`/story/${file.slug}/timeline/2020`)).toContain('مؤكد · كان منتظرًا وحدث');
    await settleEvent(db, {
      ...{ actor, id: other.id, basedOn: other.version },
      settlement: { outcome: 'didNotHappen' },
    });
    expect(await text(`/story/${file.slug}/timeline/2021`)).toContain('لم يحدث');
    expect((await ask(`/story/${file.slug}/timeline/1999`)).status).toBe(404);
  });

  test('stands over its articles with what is expected next, and its articles in its list and feeds', async () => {
    const { db } = newsroom;
    const file = await buildStory(db, { title: 'ملف المطار' });
    const party = await file.party('سهلنا');
    const article = await shownArticle('المطار يستأنف رحلاته');
    const path = decodeURI(
      (await makeApp(node.context, log).request(`/a/${article}`)).headers.get('location')!,
    );
    expect(await text(path)).not.toContain('ملف المطار');
    await fileInStory(db, { actor, story: file.story, article, filed: true });
    const due = { at: '2099-05-01T00:00:00.000Z', precision: 'month' };
    await file.event('توسعة المدرج', { status: 'expected', when: due });
    const page = await text(path);
    expect(page).toMatch(
      /من ملف.*ملف المطار.*جولة أولى بلا اتفاق\..*توسعة المدرج.*<time datetime="2099-05">/s,
    );
    expect(page).not.toContain('وتُعقد الثانية بعد أسبوع');
    for (const door of [`/story/${file.slug}`, `/entity/${party.slug}`])
      for (const part of ['', '/rss.xml', '/atom.xml', '/feed.json'])
        expect(await text(`${door}${part}`)).toContain('المطار يستأنف رحلاته');
  });

  test('is made anew on a node that has its page as soon as something of it changes', async () => {
    const { db } = newsroom;
    const file = await buildStory(db, { title: 'ملف الواحة' });
    const app = makeApp(node.context, log);
    const kept = async (path: string) => (await app.request(encodeURI(path))).text();
    const until = async (path: string, words: string) => {
      for (let tries = 0; tries < 200 && !(await kept(path)).includes(words); tries++)
        await new Promise((resolve) => setTimeout(resolve, 20));
      expect(await kept(path)).toContain(words);
    };
    const page = `/story/${file.slug}`;
    await kept(page);
    await kept('/stories');
    await file.event('حفر البئر الأولى');
    await until(page, 'حفر البئر الأولى');
    const story = await db
      .selectFrom('story')
      .selectAll()
      .where('id', '=', file.story)
      .executeTakeFirstOrThrow();
    await changeStory(db, {
      ...{ actor, id: file.story, basedOn: story.version },
      content: {
        ...{ title: 'ملف الواحات', language: 'ar', status: 'open', desk: file.desk },
        summary: 'حُفرت البئر.',
      },
    });
    await until(page, 'حُفرت البئر.');
    await until('/stories', 'ملف الواحات');
    const party = await file.party('نخيلنا');
    await until(page, 'نخيلنا');
    await kept(`/entity/${party.slug}`);
    // An article that is published into the file: its publication tells the file's pages.
    const { article } = await pieceIn(db, { workflow: 'approved', publication: 'unpublished' }, file);
    await fileInStory(db, { actor, story: file.story, article, filed: true });
    await kept(page);
    const line = '<p id="running">ملفات مفتوحة</p>';
    expect(await kept('/')).not.toContain('ملف الواحات');
    await publishPiece(db, { article, basedOn: 1, actor });
    await until(page, `/a/${article}/`);
    await until(`/entity/${party.slug}`, `/a/${article}/`);
    // What goes on stands over the news, until it is over.
    await until('/', `${line}\n<ul><li><a href="${page}">ملف الواحات</a></li>`);
    await changeStory(db, {
      ...{ actor, id: file.story, basedOn: story.version + 1 },
      content: {
        ...{ title: 'ملف الواحات', language: 'ar', status: 'closed', desk: file.desk },
        summary: 'حُفرت البئر، وانتهى الأمر.',
      },
    });
    await until(page, 'وانتهى الأمر');
    // What was told before stands on a page of its own; the file was shown before anything was told.
    expect(await kept(page)).toContain(`<a href="${page}/former">كما كان</a>`);
    expect(await kept(`${page}/former`)).toContain('حُفرت البئر<ins>، وانتهى الأمر</ins>.');
    await expect.poll(() => kept('/')).not.toContain('ملف الواحات');
  });
});
