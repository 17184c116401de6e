/** Writers at a shared document, as their browsers would be, and nodes that can be killed under them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import type pg from 'pg';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { documentName, nameRoots, sharedVersion } from '#article/shared/shape.ts';

export interface Writer {
  doc: Y.Doc;
  provider: HocuspocusProvider;
  /** Everything typed is acknowledged by the server. */
  readonly saved: boolean;
  /** Reasons for which the server refused or closed. */
  refusals: string[];
  leave(): void;
}

/** Opens an article; reconnects quickly when the node is gone. */
export function sitDown(port: number, name: string, article: number, token = String(sharedVersion)): Writer {
  class WithCookie extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { cookie: `person=${name}` } });
    }
  }
  const doc = new Y.Doc();
  nameRoots(doc);
  const refusals: string[] = [];
  const websocketProvider = new HocuspocusProviderWebsocket({
    url: `ws://127.0.0.1:${port}/newsroom/collaboration`,
    WebSocketPolyfill: WithCookie,
    delay: 100,
    minDelay: 50,
    maxDelay: 400,
    onClose: ({ event }) => refusals.push(`${event.code}`),
  });
  const provider = new HocuspocusProvider({
    websocketProvider,
    name: documentName(article),
    document: doc,
    token,
    flushDelay: 30,
    onAuthenticationFailed: ({ reason }) => refusals.push(reason),
  });
  provider.attach();
  return {
    doc,
    provider,
    refusals,
    get saved() {
      return provider.isSynced && provider.unsyncedChanges === 0;
    },
    leave() {
      provider.destroy();
      websocketProvider.destroy();
      doc.destroy();
    },
  };
}

/** Waits until something is so; fails with `what` after twenty seconds. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`still not: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export interface NodeProcess {
  port: number;
  /** Kills it with -9 and starts it again on the same port. */
  killAndRestart(): Promise<void>;
  kill(): Promise<void>;
}

const script = new URL('./collaboration-node.ts', import.meta.url).pathname;

/** Starts a node in a process of its own. Kill it when the test is over. */
export async function startNode(connection: pg.PoolConfig): Promise<NodeProcess> {
  let child: ChildProcess;
  const start = async (port: number): Promise<number> => {
    child = spawn(process.execPath, [script, JSON.stringify({ connection, port })], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return new Promise((resolve, reject) => {
      child.stdout!.once('data', (line) => resolve(Number(line)));
      child.once('exit', (code) => reject(new Error(`the node ended with ${code}`)));
    });
  };
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  };
  const port = await start(0);
  return {
    port,
    kill,
    async killAndRestart() {
      await kill();
      await start(port);
    },
  };
}
