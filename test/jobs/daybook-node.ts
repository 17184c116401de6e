/** A node that only keeps the daybook, for tests that kill it: `node daybook-node.ts '<connection as JSON>'`. Says 'ready'. */
import { connect } from '#database/connection.ts';
import { keepDaybook } from '#jobs/daybook.ts';

const settings = JSON.parse(process.argv[2]!);
const database = connect(settings, { size: 4, onError: () => {} });
await keepDaybook({
  db: database.db,
  connection: settings,
  name: 'news.example',
  onError: (error) => process.stdout.write(`error ${error.message}\n`),
});
process.stdout.write('ready\n');
