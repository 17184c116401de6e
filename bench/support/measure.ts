/** Arithmetic of measuring, and load on loopback. */
import autocannon from 'autocannon';

/** The value below which a share of all lies: `percentile([1, 2, 3], 0.5)` → `2`. NaN for none. */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values: number[]): number => percentile(values, 0.5);
export const round = (value: number, digits = 2): number => Math.round(value * 10 ** digits) / 10 ** digits;

export interface Load {
  /** Requests answered a second. */
  rate: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

/** Asks for `paths` in turn over 16 connections for `seconds`; throws when an answer was not 200. */
export async function load(origin: string, paths: string[], seconds: number): Promise<Load> {
  const result = await autocannon({
    url: origin,
    connections: 16,
    duration: seconds,
    requests: paths.map((path) => ({ path, headers: { 'accept-encoding': 'br' } })),
  });
  if (result.non2xx || result.errors)
    throw new Error(`${result.non2xx} answers other than 200, ${result.errors} errors`);
  return { rate: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
}

/** Prints one measured line: name, value, and whether it keeps its budget. Returns whether it does. */
export function report(name: string, value: string, kept: boolean | null = null): boolean {
  const mark = kept === null ? ' ' : kept ? '✓' : '✗';
  console.log(`${mark} ${name.padEnd(58)} ${value}`);
  return kept !== false;
}
