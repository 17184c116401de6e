/** Arrays of a segment as bytes in the database: little-endian, as every machine that runs Node has them. */
import type { SegmentDocuments } from '#concordance/segment.ts';

export type StoredDocuments = SegmentDocuments;

/** A copy, because a buffer from the driver may begin at any byte and shares memory with its neighbours. */
const copyOf = (bytes: Uint8Array): ArrayBuffer => bytes.slice().buffer as ArrayBuffer;

export const int32s = (bytes: Uint8Array): Int32Array => new Int32Array(copyOf(new Uint8Array(bytes)));
export const uint32s = (bytes: Uint8Array): Uint32Array => new Uint32Array(copyOf(new Uint8Array(bytes)));
export const bytesOf = (array: Int32Array | Uint32Array | Uint8Array): Buffer =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength);
