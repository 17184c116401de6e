import pg from 'pg';
import { OLDEST_MAJOR } from '#database/server/binaries/choice.ts';
import { ServerError } from './errors.ts';

/** What a server says of itself when we look at it. */
export interface ExternalFacts {
  /** `server_version_num`: 150018 is 15.18 */
  readonly versionNumber: number;
  /** `server_version`: '15.18 (Debian 15.18-0+deb12u1)' */
  readonly version: string;
  /** Of the database, 'UTF8' */
  readonly encoding: string;
  /** True on a standby, where nothing can be written. */
  readonly readOnly: boolean;
}

/**
 * Connects to the server behind DATABASE_URL and makes sure that Warraq can work there.
 * Throws ServerError `external` that names the server without its password.
 */
export async function checkExternal(databaseUrl: string): Promise<ExternalFacts> {
  const where = describeUrl(databaseUrl);
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  // Without a listener a connection that breaks between two steps would end the process; the step fails anyway.
  client.on('error', () => undefined);
  let facts: ExternalFacts;
  try {
    await client.connect();
    facts = await readFacts(client);
  } catch (error) {
    throw new ServerError(
      'external',
      `Cannot reach the database of DATABASE_URL, ${where}: ${withoutSecrets(reason(error), databaseUrl)}. ` +
        'Check that the server runs, and the name, the user and the password.',
    );
  } finally {
    await client.end();
  }
  const unfit = unfitReason(facts);
  if (unfit !== undefined)
    throw new ServerError('external', `The database of DATABASE_URL, ${where}, ${unfit}`);
  return facts;
}

/** Why Warraq cannot work on such a server, as the end of a sentence; undefined if it can. */
export function unfitReason(facts: ExternalFacts): string | undefined {
  if (facts.versionNumber < OLDEST_MAJOR * 10_000) {
    return `is PostgreSQL ${facts.version}; Warraq needs ${OLDEST_MAJOR} or newer. Upgrade it, or leave DATABASE_URL empty to use the database that comes along.`;
  }
  if (facts.encoding !== 'UTF8') {
    return `has the encoding ${facts.encoding}; Arabic needs UTF8. Create one with: CREATE DATABASE warraq ENCODING 'UTF8' TEMPLATE template0`;
  }
  if (facts.readOnly) return 'is a read-only standby. Name the primary server.';
  return undefined;
}

/** `postgres://editor:secret@db.example:5432/news` → `editor@db.example:5432/news` */
export function describeUrl(databaseUrl: string): string {
  const url = parse(databaseUrl);
  const user = url.username === '' ? '' : `${url.username}@`;
  return `${user}${url.searchParams.get('host') ?? (url.host || 'localhost')}${url.pathname}`;
}

async function readFacts(client: pg.Client): Promise<ExternalFacts> {
  const { rows } = await client.query<ExternalFacts>(
    `select current_setting('server_version_num')::int as "versionNumber",
      current_setting('server_version') as version,
      current_setting('server_encoding') as encoding,
      pg_is_in_recovery() as "readOnly"`,
  );
  return rows[0]!;
}

function parse(databaseUrl: string): URL {
  // `user@/database?host=/folder` is PostgreSQL's way to name a socket, and no URL without a host.
  const url = URL.parse(databaseUrl.replace('@/', '@localhost/'));
  if (url !== null && /^postgres(ql)?:$/.test(url.protocol)) return url;
  // The text itself stays out of the message: it may hold a password.
  throw new ServerError(
    'external',
    'DATABASE_URL must look like postgres://user:password@host:5432/database.',
  );
}

/** Node reports a name with several addresses as an AggregateError with no message of its own. */
function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join('; ');
  return error instanceof Error ? error.message || error.name : String(error);
}

function withoutSecrets(text: string, databaseUrl: string): string {
  const url = parse(databaseUrl);
  const secrets = [url.password, url.searchParams.get('password') ?? ''].flatMap((s) => [s, safeDecode(s)]);
  return secrets.filter((s) => s !== '').reduce((clean, secret) => clean.replaceAll(secret, '…'), text);
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A lone % in the password: the raw form is all there is to hide.
  }
}
