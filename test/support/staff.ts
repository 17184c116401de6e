/** Members of staff for tests, and the browsers they sit at. */
import type { HeldRole } from '#article/roles.ts';
import type { Database } from '#database/connection.ts';
import { makeAccount } from '#desk/staff/account.ts';
import { keepPassword } from '#desk/staff/password.ts';
import type { RunningNode } from '#http/serve.ts';

export const origin = 'https://news.example';
export const password = 'سبع نخلات على الضفة 7';

export interface Member {
  id: string;
  name: string;
  email: string;
}

let made = 0;
let kept: Promise<string> | null = null;

/** A member of staff with `password`. */
export async function hire(db: Database, roles: readonly HeldRole[], name?: string): Promise<Member> {
  const number = ++made;
  const person = { name: name ?? `صحفية ${number}`, email: `staff-${number}@news.example` };
  // One hash for all: it is slow on purpose.
  kept ??= keepPassword(password, person);
  const hash = await kept;
  const id = await db.transaction().execute((tx) => makeAccount(tx, { ...person, password: hash, roles }));
  return { id, ...person };
}

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  json: any;
}

let addresses = 0;

/** A browser with its own cookies and address. */
export class Browser {
  readonly #node: RunningNode;
  readonly #cookies = new Map<string, string>();
  readonly address: string;

  constructor(node: RunningNode, address = `10.1.${++addresses >> 8}.${addresses & 255}`) {
    this.#node = node;
    this.address = address;
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`http://127.0.0.1:${this.#node.port}${path}`, {
      method,
      headers: {
        origin,
        'x-forwarded-for': this.address,
        ...(this.#cookies.size ? { cookie: this.cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value === '' || /max-age=0/i.test(line)) this.#cookies.delete(name!);
      else this.#cookies.set(name!, value!);
    }
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, json: isJson ? JSON.parse(text) : text };
  }

  get = (path: string) => this.ask('GET', path);
  post = (path: string, body: unknown = {}) => this.ask('POST', path, body);
  delete = (path: string) => this.ask('DELETE', path);

  signIn = (member: { email: string }, secret = password) =>
    this.post('/api/auth/sign-in/email', { email: member.email, password: secret });
}

/** Asks as a program that bears a token: no cookies, no word of a page. */
export async function askWithToken(
  node: RunningNode,
  token: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const response = await fetch(`http://127.0.0.1:${node.port}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, json: text ? JSON.parse(text) : null };
}
