/** Bytes on the wire: the article page with its headers, the script, the fonts of the first view. */
import { connect as dial } from 'node:net';
import { report } from '../support/measure.ts';
import { startProgram } from '../support/program.ts';
import { articlePath, ask } from './serving.ts';

/** Bytes of one answer as they cross the socket, status line and headers included. */
function wireBytes(port: number, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = dial(port, '127.0.0.1', () =>
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br, gzip\r\nConnection: close\r\n\r\n`,
      ),
    );
    let bytes = 0;
    socket.on('data', (part) => (bytes += part.length));
    socket.on('end', () => resolve(bytes));
    socket.on('error', reject);
  });
}

export async function weight(data: string, article: number): Promise<boolean> {
  const program = await startProgram(data);
  const path = await articlePath(program.origin, article);
  const first = await wireBytes(program.port, path);
  for (let time = 0; time < 5; time++) await ask(program.origin, path);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const again = await wireBytes(program.port, path);
  const html = (await ask(program.origin, path, 'identity')).body.toString('utf8');
  const script = /<script async src="([^"]+)"/.exec(html)?.[1];
  const fonts = [...html.matchAll(/<link rel="preload" href="([^"]+)" as="font"/g)].map((match) => match[1]!);
  if (!script || !fonts.length) throw new Error('the page names no script or no fonts');
  const scriptBytes = (await ask(program.origin, script)).body.length;
  let fontBytes = 0;
  for (const font of fonts) fontBytes += await wireBytes(program.port, font);
  await program.stop();
  const view = first + scriptBytes + fontBytes;
  const results = [
    report(
      'article page on the wire, headers included (≤ 14,600 bytes)',
      `${first} bytes at first, ${again} once in demand`,
      first <= 14_600,
    ),
    report('scripts, compressed (≤ 6,144 bytes)', `${scriptBytes} bytes`, scriptBytes <= 6_144),
    report(
      'first view with fonts, before pictures (≤ 51,200 bytes)',
      `${view} bytes (${fonts.length} fonts: ${fontBytes})`,
      view <= 51_200,
    ),
  ];
  return results.every(Boolean);
}
