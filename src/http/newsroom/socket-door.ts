/**
 * The first to write together brings the machinery of it with them: a node that only serves readers does not carry
 * Yjs and Hocuspocus in its memory.
 */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type pg from 'pg';
import { may } from '#article/policy.ts';
import type { Actor } from '#article/roles.ts';
import type { Database, DatabaseConnection } from '#database/connection.ts';
import { pieceInHand } from '#desk/life/read-pieces.ts';
import { NoSuchArticle } from '#desk/revision.ts';
import type { Context } from '../context.ts';
import type { Logger } from '../request-log.ts';
import { actorOfUpgrade } from './actor.ts';
import type { Collaboration, Leave } from './collaboration.ts';

export interface SocketDoorOptions {
  server: Server;
  context: Context;
  database: DatabaseConnection;
  connection: pg.PoolConfig;
  log: Logger;
}

type Upgrade = [request: IncomingMessage, socket: Duplex, head: Buffer];

/** What somebody may do with a piece's text: write where they may save it, else read where they may read all of it. */
export const leaveFor =
  (db: Database) =>
  async (actor: Actor, article: number): Promise<Leave | null> => {
    try {
      const piece = await pieceInHand(db, actor, article);
      if (may(actor, 'save', piece) === true) return 'write';
      return may(actor, 'read', piece) === true ? 'read' : null;
    } catch (error) {
      if (error instanceof NoSuchArticle) return null;
      throw error;
    }
  };

/** Opens the door; the first knock starts the collaboration and is answered by it. */
export function openSocketDoor({
  server,
  context,
  database,
  connection,
  log,
}: SocketDoorOptions): Collaboration {
  let started: Promise<Collaboration> | null = null;
  const waiting: Upgrade[] = [];
  const start = async (): Promise<Collaboration> => {
    const { startCollaboration } = await import('./collaboration.ts');
    return startCollaboration({
      server,
      database,
      connection,
      log,
      authorize: leaveFor(database.db),
      actorOfUpgrade: (request) => actorOfUpgrade(context, request),
    });
  };
  const onUpgrade = (...upgrade: Upgrade): void => {
    waiting.push(upgrade);
    started ??= start();
    started.then(
      () => {
        server.off('upgrade', onUpgrade);
        for (const each of waiting.splice(0)) server.emit('upgrade', ...each);
      },
      (error) => {
        started = null;
        log.error({ err: error }, 'writing together could not be started');
        // The browser keeps what was typed and knocks again.
        for (const [, socket] of waiting.splice(0)) socket.destroy();
      },
    );
  };
  server.on('upgrade', onUpgrade);
  return {
    async close() {
      server.off('upgrade', onUpgrade);
      await started?.then((collaboration) => collaboration.close());
    },
  };
}
