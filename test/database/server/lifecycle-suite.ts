import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  clusterProcesses,
  readPostmasterFile,
  servesCluster,
} from '#database/server/postmaster/postmaster-file.ts';
import { buildSite, isRoot, kill9, query, type TestSite } from './site.ts';

/** What every source of server programs must do alike. `skip` says why it cannot run here. */
export function describeLifecycle(binaries: 'npm' | 'installed', skip: string | undefined): void {
  describe.skipIf(skip !== undefined)(
    `The embedded server with ${binaries} binaries${skip ? ` (${skip})` : ''}`,
    () => {
      // One cluster for all tests that do not ask for a first start: making one takes a second.
      let site: TestSite;
      beforeAll(() => {
        site = buildSite();
      });
      afterEach(() => site.endAll());
      afterAll(() => site.remove());

      it('makes a database for Arabic on first start, keeps it, and stops when the last user leaves', async () => {
        const first = await site.open(binaries);
        expect(first.description).toContain(`(${binaries} binaries, started)`);
        expect(first.version).toBeGreaterThanOrEqual(15);
        await query(first, `create table news as select 'وصل الوفد'::text as headline`);
        const [facts] = await query(
          first,
          `select current_user as role, current_setting('is_superuser') as super,
        current_setting('server_encoding') as encoding, current_setting('fsync') as fsync,
        current_setting('jit') as jit, current_setting('listen_addresses') as tcp,
        to_tsvector('simple', 'موسكو، أمس')::text as words`,
        );
        expect(facts).toEqual({
          role: 'warraq',
          super: 'off',
          encoding: 'UTF8',
          fsync: 'on',
          jit: 'off',
          tcp: '',
          words: "'أمس':2 'موسكو':1",
        });
        const pid = site.serverPid();
        await Promise.all([first.close(), first.close()]);
        expect(servesCluster(pid, site.cluster)).toBe(false);

        const second = await site.open(binaries);
        expect(await query(second, 'select * from news')).toEqual([{ headline: 'وصل الوفد' }]);
        await second.close();
        await expect(second.ensureRunning()).rejects.toThrow('closed');
      });

      it('shares one server between processes, and one that closes leaves it to the other', async () => {
        const first = await site.open(binaries);
        const other = site.app(binaries);
        expect((await other.opened).description).toContain('already running');
        await first.close();
        const third = await site.open(binaries);
        expect(third.description).toContain('already running');
        await other.leave();
        expect(await query(third, 'select 1 as one')).toEqual([{ one: 1 }]);
        await third.close();
        expect(clusterProcesses(site.cluster)).toEqual([]);
      });

      it('adopts the server that a killed app left behind', async () => {
        const app = site.app(binaries);
        await app.opened;
        const pid = site.serverPid();
        await app.kill9();
        const next = await site.open(binaries);
        expect(next.description).toContain('orphan adopted');
        expect(site.serverPid()).toBe(pid);
        await next.close();
        expect(servesCluster(pid, site.cluster)).toBe(false);
      });

      it('restarts a server that was killed under two apps, once, with every committed row', async () => {
        const [one, two] = [await site.open(binaries), await site.open(binaries)];
        await query(one, 'create table survivors as select generate_series(1, 1000) as n');
        const before = site.serverPid();
        await kill9(before);
        await Promise.all([one.ensureRunning(), two.ensureRunning(), one.ensureRunning()]);
        const after = site.serverPid();
        expect(after).not.toBe(before);
        expect(await query(two, 'select count(*)::int as n from survivors')).toEqual([{ n: 1000 }]);
        await two.ensureRunning();
        expect(site.serverPid()).toBe(after);
        await Promise.all([one.close(), two.close()]);
      });

      it('recovers after both app and server were killed', async () => {
        const app = site.app(binaries);
        await app.opened;
        const helper = await site.open(binaries);
        await query(helper, 'create table kept as select generate_series(1, 1000) as n');
        await app.kill9();
        await kill9(site.serverPid());
        const next = await site.open(binaries);
        expect(await query(next, 'select count(*)::int as n from kept')).toEqual([{ n: 1000 }]);
        await Promise.all([next.close(), helper.close()]);
      });

      it('ends the working children of a killed server before it starts a new one', async () => {
        const server = await site.open(binaries);
        const busy = new pg.Client(server.connection as pg.ClientConfig);
        busy.on('error', () => undefined); // It will lose its connection: that is the point.
        await busy.connect();
        const lost = expect(busy.query('select count(*) from generate_series(1, 1e12) n')).rejects.toThrow();
        await sleep(200);
        await kill9(site.serverPid());
        await server.ensureRunning();
        await lost;
        expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
        await server.close();
      });

      it('starts when the note of a dead server names a stranger', async () => {
        const server = await site.open(binaries);
        const note = readFileSync(path.join(site.cluster, 'postmaster.pid'), 'utf8');
        const owner = statSync(site.cluster);
        await server.close();
        const stranger = spawn('sleep', ['60'], isRoot ? { uid: owner.uid, gid: owner.gid } : {});
        try {
          writeFileSync(
            path.join(site.cluster, 'postmaster.pid'),
            note.replace(/^\d+/, String(stranger.pid)),
          );
          const next = await site.open(binaries);
          expect(site.serverPid()).not.toBe(stranger.pid);
          expect(stranger.exitCode).toBe(null);
          await next.close();
        } finally {
          stranger.kill();
        }
      });

      it('makes one server when several processes start at once', async () => {
        const fresh = buildSite();
        const apps = [fresh.app(binaries), fresh.app(binaries), fresh.app(binaries)];
        const said = await Promise.all(apps.map((app) => app.opened));
        expect(said.map((line) => line.description?.split(', ').at(-1)).sort()).toEqual([
          'already running)',
          'already running)',
          'started)',
        ]);
        await Promise.all(apps.map((app) => app.leave()));
        expect(clusterProcesses(fresh.cluster)).toEqual([]);
        await fresh.remove();
      });

      it('starts after a first start was killed at any moment', { timeout: 60_000 }, async () => {
        const killAndStart = async (afterMs: number) => {
          const victim = buildSite();
          try {
            const app = victim.app(binaries);
            await sleep(afterMs);
            await app.kill9();
            const next = await victim.open(binaries);
            expect(await query(next, 'select 1 as one')).toEqual([{ one: 1 }]);
            await next.close();
            expect(readdirSync(victim.dataFolder).filter((name) => name.startsWith('unfinished'))).toEqual(
              [],
            );
            expect(readPostmasterFile(victim.cluster)).toBe(undefined);
          } finally {
            await victim.remove();
          }
        };
        // From before anything is written to after the server is up.
        for (const step of [0, 1, 2]) {
          await Promise.all([step, step + 3].map((n) => killAndStart(100 + (n + Math.random()) * 200)));
        }
      });

      it('works in a folder whose path is too long for a socket', async () => {
        const deep = buildSite(`${'مجلد طويل الاسم, جدا '.repeat(3)}/بيانات`);
        try {
          const server = await deep.open(binaries);
          expect(server.connection.host).toMatch(/^\/tmp\/warraq-[0-9a-f]{16}$/);
          expect(statSync(server.connection.host!).mode & 0o777).toBe(0o700);
          expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
          await server.close();
          rmSync(server.connection.host!, { recursive: true });
        } finally {
          await deep.remove();
        }
      });

      it('keeps other users of the machine out', async () => {
        const server = await site.open(binaries);
        expect(statSync(server.connection.host!).mode & 0o777).toBe(0o700);
        expect(statSync(path.join(server.connection.host!, '.s.PGSQL.5432')).mode & 0o777).toBe(0o700);
        expect(statSync(site.cluster).mode & 0o777).toBe(0o700);
        await server.close();
      });

      it('says what the log says when the server does not start', async () => {
        const server = await site.open(binaries);
        await server.close();
        const settings = path.join(site.cluster, 'postgresql.conf');
        const good = readFileSync(settings, 'utf8');
        writeFileSync(settings, `${good}\nshared_buffers = 'nonsense'\n`);
        await expect(site.open(binaries)).rejects.toThrow(/did not start[\s\S]*nonsense/);
        expect(existsSync(path.join(site.cluster, 'postmaster.pid'))).toBe(false);
        writeFileSync(settings, good);
      });

      it('refuses a path that a shell would change', async () => {
        const odd = buildSite('a$HOME');
        await expect(odd.open(binaries)).rejects.toThrow(/must not hold/);
        await odd.remove();
      });

      it('refuses a folder that holds something else', async () => {
        const other = buildSite();
        mkdirSync(other.cluster, { recursive: true });
        writeFileSync(path.join(other.cluster, 'letter.txt'), 'not a database');
        await expect(other.open(binaries)).rejects.toThrow(/not a PostgreSQL database/);
        await other.remove();
      });
    },
  );
}
