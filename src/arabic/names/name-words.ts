/** Which words may be part of a personal name: known ones, and those that are no word of the language. */

import { formsOf } from '../grammar/word-forms.ts';
import { remembered } from '../remembered.ts';
import { doubtfulGivenNames, givenNames, surnamesAlone } from './given-names.ts';
import {
  documents,
  isHead,
  media,
  organisationHeads,
  personTitles,
  placeHeads,
  unnamedSources,
} from './head-nouns.ts';
import { commonLightForms, learntGivenNames, learntNameWords } from './learnt-names.ts';
import { lightForm } from './light-form.ts';

const unpack = (rows: readonly string[]): Set<string> => new Set(rows.flatMap((row) => row.split(' ')));
const given = unpack(learntGivenNames);
for (const name of givenNames) given.add(name);
const nameWords = unpack(learntNameWords);
for (const name of surnamesAlone) nameWords.add(name);
const common = unpack(commonLightForms);

const particles = formsOf('بن ابن أبو أبي أبا ال عبد أم بو فان دي دو دا دل لا فون ماك أوف ذو ولد');

export const isGivenName = (form: string): boolean => given.has(form);
export const isDoubtfulName = (form: string): boolean => doubtfulGivenNames.has(form);
export const isNameParticle = (form: string): boolean => particles.has(form);
export const isKnownNameWord = (form: string): boolean => given.has(form) || nameWords.has(form);

/** No word of the language as far as running text shows: a proper name, likely. */
export const isNoCommonWord: (form: string) => boolean = remembered(
  (form) =>
    form.length >= 3 &&
    /^[\u0621-\u064a]+$/.test(form) &&
    !common.has(lightForm(form)) &&
    !common.has(form) &&
    !(/^[وفبلك]/.test(form) && common.has(lightForm(form.slice(1)))),
);

/** The same where no name goes before: what has the shape of a verb or a plural is none. */
export const isUnknownWord: (form: string) => boolean = remembered((form) => {
  if (form.length < 3 || !/^[\u0621-\u064a]+$/.test(form)) return false;
  if (common.has(lightForm(form)) || common.has(form)) return false;
  // Verbs and plurals by their shape: «يناهز», «انقرضت», «تبالغين».
  if (
    /^[وف]?(?:س?[ينت]).{3,}$|(?:ت|وا|ون|ين|ات|تها|تهم|نا|ها|هم|ه)$/.test(form) &&
    !/^(?:تش|تي|تو|ني|نو|يو|يل|ين)/.test(form)
  )
    return false;
  // What begins with a clitic must be no word without it either.
  if (/^[وفبلك]/.test(form) && form.length > 3 && common.has(lightForm(form.slice(1)))) return false;
  return ![documents, media, organisationHeads, personTitles, placeHeads, unnamedSources].some((list) =>
    isHead(list, form),
  );
});
