/** Places, persons and organisations of a text, with where they stand. */

import { matchText } from '../letters.ts';
import { type EntityType, entitiesIn } from './entities.ts';
import { organisationHeads } from './head-nouns.ts';
import { isKnownNameWord } from './name-words.ts';
import { isKnownOrganisation } from './organisation-at.ts';
import { withoutProclitics } from './phrase-table.ts';
import { placeAt } from './places.ts';

export interface NameFound {
  type: EntityType;
  /** Without the clitics of its first word where they are sure: «بوتين» of «لبوتين», «الأرجنتين» of «للأرجنتين». */
  name: string;
  /** Place in the text; clitics that are no part of the name are left out, but for the ل of «لل». */
  start: number;
  end: number;
}

/** The names of a text: `namesIn('وصل بوتين إلى دمشق')` → PERS «بوتين» 4–9, LOC «دمشق» 14–18. */
export function namesIn(text: string): NameFound[] {
  const tokens: string[] = [];
  const starts: number[] = [];
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}\u0640]+|[^\s\p{L}\p{M}\p{N}\u0640]+/gu)) {
    tokens.push(match[0]);
    starts.push(match.index);
  }
  return entitiesIn(tokens).map(({ type, start, end }) => {
    const first = tokens[start]!;
    const read = nameReading(matchText(first), type);
    const from = starts[start]!;
    const to = starts[end - 1]! + tokens[end - 1]!.length;
    // «للأرجنتين» has lost its alef: the name gets it back, the place keeps the whole word.
    const lam = /^[وف]?لل/.exec(first);
    if (lam && read?.startsWith('ال'))
      return { type, name: `ال${text.slice(from + lam[0].length, to)}`, start: from, end: to };
    const form = matchText(first);
    const clitics =
      read && form.length === first.length && form.endsWith(read) ? form.length - read.length : 0;
    return { type, name: text.slice(from + clitics, to), start: from + clitics, end: to };
  });
}

/** The reading of a name's first word that is known, `null` where none is. */
function nameReading(form: string, type: EntityType): string | null {
  if (type === 'LOC') return placeAt([form], 0)?.read ?? null;
  const known =
    type === 'PERS'
      ? isKnownNameWord
      : (reading: string) =>
          isKnownOrganisation(reading) || organisationHeads.has(reading.replace(/^ال/, ''));
  return withoutProclitics(form).find(known) ?? (/^[وفبك]ال/.test(form) ? form.slice(1) : null);
}
