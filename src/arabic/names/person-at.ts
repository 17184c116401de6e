/** Persons: a name after a title, a given name with what follows it, unknown words together. */
import { functionWords, isVerb } from './function-words.ts';
import { surnamesAlone } from './given-names.ts';
import { isHead, organisationHeads, personTitles, placeHeads, unnamedSources } from './head-nouns.ts';
import {
  isDoubtfulName,
  isGivenName,
  isKnownNameWord,
  isNameParticle,
  isNoCommonWord,
  isUnknownWord,
} from './name-words.ts';
import { withoutProclitics } from './phrase-table.ts';
import { placeAt } from './places.ts';
import type { Row } from './word-row.ts';

const definiteTitles = /^(?:ال|وال|لل|بال|فال)/;

/** How many words from here name a person, 0 for none. */
export function personAt({ words, forms, follows }: Row, at: number): number {
  const form = forms[at]!;
  const ali = form === 'علي' && follows(at + 1) && isGivenName(forms[at + 1]!);
  if ((functionWords.has(form) && !ali) || isVerb(form)) return 0;
  const before = forms[at - 1] ?? '';
  const joined = at > 0 && !words[at]!.parted;
  const titled = joined && isHead(personTitles, before);
  const readings = withoutProclitics(form);
  const given = readings.find((reading) => isGivenName(reading) && (reading === form || reading.length > 2));
  const known = given ?? readings.find(isKnownNameWord);
  const particle = isNameParticle(form) && follows(at + 1) && !functionWords.has(forms[at + 1]!);
  const unknown = isUnknownWord(form) && !placeLike(forms, at);
  // «قال ستيفان دوجاريك», «الوزير آنا أوركيجو»: where a person is expected, the second word may tell.
  const expected =
    joined &&
    (titled || isVerb(before)) &&
    /^[^وفبلكيتسن].{2,}$/.test(form) &&
    !form.startsWith('ال') &&
    isNameAt(forms, at + 1, follows) &&
    ![personTitles, organisationHeads, placeHeads, unnamedSources].some((list) => isHead(list, form));
  if (!known && !unknown && !expected && !(particle && /^(?:ابو|ابي|ابن|عبد)$/.test(form))) return 0;
  // «عبد الوحيد», «ابن حميد»: two words, one name.
  const compound = particle && /^(?:و|ف|ل|ب)?(?:ابو|ابي|ابن|عبد|بن)$/.test(form);
  let end = at + 1;
  if (compound) {
    // «أبو عبد الله»: particles follow one another.
    while (end - at < 3 && follows(end + 1) && isNameParticle(forms[end]!)) end++;
    end++;
  }
  let names = compound ? 2 : 1;
  while (end - at < 7 && follows(end)) {
    const next = forms[end]!;
    if (next === 'ولد' && isNameAt(forms, end + 1, follows)) {
      end += 2;
      names++;
      continue;
    }
    if (functionWords.has(next) && !(next === 'علي' && isNameAt(forms, end + 1, follows))) break;
    if (isVerb(next) && !isKnownNameWord(next)) break;
    if (/^[وف]/.test(next) && !isKnownNameWord(next) && !isUnknownWord(next)) break;
    if (next.startsWith('و') && isKnownNameWord(next.slice(1)) && !isKnownNameWord(next)) break;
    if (isNameParticle(next)) {
      let to = end;
      while (to - end < 3 && follows(to + 1) && isNameParticle(forms[to]!)) to++;
      if (to === end) break;
      end = to + 1;
      names++;
      continue;
    }
    // «بهاء الدين», «سيف الإسلام»: one given name in two words.
    if (given && names === 1 && /^ال(?:دين|اسلام)$/.test(next)) {
      end++;
      continue;
    }
    const bareNext =
      given &&
      names === 1 &&
      !isDoubtfulName(given) &&
      /^[^وفبلكيتسن].{2,}$/.test(next) &&
      !/^(?:ال|ا?ل)/.test(next) &&
      (!next.endsWith('ه') || isNoCommonWord(next)) &&
      !isHead(personTitles, next) &&
      !isHead(organisationHeads, next) &&
      !isHead(placeHeads, next) &&
      !isHead(unnamedSources, next);
    if (
      bareNext ||
      isKnownNameWord(next) ||
      isUnknownWord(next) ||
      ((given || titled) && isNoCommonWord(next) && !/^[وف]?[يتن].{3,}/.test(next)) ||
      (/^ال(?:اول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|عاشر)$/.test(next) && given && names === 1) ||
      (given && definiteSurname(next) && (names === 1 ? !isDoubtfulName(given) : compound || /ي$/.test(next)))
    ) {
      if (placeAt(forms, end, follows)?.value.doubtful === false && !isKnownNameWord(next)) break;
      names++;
      end++;
      continue;
    }
    break;
  }
  // Two words or more are a name when one of them is surely of a name, or a title goes before.
  if (names >= 2 && (given || titled || expected || (known && !isDoubtfulName(known)))) return end - at;
  if (titled && (known || unknown) && (definiteTitles.test(before) || unknown)) return end - at;
  if (names >= 2 && unknown && !form.startsWith('ال')) return end - at;
  if (given && !isDoubtfulName(given)) return end - at;
  if (known && !isDoubtfulName(known) && !given && (!known.startsWith('ال') || surnamesAlone.has(known)))
    return end - at;
  // «قال جوتشولك», «وأضاف سولانا»
  if ((unknown || known) && joined && isVerb(before)) return end - at;
  return 0;
}

/** A place, and hardly anything else. */
const placeLike = (forms: readonly string[], at: number): boolean => {
  const place = placeAt(forms, at);
  return place !== null && !place.value.doubtful;
};
/** Adjectives with the article that stand after a given name without being a surname: «محمد السابق». */
const nations = /^ال(?:اميركي|امريكي|فرنسي|روسي|تركي|ايراني|اسراييلي|فلسطيني|سعودي|ماضي|حالي|ثاني|سابق)$/;
/** Whether a word goes on with the one before it and may be of a name. */
const isNameAt = (forms: readonly string[], at: number, follows: Row['follows']): boolean =>
  follows(at) && (isKnownNameWord(forms[at]!) || isUnknownWord(forms[at]!));
/** «محمود الزهار», «أحمد المصري»: after a given name, one word with the article. */
const definiteSurname = (form: string): boolean =>
  /^ال.{2,}$/.test(form) &&
  !/(?:ه|ات|ين|ون)$/.test(form) &&
  !nations.test(form) &&
  !isHead(personTitles, form) &&
  !isHead(organisationHeads, form) &&
  !isHead(placeHeads, form);
