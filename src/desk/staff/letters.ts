/** Letters to the staff: put into the queue in the transaction of what they tell of; jobs/mail.ts sends them. */
import type { DatabaseTransaction } from '#database/connection.ts';

export interface Letter {
  to: { name: string; email: string };
  subject: string;
  body: string;
}

/** Queues a letter. */
export async function postLetter(tx: DatabaseTransaction, { to, subject, body }: Letter): Promise<void> {
  await tx
    .insertInto('mail')
    .values({ recipient: to.email, recipient_name: to.name, subject, body, error: null })
    .execute();
}

export const invitationLetter = (to: Letter['to'], inviter: string, link: string): Letter => ({
  to,
  subject: 'دعوة إلى غرفة الأخبار',
  body: `مرحبًا،

دعاك ${inviter} إلى غرفة الأخبار. افتح هذا الرابط واختر كلمة مرور:
${link}

يصلح الرابط مرة واحدة، خلال سبعة أيام. إن لم تكن تنتظر هذه الدعوة فأهملها.

— ورّاق

${inviter} invited you to the newsroom. Open the link above once, within seven days, and choose a password.
`,
});

export const resetLetter = (to: Letter['to'], link: string): Letter => ({
  to,
  subject: 'كلمة مرور جديدة لغرفة الأخبار',
  body: `مرحبًا،

افتح هذا الرابط لتختار كلمة مرور جديدة:
${link}

يصلح الرابط مرة واحدة، خلال ساعتين. إن لم تطلبه فأهمله: كلمة مرورك على حالها.

— ورّاق

Open the link above once, within two hours, to choose a new password. If you did not ask for it, do nothing.
`,
});
