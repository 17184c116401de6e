/** What a password must be, and how it is kept. */
import type { Problem } from '../refusal.ts';
import { Refusal } from '../refusal.ts';

export const passwordLength = { least: 10, most: 128 };

/** The commonest that are long enough, without spaces and in lower case; the repeated and the counted are found by rule. */
const commonest = new Set(
  `password12 password123 password1234 passw0rd123 p@ssw0rd123 mypassword iloveyou12 iloveyou123 qwertyuiop
  qwerty12345 qwerty123456 qwertyuiop123 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4t5 1qaz2wsx3edc qazwsxedcrfv asdfghjkl1
  asdfghjkl; zxcvbnm123 zaq12wsxcde abcd123456 abcdef1234 a123456789 1234567890a 123456789a 123456789q aa12345678
  abc123456789 letmein123 welcome123 welcome1234 admin12345 admin123456 administrator changeme123 football123
  princess123 superman123 dragon12345 monkey12345 sunshine123 baseball123 computer123 internet123 trustno1234
  1122334455 1212121212 1231231234 123123123123 0987654321 9876543210 5555566666 0123456789 1020304050 1357924680
  147258369a 1472583690 7894561230 allahuakbar alhamdulillah bismillah1 bismillah123 mohammed123 mohamed123
  muhammad123 ahmed123456 mohammed12 كلمةالسر12 كلمةالسر123 كلمةالمرور كلمةالمرور123 محمد123456 بسماللهالرحمن
  بسماللهالرحمنالرحيم الحمدلله123 لاالهالاالله ضصثقفغعهخح`.split(/\s+/),
);

/** As passwords are compared: `'Password 123'` → `'password123'`, Arabic digits as European ones. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s/g, '')
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));

/** One letter or two over and over, or letters in their order, up or down: 'aaaaaaaaaa', 'ababababab', '2345678901'. */
function isPattern(text: string): boolean {
  const letters = [...text];
  if (new Set(letters).size <= 2) return true;
  const steps = letters
    .slice(1)
    .map((letter, index) => letter.codePointAt(0)! - letters[index]!.codePointAt(0)!);
  return steps.every((step) => step === 1 || step === -9) || steps.every((step) => step === -1 || step === 9);
}

/** Parts of a name or address that are long enough to be the better part of a password. */
const ownWords = (person: { name: string; email: string }): string[] =>
  [
    person.name,
    ...person.name.split(/\s+/),
    person.email,
    person.email.split('@')[0]!,
    ...person.email.split(/[@.+_-]/),
  ]
    .map(plain)
    .filter((word) => word.length >= 4);

/** What is wrong with a password for this person; nothing when it may be used. Codes: too-short, too-long, common, own-name. */
export function passwordProblems(
  password: string,
  person: { name: string; email: string },
  path = 'password',
): Problem[] {
  const problem = (code: string, message: string): Problem[] => [{ path, code, message }];
  if (password.length < passwordLength.least)
    return problem('too-short', `A password has ${passwordLength.least} characters or more.`);
  if (password.length > passwordLength.most)
    return problem('too-long', `A password has ${passwordLength.most} characters at most.`);
  const text = plain(password);
  if (commonest.has(text) || isPattern(text))
    return problem('common', 'This is among the passwords that are tried first.');
  // Its own name with a few characters around it is a guess; inside a long sentence it is none.
  if (ownWords(person).some((word) => text.includes(word) && text.length - word.length < 6))
    return problem('own-name', 'A password is not made of the own name or address.');
  return [];
}

/** The password as it is kept (scrypt, about 70 ms beside the event loop). Throws Refusal with what is wrong. */
export async function keepPassword(
  password: string,
  person: { name: string; email: string },
  path = 'password',
): Promise<string> {
  const problems = passwordProblems(password, person, path);
  if (problems.length) throw new Refusal('invalid', 'bad-password', problems[0]!.message, problems);
  const { hashPassword } = await import('better-auth/crypto');
  return hashPassword(password);
}
