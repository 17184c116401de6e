/** From a request to who acts: the session of a browser, or the bearer of an API token. */
import type { IncomingMessage } from 'node:http';
import { createMiddleware } from 'hono/factory';
import type { Actor } from '#article/roles.ts';
import { rolesOf } from '#desk/staff/held-roles.ts';
import { bearerOf } from '#desk/staff/tokens.ts';
import type { Context } from '../context.ts';
import { NotSignedIn } from './problems.ts';
import { isOwnPage } from './security.ts';
import type { Staff } from './staff.ts';

export interface SignedIn {
  actor: Actor;
  /** Id of the browser's session; `null` for a token. */
  session: string | null;
}

/** What the newsroom's routes find beside the request. */
export interface NewsroomEnv {
  Variables: SignedIn;
}

interface Found extends SignedIn {
  /** Cookies that prolong the session. */
  cookies: string[];
}

/** Who acts, or `null`: nobody we know. A token that is shown and wrong is nobody, whatever cookie comes with it. */
export async function whoAsks(staff: Staff, headers: Headers): Promise<Found | null> {
  const authorization = headers.get('authorization');
  if (authorization !== null) {
    const token = /^Bearer (\S{1,200})$/i.exec(authorization)?.[1];
    const actor = token === undefined ? null : await bearerOf(staff.db, token);
    return actor && { actor, session: null, cookies: [] };
  }
  const cookie = headers.get('cookie');
  if (!cookie?.includes('warraq.session_token')) return null;
  const auth = await staff.auth();
  const found = await auth.api.getSession({ headers: new Headers({ cookie }), returnHeaders: true });
  if (!found.response || found.response.user.disabledAt) return null;
  const { user, session } = found.response;
  return {
    actor: { id: user.id, name: user.name, held: await rolesOf(staff.db, user.id), scopes: null },
    session: session.id,
    cookies: found.headers.getSetCookie(),
  };
}

/** Lets through who is known, as `actor` and `session`. Throws NotSignedIn. */
export const signedIn = (staff: Staff) =>
  createMiddleware<NewsroomEnv>(async (c, next) => {
    const found = await whoAsks(staff, c.req.raw.headers);
    if (!found)
      throw new NotSignedIn(
        c.req.header('authorization') === undefined
          ? 'Sign in to the newsroom first.'
          : 'This token is wrong, revoked or has run out.',
      );
    c.set('actor', found.actor);
    c.set('session', found.session);
    await next();
    for (const cookie of found.cookies) c.header('set-cookie', cookie, { append: true });
  });

/**
 * Who opens a WebSocket, or `null`: nobody we know, or another site's page. Sockets are for browsers: by cookie only. A
 * session that ends is told by NOTIFY `warraq_session_ended` (its id), a change of somebody's roles by
 * `warraq_rights_changed` (their id): close, or ask anew.
 */
export async function actorOfUpgrade(
  context: Context,
  request: IncomingMessage,
): Promise<(SignedIn & { session: string }) | null> {
  const { origin, cookie } = request.headers;
  if (!context.staff || origin === undefined || !isOwnPage({ origin }, context.origin)) return null;
  const found = cookie ? await whoAsks(context.staff, new Headers({ cookie })) : null;
  return found && found.session !== null ? { actor: found.actor, session: found.session } : null;
}
