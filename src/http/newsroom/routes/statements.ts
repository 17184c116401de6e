/** Statements and claims: entered, changed, filed, related, withdrawn; and what cites them. */
import { Hono } from 'hono';
import { z } from 'zod';
import { claimRelations, claimSchema } from '#article/story/claim.ts';
import { statementSchema } from '#article/story/statement.ts';
import { readCited, readCiting } from '#desk/stories/cited.ts';
import { addClaim, changeClaim, relateClaims } from '#desk/stories/claims.ts';
import { addStatement, changeStatement, fileStatement, withdrawStatement } from '#desk/stories/statements.ts';
import type { NewsroomEnv } from '../actor.ts';
import { documented, input } from '../openapi.ts';
import { id as number, numberText } from '../piece-schemas.ts';
import type { Staff } from '../staff.ts';
import { basedOnVersion, citing, desk, rowDone, rowParam } from '../story-schemas.ts';
import { told } from './sources.ts';

const tag = 'stories';
const adding = [400, 403, 404] as const;
const changing = [400, 403, 404, 409] as const;
const inStory = number.nullable().default(null).meta({ description: 'The story file; null: in none yet' });
const relationParam = rowParam.extend({ relation: z.enum(claimRelations), other: numberText });
const related = z.object({
  ...{ from: number, to: number, relation: z.enum(claimRelations), related: z.boolean() },
});

export const statementRoutes = ({ db }: Staff) =>
  new Hono<NewsroomEnv>()
    .post(
      '/',
      documented({
        id: 'addStatement',
        summary: 'Enter what somebody said, and what it says of which claims',
        tag,
        answers: { 201: rowDone },
        refusals: adding,
      }),
      input('json', z.strictObject({ story: inStory, desk, statement: statementSchema })),
      async (c) => {
        const { statement: content, ...where } = c.req.valid('json');
        return c.json(await addStatement(db, { actor: c.get('actor'), ...where, content }), 201);
      },
    )
    .put(
      '/:id',
      documented({
        id: 'changeStatement',
        summary: 'Change a statement, with all that it says of claims',
        tag,
        answers: { 200: rowDone },
        refusals: changing,
      }),
      input('param', rowParam),
      input('json', z.strictObject({ basedOn: basedOnVersion, statement: statementSchema })),
      async (c) => {
        const { basedOn, statement: content } = c.req.valid('json');
        const row = { actor: c.get('actor'), id: c.req.valid('param').id, basedOn };
        return c.json(await changeStatement(db, { ...row, content }), 200);
      },
    )
    .post(
      '/:id/file',
      documented({
        id: 'fileStatement',
        summary: 'File a statement that is in no story file yet',
        tag,
        answers: { 200: rowDone },
        refusals: changing,
      }),
      input('param', rowParam),
      input('json', z.strictObject({ basedOn: basedOnVersion, story: number })),
      async (c) => {
        const command = { actor: c.get('actor'), id: c.req.valid('param').id, ...c.req.valid('json') };
        return c.json(await fileStatement(db, command), 200);
      },
    )
    .post(
      '/:id/withdraw',
      documented({
        id: 'withdrawStatement',
        summary: 'Write down that a statement was taken back',
        tag,
        answers: { 200: rowDone },
        refusals: changing,
      }),
      input('param', rowParam),
      input('json', z.strictObject({ basedOn: basedOnVersion, note: told })),
      async (c) => {
        const command = { actor: c.get('actor'), id: c.req.valid('param').id, ...c.req.valid('json') };
        return c.json(await withdrawStatement(db, command), 200);
      },
    )
    .get(
      '/:id/citations',
      documented({
        id: 'readCitingOfStatement',
        summary: 'Published articles that cite it, and what is to be mended there',
        tag,
        answers: { 200: citing },
        refusals: [400, 403, 404],
      }),
      input('param', rowParam),
      async (c) => {
        const what = { statement: c.req.valid('param').id };
        const actor = c.get('actor');
        const of = await readCited(db, actor, what);
        return c.json({ of, articles: await readCiting(db, actor, what) }, 200);
      },
    );

export const claimRoutes = ({ db }: Staff) =>
  new Hono<NewsroomEnv>()
    .post(
      '/',
      documented({
        id: 'addClaim',
        summary: 'Enter a claim; a verdict is an editor’s to give',
        tag,
        answers: { 201: rowDone },
        refusals: adding,
      }),
      input('json', z.strictObject({ story: inStory, desk, claim: claimSchema })),
      async (c) => {
        const { claim: content, ...where } = c.req.valid('json');
        return c.json(await addClaim(db, { actor: c.get('actor'), ...where, content }), 201);
      },
    )
    .put(
      '/:id',
      documented({
        id: 'changeClaim',
        summary: 'Change a claim; its verdict is an editor’s to change',
        tag,
        answers: { 200: rowDone },
        refusals: changing,
      }),
      input('param', rowParam),
      input('json', z.strictObject({ basedOn: basedOnVersion, claim: claimSchema })),
      async (c) => {
        const { basedOn, claim: content } = c.req.valid('json');
        const row = { actor: c.get('actor'), id: c.req.valid('param').id, basedOn };
        return c.json(await changeClaim(db, { ...row, content }), 200);
      },
    )
    .put(
      '/:id/relations/:relation/:other',
      documented({
        id: 'relateClaims',
        summary: 'Say that a claim contradicts, equals or supersedes another',
        tag,
        answers: { 200: related },
        refusals: changing,
      }),
      input('param', relationParam),
      async (c) => {
        const { id: from, other: to, relation } = c.req.valid('param');
        await relateClaims(db, { actor: c.get('actor'), from, to, relation, related: true });
        return c.json({ from, to, relation, related: true }, 200);
      },
    )
    .delete(
      '/:id/relations/:relation/:other',
      documented({
        id: 'unrelateClaims',
        summary: 'Say that a claim is no longer this to another',
        tag,
        answers: { 200: related },
        refusals: changing,
      }),
      input('param', relationParam),
      async (c) => {
        const { id: from, other: to, relation } = c.req.valid('param');
        await relateClaims(db, { actor: c.get('actor'), from, to, relation, related: false });
        return c.json({ from, to, relation, related: false }, 200);
      },
    )
    .get(
      '/:id/citations',
      documented({
        id: 'readCitingOfClaim',
        summary: 'Published articles that cite it or a statement about it, and what is to be mended there',
        tag,
        answers: { 200: citing },
        refusals: [400, 403, 404],
      }),
      input('param', rowParam),
      async (c) => {
        const what = { claim: c.req.valid('param').id };
        const actor = c.get('actor');
        const of = await readCited(db, actor, what);
        return c.json({ of, articles: await readCiting(db, actor, what) }, 200);
      },
    );
