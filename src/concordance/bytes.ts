/** Bytes written and read in order: the concordance's own compact records. */

const encoder = new TextEncoder();
const decoder = new TextDecoder();
/** Letters up to which a loop is faster than a call of the platform: nearly all terms. 2 × 40 fits a length of one byte. */
const short = 40;

/** A buffer that grows. Numbers are written seven bits at a time, lowest first (LEB128), so that small ones take a byte. */
export class ByteWriter {
  private bytes: Uint8Array;
  length = 0;

  constructor(capacity = 64) {
    this.bytes = new Uint8Array(capacity);
  }

  private need(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }

  byte(value: number): void {
    this.need(1);
    this.bytes[this.length++] = value;
  }

  /** A whole number of 0 … 2³¹ − 1. */
  number(value: number): void {
    this.need(5);
    while (value > 127) {
      this.bytes[this.length++] = (value & 127) | 128;
      value >>>= 7;
    }
    this.bytes[this.length++] = value;
  }

  raw(bytes: Uint8Array): void {
    this.need(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** Its length, then its UTF-8 bytes. */
  text(value: string): void {
    // Nearly all are short and of one or two bytes a letter: written in place, their length after.
    if (value.length <= short) {
      this.need(1 + 2 * value.length);
      const { bytes } = this;
      let at = this.length + 1;
      let i = 0;
      for (; i < value.length; i++) {
        const unit = value.charCodeAt(i);
        if (unit < 0x80) bytes[at++] = unit;
        else if (unit < 0x800) {
          bytes[at++] = 0xc0 | (unit >> 6);
          bytes[at++] = 0x80 | (unit & 63);
        } else break;
      }
      if (i === value.length) {
        bytes[this.length] = at - this.length - 1;
        this.length = at;
        return;
      }
    }
    const bytes = encoder.encode(value);
    this.number(bytes.length);
    this.raw(bytes);
  }

  /** What was written, without the room to grow. Shares memory with the writer. */
  done(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }
}

/** Reads what `ByteWriter` wrote. Reading past the end throws: a record is whole or it is damaged. */
export class ByteReader {
  at = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get ended(): boolean {
    return this.at >= this.bytes.length;
  }

  byte(): number {
    if (this.at >= this.bytes.length) throw new Error('A record of the concordance is cut short.');
    return this.bytes[this.at++]!;
  }

  number(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
    throw new Error('A record of the concordance holds a number that is none.');
  }

  raw(length: number): Uint8Array {
    if (this.at + length > this.bytes.length) throw new Error('A record of the concordance is cut short.');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text(): string {
    return decodeText(this.raw(this.number()));
  }
}

/** UTF-8 bytes. */
export function encodeText(text: string): Uint8Array {
  if (text.length > short) return encoder.encode(text);
  const bytes = new Uint8Array(2 * text.length);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes[length++] = unit;
    else if (unit < 0x800) {
      bytes[length++] = 0xc0 | (unit >> 6);
      bytes[length++] = 0x80 | (unit & 63);
    } else return encoder.encode(text);
  }
  return bytes.subarray(0, length);
}

export function decodeText(bytes: Uint8Array): string {
  if (bytes.length > 2 * short) return decoder.decode(bytes);
  const units: number[] = [];
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte < 0x80) units.push(byte);
    else if (byte >> 5 === 6) units.push(((byte & 31) << 6) | (bytes[++i]! & 63));
    else return decoder.decode(bytes);
  }
  return String.fromCharCode(...units);
}
