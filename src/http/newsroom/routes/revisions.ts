/** A piece's past: revisions, what changed between two, what happened. */
import { Hono } from 'hono';
import { z } from 'zod';
import { line } from '#article/story/line.ts';
import { listVersions } from '#desk/daybook/read-versions.ts';
import { withholdVersion } from '#desk/daybook/withhold.ts';
import { compareRevisions, listRevisions, readPieceEvents, readRevision } from '#desk/life/read-revisions.ts';
import type { NewsroomEnv } from '../actor.ts';
import { documented, input } from '../openapi.ts';
import {
  comparedRevisions,
  done,
  numberText,
  pieceEvent,
  pieceParam,
  revision,
  revisionSummary,
  shownVersion,
} from '../piece-schemas.ts';
import type { Staff } from '../staff.ts';

const tag = 'pieces';
const refusals = [400, 403, 404] as const;

export const revisionRoutes = (staff: Staff) =>
  new Hono<NewsroomEnv>()
    .get(
      '/:id/revisions',
      documented({
        id: 'listRevisions',
        summary: 'All revisions, the newest first',
        tag,
        answers: { 200: z.object({ revisions: z.array(revisionSummary) }) },
        refusals,
      }),
      input('param', pieceParam),
      async (c) => {
        const revisions = await listRevisions(staff.db, c.get('actor'), c.req.valid('param').id);
        return c.json({ revisions }, 200);
      },
    )
    .get(
      '/:id/revisions/:number',
      documented({
        id: 'readRevision',
        summary: 'One revision with its content',
        tag,
        answers: { 200: revision },
        refusals,
      }),
      input('param', pieceParam.extend({ number: numberText })),
      async (c) => {
        const { id, number } = c.req.valid('param');
        return c.json(await readRevision(staff.db, c.get('actor'), id, number), 200);
      },
    )
    .get(
      '/:id/compare',
      documented({
        id: 'compareRevisions',
        summary: 'What changed between two revisions, in words',
        tag,
        answers: { 200: comparedRevisions },
        refusals,
      }),
      input('param', pieceParam),
      input('query', z.object({ from: numberText, to: numberText })),
      async (c) => {
        const { id } = c.req.valid('param');
        return c.json(await compareRevisions(staff.db, c.get('actor'), id, c.req.valid('query')), 200);
      },
    )
    .get(
      '/:id/events',
      documented({
        id: 'listPieceEvents',
        summary: 'What happened to the piece, the newest first, with the notes',
        tag,
        answers: { 200: z.object({ events: z.array(pieceEvent) }) },
        refusals,
      }),
      input('param', pieceParam),
      async (c) => {
        const events = await readPieceEvents(staff.db, c.get('actor'), c.req.valid('param').id);
        return c.json({ events }, 200);
      },
    )
    .get(
      '/:id/versions',
      documented({
        id: 'listVersions',
        summary: 'The versions that readers were shown, the newest first',
        tag,
        answers: { 200: z.object({ versions: z.array(shownVersion) }) },
        refusals,
      }),
      input('param', pieceParam),
      async (c) => {
        const versions = await listVersions(staff.db, c.get('actor'), c.req.valid('param').id);
        return c.json({ versions }, 200);
      },
    )
    .post(
      '/:id/versions/:number/withhold',
      documented({
        id: 'withholdVersion',
        summary: 'Show the words of an older version to nobody any longer; its hash and the reason stay',
        tag,
        answers: { 200: done },
        refusals: [400, 403, 404, 409],
      }),
      input('param', pieceParam.extend({ number: numberText })),
      input('json', z.object({ reason: line(500).meta({ description: 'What everybody is told' }) })),
      async (c) => {
        const { id: article, number: version } = c.req.valid('param');
        const { reason } = c.req.valid('json');
        return c.json(
          await withholdVersion(staff.db, { actor: c.get('actor'), article, version, reason }),
          200,
        );
      },
    );
