/** Passkeys, with an authenticator that Chromium plays. */
import { violations } from './support/axe.ts';
import { join, picture, signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';

test('A journalist adds a passkey, comes in with it, renames and removes it', async ({ page }) => {
  test.setTimeout(120_000);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  // What the browser offers in the address field, this authenticator would take at once; here the button is pressed.
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => false;
  });
  const member = await join(page, 'رنا الكاتب', 'administrator');
  const account = async () => {
    await page.goto('/newsroom/account');
    await expect(page.getByRole('heading', { name: 'مفاتيح المرور' })).toBeVisible();
  };
  await account();
  await page.getByLabel('اسم المفتاح').fill('حاسوب المكتب');
  await page.getByRole('button', { name: 'أضف مفتاح مرور' }).click();
  await expect(page.getByText('حاسوب المكتب', { exact: true })).toBeVisible();
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [390, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await page.getByRole('heading', { name: 'مفاتيح المرور' }).scrollIntoViewIfNeeded();
    await picture(page, `passkeys-${colorScheme}`);
    expect(await violations(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });

  await page.getByRole('button', { name: member.name }).click();
  await page.getByRole('menuitem', { name: 'خروج' }).click();
  await expect(page.getByRole('heading', { name: 'الدخول إلى غرفة الأخبار' })).toBeVisible();
  await picture(page, 'sign-in-passkey');
  await page.getByRole('button', { name: 'ادخل بمفتاح مرور' }).click();
  await expect(page.getByRole('button', { name: member.name })).toBeVisible();

  await account();
  await page.getByRole('button', { name: 'غيّر الاسم: حاسوب المكتب' }).click();
  await page.getByLabel('اسم المفتاح').first().fill('حاسوب البيت');
  await page.getByRole('button', { name: 'احفظ', exact: true }).first().click();
  await expect(page.getByText('حاسوب البيت', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'أزله: حاسوب البيت' }).click();
  await page.getByRole('button', { name: 'أزله نهائيًا' }).click();
  await expect(page.getByText('حاسوب البيت', { exact: true })).toHaveCount(0);

  await page.goto('/newsroom/audit');
  for (const entry of ['passkey.add', 'passkey.remove'])
    await expect(page.getByRole('cell', { name: entry }).first()).toBeVisible();

  // A key that was removed opens nothing; the password still does.
  await page.getByRole('button', { name: member.name }).click();
  await page.getByRole('menuitem', { name: 'خروج' }).click();
  await page.getByRole('button', { name: 'ادخل بمفتاح مرور' }).click();
  await expect(page.getByRole('alert')).toContainText('غير معروف');
  await signIn(page, member);
});
