/**
 * Writing together over WebSocket, at /newsroom/collaboration: Hocuspocus speaks Yjs with the browsers, PostgreSQL
 * is what is true.
 *
 * An update is committed before it is applied, shown to others or acknowledged, so that «saved» means saved. Nodes
 * hear of each other's updates by NOTIFY and read them by id: no broker, no sticky sessions. Who may read or write
 * is asked per document when it is opened, and again whenever it may have changed.
 */
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { Hocuspocus } from '@hocuspocus/server';
import type pg from 'pg';
import * as Y from 'yjs';
import { articleOfDocument, documentName, nameRoots, sharedVersion } from '#article/shared/shape.ts';
import type { DatabaseConnection } from '#database/connection.ts';
import { type Listener, listenTo } from '#database/listen.ts';
import { isUnavailable } from '#database/unavailable.ts';
import { beginShared, compactShared, sharedUpdates } from '#desk/collaboration/document.ts';
import {
  accessChannel,
  commentsChannel,
  type PresenceNote,
  presenceChannel,
  rightsChannel,
  sessionChannel,
  type UpdateNote,
  updateChannel,
} from '#desk/collaboration/notes.ts';
import { reviseLeft } from '#desk/collaboration/revision-from-shared.ts';
import { UpdateLog } from '#desk/collaboration/update-log.ts';
import type { Logger } from '../request-log.ts';
import { Neighbours } from './collaboration/neighbours.ts';
import { Presence } from './collaboration/presence.ts';
import {
  type ActorOfUpgrade,
  type Authorize,
  again,
  type SocketContext,
  Sockets,
  tooLarge,
} from './collaboration/sockets.ts';

export type { ActorOfUpgrade, Authorize, Leave } from './collaboration/sockets.ts';

export interface CollaborationOptions {
  /** The server that the routes are served by; its upgrades are answered here, other paths with 404. */
  server: Server;
  database: DatabaseConnection;
  /** For the connection that listens. */
  connection: pg.PoolConfig;
  /** What an actor may do with an article's text now; `null` also when there is no such article. */
  authorize: Authorize;
  /** Who asks, by the cookie; checks the origin. `null` when nobody may come in. */
  actorOfUpgrade: ActorOfUpgrade;
  log: Logger;
}

export interface Collaboration {
  /** Closes every socket, then waits until what was written is a revision. Call it before the server closes. */
  close(): Promise<void>;
}

/** An update in bytes, at most: a long article pasted whole is some 100 KB. */
const mostUpdateBytes = 1_000_000;
/** Documents that one socket may have open. */
const mostDocuments = 20;
/** Bytes of an update that says nothing. */
const emptyUpdate = 2;
/** Rows after which a document's log is made short while people are still writing. */
const longestLog = 500;

class TooLarge extends Error {
  constructor(bytes: number) {
    super(`an update of ${bytes} bytes is refused: ${mostUpdateBytes} are the most`);
  }
}

/** A refusal that the browser is told the reason of: 'version' (load the page anew), 'forbidden', 'too-many'. */
const refusal = (reason: string): Error => Object.assign(new Error(reason), { reason });

