/** What the newsroom's routes work with besides what readers' pages do. */
import type { Database } from '#database/connection.ts';
import type { Logger } from '../request-log.ts';
import type { Auth } from './auth.ts';
import type { NewsroomFiles } from './shell.ts';

export interface Staff {
  db: Database;
  log: Logger;
  /** Whether letters can be sent: then links go by mail and are not shown. */
  mail: boolean;
  /** The built app; without it there is only the API. */
  files: NewsroomFiles | null;
  /** Better Auth, loaded when somebody first signs in or shows a cookie: it takes memory that readers need not pay for. */
  auth(): Promise<Auth>;
}

/** `origin`: the public origin, asked for late because it may be known only once the port is open. */
export function makeStaff(given: {
  db: Database;
  log: Logger;
  mail: boolean;
  files: NewsroomFiles | null;
  origin: () => string;
}): Staff {
  let auth: Promise<Auth> | null = null;
  const load = async (): Promise<Auth> => {
    const [{ makeAuth }, { newsroomSecret }] = await Promise.all([
      import('./auth.ts'),
      import('#desk/staff/secret.ts'),
    ]);
    return makeAuth({
      db: given.db,
      log: given.log,
      origin: given.origin(),
      secret: await newsroomSecret(given.db),
    });
  };
  return {
    db: given.db,
    log: given.log,
    mail: given.mail,
    files: given.files,
    auth: () => {
      auth ??= load().catch((error) => {
        auth = null;
        throw error;
      });
      return auth;
    },
  };
}
