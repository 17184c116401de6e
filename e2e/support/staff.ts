/** Members of staff of the newsroom under test, and how they come in. */
import { expect, type Page } from '@playwright/test';
import { inNewsroom } from './newsroom.ts';

export interface Member {
  name: string;
  email: string;
  password: string;
}

let made = 0;

/**
 * Invites somebody from the terminal and lets them accept in a browser page; they are signed in afterwards. Without a desk
 * the role is held on every one.
 */
export async function join(page: Page, name: string, role: string, desk?: string): Promise<Member> {
  const email = `member-${process.pid}-${++made}@example.org`;
  const { code, stdout, stderr } = await inNewsroom([
    ...['user', 'add', email, '--name', name, '--role', role],
    ...(desk === undefined ? [] : ['--desk', desk]),
  ]);
  if (code !== 0) throw new Error(`No account for ${name}: ${stderr}`);
  const link = /https?:\/\/\S+#\S+/.exec(stdout + stderr)?.[0];
  if (!link) throw new Error(`No link for ${name} in: ${stdout}${stderr}`);
  const member = { name, email, password: `حبر ومداد وقرطاس ${made}` };
  const { pathname, hash } = new URL(link);
  await page.goto(pathname + hash);
  await page.getByLabel('كلمة المرور').first().fill(member.password);
  await page.getByRole('button', { name: 'اقبل الدعوة' }).click();
  await page.waitForURL(/\/newsroom\/?$/);
  await signIn(page, member);
  return member;
}

export async function signIn(page: Page, { email, password }: Member): Promise<void> {
  await page.goto('/newsroom');
  await page.getByLabel('البريد الإلكتروني').fill(email);
  await page.getByLabel('كلمة المرور').first().fill(password);
  await page.getByRole('button', { name: 'ادخل', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'المكتب' })).toBeVisible();
}

/** A picture of a step, to be looked at by people. */
export async function picture(page: Page, step: string): Promise<void> {
  const { width } = page.viewportSize()!;
  await page.screenshot({ path: `screenshots/newsroom-${step}-${width}.png` });
}

/** Asks the API as whoever is signed in on the page: what a test needs to be there and is not about. */
export const api =
  (page: Page) =>
  // biome-ignore lint/suspicious/noExplicitAny: the answer is whatever the door says
  (method: string, path: string, body?: unknown): Promise<any> =>
    page.evaluate(
      async ([method, path, body]) => {
        const answer = await fetch(`/api/v1${path}`, {
          ...{ method, headers: { 'content-type': 'application/json' } },
          ...(body === null ? {} : { body }),
        });
        if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
        return answer.json();
      },
      [method, path, body === undefined ? null : JSON.stringify(body)] as const,
    );
