/** Which words may be part of a personal name: known ones, and those that are no word of the language. */
import { foldWord } from './fold.ts';
import { givenNames, surnamesAlone } from './given-names.ts';
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

/** Given names that are common words, prepositions or verbs as well: sure only beside another name or a title. */
const doubtful = new Set(
  'باسم عبد اشرف ايمن فريد منير شريف عمار حبيب انور اكرم نجيب وفيق عصام عماد هشام رشيد علي سعيد سعد صالح كريم عادل شريف خليل كمال جمال نور هدي امل سلام نجم ماهر فارس حسن رضا صلاح بدر قاسم مبارك راشد فهد امين امير رفيق حبيب فتحي نصر عزيز بان هو لي تشي دان ريم جو كيم غي دان لولا دونا السيد كارل مهدي هادي ناصر بشير فاضل طاهر حامد خالد حمد ضياء علا بها عزت جلال سلطان زين مني ليلي اسما هاله سلمي تركي مشعل ماجد عصام وليد هنري بلال حر راي رون راوول توفيق شكري صبري نوري حيدر جبريل هند ساره نادي اوسكار مساعد خليفه زايد سالم حاتم بخيت باز باها بتكليف بدورتها'
    .split(' ')
    .map(foldWord),
);

const particles = new Set([
  'بن',
  'ابن',
  'ابو',
  'ابي',
  'ابا',
  'ال',
  'عبد',
  'ام',
  'بو',
  'فان',
  'دي',
  'دو',
  'دا',
  'دل',
  'لا',
  'فون',
  'ماك',
  'اوف',
  'ذو',
  'ولد',
]);

export const isGivenName = (form: string): boolean => given.has(form);
export const isDoubtfulName = (form: string): boolean => doubtful.has(form);
export const isNameParticle = (form: string): boolean => particles.has(form);
export const isKnownNameWord = (form: string): boolean => given.has(form) || nameWords.has(form);

/** No word of the language as far as running text shows: a proper name, likely. */
export const isNoCommonWord = (form: string): boolean =>
  form.length >= 3 &&
  /^[\u0621-\u064a]+$/.test(form) &&
  !common.has(lightForm(form)) &&
  !common.has(form) &&
  !(/^[وفبلك]/.test(form) && common.has(lightForm(form.slice(1))));

/** The same where no name goes before: what has the shape of a verb or a plural is none. */
export function isUnknownWord(form: string): boolean {
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
}
