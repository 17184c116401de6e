/**
 * Better Auth as Warraq wants it: its tables in the schema `auth` under our names, no sign-up, secrets at rest hashed or
 * encrypted. What it may be asked over HTTP stands in `auth-door.ts`.
 */
import { passkey } from '@better-auth/passkey';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins';
import type { Database } from '#database/connection.ts';
import { passwordLength } from '#desk/staff/password.ts';
import { spendCode } from '#desk/staff/spend-code.ts';
import type { Logger } from '../request-log.ts';
import { addressHeader } from './security.ts';

export interface AuthParts {
  db: Database;
  log: Logger;
  origin: string;
  secret: string;
}

const day = 86_400;

/** Its models under our names: schema `auth`, snake_case. */
const names = {
  user: {
    modelName: 'user_account',
    fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    additionalFields: {
      disabledAt: { type: 'date', required: false, input: false, fieldName: 'disabled_at' },
    },
  },
  session: {
    modelName: 'session',
    fields: {
      userId: 'user_id',
      expiresAt: 'expires_at',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
    },
  },
  account: {
    modelName: 'credential',
    fields: {
      userId: 'user_id',
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
    },
  },
  verification: {
    modelName: 'verification',
    fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
  },
  twoFactor: {
    user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
    twoFactor: {
      fields: {
        backupCodes: 'backup_codes',
        userId: 'user_id',
        failedVerificationCount: 'failed_verification_count',
        lockedUntil: 'locked_until',
      },
    },
  },
  passkey: {
    passkey: {
      fields: {
        publicKey: 'public_key',
        userId: 'user_id',
        credentialID: 'credential_id',
        deviceType: 'device_type',
        backedUp: 'backed_up',
        createdAt: 'created_at',
      },
    },
  },
} as const;

/**
 * A passkey stands for password and second factor at once, so it must have asked for a finger, a face or a PIN; the
 * plugin itself does not insist.
 */
export function insistOnVerifiedUser(userVerified: boolean | undefined): void {
  if (userVerified !== true)
    throw new APIError('FORBIDDEN', {
      code: 'USER_NOT_VERIFIED',
      message: 'This passkey did not check who uses it. Use one with a PIN, a finger or a face.',
    });
}

function options({ db, log, origin, secret }: AuthParts) {
  const url = new URL(origin);
  return {
    appName: 'Warraq',
    baseURL: origin,
    basePath: '/api/auth',
    secret,
    database: { db, type: 'postgres', schemaName: 'auth', transaction: true },
    telemetry: { enabled: false },
    trustedOrigins: [origin],
    logger: {
      level: 'warn',
      log: (level, message) => log[level === 'error' ? 'error' : 'warn']({ from: 'better-auth' }, message),
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
    },
    user: names.user,
    session: { ...names.session, expiresIn: 14 * day, updateAge: day, freshAge: 3_600 },
    account: names.account,
    verification: { ...names.verification, storeIdentifier: 'hashed' },
    // By address; guesses at one account are counted by the door.
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'rate_limit',
      fields: { lastRequest: 'last_request' },
      window: 10,
      max: 120,
      customRules: {
        // It counts until nobody knocked for a whole window: a newsroom's people come in one after the other, from one
        // address. Guesses are counted by us (auth-door.ts); this only slows a machine down.
        '/sign-in/*': { window: 10, max: 30 },
        '/two-factor/*': { window: 10, max: 30 },
        '/passkey/*': { window: 10, max: 60 },
      },
    },
    advanced: {
      cookiePrefix: 'warraq',
      useSecureCookies: url.protocol === 'https:',
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: 'uuid', validateSchema: true },
    },
    databaseHooks: {
      session: {
        create: {
          // Every way in ends here, after everything that had to be right was right: so it tells guessers nothing.
          before: async (session, ctx) => {
            const person = await db
              .selectFrom('auth.user_account')
              .select('disabled_at')
              .where('id', '=', session.userId)
              .executeTakeFirst();
            if (!person || person.disabled_at)
              throw new APIError('FORBIDDEN', {
                code: 'ACCOUNT_DISABLED',
                message: 'This account is disabled. An administrator can enable it.',
              });
            if (
              ctx?.path === '/two-factor/verify-totp' &&
              !(await spendCode(db, session.userId, String(ctx.body?.code)))
            )
              throw new APIError('UNAUTHORIZED', {
                code: 'CODE_USED',
                message: 'This code was used already. Wait for the next one.',
              });
          },
        },
      },
    },
    plugins: [
      twoFactor({
        issuer: 'Warraq',
        twoFactorTable: 'two_factor',
        backupCodeOptions: { storeBackupCodes: 'encrypted', amount: 10 },
        schema: names.twoFactor,
      }),
      passkey({
        rpID: url.hostname,
        rpName: 'Warraq',
        origin,
        authenticatorSelection: { userVerification: 'required', residentKey: 'required' },
        registration: {
          afterVerification: ({ verification }) =>
            insistOnVerifiedUser(verification.registrationInfo?.userVerified),
        },
        authentication: {
          afterVerification: ({ verification }) =>
            insistOnVerifiedUser(verification.authenticationInfo.userVerified),
        },
        schema: names.passkey,
      }),
    ],
  } satisfies BetterAuthOptions;
}

export const makeAuth = (parts: AuthParts) => betterAuth(options(parts));
export type Auth = ReturnType<typeof makeAuth>;
