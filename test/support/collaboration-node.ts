/**
 * A node that serves nothing but writing together, in a process of its own so that it can be killed:
 * `node collaboration-node.ts '{"connection": …, "port": 0}'`, prints its port when it is ready.
 *
 * Who asks is the cookie's word: `person=<name>`; a reviewer reads, everybody else writes, nobody is refused.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { connect } from '#database/connection.ts';
import { startCollaboration } from '#http/newsroom/collaboration.ts';

const { connection, port } = JSON.parse(process.argv[2]!);
const database = connect(connection, { size: 4, onError: () => {} });
const server = createServer((_, response) => response.end());
await startCollaboration({
  server,
  database,
  connection,
  log: pino({ level: process.env.WARRAQ_TEST_LOG ?? 'silent' }),
  authorize: async (actor) => (actor.name === 'reviewer' ? 'read' : 'write'),
  actorOfUpgrade: async (request) => {
    const name = /person=(\w+)/.exec(request.headers.cookie ?? '')?.[1];
    return name ? { actor: { id: name, name, held: [], scopes: null }, session: `session of ${name}` } : null;
  },
});
server.listen(port, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
