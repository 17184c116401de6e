/** A page as bytes: what a route makes, and what is kept of it. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Encoding } from './encoding.ts';

/** What a route gives back to be kept and sent. */
export interface Page {
  status: number;
  type: string;
  body: string;
  /** Keys of all that it shows (`edition/keys.ts`). */
  keys: string[];
  /** More headers, lower case: link, content-security-policy. */
  headers?: Record<string, string>;
  /** Seconds after which it is made anew in the background. */
  freshFor?: number;
  /** The hour at which it is no longer true: then it is not served once more while it is made anew. */
  until?: Date | null;
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
/** On the way to the first reader: a third of the time of level 9 for a few hundredths of the size. */
const quick = { br: 5, gzip: 6 };
/** For pages that are asked for again. */
const thorough = { br: 11, gzip: 9 };
/** Milliseconds past its time for which a page is still served while it is made anew. */
const longPast = 600_000;
/** Hits after which a page is worth compressing thoroughly. */
const worthIt = 3;

async function compress(body: Buffer, encoding: Encoding, level: typeof quick): Promise<Buffer> {
  if (encoding === 'br')
    return brotli(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: level.br,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
        // A page is under 256 KB: a wider window would only take memory.
        [constants.BROTLI_PARAM_LGWIN]: 18,
      },
    });
  return encoding === 'gzip' ? zip(body, { level: level.gzip }) : body;
}

/** One page under one encoding, ready to be written: headers as the flat list that `writeHead` takes. */
export interface Variant {
  headers: string[];
  etag: string;
  body: Buffer;
}

/** A page with its bytes in every encoding that was asked for so far. */
export class KeptPage {
  readonly status: number;
  readonly keys: readonly string[];
  /** Time (ms) from which it is to be made anew. */
  readonly staleAt: number;
  /** Time (ms) from which it is not to be served. */
  readonly overAt: number;
  readonly #identity: Buffer;
  readonly #hash: string;
  readonly #headers: string[];
  readonly #variants = new Map<Encoding, Variant>();
  readonly #making = new Map<Encoding, Promise<Variant>>();
  #hits = 0;
  /** Called with the growth in bytes when a variant is added or replaced. */
  onGrowth: (bytes: number) => void = () => {};

  constructor(page: Page, headers: Record<string, string>, now: number) {
    this.status = page.status;
    this.keys = page.keys;
    this.staleAt = now + (page.freshFor ?? 300) * 1000;
    this.overAt = Math.min(this.staleAt + longPast, page.until?.getTime() ?? Number.POSITIVE_INFINITY);
    this.#identity = Buffer.from(page.body, 'utf8');
    this.#hash = createHash('sha1').update(this.#identity).digest('base64url').slice(0, 16);
    this.#headers = Object.entries({ 'content-type': page.type, ...headers, ...page.headers }).flat();
  }

  get bytes(): number {
    let sum = this.#identity.length + 1_000;
    for (const [encoding, variant] of this.#variants) if (encoding !== 'identity') sum += variant.body.length;
    return sum;
  }

  /** The bytes in an encoding when they are there; asks for thorough compression once the page is in demand. */
  ready(encoding: Encoding): Variant | undefined {
    const variant = this.#variants.get(encoding);
    if (variant && ++this.#hits === worthIt && encoding !== 'identity') void this.#make(encoding, thorough);
    return variant;
  }

  /** The bytes in an encoding, made now if need be. */
  variant(encoding: Encoding): Promise<Variant> {
    const ready = this.#variants.get(encoding);
    if (ready) return Promise.resolve(ready);
    let making = this.#making.get(encoding);
    if (!making) {
      making = this.#make(encoding, quick).finally(() => this.#making.delete(encoding));
      this.#making.set(encoding, making);
    }
    return making;
  }

  async #make(encoding: Encoding, level: typeof quick): Promise<Variant> {
    const body = await compress(this.#identity, encoding, level);
    const before = this.#variants.get(encoding)?.body.length ?? 0;
    const etag = `"${this.#hash}-${encoding}"`;
    const headers = [
      ...this.#headers,
      'etag',
      etag,
      'content-length',
      String(body.length),
      'vary',
      'Accept-Encoding',
    ];
    if (encoding !== 'identity') headers.push('content-encoding', encoding);
    const variant = { headers, etag, body };
    this.#variants.set(encoding, variant);
    if (encoding !== 'identity') this.onGrowth(body.length - before);
    return variant;
  }
}
