/** Where what went wrong in the newsroom becomes a problem document (RFC 9457). */
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { StoreFailure } from '#darkroom/files.ts';
import { isUnavailable } from '#database/unavailable.ts';
import { UnfinishedArticle } from '#desk/collaboration/unfinished.ts';
import { NotPublished } from '#desk/publish.ts';
import { Refusal, type RefusalKind } from '#desk/refusal.ts';
import { NoSuchArticle, StaleRevision } from '#desk/revision.ts';
import { NotFound } from '../outcomes.ts';
import type { Logger } from '../request-log.ts';
import { TooLarge } from './security.ts';

export const problemSchema = z
  .object({
    type: z
      .string()
      .meta({ description: 'What kind of problem: choose words by it', examples: ['/problems/link-spent'] }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    problems: z
      .array(z.object({ path: z.string(), code: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'Places in what was sent, and what is wrong there' }),
  })
  .meta({ ref: 'Problem' });
export type ProblemDocument = z.infer<typeof problemSchema> & Record<string, unknown>;

type Status = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503;

const statusOfKind: Record<RefusalKind, Status> = {
  invalid: 400,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  gone: 410,
  mismatch: 422,
  throttled: 429,
};

const titles: Record<Status, string> = {
  400: 'Not as it should be',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not here',
  409: 'Not as things stand now',
  410: 'No longer here',
  413: 'Too large',
  422: 'Cannot be done',
  429: 'Too often',
  500: 'Our fault',
  503: 'Not available right now',
};

/** `problem(410, 'link-spent', 'This link…')` → the document. */
export const problem = (
  status: Status,
  code: string,
  detail: string,
  more: Record<string, unknown> = {},
): ProblemDocument => ({ type: `/problems/${code}`, title: titles[status], status, detail, ...more });

/** The request comes from nobody we know. */
export class NotSignedIn extends Error {
  override name = 'NotSignedIn';
}

/** What an error tells the client. What nobody foresaw is our fault, and says nothing of itself. */
export function problemOf(error: unknown): ProblemDocument {
  if (error instanceof Refusal)
    return problem(statusOfKind[error.kind], error.code, error.message, {
      ...(error.problems.length ? { problems: error.problems } : {}),
    });
  if (error instanceof NotSignedIn) return problem(401, 'not-signed-in', error.message);
  if (error instanceof StaleRevision)
    return problem(409, 'stale-revision', error.message, {
      ...{ basedOn: error.basedOn, head: error.head },
      ...(error.since ? { by: error.since.by, at: error.since.at.toISOString() } : {}),
      ...(error.since ? { difference: error.since.difference } : {}),
    });
  if (error instanceof UnfinishedArticle)
    return problem(422, 'unfinished', error.message, {
      problems: error.problems.map((one) => ({ ...one, code: 'unfinished' })),
    });
  if (error instanceof NotPublished) return problem(409, 'not-published', error.message);
  if (error instanceof NoSuchArticle || error instanceof NotFound)
    return problem(404, 'not-here', error.message);
  if (error instanceof TooLarge)
    return problem(413, 'too-large', `More was sent than is taken here: ${error.message}`);
  if (error instanceof HTTPException && error.status === 400)
    return problem(400, 'invalid-input', error.message);
  // Before the database: both are away as a connection that is refused.
  if (error instanceof StoreFailure)
    return problem(
      503,
      'files-away',
      'The store of files is away. Nothing was changed; try again in a moment.',
    );
  if (isUnavailable(error))
    return problem(503, 'unavailable', 'The database is away. Try again in a moment.');
  return problem(500, 'internal', 'Something went wrong here; nothing was changed.');
}

/** The response for an error, logged where it is ours to mend. */
export function problemResponse(error: unknown, log: Logger, path: string): Response {
  const document = problemOf(error);
  if (document.status === 500) log.error({ err: error, path }, 'a newsroom request failed');
  else if (document.status === 503)
    log.warn({ reason: (error as Error).message, path }, 'a newsroom request could not be served');
  const wait: Record<string, string> =
    document.status === 503 || document.status === 429 ? { 'retry-after': '10' } : {};
  return Response.json(document, {
    status: document.status,
    headers: { 'content-type': 'application/problem+json', ...wait },
  });
}
