/** An editor keeps a story file: who takes part, what each said, what is claimed, what is expected, what readers see. */
import type { Page } from '@playwright/test';
import { violations } from './support/axe.ts';
import { join, picture } from './support/staff.ts';
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
    ...{ words: 'أغلقنا المضيق أمام السفن.', claim: 'أُغلق المضيق', stance: 'يؤكدها' },
  });
  await say(page, {
    ...{ source: 'وزارة النقل في كندار', kind: 'organisation', party: 'مملكة كندار' },
    ...{ words: 'المضيق مفتوح ولم يُغلق.', stance: 'ينفيها' },
  });
  await say(page, {
    ...{ source: 'مصدر ملاحي مطلع', kind: 'unnamed' },
    ...{ words: 'سفن كثيرة تنتظر.', stance: 'يؤكد بعضها' },
  });
  expect(await violations(page)).toEqual([]);

  await page.getByRole('tab', { name: 'المعلومات' }).click();
  const claim = page.getByRole('article', { name: 'أُغلق المضيق' });
  await expect(claim).toContainText('موضع خلاف');
  await expect(claim).toContainText('وزارة النقل في كندار ينفيها');
  await picture(page, 'story-claims');
  expect(await violations(page)).toEqual([]);

  await page.getByRole('tab', { name: 'المصادر' }).click();
  const unnamed = page.getByRole('article', { name: 'مصدر ملاحي مطلع' });
  await expect(unnamed).toContainText('لم يُجَز بعد');
  await unnamed.getByRole('button', { name: 'أجز عدم تسميته' }).click();
  await expect(unnamed).toContainText('أجازه سعاد المهيري');
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
  await files.getByRole('link', { name: 'محادثات مضيق رأس الريم' }).click();
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
