import { chmodSync, chownSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildSite, isRoot, query, type TestSite } from './site.ts';

const nobody = { uid: 65534, gid: 65534 };

describe.skipIf(!isRoot)(`Users${isRoot ? '' : ' (skipped: only root can become someone else)'}`, () => {
  let site: TestSite;
  beforeEach(() => {
    site = buildSite();
  });
  afterEach(() => site.remove());

  it('runs the server as a user other than root, who owns the database', async () => {
    const server = await site.open();
    const status = readFileSync(`/proc/${site.serverPid()}/status`, 'utf8');
    const uid = Number(/^Uid:\s+(\d+)/m.exec(status)![1]);
    const gid = Number(/^Gid:\s+(\d+)/m.exec(status)![1]);
    expect(uid).not.toBe(0);
    expect(gid).not.toBe(0);
    expect(/^Groups:[ \t]*(.*)$/m.exec(status)![1]!.trim()).toBe('');
    expect(statSync(site.cluster).uid).toBe(uid);
    await server.close();
  });

  it('keeps the database where its user can get in when the data folder is closed, and finds it again', async () => {
    const closed = path.dirname(site.dataFolder);
    chmodSync(closed, 0o700);
    const first = await site.open();
    await query(first, 'create table kept as select 7 as number');
    await first.close();
    const home = readFileSync(path.join(site.dataFolder, 'database-stands-in'), 'utf8').trim();
    try {
      expect(home.startsWith('/var/lib/warraq/')).toBe(true);
      const second = await site.open();
      expect(await query(second, 'select number from kept')).toEqual([{ number: 7 }]);
      await second.close();
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  });

  it('names the folder that keeps the server out of a database that stands there already, and the mend', async () => {
    const closed = path.dirname(site.dataFolder);
    const server = await site.open();
    await server.close();
    chmodSync(closed, 0o700);
    await expect(site.open()).rejects.toThrow(`chmod o+x ${closed} `);
  });

  it('makes folders reachable that it creates itself, whatever the umask', async () => {
    const before = process.umask(0o077);
    try {
      const server = await site.open();
      expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
      await server.close();
    } finally {
      process.umask(before);
    }
  });

  it('runs as oneself for an ordinary user, and root later runs it as that user', async () => {
    mkdirSync(site.dataFolder);
    chownSync(site.dataFolder, nobody.uid, nobody.gid);
    const app = site.app('auto', nobody);
    expect(await app.opened).toMatchObject({ description: expect.stringContaining('started') });
    expect(statSync(site.cluster).uid).toBe(nobody.uid);
    await app.leave();
    const asRoot = await site.open('auto');
    expect(statSync(`/proc/${site.serverPid()}`).uid).toBe(nobody.uid);
    await asRoot.close();
    const again = site.app('auto', nobody);
    expect(await again.opened).toMatchObject({ description: expect.stringContaining('started') });
    await again.leave();
  });

  it('tells an ordinary user that the database is another user’s', async () => {
    const server = await site.open('auto');
    const refused = site.app('auto', nobody);
    expect((await refused.opened).failed).toMatchObject({ kind: 'data-folder' });
    chmodSync(site.dataFolder, 0o777);
    const owner = statSync(site.cluster).uid;
    if (owner === nobody.uid) chownSync(site.cluster, 1, 1);
    const again = site.app('auto', nobody);
    const { failed } = await again.opened;
    expect(failed).toMatchObject({
      kind: 'owner',
      message: expect.stringContaining('as it was first started'),
    });
    if (owner === nobody.uid) chownSync(site.cluster, nobody.uid, nobody.gid);
    await server.close();
  });

  it('says so when the data folder is a file', async () => {
    writeFileSync(site.dataFolder, '');
    await expect(site.open()).rejects.toThrow(/Cannot write to the data folder/);
  });
});
