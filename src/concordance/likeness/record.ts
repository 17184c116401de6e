/** Profiles and signatures as bytes, kept with each article so that candidates need not be read again. */
import { ByteReader, ByteWriter } from '../bytes.ts';
import type { Profile, ProfileTerm } from './profile.ts';

/** Weights are of 0 … 1 and rarities of 0 … 16: a byte for each is more than either is known to. */
const weightSteps = 255;
const raritySteps = 16;

function writeTerms(writer: ByteWriter, terms: readonly ProfileTerm[]): void {
  writer.number(terms.length);
  for (const { term, weight, rarity } of terms) {
    writer.text(term);
    writer.byte(Math.max(1, Math.min(255, Math.round(weight * weightSteps))));
    writer.byte(Math.min(255, Math.round(rarity * raritySteps)));
  }
}

function readTerms(reader: ByteReader): ProfileTerm[] {
  return Array.from({ length: reader.number() }, () => ({
    term: reader.text(),
    weight: reader.byte() / weightSteps,
    rarity: reader.byte() / raritySteps,
  }));
}

export function packProfile({ terms, phrases }: Profile): Uint8Array {
  const writer = new ByteWriter(1_024);
  writeTerms(writer, terms);
  writeTerms(writer, phrases);
  return writer.done();
}

export function unpackProfile(bytes: Uint8Array): Profile {
  const reader = new ByteReader(bytes);
  return { terms: readTerms(reader), phrases: readTerms(reader) };
}

export function packSignature(signature: Uint32Array): Uint8Array {
  const writer = new ByteWriter(256);
  // Ascending: the gaps take fewer bytes than the numbers.
  let last = 0;
  for (const hash of signature) {
    const gap = hash - last;
    writer.number(gap >>> 16);
    writer.number(gap & 0xffff);
    last = hash;
  }
  return writer.done();
}

export function unpackSignature(bytes: Uint8Array): Uint32Array {
  const reader = new ByteReader(bytes);
  const hashes: number[] = [];
  let last = 0;
  while (!reader.ended) {
    last += reader.number() * 65_536 + reader.number();
    hashes.push(last);
  }
  return Uint32Array.from(hashes);
}
