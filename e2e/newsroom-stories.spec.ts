/** An editor keeps a story file: who takes part, what each said, what is claimed, what is expected, what readers see. */
import type { Locator, Page } from '@playwright/test';
import { violations } from './support/axe.ts';
import { api, join, picture } from './support/staff.ts';
import { expect, test } from './support/test.ts';

/** The form that is open. */
const form = (page: Page) => page.getByRole('dialog');
const send = async (page: Page, name: string) => {
  await form(page).getByRole('button', { name, exact: true }).last().click();
  await expect(form(page)).toHaveCount(0);
};

async function addParty(page: Page, name: string, role: string): Promise<void> {
  await page.getByRole('button', { name: 'طرف جديد' }).click();
  // By keyboard: the name, then what is offered for it.
  await form(page).getByLabel('من هو؟').fill(name);
  await expect(page.getByRole('option', { name: `+ أضف «${name}»` })).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await form(page).getByRole('button', { name: 'أضف' }).first().click();
  await expect(form(page).getByRole('button', { name: `أزل: ${name}` })).toBeVisible();
  await form(page).getByLabel('دوره').selectOption(role);
  await send(page, 'أضف');
}

interface Said {
  source: string;
  /** Its kind, where it is entered anew. */
  kind?: string;
  words: string;
  party?: string;
  claim?: string;
  stance: string;
}

async function say(page: Page, { source, kind, words, party, claim, stance }: Said): Promise<void> {
  await page.getByRole('button', { name: 'تصريح جديد' }).click();
  await form(page).getByLabel('المصدر').fill(source);
  if (kind) {
    await page.getByRole('option', { name: `+ أضف «${source}»` }).click();
    const fresh = form(page).getByRole('group', { name: 'مصدر جديد' });
    await fresh.getByLabel('نوعه').selectOption(kind);
    if (kind === 'unnamed') {
      await expect(fresh.getByText('لا تكتب الاسم هنا ولا في أي مكان')).toBeVisible();
      await expect(fresh.getByLabel(/اسم/)).toHaveCount(0);
      await fresh.getByLabel('لماذا لا يُسمّى؟').selectOption('notAuthorised');
    }
    await fresh.getByRole('button', { name: 'أضف', exact: true }).click();
  } else await page.getByRole('option', { name: source }).click();
  await form(page).getByLabel('ما قاله، بلفظه').fill(words);
  if (party) {
    await form(page).getByLabel('موقف لطرف').selectOption({ label: party });
    await form(page).getByLabel('في مسألة').selectOption({ label: 'رسوم العبور' });
  }
  await form(page).getByRole('button', { name: '+ موقف من معلومة' }).click();
  if (claim) await form(page).getByRole('textbox', { name: 'المعلومة' }).fill(claim);
  await form(page).getByLabel('موقفه منها').selectOption({ label: stance });
  await send(page, 'أضف');
}

