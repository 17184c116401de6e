/** The newsroom's side: sessions, the API, the app. Made when it is first asked for (see `http/app.ts`). */
import { Hono } from 'hono';
import { openAPIRouteHandler } from 'hono-openapi';
import { mostBytes as mostPictureBytes } from '#darkroom/most-bytes.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import type { Context } from '../context.ts';
import { type NewsroomEnv, signedIn } from './actor.ts';
import { authDoor } from './auth-door.ts';
import { idempotent } from './idempotent.ts';
import { problem, problemResponse } from './problems.ts';
import { auditRoutes } from './routes/audit.ts';
import { backgroundRoutes } from './routes/backgrounds.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { correctionRoutes } from './routes/corrections.ts';
import { filingRoutes } from './routes/filing.ts';
import { frontRoutes } from './routes/fronts.ts';
import { gateRoutes } from './routes/gate.ts';
import { invitationRoutes } from './routes/invitations.ts';
import { meRoutes } from './routes/me.ts';
import { mentionRoutes } from './routes/mentions.ts';
import { deskRoutes, peopleRoutes } from './routes/people.ts';
import { pictureRoutes } from './routes/pictures.ts';
import { pieceRoutes } from './routes/pieces.ts';
import { sessionRoutes } from './routes/sessions.ts';
import { invitationLinkRoutes, passwordResetRoutes, setUpRoutes } from './routes/setup.ts';
import { entityRoutes, sourceRoutes } from './routes/sources.ts';
import { claimRoutes, statementRoutes } from './routes/statements.ts';
import { storyRoutes } from './routes/stories.ts';
import { eventRoutes, issueRoutes, partyRoutes } from './routes/story-parts.ts';
import { suggestionRoutes } from './routes/suggestions.ts';
import { tokenRoutes } from './routes/tokens.ts';
import { apiHeaders, refuseCrossSite, refuseLarge } from './security.ts';
import { newsroomShell } from './shell.ts';
import type { Staff } from './staff.ts';

/** Bytes of a request's body: a long article with its history fits many times over. */
const mostBytes = 4 * 1_048_576;
/** Where files are sent. */
const pictureDoors = /^\/api\/v1\/pictures(?:\/\d+\/file)?$/;

/** What anybody may ask. Everything else under `/api/v1` wants somebody who is signed in. */
const open = (context: Context, staff: Staff) =>
  new Hono()
    .route('/setup', setUpRoutes(staff))
    .route('/invitations', invitationLinkRoutes(staff))
    .route('/password-resets', passwordResetRoutes(context, staff));

/** What members of staff ask. */
const known = (context: Context, staff: Staff) =>
  new Hono<NewsroomEnv>()
    .use('*', signedIn(staff))
    .route('/me', meRoutes(staff))
    .route('/me/mentions', mentionRoutes(staff))
    .route('/sessions', sessionRoutes(staff))
    .route('/tokens', tokenRoutes(staff))
    .route('/people', peopleRoutes(context, staff))
    .route('/desks', deskRoutes(staff))
    .route('/invitations', invitationRoutes(context, staff))
    .route('/audit', auditRoutes(staff))
    // Only from here on: answers above may hold a token or a link, which nothing may keep.
    .use('*', idempotent(staff))
    .route('/filing', filingRoutes(staff))
    .route('/suggestions', suggestionRoutes(context))
    .route('/pieces', pieceRoutes(staff, context))
    .route('/pictures', pictureRoutes(staff, context))
    .route('/fronts', frontRoutes(context, staff))
    .route('/gate', gateRoutes(staff))
    .route('/calendar', calendarRoutes(staff))
    .route('/stories/corrections', correctionRoutes(staff))
    .route('/stories', storyRoutes(staff))
    .route('/parties', partyRoutes(staff))
    .route('/issues', issueRoutes(staff))
    .route('/backgrounds', backgroundRoutes(staff))
    .route('/events', eventRoutes(staff))
    .route('/entities', entityRoutes(staff))
    .route('/sources', sourceRoutes(staff))
    .route('/statements', statementRoutes(staff))
    .route('/claims', claimRoutes(staff));

const api = (context: Context, staff: Staff) =>
  new Hono().basePath('/api/v1').route('/', open(context, staff)).route('/', known(context, staff));

/** For the typed client: `hc<NewsroomApi>(origin).api.v1.me.$get()`. */
export type NewsroomApi = ReturnType<typeof api>;

/** Everything under `/api/v1`, `/api/auth` and `/newsroom`. */
export function makeNewsroomApp(context: Context, staff: Staff): Hono {
  const app = new Hono();
  const headers = Object.entries(apiHeaders(context.origin.startsWith('https:')));
  app.use('/api/*', async (c, next) => {
    await next();
    // A page that is shown (a front that is tried out) says itself what it may load.
    for (const [name, value] of headers)
      if (name !== 'content-security-policy' || !c.res.headers.has(name)) c.header(name, value);
  });
  app.use('*', async (c, next) => {
    refuseCrossSite(c, context.origin);
    refuseLarge(c, pictureDoors.test(c.req.path) ? mostPictureBytes : mostBytes);
    await next();
  });
  app.route('/api/auth', authDoor(context, staff));
  const routes = api(context, staff);
  app.get(
    '/api/v1/openapi.json',
    openAPIRouteHandler(routes, {
      documentation: {
        openapi: '3.1.0',
        info: {
          title: 'Warraq',
          version: packageJson.version,
          description:
            'Everything that the newsroom does. Sign in with a browser, or bear a personal API token.',
        },
        servers: [{ url: context.origin }],
        components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
        security: [{ token: [] }],
      },
    }),
  );
  app.route('/', routes);
  if (staff.files) app.route('/', newsroomShell(staff.files));
  app.all('/api/*', (c) => c.json(problem(404, 'not-here', `There is nothing at ${c.req.path}.`), 404));
  app.onError((error, c) => problemResponse(error, staff.log, c.req.path));
  return app;
}
