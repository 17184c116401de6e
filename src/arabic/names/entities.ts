/**
 * Places, persons and organisations in a row of words.
 *
 * By tables and rules, in this order: organisations known by name; organisations by their head noun («وزارة», «حزب»)
 * and what follows it; places by table; persons by title, given name and the unknown words after them. A country
 * inside an organisation's name is the organisation's; a country that acts («أعلنت فرنسا») stays a place.
 */
import { formsOf } from '../grammar/word-forms.ts';
import { isHead, placeHeads } from './head-nouns.ts';
import { isGivenName, isUnknownWord } from './name-words.ts';
import { organisationAt } from './organisation-at.ts';
import { personAt } from './person-at.ts';
import { withoutProclitics } from './phrase-table.ts';
import { placeAt } from './places.ts';
import { type Row, rowOf } from './word-row.ts';

export type EntityType = 'LOC' | 'PERS' | 'ORG';
export interface Entity {
  type: EntityType;
  /** Places of the first word and of the one after the last. */
  start: number;
  end: number;
}

/** Every name in a row of words: `entitiesIn(['وصل', 'بوتين', 'إلى', 'دمشق'])` → PERS 1–2, LOC 3–4. */
export function entitiesIn(tokens: readonly string[]): Entity[] {
  const row = rowOf(tokens);
  const found: Entity[] = [];
  let at = 0;
  while (at < row.words.length) {
    const entity = row.words[at]!.word ? entityAt(row, at) : null;
    if (entity) found.push(entity);
    at = entity ? entity.end : at + 1;
  }
  return withSurnames(row, found);
}

/** Who was named in full is known by his last name in the rest: «توني بلير … وقال بلير». */
function withSurnames(row: Row, found: Entity[]): Entity[] {
  const surnames = new Set<string>();
  const taken = new Uint8Array(row.words.length);
  for (const { type, start, end } of found) {
    taken.fill(1, start, end);
    const last = row.forms[end - 1]!;
    if (type === 'PERS' && end - start >= 2 && last.length >= 4) surnames.add(last);
  }
  if (surnames.size === 0) return found;
  row.forms.forEach((form, at) => {
    if (!taken[at] && withoutProclitics(form).some((reading) => surnames.has(reading)))
      found.push({ type: 'PERS', start: at, end: at + 1 });
  });
  return found.sort((a, b) => a.start - b.start);
}

function entityAt(row: Row, at: number): Entity | null {
  const entity = (type: EntityType, length: number): Entity => ({ type, start: at, end: at + length });
  const organisation = organisationAt(row, at);
  if (organisation) return entity('ORG', organisation);
  const person = personAt(row, at);
  const place = placeAt(row.forms, at, row.follows);
  const before = row.words[at]!.parted ? '' : (row.forms[at - 1] ?? '');
  // «مدينة العين» against «العين» the eye; «فرجينيا وولف» against the state.
  const sure = person > (place?.length ?? 0) && isGivenName(row.forms[at]!);
  // «كسرت» is broken, not «like Sirte».
  const likened = place && place.read !== row.forms[at] && /^[وف]?ك/.test(row.forms[at]!);
  if (place && !likened && !sure && (!place.value.doubtful || isHead(placeHeads, before)))
    return entity('LOC', place.length);
  // «بلدة الدجيل», «مخيم البريج»: an unknown word after its head.
  const form = row.forms[at]!;
  if (localHeads.has(before.replace(/^[وبل]?(?:ال)?/, '')) && isUnknownWord(form) && !/^[وف]/.test(form))
    return entity('LOC', 1);
  return person ? entity('PERS', person) : null;
}

/** Heads after which any unknown word is a place. */
const localHeads = formsOf(`
  منطقة مدينة بلدة قرية محافظة ولاية إقليم مخيم جزيرة مقاطعة مديرية عاصمة ميناء حي ضاحية ناحية بحيرة
  وادي جبل نهر مطار معبر`);
