/** Profiles and signatures as bytes, kept beside an article so that candidates need not be read again. */
import { ByteReader, ByteWriter } from '../bytes.ts';
import type { Profile, ProfileTerm } from './profile.ts';

/** Rarity is kept to an eighth, weight to 1/255: no order of articles was seen to change by it. */
const raritySteps = 8;

/** About 1,200 bytes for a whole article. */
export function packProfile(profile: Profile): Uint8Array {
  const writer = new ByteWriter(1024);
  for (const terms of [profile.terms, profile.phrases]) {
    writer.number(terms.length);
    for (const { term, weight, rarity } of terms) {
      writer.text(term);
      writer.byte(Math.max(1, Math.round(weight * 255)));
      writer.number(Math.max(1, Math.round(rarity * raritySteps)));
    }
  }
  return writer.done();
}

export function unpackProfile(bytes: Uint8Array): Profile {
  const reader = new ByteReader(bytes);
  const list = (): ProfileTerm[] =>
    Array.from({ length: reader.number() }, () => ({
      term: reader.text(),
      weight: reader.byte() / 255,
      rarity: reader.number() / raritySteps,
    }));
  return { terms: list(), phrases: list() };
}

/** 256 bytes at most, lowest byte first whatever machine wrote it. */
export function packSignature(signature: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(signature.length * 4);
  const view = new DataView(bytes.buffer);
  signature.forEach((hash, i) => {
    view.setUint32(4 * i, hash, true);
  });
  return bytes;
}

export function unpackSignature(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, i) => view.getUint32(4 * i, true));
}
