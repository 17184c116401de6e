/** What the server answers when it refuses, as the app shows it. */

/** One place and what is wrong there. */
export interface Finding {
  path: string;
  /** Choose words by it. */
  code: string;
  message: string;
}

export class Problem extends Error {
  override name = 'Problem';
  readonly status: number;
  /** The kind of problem: the last part of its `type`. */
  readonly kind: string;
  readonly findings: readonly Finding[];
  /** The whole document, for kinds that say more. */
  readonly document: Readonly<Record<string, unknown>>;

  constructor(status: number, document: Record<string, unknown>) {
    super(String(document.detail ?? document.title ?? status));
    this.status = status;
    this.kind =
      String(document.type ?? '')
        .split('/')
        .at(-1) ?? '';
    this.findings = Array.isArray(document.problems) ? (document.problems as Finding[]) : [];
    this.document = document;
  }
}

/** The server was not reached: nothing is known of what was asked. */
export class Unreached extends Error {
  override name = 'Unreached';
}

/** What the typed client answers with: a response that knows its JSON. */
interface Answer<T> {
  ok: boolean;
  json(): Promise<T>;
}
/** The JSON of those answers that are no refusals. */
type Given<R> = R extends { ok: true; json(): Promise<infer T> }
  ? T
  : R extends { ok: boolean; status: infer S; json(): Promise<infer T> }
    ? S extends 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503
      ? never
      : T
    : never;

/** The JSON of an answer; throws `Problem` for a refusal and `Unreached` where there is no server. */
export async function answerOf<R extends Answer<unknown>>(asked: Promise<R>): Promise<Given<R>> {
  let response: Response;
  try {
    response = (await asked) as unknown as Response;
  } catch (error) {
    throw new Unreached('The server cannot be reached.', { cause: error });
  }
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as Given<R>;
  const text = await response.text();
  let document: Record<string, unknown> = { title: response.statusText, detail: text.slice(0, 300) };
  if (/json/.test(response.headers.get('content-type') ?? '')) document = JSON.parse(text);
  throw new Problem(response.status, document);
}

/** Posts JSON to an address of this server. */
export const post = (path: string, body: unknown): Promise<Response> =>
  fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