test('An editor opens a file, enters who said what, sees a claim disputed, settles what was expected and shows it', async ({
  page,
}) => {
  test.setTimeout(150_000);
  await join(page, 'سعاد المهيري', 'managingEditor');
  await page.getByRole('button', { name: 'مادة جديدة' }).click();
  await page.getByLabel('عنوان أو فكرة').fill('جولة أولى في محادثات مضيق رأس الريم');
  await page.getByRole('button', { name: 'ابدأ الكتابة' }).click();
  await page.waitForURL(/\/newsroom\/pieces\/\d+$/);
  const piece = new URL(page.url()).pathname;

  await page.getByRole('link', { name: 'الملفات' }).click();
  await page.getByRole('button', { name: 'ملف جديد' }).click();
  await form(page).getByLabel('عنوان الملف').fill('محادثات مضيق رأس الريم');
  await form(page)
    .getByLabel(/المشهد الآن/)
    .fill('بدأت الجولة الأولى أمس، ولا اتفاق بعد على الرسوم.');
  await form(page).getByRole('button', { name: 'افتح الملف' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'محادثات مضيق رأس الريم' })).toBeVisible();
  await expect(page.getByText('في غرفة الأخبار وحدها')).toBeVisible();

  await addParty(page, 'جمهورية نيسار', 'party');
  await addParty(page, 'مملكة كندار', 'party');
  await page.getByRole('button', { name: 'مسألة جديدة' }).click();
  await form(page).getByLabel('المسألة').fill('رسوم العبور');
  await send(page, 'أضف');
  await expect(page.getByText('لا موقف مسجَّل')).toHaveCount(2);

  await page.getByRole('tab', { name: 'التصريحات' }).click();
  await say(page, {
    ...{ source: 'متحدث باسم خارجية نيسار', kind: 'official', party: 'جمهورية نيسار' },
    ...{ words: 'أغلقنا المضيق أمام السفن.', claim: 'أُغلق المضيق', stance: 'تأكيد' },
  });
  await say(page, {
    ...{ source: 'وزارة النقل في كندار', kind: 'organisation', party: 'مملكة كندار' },
    ...{ words: 'المضيق مفتوح ولم يُغلق.', stance: 'نفي' },
  });
  await say(page, {
    ...{ source: 'مصدر ملاحي مطلع', kind: 'unnamed' },
    ...{ words: 'سفن كثيرة تنتظر.', stance: 'تأكيد جزئي' },
  });
  expect(await violations(page)).toEqual([]);

  await page.getByRole('tab', { name: 'المعلومات' }).click();
  const claim = page.getByRole('article', { name: 'أُغلق المضيق' });
  await expect(claim).toContainText('موضع خلاف');
  await expect(claim).toContainText('وزارة النقل في كندار: نفي');
  await picture(page, 'story-claims');
  expect(await violations(page)).toEqual([]);

  // A colleague is quicker: it is said what stands there now, what was typed stays, and sent again it is kept.
  await claim.getByRole('button', { name: 'عدّل' }).click();
  await form(page).getByLabel('إلى', { exact: true }).fill('٢٥');
  await form(page).getByLabel('المعدود').fill('سفينة');
  await page.evaluate(
    async (story) => {
      const { claims } = await (await fetch(`/api/v1/stories/${story}`)).json();
      const { id, version, text, low, high, verdict, accuses } = claims[0];
      await fetch(`/api/v1/claims/${id}`, {
        ...{ method: 'PUT', headers: { 'content-type': 'application/json' } },
        body: JSON.stringify({
          basedOn: version,
          claim: { text, low, high, verdict, accuses, unit: 'ناقلة' },
        }),
      });
    },
    /(\d+)/.exec(new URL(page.url()).pathname)?.[1],
  );
  await form(page).getByRole('button', { name: 'احفظ' }).click();
  await expect(form(page).getByText('كُتب فيه الآن: «ناقلة»')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(form(page).getByText('لم يُحفظ ما كتبته. أغلق مرة أخرى لتتركه.')).toBeVisible();
  await send(page, 'احفظ');
  await expect(claim).toContainText('25 سفينة');

  await page.getByRole('tab', { name: 'المصادر' }).click();
  const unnamed = page.getByRole('article', { name: 'مصدر ملاحي مطلع' });
  await expect(unnamed).toContainText('لم يُجَز بعد');
  await unnamed.getByRole('button', { name: 'أجز عدم تسميته' }).click();
  await expect(unnamed).toContainText('بإجازة سعاد المهيري');
  await unnamed.getByRole('button', { name: 'مواضع الاستشهاد' }).click();
  await expect(form(page)).toContainText('لا استشهاد في مادة منشورة');
  await form(page).getByRole('button', { name: 'إغلاق' }).click();

  await page.getByRole('tab', { name: 'الأحداث' }).click();
  await page.getByRole('button', { name: 'حدث جديد' }).click();
  await form(page).getByLabel('ما الحدث؟').fill('الجولة الثانية');
  await form(page)
    .getByLabel(/^متى؟ \*/)
    .fill('2026-01-05');
  await form(page).getByLabel('الحالة').selectOption('expected');
  await send(page, 'أضف');
  const due = page.getByRole('region', { name: 'ماذا جرى؟' });
  await expect(due).toContainText('الجولة الثانية · 5 يناير 2026 · فات موعده');
  await picture(page, 'story-due');
  await due.getByRole('button', { name: 'حدث', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(due).toHaveCount(0);
  await expect(page.getByRole('listitem').filter({ hasText: 'الجولة الثانية' })).toContainText(
    'لم يتأكد بعد',
  );

  await page.goto(piece);
  const files = page.getByRole('region', { name: 'ملفات القصة' });
  await files.getByRole('button', { name: 'اختر ملفًا' }).click();
  await files.getByLabel('اختر ملفًا').selectOption({ label: 'محادثات مضيق رأس الريم' });
  await expect(files.getByRole('link', { name: 'محادثات مضيق رأس الريم' })).toBeVisible();

  // What is written of it is tied to the file where it is written: whose position it is, what it says of a claim.
  const body = page.getByRole('textbox', { name: 'متن المادة' });
  await body.click();
  await page.keyboard.type('وأكدت جمهورية نيسار أن المضيق مغلق حتى إشعار آخر.');
  await expect(body.locator('.editor-said')).toContainText('جمهورية نيسار');
  await page.keyboard.press('Control+Alt+q');
  await expect(form(page).getByLabel('مصدر جديد')).toHaveValue('جمهورية نيسار');
  await form(page).getByText('اربطه بما في الملف').click();
  await expect(form(page).getByLabel('موقف لطرف').locator('option:checked')).toHaveText('جمهورية نيسار');
  await form(page).getByLabel('في مسألة').selectOption({ label: 'رسوم العبور' });
  await form(page).getByRole('button', { name: '+ موقف من معلومة' }).click();
  await picture(page, 'story-tied');
  expect(await violations(page)).toEqual([]);
  await send(page, 'أسنده');
  await expect(page.getByText('حُفظ', { exact: true })).toBeVisible();
  await files.getByRole('link', { name: 'محادثات مضيق رأس الريم' }).click();
  await page.getByRole('tab', { name: 'المعلومات' }).click();
  await expect(claim).toContainText('جمهورية نيسار: تأكيد');
  await page.getByRole('tab', { name: 'المواد' }).click();
  await expect(page.getByRole('article', { name: 'جولة أولى في محادثات مضيق رأس الريم' })).toBeVisible();

  await page.getByRole('button', { name: 'اعرضه للقرّاء' }).click();
  await expect(page.getByText('يراه القرّاء')).toBeVisible();
  await page.getByRole('tab', { name: 'المشهد' }).click();
  await expect(page.getByText('المضيق مفتوح ولم يُغلق.')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await picture(page, `story-${colorScheme}`);
    expect(await violations(page), colorScheme).toEqual([]);
  }
});

interface Seeded {
  story: number;
  statement: string;
  /** Addresses of the articles that readers have. */
  paths: string[];
}

/** Three published articles that cite one statement; the third has work in it that is not published. */
const seedCiting = async (page: Page): Promise<Seeded> => {
  const ask = api(page);
  const { desks, sections } = await ask('GET', '/filing');
  const desk = desks.find(({ name }: { name: string }) => name.startsWith('قسم'));
  const section = sections.find(({ language }: { language: string }) => language === 'ar');
  const file = {
    title: 'انهيار جسر وادي السدر',
    language: 'ar',
    status: 'open',
    summary: '',
    desk: desk.id,
  };
  const { id: story } = await ask('POST', '/stories', file);
  const { id: source } = await ask('POST', '/sources', {
    ...{ desk: desk.id, source: { kind: 'official', label: 'مديرية طرق وادي السدر', entity: null } },
  });
  const said = 'قالت مديرية الطرق إن أحدًا لم يُصب.';
  const { id: statement } = await ask('POST', '/statements', {
    ...{ story, desk: desk.id },
    statement: {
      ...{ source, original: 'لم يُصب أحد.', language: 'ar' },
      said: { at: '2026-03-01T00:00:00.000Z', precision: 'day' },
    },
  });
  const marks = [{ type: 'citation', attrs: { statement, claim: null } }];
  const paths: string[] = [];
  for (const headline of [
    'انهيار جسر وادي السدر فجرًا',
    'إغلاق طريق السدر بعد انهيار الجسر',
    'لجنة تحقق في انهيار جسر السدر',
  ]) {
    const content = {
      ...{ kind: 'news', language: 'ar', kicker: '', headline, standfirst: 'بدأت الجهات المعنية أعمالها.' },
      ...{ dateline: null, topics: [], leadPicture: null, translationOf: null, origin: null },
      bylines: [{ type: 'desk', id: desk.id, name: desk.name }],
      sections: [{ id: section.id, name: section.name }],
      body: {
        type: 'doc',
        content: [
          {
            ...{ type: 'paragraph', attrs: { id: 'p-said', dir: null } },
            content: [
              { type: 'text', text: 'وقع الانهيار قبل الفجر، و' },
              { type: 'text', text: said, marks },
            ],
          },
        ],
      },
    };
    const { article } = await ask('POST', '/pieces', { desk: desk.id, begin: 'draft', content });
    for (const act of ['submit', 'approve', 'publish'])
      await ask('POST', `/pieces/${article}/${act}`, { basedOn: 1 });
    if (headline.startsWith('لجنة'))
      await ask('PUT', `/pieces/${article}/content`, {
        ...{ basedOn: 1, content: { ...content, standfirst: 'تبدأ اللجنة عملها غدًا.' } },
      });
    else paths.push((await ask('GET', `/pieces/${article}`)).path);
  }
  return { story, statement: 'لم يُصب أحد.', paths };
};

test('An editor withdraws a statement and corrects every article that cites it at once; one that is stopped stops all', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await join(page, 'نهى الجابري', 'managingEditor');
  const { story, statement, paths } = await seedCiting(page);
  await page.goto(`/newsroom/stories/${story}?part=statements`);
  const said = page.getByRole('article', { name: statement });
  await said.getByRole('button', { name: 'سحب', exact: true }).click();
  await send(page, 'سحب التصريح');
  await expect(said.getByRole('link', { name: '3 مواد منشورة تحتاج إلى تصويب' })).toBeVisible();
  await said.getByRole('button', { name: 'مواضع الاستشهاد' }).click();
  await form(page).getByRole('link', { name: 'صحّحها معًا' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'صحّح ما استند إلى التصريح' })).toBeVisible();

  const [first, second] = ['انهيار جسر وادي السدر فجرًا', 'إغلاق طريق السدر بعد انهيار الجسر'].map((name) =>
    page.getByRole('article', { name }),
  ) as [Locator, Locator];
  const worked = page.getByRole('article', { name: 'لجنة تحقق في انهيار جسر السدر' });
  await expect(worked).toContainText('في هذه المادة عمل لم يُنشر بعد');
  await expect(worked.getByRole('textbox')).toHaveCount(0);
  const note = page.getByRole('textbox', { name: 'ما يُقال للقرّاء في كل مادة' });
  await expect(note).toHaveValue(/مديرية طرق وادي السدر.*سُحب/);
  // Nothing is called a correction that leaves the words as they are.
  const all = page.getByRole('button', { name: 'صحّح مادتين' });
  await expect(page.getByText('مادتان لم يتغير كلامهما.')).toBeVisible();
  await expect(all).toBeDisabled();
  for (const article of [first, second]) {
    await expect(article).toContainText('سُحب التصريح: صحّح أو احذف');
    await article.getByRole('textbox').fill('وقع الانهيار قبل الفجر، ولم يتأكد بعد هل أُصيب أحد.');
    await expect(article.locator('del')).toContainText('قالت مديرية الطرق');
  }
  // What a rule of sourcing stops in one stops all, and what was typed stays.
  const keep = second.getByRole('checkbox', { name: /أزل الاستشهاد/ });
  await keep.uncheck();
  await all.click();
  await expect(second.getByRole('alert')).toContainText('كلام يستند إلى تصريح أو مصدر مسحوب.');
  await expect(first.getByRole('alert')).toHaveCount(0);
  await expect(first.getByRole('textbox')).toHaveValue(/لم يتأكد بعد/);
  await picture(page, 'mend');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await violations(page), colorScheme).toEqual([]);
  }
  await page.reload();
  await expect(first.getByRole('textbox')).toHaveValue(/لم يتأكد بعد/);
  await keep.check();
  await all.press('Enter');
  const done = page.getByRole('status', { name: 'صُحّحت مادتان' });
  await expect(done).toBeFocused();
  await expect(done.getByRole('listitem')).toHaveCount(2);
  await expect(done).toContainText('النسخة 2');
  await expect(worked).toBeVisible();
  for (const path of paths) {
    await page.goto(path);
    await expect(page.getByText('ولم يتأكد بعد هل أُصيب أحد.')).toBeVisible();
    await expect(page.getByText('وقد سُحب هذا الكلام').first()).toBeVisible();
  }
});

