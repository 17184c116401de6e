/**
 * A small process that uses the server, for tests that need several of them or kill one.
 * `app.ts <data folder> <binaries>`; prints one JSON line once the server is open (or what failed), leaves properly
 * when its standard input ends.
 */
import { type OpenServerOptions, openServer } from '#database/server/open.ts';

const [dataFolder, binaries] = process.argv.slice(2);
const say = (value: object) => process.stdout.write(`${JSON.stringify(value)}\n`);

try {
  const server = await openServer({
    dataFolder: dataFolder!,
    binaries: binaries as OpenServerOptions['binaries'],
    log: (message) => process.stderr.write(`${message}\n`),
  });
  say({ description: server.description });
  process.stdin.resume().on('end', async () => {
    await server.close();
    say({ closed: true });
  });
} catch (error) {
  say({ failed: error instanceof Error ? { ...error, message: error.message } : { message: String(error) } });
  process.exitCode = 1;
}
