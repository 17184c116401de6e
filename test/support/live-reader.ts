/** A reader who follows a live coverage, as a browser's EventSource does: cut off, it asks again from where it was. */
export interface LiveReader {
  /** Numbers of the changes it was told, in that order. */
  numbers: number[];
  /** Entries by those numbers, and the bytes of each message. */
  told: { number: number; entry: number; html: string | null; bytes: number; at: number }[];
  leave(): void;
}

/** `origin` is asked anew for each connection: the node may have moved. */
export function followLive(origin: () => string, article: number, after = 0): LiveReader {
  const stop = new AbortController();
  const reader: LiveReader = { numbers: [], told: [], leave: () => stop.abort() };
  let cursor = after;
  const hear = (message: string): void => {
    const id = /^id: (\d+)$/m.exec(message)?.[1];
    const data = /^data: (.*)$/m.exec(message)?.[1];
    if (!id || !data) return;
    const { e, h } = JSON.parse(data) as { e: number; h?: string };
    cursor = Number(id);
    reader.numbers.push(cursor);
    reader.told.push({
      ...{ number: cursor, entry: e, html: h ?? null, at: performance.now() },
      bytes: Buffer.byteLength(message) + 2,
    });
  };
  const connect = async (): Promise<void> => {
    const answer = await fetch(`${origin()}/a/${article}/live/changes?after=${cursor}`, {
      signal: stop.signal,
    });
    if (answer.status !== 200 || !answer.body) throw new Error(`answered ${answer.status}`);
    let rest = '';
    for await (const part of answer.body.pipeThrough(new TextDecoderStream())) {
      const messages = (rest + part).split('\n\n');
      rest = messages.pop()!;
      for (const message of messages) hear(message);
    }
  };
  void (async () => {
    while (!stop.signal.aborted) {
      await connect().catch(() => {});
      if (!stop.signal.aborted) await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  return reader;
}
