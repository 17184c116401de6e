/** The tables of migration 004: people, what lets them in, what they did. Comments on meaning stand there. */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { HeldRole, Role, Scope } from '#article/roles.ts';

type Json<T> = ColumnType<T, string, string>;
type Time = ColumnType<Date, Date | string, Date | string>;
type DefaultTime = ColumnType<Date, Date | string | undefined, never>;
type Mark = ColumnType<Date | null, Date | null | undefined, Date | null>;

export interface StaffTables {
  'auth.user_account': {
    id: Generated<string>;
    name: string;
    email: string;
    email_verified: boolean;
    image: string | null;
    created_at: DefaultTime;
    updated_at: ColumnType<Date, Date | undefined, Date>;
    two_factor_enabled: boolean | null;
    disabled_at: Mark;
  };
  'auth.session': {
    id: Generated<string>;
    expires_at: Time;
    token: string;
    created_at: DefaultTime;
    updated_at: Time;
    ip_address: string | null;
    user_agent: string | null;
    user_id: string;
  };
  'auth.credential': {
    id: Generated<string>;
    account_id: string;
    provider_id: string;
    user_id: string;
    password: string | null;
    created_at: DefaultTime;
    updated_at: Time;
  };
  'auth.verification': { id: Generated<string>; identifier: string; value: string; expires_at: Time };
  'auth.two_factor': {
    id: Generated<string>;
    secret: string;
    backup_codes: string;
    user_id: string;
    verified: boolean | null;
  };
  'auth.passkey': {
    id: Generated<string>;
    name: string | null;
    public_key: string;
    user_id: string;
    credential_id: string;
    created_at: Date | null;
  };
  'auth.rate_limit': { id: Generated<string>; key: string; count: number; last_request: string };
  'auth.secret': { version: number; value: string; created_at: DefaultTime };
  'auth.role_held': { user_id: string; role: Role; desk_id: number | null; granted_at: DefaultTime };
  'auth.set_up_link': { single: Generated<boolean>; token_hash: Buffer; expires_at: Time };
  'auth.invitation': {
    id: Generated<string>;
    token_hash: Buffer;
    email: string;
    name: string;
    roles: Json<HeldRole[]>;
    invited_by: string | null;
    created_at: DefaultTime;
    expires_at: Time;
    used_at: Mark;
  };
  'auth.reset_link': {
    id: Generated<string>;
    token_hash: Buffer;
    user_id: string;
    second_factor: Generated<boolean>;
    expires_at: Time;
    used_at: Mark;
  };
  'auth.reset_request': { id: GeneratedAlways<string>; email: string; at: DefaultTime };
  'auth.api_token': {
    id: Generated<string>;
    token_hash: Buffer;
    user_id: string;
    name: string;
    scopes: Scope[];
    created_at: DefaultTime;
    expires_at: Time;
    last_used_at: Mark;
    revoked_at: Mark;
  };
  'auth.attempt': { key: Buffer; began_at: Time; count: number };
  'auth.used_code': { user_id: string; code_hash: Buffer; used_at: DefaultTime };
  audit_entry: {
    id: GeneratedAlways<string>;
    at: DefaultTime;
    actor_id: string | null;
    actor_name: string;
    by_token: Generated<boolean>;
    act: string;
    subject: string;
    revision: number | null;
    detail: Json<Record<string, unknown>>;
  };
  mail: {
    id: GeneratedAlways<string>;
    recipient: string;
    recipient_name: string;
    subject: string;
    body: string;
    due: ColumnType<Date, Date | undefined, Date>;
    attempts: Generated<number>;
    error: string | null;
    sent_at: Mark;
    given_up_at: Mark;
  };
}