/** A file with a paragraph of background, and a piece of it that is ready to be written in. */
const seedBackground = async (page: Page): Promise<{ story: number; piece: number }> => {
  const ask = api(page);
  const { desks, sections } = await ask('GET', '/filing');
  const desk = desks.find(({ name }: { name: string }) => name.startsWith('قسم'));
  const section = sections.find(({ language }: { language: string }) => language === 'ar');
  const { id: story } = await ask('POST', '/stories', {
    ...{ title: 'سوق الحبوب في رأس الوادي', language: 'ar', status: 'open', summary: '', desk: desk.id },
  });
  const content = {
    ...{ kind: 'news', language: 'ar', kicker: '', headline: 'افتتاح السوق بعد ترميم استمر عامين' },
    ...{ standfirst: 'يفتح السوق أبوابه مطلع الشهر.', dateline: null, topics: [], leadPicture: null },
    ...{ translationOf: null, origin: null },
    bylines: [{ type: 'desk', id: desk.id, name: desk.name }],
    sections: [{ id: section.id, name: section.name }],
    body: {
      type: 'doc',
      content: [
        {
          ...{ type: 'paragraph', attrs: { id: 'p-1', dir: null } },
          content: [{ type: 'text', text: 'يفتح السوق أبوابه مطلع الشهر المقبل.' }],
        },
      ],
    },
  };
  const { article } = await ask('POST', '/pieces', { desk: desk.id, begin: 'draft', content });
  await ask('PUT', `/stories/${story}/articles/${article}`);
  return { story, piece: article };
};

