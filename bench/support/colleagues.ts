/** Members of staff for measuring: invited from the terminal, signed in as a browser would. */
import { type Program, runCommand } from './program.ts';

export interface Colleague {
  cookie: string;
  /** Asks the API as this person; throws what it refused. */
  ask<T>(method: string, path: string, body?: unknown): Promise<T>;
}

const password = 'قصبة وحبر ومحبرة قديمة';
let made = 0;

/** Invites somebody, accepts and signs in. */
export async function colleague(data: string, { origin, port }: Program, role: string): Promise<Colleague> {
  const email = `bench-${++made}@example.org`;
  const { code, out, err } = await runCommand(data, [
    'user',
    'add',
    email,
    '--name',
    `كاتب ${made}`,
    '--role',
    role,
  ]);
  const token = /#(\S+)/.exec(out + err)?.[1];
  if (code !== 0 || !token) throw new Error(`no account: ${err}`);
  const send = async (method: string, path: string, body: unknown, cookie: string): Promise<Response> => {
    const response = await fetch(origin + path, {
      method,
      headers: { 'content-type': 'application/json', origin: `http://localhost:${port}`, cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  await send('POST', '/api/v1/invitations/accept', { token, password }, '');
  const signedIn = await send('POST', '/api/auth/sign-in/email', { email, password }, '');
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return {
    cookie,
    ask: async <T>(method: string, path: string, body?: unknown) => {
      const response = await send(method, `/api/v1${path}`, body, cookie);
      return (response.status === 204 ? undefined : await response.json()) as T;
    },
  };
}
