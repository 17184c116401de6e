/** One way to describe a route and to read its input, so that the document and the checks are one thing. */
import { type DescribeRouteOptions, describeRoute, resolver, validator } from 'hono-openapi';
import type { z } from 'zod';
import { type Problem, Refusal } from '#desk/refusal.ts';
import { problemSchema } from './problems.ts';

export type ErrorStatus = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429;

export interface RouteDescription {
  /** Name of the operation: 'invitePerson'. */
  id: string;
  summary: string;
  tag: string;
  /** Schema of the answer by status; `null`: no body. */
  answers: Partial<Record<200 | 201 | 202 | 204 | 302, z.ZodType | null>>;
  /** Ways in which it may be refused, besides 401 and 500. */
  refusals?: readonly ErrorStatus[];
  /** True for what is asked before signing in. */
  open?: boolean;
}

const refusalWords: Record<ErrorStatus, string> = {
  400: 'What was sent is not as it should be',
  401: 'Not signed in, or no valid token',
  403: 'Not theirs to do, or asked by another site',
  404: 'No such thing',
  409: 'Not as things stand now',
  410: 'The link is spent',
  413: 'Too large',
  422: 'Cannot be done as asked',
  429: 'Too many attempts',
};

/** Middleware that puts a route into the document. */
export function documented({ id, summary, tag, answers, refusals = [], open = false }: RouteDescription) {
  const responses: NonNullable<DescribeRouteOptions['responses']> = {};
  for (const [status, schema] of Object.entries(answers))
    responses[status] = schema
      ? { description: summary, content: { 'application/json': { schema: resolver(schema) } } }
      : { description: summary };
  const refused = new Set<ErrorStatus>([...(open ? [] : ([401] as const)), ...refusals]);
  for (const status of refused)
    responses[status] = {
      description: refusalWords[status],
      content: { 'application/problem+json': { schema: resolver(problemSchema) } },
    };
  return describeRoute({
    operationId: id,
    summary,
    tags: [tag],
    responses,
    ...(open ? { security: [] } : {}),
  });
}

/** `'roles.0.desk'` of zod's path. */
const placeOf = (path: readonly (PropertyKey | { key: PropertyKey })[] | undefined): string =>
  (path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('.');

/** Middleware that checks a body, a query or parameters; what is wrong becomes a Refusal that names every place. */
export const input = <Schema extends z.ZodType, Target extends 'json' | 'query' | 'param' | 'header'>(
  target: Target,
  schema: Schema,
) =>
  validator(target, schema, (result) => {
    if (result.success) return;
    const problems: Problem[] = result.error.map((issue) => ({
      path: placeOf(issue.path as Parameters<typeof placeOf>[0]),
      code: String((issue as { code?: unknown }).code ?? 'invalid'),
      message: issue.message,
    }));
    throw new Refusal(
      'invalid',
      'invalid-input',
      problems.map(({ path, message }) => `${path}: ${message}`).join('; '),
      problems,
    );
  });