test('A background is written once in the file, taken into a piece with its words, and offered anew when it changes', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await join(page, 'رنا الحديدي', 'managingEditor');
  const { story, piece } = await seedBackground(page);
  const [first, second] = ['بُني السوق قبل قرنين.', 'بُني السوق قبل قرنين، واحترق مرة واحدة.'];
  const write = async (button: string, text: string, submit: string) => {
    await page.goto(`/newsroom/stories/${story}?part=background`);
    await page.getByRole('button', { name: button }).click();
    if (button === 'خلفية جديدة') await form(page).getByLabel('اسمها في غرفة الأخبار').fill('أصل السوق');
    await form(page).getByLabel('الفقرة').fill(text);
    expect(await violations(page)).toEqual([]);
    await send(page, submit);
    await expect(page.getByRole('article', { name: 'أصل السوق' })).toContainText(text);
  };
  await write('خلفية جديدة', first, 'أضف');

  await page.goto(`/newsroom/pieces/${piece}`);
  const body = page.getByRole('textbox', { name: 'متن المادة' });
  await body.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  // By the keyboard alone.
  await page.keyboard.type('/خلفية');
  await expect(page.getByRole('option', { name: 'خلفية من الملف' })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'ضعها في المادة: أصل السوق' }).press('Enter');
  const taken = body.locator('.editor-background');
  const note = body.getByRole('group', { name: 'من الملف: أصل السوق' });
  await expect(taken).toHaveText(first);
  await expect(note).toBeVisible();
  await expect(note).not.toContainText('عُدّل هنا');
  await page.keyboard.type(' وجُدّد');
  await expect(note).toContainText('عُدّل هنا');
  await note.getByRole('button', { name: 'أعد نص الملف' }).press('Enter');
  await expect(taken).toHaveText(first);
  const ask = api(page);
  const { revision } = await ask('POST', `/pieces/${piece}/settle`);
  for (const act of ['submit', 'approve', 'publish'])
    await ask('POST', `/pieces/${piece}/${act}`, { basedOn: revision });

  await write('عدّل: أصل السوق', second, 'احفظ');
  const row = page.getByRole('article', { name: 'أصل السوق' });
  await expect(row).toContainText('صيغة سابقة واحدة');
  await row.getByRole('button', { name: 'المواد التي أخذتها' }).click();
  await expect(form(page)).toContainText('أخذتها مادة منشورة واحدة');
  await expect(form(page)).toContainText('الصيغة 1 من 2');
  await expect(form(page)).toContainText('في الملف نص أحدث');

  await page.goto(`/newsroom/pieces/${piece}`);
  await expect(note).toContainText('في الملف نص أحدث');
  const checks = page.getByRole('region', { name: 'قبل النشر' });
  await expect(checks).toContainText('أصل السوق: خلفية تغيّر نصها في الملف.');
  await picture(page, 'background');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await violations(page), colorScheme).toEqual([]);
  }
  await note.getByRole('button', { name: 'خذ النص الجديد' }).press('Enter');
  await expect(taken).toHaveText(second);
  await expect(checks).not.toContainText('خلفية تغيّر نصها');
  // One press, undone by one.
  await page.keyboard.press('Control+z');
  await expect(taken).toHaveText(first);
  await page.keyboard.press('Control+Shift+z');
  await expect(taken).toHaveText(second);
  await note.getByRole('button', { name: 'اقطع صلتها بالملف' }).press('Enter');
  await expect(note).toHaveCount(0);
  await expect(body).toContainText(second);

  // Readers get the words as they were published.
  await page.goto((await ask('GET', `/pieces/${piece}`)).path);
  await expect(page.getByText(first)).toBeVisible();
  await expect(page.getByText('من الملف')).toHaveCount(0);
});
