/**
 * A node that only fires schedules, for tests that kill it: `node clock-node.ts '<connection as JSON>' <name> <slow>`.
 * Says 'ready' once it hears; with `slow`, holds what it fires for that many milliseconds and says 'holding' first.
 */
import { connect } from '#database/connection.ts';
import { fire } from '#desk/life/fire.ts';
import { startClock } from '#jobs/clock.ts';

const [connection, node, slow] = process.argv.slice(2) as [string, string, string];
const settings = JSON.parse(connection);
const database = connect(settings, { size: 4, onError: () => {} });
await startClock({
  db: database.db,
  connection: settings,
  node,
  onError: (error) => process.stdout.write(`error ${error.message}\n`),
  act: async (tx, schedule) => {
    await fire(tx, schedule);
    if (Number(slow)) {
      process.stdout.write('holding\n');
      await new Promise((resolve) => setTimeout(resolve, Number(slow)));
    }
  },
});
process.stdout.write('ready\n');
