/** The Nu checker over every kind of page, in one run: no error. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { find } from '../scripts/chromium.ts';
import { pageKinds } from './support/places.ts';
import { expect, test } from './support/test.ts';

const jar = path.resolve(import.meta.dirname, '../node_modules/vnu-jar/build/dist/vnu.jar');

interface Message {
  type: string;
  subType?: string;
  url: string;
  lastLine?: number;
  message: string;
  extract?: string;
}

test('Every kind of page is valid HTML', async ({ request }, info) => {
  test.skip(find('java') === undefined, 'the Nu checker needs Java: apt-get install default-jre-headless');
  test.setTimeout(180_000);
  await mkdir(info.outputDir, { recursive: true });
  const files: string[] = [];
  for (const [kind, address] of Object.entries(pageKinds())) {
    const file = info.outputPath(`${kind}.html`);
    await writeFile(file, await (await request.get(address)).text());
    files.push(file);
  }
  const checker = spawn('java', ['-jar', jar, '--format', 'json', '--exit-zero-always', ...files]);
  let said = '';
  checker.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await once(checker, 'close');
  const { messages } = JSON.parse(said) as { messages: Message[] };
  const faults = messages.filter(({ type, subType }) => type !== 'info' || subType === 'warning');
  expect(
    faults.map(
      ({ type, url, lastLine, message, extract }) =>
        `${path.basename(url)}:${lastLine} ${type}: ${message} ${extract ?? ''}`,
    ),
  ).toEqual([]);
});
