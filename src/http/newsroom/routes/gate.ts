/** The newsroom's rules of sourcing: what they are, and setting them. */
import { Hono } from 'hono';
import { gateSettingsSchema } from '#article/story/gate.ts';
import { gateSettings, setGate } from '#desk/stories/gate.ts';
import type { NewsroomEnv } from '../actor.ts';
import { mustBeAllowed } from '../may.ts';
import { documented, input } from '../openapi.ts';
import type { Staff } from '../staff.ts';

const tag = 'stories';
const settings = gateSettingsSchema.meta({ ref: 'GateSettings' });

export const gateRoutes = ({ db }: Staff) =>
  new Hono<NewsroomEnv>()
    .get(
      '/',
      documented({
        id: 'readGateSettings',
        summary: 'What each rule of sourcing does: nothing, warn, or stop',
        tag,
        answers: { 200: settings },
        refusals: [403],
      }),
      async (c) => {
        mustBeAllowed(c.get('actor'), 'readStories');
        return c.json(await gateSettings(db), 200);
      },
    )
    .put(
      '/',
      documented({
        id: 'setGate',
        summary: 'Set what every rule of sourcing does',
        tag,
        answers: { 200: settings },
        refusals: [400, 403],
      }),
      input('json', settings),
      async (c) => {
        await setGate(db, { actor: c.get('actor'), settings: c.req.valid('json') });
        return c.json(await gateSettings(db), 200);
      },
    );
