/** The environment as typed configuration. Read by `main.ts` alone; every bad variable is reported at once. */
import { resolve } from 'node:path';
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

const environment = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  WARRAQ_ORIGIN: httpOrigin.optional(),
  WARRAQ_DATA: z.string().min(1).default('./data'),
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

/** `readConfig({PORT: '8080'})` → the configuration. Throws BadConfiguration that names every bad variable. */
export function readConfig(env: Record<string, string | undefined>): Config {
  // A variable that is set to nothing counts as not set, as in a commented-out .env line.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = environment.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new BadConfiguration(
      `Set these variables right and start again (see .env.example):\n${lines.join('\n')}`,
    );
  }
  const values = result.data;
  return {
    port: values.PORT,
    host: values.HOST,
    origin: values.WARRAQ_ORIGIN ?? null,
    dataFolder: resolve(values.WARRAQ_DATA),
    databaseUrl: values.DATABASE_URL ?? null,
    postgres: values.WARRAQ_POSTGRES,
    poolSize: values.WARRAQ_POOL,
    cacheBytes: values.WARRAQ_CACHE_MB * 1_048_576,
    demo: values.WARRAQ_DEMO === 'auto',
    post: values.SMTP_URL ? { smtpUrl: values.SMTP_URL, from: values.SMTP_FROM ?? senderOf(values) } : null,
    logLevel: values.LOG_LEVEL,
  };
}
