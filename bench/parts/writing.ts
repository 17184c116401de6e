/** Writing together and publishing through the API: how soon a letter is at the others, and a change at readers. */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { documentName, nameRoots, sharedBody, sharedVersion } from '#article/shared/shape.ts';
import { type Colleague, colleague } from '../support/colleagues.ts';
import { median, percentile, report, round } from '../support/measure.ts';
import { dataFolder, type Program, removeFolder, startProgram } from '../support/program.ts';

const writers = 50;
const documents = 10;
/** One person may have thirty windows open. */
const people = 5;
const seconds = 60;
/** Milliseconds between the letters of one writer: quick typing. */
const betweenLetters = 200;
const changes = 300;

interface Seat {
  doc: Y.Doc;
  text: Y.XmlText;
  provider: HocuspocusProvider;
  leave(): void;
}

function sitDown(program: Program, cookie: string, article: number): Seat {
  class WithCookie extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { cookie, origin: `http://localhost:${program.port}` } });
    }
  }
  const doc = new Y.Doc();
  nameRoots(doc);
  const websocketProvider = new HocuspocusProviderWebsocket({
    url: `ws://127.0.0.1:${program.port}/newsroom/collaboration`,
    WebSocketPolyfill: WithCookie,
  });
  const provider = new HocuspocusProvider({
    websocketProvider,
    name: documentName(article),
    document: doc,
    token: String(sharedVersion),
    // As the app does: letters of one moment go out together.
    flushDelay: 40,
  });
  provider.attach();
  return {
    doc,
    text: new Y.XmlText(),
    provider,
    leave() {
      provider.destroy();
      websocketProvider.destroy();
    },
  };
}

/** Milliseconds from each letter to each of the others who have the piece open. */
async function type(
  program: Program,
  colleagues: readonly Colleague[],
  articles: readonly number[],
): Promise<number[]> {
  const seats = Array.from({ length: writers }, (_, i) =>
    sitDown(program, colleagues[i % colleagues.length]!.cookie, articles[i % articles.length]!),
  );
  const late = Date.now() + 30_000;
  while (!seats.every(({ provider }) => provider.isSynced)) {
    if (Date.now() > late) throw new Error('not everyone could sit down within thirty seconds');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const delays: number[] = [];
  /** By writer: clock after each letter, and when it was struck. */
  const struck = new Map<number, [clock: number, at: number][]>();
  const tables = Array.from({ length: documents }, (_, d) => seats.filter((_, i) => i % documents === d));
  for (const table of tables)
    for (const seat of table) {
      const seen = new Map<number, number>();
      seat.doc.on('update', () => {
        const now = performance.now();
        for (const other of table) {
          if (other === seat) continue;
          const { clientID } = other.doc;
          const clock = Y.getState(seat.doc.store, clientID);
          const letters = struck.get(clientID) ?? [];
          let next = seen.get(clientID) ?? 0;
          for (; next < letters.length && letters[next]![0] <= clock; next++)
            delays.push(now - letters[next]![1]);
          seen.set(clientID, next);
        }
      });
    }
  for (const { doc, text } of seats) {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [text]);
    sharedBody(doc).push([paragraph]);
  }
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const letters = 'وصل الوفد إلى المدينة صباحا ';
  const timers = seats.map(({ doc, text }, i) =>
    setTimeout(
      () =>
        timers.push(
          setInterval(() => {
            const list = struck.get(doc.clientID) ?? [];
            struck.set(doc.clientID, list);
            const at = performance.now();
            text.insert(text.length, letters[list.length % letters.length]!);
            list.push([Y.getState(doc.store, doc.clientID), at]);
          }, betweenLetters),
        ),
      (i * betweenLetters) / writers,
    ),
  );
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  for (const timer of timers) clearTimeout(timer);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const sent = [...struck.values()].reduce((sum, { length }) => sum + length, 0);
  const heard = delays.length / (writers / documents - 1);
  if (Math.round(heard) !== sent) throw new Error(`${sent} letters were typed, ${heard} arrived`);
  for (const seat of seats) seat.leave();
  return delays;
}

/** Milliseconds from the call that shows a change to the new bytes at a reader. */
async function publish(program: Program, editor: Colleague): Promise<number[]> {
  interface Piece {
    id: number;
    revision: number;
    path: string;
    content: { headline: string };
  }
  const { pieces } = await editor.ask<{ pieces: { id: number }[] }>(
    'GET',
    '/pieces?publication=published&limit=1',
  );
  const { id } = pieces[0]!;
  const times: number[] = [];
  for (let i = 0; i < changes; i++) {
    const piece = await editor.ask<Piece>('GET', `/pieces/${id}`);
    const headline = `عنوان يتغير للمرة رقم ${i}`;
    const { revision } = await editor.ask<{ revision: number }>('PUT', `/pieces/${id}/content`, {
      basedOn: piece.revision,
      content: { ...piece.content, headline },
    });
    const began = performance.now();
    await editor.ask('POST', `/pieces/${id}/update`, { basedOn: revision });
    const answered = performance.now();
    // The address of the piece follows its headline; to ask for it is not counted.
    const { path } = await editor.ask<Piece>('GET', `/pieces/${id}`);
    const asked = performance.now();
    let shown = false;
    while (!shown) {
      shown = (await (await fetch(program.origin + encodeURI(decodeURI(path)))).text()).includes(headline);
      if (performance.now() - asked > 5_000) throw new Error(`${headline} never came before readers`);
    }
    times.push(performance.now() - asked + (answered - began));
  }
  return times;
}

/** The whole part, in a newsroom of its own with the demo's stories. */
export async function writing(): Promise<boolean> {
  const data = await dataFolder();
  const program = await startProgram(data);
  const colleagues: Colleague[] = [];
  for (let i = 0; i < people; i++) colleagues.push(await colleague(data, program, 'managingEditor'));
  const [editor] = colleagues as [Colleague];
  const { desks } = await editor.ask<{ desks: { id: number }[] }>('GET', '/desks');
  const articles: number[] = [];
  for (let i = 0; i < documents; i++) {
    const { article } = await editor.ask<{ article: number }>('POST', '/pieces', {
      desk: desks[0]!.id,
      begin: 'draft',
      headline: `مادة للقياس ${i}`,
    });
    articles.push(article);
  }
  const before = program.memory();
  const delays = await type(program, colleagues, articles);
  report(
    `a letter at the others, ${writers} writers on ${documents} pieces for ${seconds} s`,
    `p50 ${round(median(delays), 1)} ms, p99 ${round(percentile(delays, 0.99), 1)} ms (40 ms of it gathering letters)`,
  );
  report(
    'memory of the app before and after',
    `${Math.round(before)} MB, ${Math.round(program.memory())} MB`,
  );
  const times = await publish(program, editor);
  const p99 = percentile(times, 0.99);
  const kept = report(
    `a change published through the API at a reader, ${changes} times (p99 ≤ 50 ms)`,
    `p50 ${round(median(times), 1)} ms, p99 ${round(p99, 1)} ms`,
    p99 <= 50,
  );
  await program.stop();
  await removeFolder(data);
  return kept;
}
