/** The environment as typed configuration. Read by `main.ts` alone; every bad variable is reported at once. */
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Config } from '#operator/configuration.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const httpOrigin = z
  .url({ protocol: /^https?$/, error: 'not an http(s) origin such as https://example.org' })
  .refine((text) => new URL(text).pathname === '/' && !new URL(text).search, {
    error: 'an origin has no path: https://example.org',
  })
  .transform((text) => new URL(text).origin);
const databaseUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'not a postgres:// address' });
/** A folder's path, or the address of a bucket. */
const filesPlace = z
  .string()
  .refine((text) => !/^[a-z][a-z0-9+.-]*:\/\//i.test(text) || /^https?:\/\//.test(text), {
    error: 'neither a folder nor a bucket such as https://store.example/bucket',
  })
  .refine((text) => !/^https?:/.test(text) || isBucketAddress(text), {
    error:
      'a bucket is named by its address alone, without password, question mark or #: https://store.example/bucket',
  });
const isBucketAddress = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { username, password, search, hash } = new URL(text);
  return !username && !password && !search && !hash;
};

const environment = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  WARRAQ_ORIGIN: httpOrigin.optional(),
  WARRAQ_DATA: z.string().min(1).default('./data'),
  WARRAQ_FILES: filesPlace.optional(),
  WARRAQ_FILES_REGION: z.string().min(1).default('auto'),
  WARRAQ_FILES_KEY: z.string().min(1).optional(),
  WARRAQ_FILES_SECRET: z.string().min(1).optional(),
  DATABASE_URL: databaseUrl.optional(),
  WARRAQ_POSTGRES: z.string().min(1).default('auto'),
  WARRAQ_POOL: z.coerce.number().int().min(2).max(200).default(10),
  WARRAQ_CACHE_MB: z.coerce.number().int().min(0).max(16_384).default(64),
  WARRAQ_DEMO: z.enum(['auto', 'off']).default('auto'),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'not an smtp:// or smtps:// address' }).optional(),
  SMTP_FROM: z
    .string()
    .regex(/^[^\r\n]*@[^\r\n]+$/, { error: 'not a sender such as ورّاق <newsroom@example.org>' })
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export class BadConfiguration extends Error {
  override name = 'BadConfiguration';
}

/** Whom letters are from unless said: `newsroom@` the host that readers know. */
const senderOf = ({ WARRAQ_ORIGIN }: { WARRAQ_ORIGIN?: string | undefined }): string =>
  `ورّاق <newsroom@${WARRAQ_ORIGIN ? new URL(WARRAQ_ORIGIN).hostname : 'localhost'}>`;

/** Where files are kept; unless said, in a folder beside the database. */
function filesOf(values: z.infer<typeof environment>): Config['files'] {
  const place = values.WARRAQ_FILES;
  if (!place) return join(resolve(values.WARRAQ_DATA), 'files');
  if (!/^https?:/.test(place)) return resolve(place);
  return {
    url: place.replace(/\/+$/, ''),
    region: values.WARRAQ_FILES_REGION,
    key: values.WARRAQ_FILES_KEY!,
    secret: values.WARRAQ_FILES_SECRET!,
  };
}

/** `readConfig({PORT: '8080'})` → the configuration. Throws BadConfiguration that names every bad variable. */
export function readConfig(env: Record<string, string | undefined>): Config {
  // A variable that is set to nothing counts as not set, as in a commented-out .env line.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = environment.safeParse(given);
  const wrong = (result.error?.issues ?? []).map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  if (/^https?:/.test(given.WARRAQ_FILES ?? ''))
    for (const name of ['WARRAQ_FILES_KEY', 'WARRAQ_FILES_SECRET'])
      if (!given[name]) wrong.push(`  ${name}: missing; the bucket in WARRAQ_FILES is opened with it`);
  if (!result.success || wrong.length) {
    throw new BadConfiguration(
      `Set these variables right and start again (see .env.example):\n${wrong.join('\n')}`,
    );
  }
  const values = result.data;
  return {
    port: values.PORT,
    host: values.HOST,
    origin: values.WARRAQ_ORIGIN ?? null,
    dataFolder: resolve(values.WARRAQ_DATA),
    files: filesOf(values),
    databaseUrl: values.DATABASE_URL ?? null,
    postgres: values.WARRAQ_POSTGRES,
    poolSize: values.WARRAQ_POOL,
    cacheBytes: values.WARRAQ_CACHE_MB * 1_048_576,
    demo: values.WARRAQ_DEMO === 'auto',
    post: values.SMTP_URL ? { smtpUrl: values.SMTP_URL, from: values.SMTP_FROM ?? senderOf(values) } : null,
    logLevel: values.LOG_LEVEL,
  };
}
