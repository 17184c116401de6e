/** Which compression a reader's browser takes. */

export type Encoding = 'br' | 'gzip' | 'identity';

const known = new Map<string, Encoding>();
/** Browsers send a handful of spellings; a flood of others must not fill the memory. */
const mostKnown = 200;

function negotiate(header: string): Encoding {
  const quality = new Map<string, number>();
  for (const part of header.toLowerCase().split(',')) {
    const [name, ...parameters] = part.trim().split(';');
    const q = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
    if (name) quality.set(name.trim(), q === undefined ? 1 : Number(q));
  }
  const of = (name: string) => quality.get(name) ?? quality.get('*') ?? 0;
  // brotli when it is as welcome as gzip: it is a fifth smaller.
  if (of('br') > 0 && of('br') >= of('gzip')) return 'br';
  return of('gzip') > 0 ? 'gzip' : 'identity';
}

/** `encodingFor('gzip, deflate, br')` → `'br'`; `encodingFor('br;q=0, gzip')` → `'gzip'`; nothing → `'identity'`. */
export function encodingFor(header: string | undefined): Encoding {
  if (!header) return 'identity';
  let encoding = known.get(header);
  if (!encoding) {
    encoding = negotiate(header);
    if (known.size < mostKnown) known.set(header, encoding);
  }
  return encoding;
}
