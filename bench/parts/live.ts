/**
 * Live coverage: readers on one page while entries come in, the app killed once on the way. Every reader is to have every
 * change once and in order; the delay is from the API's answer to the reader.
 */
import { followLive } from '#test/support/live-reader.ts';
import { colleague } from '../support/colleagues.ts';
import { percentile, report, round } from '../support/measure.ts';
import { dataFolder, type Program, removeFolder, startProgram } from '../support/program.ts';

const readers = 500;
/** Milliseconds between entries: two a second. */
const betweenEntries = 500;
/** `BENCH_LIVE_SECONDS=10` for a short look. */
const seconds = Number(process.env.BENCH_LIVE_SECONDS ?? 60);
/** Milliseconds in which everybody is to have what was said last. */
const patience = 30_000;

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const paragraph = (text: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', attrs: { id: 'p1', dir: null }, content: [{ type: 'text', text }] }],
});

/** A published article of kind live. */
async function publishLive(editor: Awaited<ReturnType<typeof colleague>>): Promise<number> {
  const { desks } = await editor.ask<{ desks: { id: number }[] }>('GET', '/desks');
  const { sections } = await editor.ask<{ sections: { id: number; name: string }[] }>('GET', '/filing');
  const { id: section, name } = sections[0]!;
  const made = await editor.ask<{ article: number; revision: number }>('POST', '/pieces', {
    desk: desks[0]!.id,
    begin: 'draft',
  });
  const path = `/pieces/${made.article}`;
  const { content } = await editor.ask<{ content: object }>('GET', path);
  let { revision } = await editor.ask<{ revision: number }>('PUT', `${path}/content`, {
    basedOn: made.revision,
    content: {
      ...content,
      ...{ kind: 'live', headline: 'ساعة بساعة: ليلة طويلة في الميناء', sections: [{ id: section, name }] },
      body: paragraph('تتابع غرفة الأخبار ما يجري في الميناء الليلة.'),
    },
  });
  for (const act of ['submit', 'approve', 'publish'])
    ({ revision } = await editor.ask<{ revision: number }>('POST', `${path}/${act}`, {
      basedOn: revision,
    }));
  return made.article;
}

/** Kills the app as a lost machine would be, and starts it again on its port. */
async function killAndStart(program: Program, data: string): Promise<Program> {
  const gone = new Promise((resolve) => program.child.once('exit', resolve));
  if (program.child.pid) process.kill(program.child.pid, 'SIGKILL');
  await gone;
  return startProgram(data, { PORT: String(program.port) });
}

export async function live(): Promise<boolean> {
  const data = await dataFolder();
  let program = await startProgram(data);
  const editor = await colleague(data, program, 'managingEditor');
  const article = await publishLive(editor);
  const idle = program.memory();
  const following = Array.from({ length: readers }, () => followLive(() => program.origin, article));
  const count = seconds * (1_000 / betweenEntries);
  /** When the API had answered, by the number of the change. */
  const answered = new Map<number, number>();
  let refused = 0;
  let most = 0;
  const add = async (at: number): Promise<void> => {
    const entry = { headline: `الخبر رقم ${at} من الميناء`, body: paragraph(`دخلت السفينة رقم ${at}.`) };
    const { number } = await editor.ask<{ number: number }>('POST', `/pieces/${article}/live`, entry);
    answered.set(number, performance.now());
  };
  await wait(2_000);
  let downFor = 0;
  let started = performance.now();
  for (let at = 1; at <= count; at++) {
    const adding = add(at).catch(() => refused++);
    if (at === Math.ceil(count / 2)) {
      // With an entry on its way: it may be kept or refused, and readers have it or not.
      most = program.memory();
      const from = performance.now();
      program = await killAndStart(program, data);
      downFor = performance.now() - from;
      started += downFor;
    }
    await adding;
    await wait(Math.max(0, started + at * betweenEntries - performance.now()));
  }
  most = Math.max(most, program.memory());
  const { number: last } = await editor.ask<{ number: number }>('GET', `/pieces/${article}/live`);
  const until = performance.now() + patience;
  while (following.some(({ numbers }) => numbers.at(-1) !== last) && performance.now() < until)
    await wait(50);

  const complete = following.filter(
    ({ numbers }) => numbers.length === last && numbers.every((number, index) => number === index + 1),
  ).length;
  const delays = following.flatMap(({ told }) =>
    told.flatMap(({ number, at }) => {
      const when = answered.get(number);
      // The reader may have it before who wrote it has the answer.
      return when === undefined ? [] : [Math.max(0, at - when)];
    }),
  );
  const bytes = Math.max(...following.flatMap(({ told }) => told.map((one) => one.bytes)));
  report(
    `${count} entries, 2 a second; the app killed once`,
    `${refused} refused, down for ${Math.round(downFor)} ms`,
  );
  const all = report(
    `of ${readers} readers have every change once and in order`,
    `${complete} (${last} changes)`,
    complete === readers && last >= count - 1,
  );
  report(
    'from the API’s answer to the reader',
    `p50 ${round(percentile(delays, 0.5), 1)} ms, p99 ${round(percentile(delays, 0.99), 1)} ms`,
  );
  const small = report('largest message (< 1,024 bytes)', `${bytes} bytes`, bytes < 1_024);
  report('resident memory: without readers, with them', `${Math.round(idle)} MB, ${Math.round(most)} MB`);
  for (const { leave } of following) leave();
  await program.stop();
  await removeFolder(data);
  return all && small;
}
