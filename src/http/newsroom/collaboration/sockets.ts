/** The sockets: who may open one, what each may do, and closing those that may no longer. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Connection, Hocuspocus } from '@hocuspocus/server';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Actor } from '#article/roles.ts';
import { articleOfDocument } from '#article/shared/shape.ts';
import type { CollaborationOptions } from '../collaboration.ts';

export type Leave = 'write' | 'read';
export type Authorize = (actor: Actor, article: number) => Promise<Leave | null>;
/** Who asks for a socket, and by which session; `null` for nobody and for another site's page. */
export type ActorOfUpgrade = (request: IncomingMessage) => Promise<{ actor: Actor; session: string } | null>;

/** What every document that is open over one socket knows of it. */
export interface SocketContext {
  actor: Actor;
  /** Articles that were asked for over this socket, so that they can be counted. */
  asked: Set<number>;
}

interface OpenSocket {
  actor: Actor;
  session: string;
  ws: WebSocket;
  request: IncomingMessage;
  /** False until it answers the last ping. */
  alive: boolean;
}

/** Where sockets are opened; there is no other. */
export const socketPath = '/newsroom/collaboration';
/** One message: an update and what is around it. */
const mostBytes = 1_100_000;
/** Windows that one person may have open. */
const mostSocketsEach = 30;
/** Milliseconds between pings; every other one also asks whether the session is still good (it may just have run out). */
const pingEvery = 25_000;

/** Close codes of our own: the session ended (sign in); connect again, be asked anew and send what was not
 * committed; what was sent is more than is taken at once. */
const signedOut = [4401, 'signed-out'] as const;
export const again = [4205, 'again'] as const;
export const tooLarge = [4413, 'too-large'] as const;

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

export class Sockets {
  readonly #open = new Set<OpenSocket>();
  readonly #upgrades = new WebSocketServer({
    noServer: true,
    maxPayload: mostBytes,
    perMessageDeflate: false,
  });
  readonly #hocuspocus: Hocuspocus<SocketContext>;
  readonly #options: CollaborationOptions;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(hocuspocus: Hocuspocus<SocketContext>, options: CollaborationOptions) {
    this.#hocuspocus = hocuspocus;
    this.#options = options;
  }

  start(): void {
    this.#options.server.on('upgrade', this.#onUpgrade);
    this.#timer = setInterval(() => this.#ping(), pingEvery);
  }

  #onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    // A socket that breaks off while it is being asked about is nothing to hear of.
    socket.on('error', () => socket.destroy());
    this.#upgrade(request, socket, head).catch((error) => {
      this.#options.log.warn({ reason: (error as Error).message }, 'a socket could not be opened');
      refuse(socket, '503 Service Unavailable');
    });
  };

  async #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    if ((request.url ?? '').split('?')[0] !== socketPath) return refuse(socket, '404 Not Found');
    const who = await this.#options.actorOfUpgrade(request);
    if (!who) return refuse(socket, '401 Unauthorized');
    if (this.#closed) return refuse(socket, '503 Service Unavailable');
    if ([...this.#open].filter(({ actor }) => actor.id === who.actor.id).length >= mostSocketsEach)
      return refuse(socket, '429 Too Many Requests');
    this.#upgrades.handleUpgrade(request, socket, head, (ws) => this.#accept(ws, request, who));
  }

  #accept(ws: WebSocket, request: IncomingMessage, who: { actor: Actor; session: string }): void {
    const open: OpenSocket = { ...who, ws, request, alive: true };
    this.#open.add(open);
    const client = this.#hocuspocus.handleConnection(
      ws as never,
      new Request(`http://local.invalid${socketPath}`),
      { actor: who.actor, asked: new Set() },
    );
    ws.binaryType = 'nodebuffer';
    ws.on('message', (data: Buffer, isBinary) => {
      if (isBinary) client.handleMessage(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
      else ws.close(1003);
    });
    ws.on('pong', () => {
      open.alive = true;
    });
    ws.on('error', () => ws.terminate());
    ws.on('close', (code, reason) => {
      this.#open.delete(open);
      client.handleClose({ code, reason: String(reason) });
    });
  }

  #pings = 0;
  #ping(): void {
    const askAnew = ++this.#pings % 2 === 0;
    for (const open of this.#open) {
      if (!open.alive) {
        open.ws.terminate();
        continue;
      }
      open.alive = false;
      open.ws.ping();
      if (askAnew) void this.#lookAgain(open).catch(this.#unsure);
    }
  }
  /** The database did not answer: nothing is known to have changed, and nothing can be written meanwhile either. */
  #unsure = (error: unknown): void =>
    this.#options.log.warn({ reason: (error as Error).message }, 'sockets are not looked at again');

  endSession(session: string): void {
    for (const open of this.#open) if (open.session === session) this.#end(open, signedOut);
  }

  /** Asks anew about the sockets of a person, those that have an article open, or all. */
  async lookAgain(which: { person: string } | { article: number } | 'all'): Promise<void> {
    for (const open of [...this.#open]) {
      const concerns =
        which === 'all' ||
        ('person' in which
          ? open.actor.id === which.person
          : this.#connectionsOf(open).some(({ article }) => article === which.article));
      if (concerns) await this.#lookAgain(open);
    }
  }

  async #lookAgain(open: OpenSocket): Promise<void> {
    const who = await this.#options.actorOfUpgrade(open.request);
    if (!who || who.session !== open.session) return this.#end(open, signedOut);
    open.actor = who.actor;
    for (const { article, connection } of this.#connectionsOf(open)) {
      const leave = await this.#options.authorize(open.actor, article);
      if (leave !== (connection.readOnly ? 'read' : 'write')) return this.#end(open, again);
    }
  }

  /** What is open over a socket. */
  #connectionsOf({ ws }: OpenSocket): { article: number; connection: Connection }[] {
    return [...this.#hocuspocus.documents.values()].flatMap((document) =>
      document
        .getConnections()
        .filter((connection) => connection.webSocket === (ws as never))
        .map((connection) => ({ article: articleOfDocument(document.name)!, connection })),
    );
  }

  /** Nothing that is still on its way is written any more. */
  #end(open: OpenSocket, [code, reason]: readonly [number, string]): void {
    for (const { connection } of this.#connectionsOf(open)) connection.readOnly = true;
    open.ws.close(code, reason);
  }

  /** Refuses new sockets and closes those that are open; resolves when all are gone. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    this.#options.server.off('upgrade', this.#onUpgrade);
    const gone = [...this.#open].map(({ ws }) => new Promise((resolve) => ws.once('close', resolve)));
    for (const { ws } of this.#open) ws.close(1001, 'restarting');
    const cut = setTimeout(() => {
      for (const { ws } of this.#open) ws.terminate();
    }, 1_000);
    await Promise.all(gone);
    clearTimeout(cut);
  }
}
