/** Bytes written and read in order: the concordance's own compact records. */

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
    const bytes = encodeText(value);
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

const encoder = new TextEncoder();
const decoder = new TextDecoder();
/** UTF-8 bytes. */
export const encodeText = (text: string): Uint8Array => encoder.encode(text);
export const decodeText = (bytes: Uint8Array): string => decoder.decode(bytes);
