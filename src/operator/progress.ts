/** How far an import has come: a bar on a terminal, a plain line now and then elsewhere. */
import type { ImportTotals } from '#desk/import-copy.ts';

export interface Progress {
  bytes(count: number): void;
  show(totals: ImportTotals): void;
  /** Takes the bar away so that a line can be written. */
  clear(): void;
}

const plainEvery = 5_000;
const barEvery = 100;
const barWidth = 30;

/** `total` is the size of all files in bytes. */
export function progressOn(stream: NodeJS.WriteStream, total: number): Progress {
  let read = 0;
  let last = 0;
  let shown = false;
  const sum = (totals: ImportTotals) => totals.imported + totals.updated + totals.unchanged + totals.failed;
  const clear = () => {
    if (shown) stream.write('\r\x1b[2K');
    shown = false;
  };
  return {
    bytes: (count) => {
      read += count;
    },
    show: (totals) => {
      const now = Date.now();
      if (now - last < (stream.isTTY ? barEvery : plainEvery)) return;
      last = now;
      const share = Math.min(1, total ? read / total : 1);
      if (!stream.isTTY) {
        stream.write(`${Math.round(share * 100)} % read, ${sum(totals)} records\n`);
        return;
      }
      const full = Math.round(share * barWidth);
      clear();
      stream.write(
        `[${'#'.repeat(full)}${'·'.repeat(barWidth - full)}] ${String(Math.round(share * 100)).padStart(3)} %  ${sum(totals)} records`,
      );
      shown = true;
    },
    clear,
  };
}
