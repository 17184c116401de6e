/** A newsroom of a test's own: an empty, migrated database, and short ways to put news into it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import pino from 'pino';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { bodyFromText } from '#article/from-text.ts';
import type { Draft } from '#bureau/draft.ts';
import type { FileStore } from '#darkroom/files.ts';
import { folderStore } from '#darkroom/folder-store.ts';
import { connect, type Database, type DatabaseConnection } from '#database/connection.ts';
import { type CopyOutcome, fileCopy } from '#desk/file-copy.ts';
import { type RunningNode, serve } from '#http/serve.ts';
import { template } from './postgres.ts';

const postgres = inject('postgres');

/** `describe` for what needs PostgreSQL: skipped with the reason where this machine has none of that kind. */
export const describeNewsroom = (title: string, suite: () => void): void => {
  if ('absent' in postgres) describe.skip(`${title} (skipped: ${postgres.absent})`, () => suite());
  else describe(title, () => suite());
};

export interface TestNewsroom {
  readonly db: Database;
  readonly database: DatabaseConnection;
  readonly connection: pg.PoolConfig;
  readonly pictures: FileStore;
  readonly folder: string;
  /** A node on this database; closed with the newsroom. */
  node(): Promise<RunningNode>;
}

let made = 0;

/** Registers a newsroom for the tests of the surrounding `describe`. Its files are in `folder`, or where `files` says. */
export function useNewsroom(
  files: (folder: string) => Promise<FileStore> = async (folder) => folderStore(folder),
): TestNewsroom {
  const state = {} as {
    connection: pg.PoolConfig;
    database: DatabaseConnection;
    pictures: FileStore;
    folder: string;
  };
  const nodes: { close(): Promise<void> }[] = [];
  const name = `newsroom_${process.pid}_${++made}`;
  beforeAll(async () => {
    if ('absent' in postgres) throw new Error(postgres.absent);
    const admin = new pg.Client(postgres.connection);
    await admin.connect();
    await admin.query(`create database ${name} template ${template}`);
    await admin.end();
    state.connection = { ...postgres.connection, database: name };
    state.database = connect(state.connection, { size: 5, onError: () => {} });
    state.folder = await mkdtemp(join(tmpdir(), 'warraq-files-'));
    state.pictures = await files(state.folder);
  });
  afterAll(async () => {
    for (const node of nodes) await node.close();
    await state.database?.close();
    if (state.folder) await rm(state.folder, { recursive: true, force: true });
  });
  return {
    get db() {
      return state.database.db;
    },
    get database() {
      return state.database;
    },
    get connection() {
      return state.connection;
    },
    get pictures() {
      return state.pictures;
    },
    get folder() {
      return state.folder;
    },
    async node() {
      const database = connect(state.connection, { size: 3, onError: () => {} });
      const node = await serve({
        host: '127.0.0.1',
        port: 0,
        origin: 'https://news.example',
        cacheBytes: 16 << 20,
        connection: state.connection,
        database,
        pictures: state.pictures,
        log: pino({ level: 'silent' }),
      });
      nodes.push({
        close: async () => {
          await node.close();
          await database.close();
        },
      });
      return node;
    },
  };
}

let drafts = 0;

/** A draft with everything a small story has; say only what matters to the test. */
export function buildDraft(given: Partial<Omit<Draft, 'body'>> & { text?: string } = {}): Draft {
  const number = ++drafts;
  const { text = `فقرة أولى من الخبر رقم ${number}.\n\nفقرة ثانية فيها تفاصيل.`, ...rest } = given;
  return {
    externalId: `draft-${number}`,
    kind: 'news',
    language: 'ar',
    kicker: '',
    headline: `عنوان الخبر رقم ${number}`,
    standfirst: '',
    body: bodyFromText(text, () => null),
    dateline: null,
    sections: ['محليات'],
    desks: ['قسم المقاطعات'],
    people: [],
    topics: [],
    published: new Date(Date.UTC(2024, 9, 1) + number * 60_000),
    origin: null,
    hash: `hash-${number}-${Math.random()}`,
    ...rest,
  };
}

/** Files and publishes a draft; returns its number. */
export async function publishDraft(db: Database, draft: Draft): Promise<number> {
  const [outcome] = (await fileCopy(db, [draft], true)) as [CopyOutcome];
  if (outcome.outcome === 'failed') throw new Error(outcome.reason);
  return outcome.article;
}