/** Starts answering at /newsroom/collaboration. Resolves when other nodes are heard. */
export async function startCollaboration(options: CollaborationOptions): Promise<Collaboration> {
  const { log, database } = options;
  const { db } = database;
  const node = randomUUID();
  const updates = new UpdateLog(db, node);
  const leaving = new Set<Promise<void>>();

  const hocuspocus: Hocuspocus<SocketContext> = new Hocuspocus<SocketContext>({
    name: node,
    quiet: true,
    debounce: 2_000,
    maxDebounce: 10_000,
    timeout: 60_000,
    maxUnauthenticatedQueueSize: 2 * mostUpdateBytes,
    maxPendingDocuments: mostDocuments,
    extensions: [],

    async onAuthenticate({ context, documentName, connectionConfig, token }) {
      if (token !== String(sharedVersion)) throw refusal('version');
      const article = articleOfDocument(documentName);
      if (article === null) throw refusal('forbidden');
      if (context.asked.size >= mostDocuments && !context.asked.has(article)) throw refusal('too-many');
      context.asked.add(article);
      const leave = await options.authorize(context.actor, article);
      if (!leave) throw refusal('forbidden');
      connectionConfig.readOnly = leave === 'read';
    },
    async onLoadDocument({ documentName, document }) {
      const article = articleOfDocument(documentName)!;
      await beginShared(db, article);
      nameRoots(document);
      for (const update of await sharedUpdates(db, article)) Y.applyUpdate(document, update);
    },
    async afterLoadDocument({ documentName }) {
      await presence.ask(articleOfDocument(documentName)!);
    },
    /**
     * Awaited before an update is applied. After a throw the whole socket is closed, not only this document on it:
     * that makes the browser connect again and send what was not committed.
     */
    async beforeSync({ type, payload, documentName, connection, context }) {
      const asks = type === 0;
      if (asks || connection.readOnly || payload.length <= emptyUpdate) return;
      const article = articleOfDocument(documentName)!;
      try {
        if (payload.length > mostUpdateBytes) throw new TooLarge(payload.length);
        // What cannot be read must not come into the log: the document could never be opened again.
        Y.decodeUpdate(payload);
        await updates.append({ article, author: context.actor.name, bytes: payload });
      } catch (error) {
        warn(error);
        connection.readOnly = true;
        const [code, reason] = error instanceof TooLarge ? tooLarge : again;
        connection.webSocket.close(code, reason);
        throw error;
      }
    },
    /** Names are given here: nobody is present under another's. */
    async beforeHandleAwareness({ states, context }) {
      for (const state of states.values())
        if (context?.actor) state.user = { ...state.user, id: context.actor.id, name: context.actor.name };
    },
    async onAwarenessUpdate({ documentName, added, updated, removed, transactionOrigin }) {
      presence.heard(documentName, [...added, ...updated, ...removed], transactionOrigin);
    },
    async onStoreDocument({ documentName }) {
      await warned(compactShared(db, articleOfDocument(documentName)!, longestLog));
    },
    async onDisconnect({ documentName, context }) {
      context.asked.delete(articleOfDocument(documentName)!);
    },
    async afterUnloadDocument({ documentName }) {
      const left = warned(everyoneLeft(articleOfDocument(documentName)!));
      leaving.add(left);
      await left;
      leaving.delete(left);
    },
  });
  const presence = new Presence(hocuspocus, db, node, warn);
  const neighbours = new Neighbours(hocuspocus, db, warn);
  const sockets = new Sockets(hocuspocus, options);

  function warn(error: unknown): void {
    if (isUnavailable(error)) log.warn({ reason: (error as Error).message }, 'writing together waits');
    else log.error({ err: error }, 'writing together');
  }
  const warned = (act: Promise<unknown>): Promise<void> => act.then(() => {}, warn);
  async function everyoneLeft(article: number): Promise<void> {
    await reviseLeft(db, article);
    await compactShared(db, article);
  }

  const onNote = (channel: string, payload: string): void => {
    if (channel === updateChannel) {
      const note = JSON.parse(payload) as UpdateNote;
      if (note.node !== node) neighbours.heard(note.article, note.ids);
    } else if (channel === presenceChannel) {
      const note = JSON.parse(payload) as PresenceNote;
      if (note.node !== node) void warned(presence.told(note));
    } else if (channel === sessionChannel) sockets.endSession(payload);
    else if (channel === rightsChannel) void warned(sockets.lookAgain({ person: payload }));
    else if (channel === commentsChannel)
      hocuspocus.documents.get(documentName(Number(payload)))?.broadcastStateless('comments');
    else if (channel === accessChannel) void warned(sockets.lookAgain({ article: Number(payload) }));
  };
  const listener: Listener = await listenTo(options.connection, {
    channels: [updateChannel, presenceChannel, sessionChannel, rightsChannel, accessChannel, commentsChannel],
    onNote,
    onReconnect: () => {
      log.info('the database is back: shared documents are read anew');
      for (const [name, document] of hocuspocus.documents) {
        document.broadcastStateless('comments');
        neighbours.heard(articleOfDocument(name)!, 'all');
        void warned(presence.ask(articleOfDocument(name)!));
      }
      void warned(sockets.lookAgain('all'));
    },
    onError: (error) => log.warn({ reason: error.message }, 'other nodes are not heard'),
  });
  sockets.start();

  return {
    async close() {
      await sockets.close();
      hocuspocus.flushPendingStores();
      while (hocuspocus.documents.size > 0 || leaving.size > 0)
        await new Promise((resolve) => setTimeout(resolve, 20));
      await listener.close();
    },
  };
}
