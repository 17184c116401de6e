/** Organisations: known by name, announced («صحيفة الحياة»), headed («جامعة القاهرة», «البنك المركزي الأوروبي»). */

import { formsOf } from '../grammar/word-forms.ts';
import { matchText } from '../letters.ts';
import { clubAt } from './club-at.ts';
import { functionWords, isVerb } from './function-words.ts';
import { knownOrganisations } from './known-organisations.ts';
import { isKnownNameWord, isUnknownWord } from './name-words.ts';
import { PhraseTable, withoutProclitics } from './phrase-table.ts';
import { placeAt } from './places.ts';
import type { Row } from './word-row.ts';

const known = new PhraseTable<true>();
for (const name of knownOrganisations) known.add(name.split(' ').map(matchText), true);

/** Whether a folded word alone is the name of an organisation: «رويترز». */
export const isKnownOrganisation = (form: string): boolean => known.at([form], 0)?.read === form;

/** How many words from here name an organisation, 0 for none. */
export function organisationAt(row: Row, at: number): number {
  const word = row.words[at]!;
  if (word.capitals && /^[a-z]{2,6}$/.test(word.form)) return 1;
  return (
    known.at(row.forms, at, row.follows)?.length ||
    clubAt(row, at) ||
    announcedAt(row, at) ||
    definiteBodyAt(row, at) ||
    headedAt(row, at)
  );
}

/** «صحيفة الحياة», «نادي الزمالك», «شركة مايكروسوفت»: what the head announces, without the head. */
const announcing = formsOf('صحيفة قناة مجلة جريدة وكالة شركة حركة نادي فريق إذاعة تلفزيون موقع');

function announcedAt({ words, forms, follows }: Row, at: number): number {
  const before = forms[at - 1];
  if (at === 0 || !before || !withoutProclitics(before).some((reading) => announcing.has(reading))) return 0;
  const form = forms[at]!;
  const quoted = words[at]!.parted;
  if (functionWords.has(form) || isVerb(form)) return 0;
  const proper = isUnknownWord(form) || isKnownNameWord(form);
  if (!proper && !(form.startsWith('ال') && (quoted || !/(?:يه|ي)$/.test(form)))) return 0;
  // «صحيفة القدس», «قناة السودان» are media; «فريق قطر», «شركة فرنسا» would be places.
  const medium = /(?:صحيفه|جريده|مجله|قناه|اذاعه|تلفزيون)$/.test(before);
  if (placeAt(forms, at, follows)?.value.doubtful === false && !proper && !medium) return 0;
  let end = at + 1;
  while (
    end - at < 4 &&
    follows(end) &&
    (isUnknownWord(forms[end]!) || isKnownNameWord(forms[end]!)) &&
    !isVerb(forms[end]!)
  )
    end++;
  return end - at;
}

/** Heads that name a body even with common words after them, and those that need a proper name. */
const institutions = formsOf(`
  وزارة منظمة حزب جامعة اتحاد بنك مصرف هيئة جمعية مؤسسة معهد كلية صندوق نقابة رابطة مركز لجنة جبهة تنظيم جماعة
  أكاديمية بورصة مفوضية دار مجموعة مرصد مجمع شبكة كتائب سرايا محكمة`);
const namedOnly = formsOf(`
  فريق منتخب مجموعة دار مركز لجنة جماعة صحيفة قناة جريدة مجلة تنظيم شبكة كتائب سرايا مستشفى نادي حركة جبهة
  شركة حزب كلية مجمع إذاعة محكمة جمعية مؤسسة معهد`);

/** «البنك المركزي الأوروبي», «الاتحاد الدولي لكرة القدم»: a head with the article and the adjective of its kind. */
const definiteHeads = formsOf(`
  البنك المنظمة الوكالة الاتحاد المجلس المفوضية الجامعة الهيئة المؤسسة الحزب الخطوط الجبهة الصندوق المحكمة
  الجمعية النقابة الرابطة المكتب المعهد المركز اللجنة الحركة`);
const kindOfBody =
  /^ال(?:مركزي|عالمي|دولي|عربي|اوروبي|افريقي|وطني|اعلي|عليا|اقتصادي|عام|اسلامي|جوي|ذري|ديموقراطي|ديمقراطي|شيوعي|جمهوري|اشتراكي|شعبي|قومي|تشريعي|نيابي|لبناني|مصري|فلسطيني|سعودي|اميركي|امريكي|حديث|تجاري|سياسي|مغربي|اسيوي|جنايي|دستوري)ه?$/;

function definiteBodyAt({ forms, follows }: Row, at: number): number {
  const head = withoutProclitics(forms[at]!).find((reading) => definiteHeads.has(reading));
  if (!head || !follows(at + 1) || !kindOfBody.test(forms[at + 1]!)) return 0;
  let end = at + 2;
  while (
    end - at < 6 &&
    follows(end) &&
    (/^و?ال.../.test(forms[end]!) || /^لل.../.test(forms[end]!)) &&
    !functionWords.has(forms[end]!)
  )
    end++;
  return end - at;
}

/** «وزارة الخارجية الروسية», «حزب العمال», «جامعة القاهرة»: the head and the words of its name. */
function headedAt({ forms, follows }: Row, at: number): number {
  const form = forms[at]!;
  const head = withoutProclitics(form).find((reading) => institutions.has(reading));
  if (!head) return 0;
  let end = at + 1;
  let definite = 0;
  let proper = 0;
  while (end - at < 8 && follows(end)) {
    const next = forms[end]!;
    if (functionWords.has(next) || isVerb(next)) break;
    const place = placeAt(forms, end, follows);
    if (place && !place.value.doubtful && (place.read === next || !/^[وف]/.test(next))) {
      if (/^[بل]/.test(next) && !/^ال/.test(next) && place.read !== next) break;
      end += place.length;
      proper++;
      continue;
    }
    if (/^(?:ال|لل)../.test(next)) {
      definite++;
      end++;
      continue;
    }
    // «وزارة الشؤون البلدية والقروية»: joined adjectives and nouns of the name.
    if (/^وال.../.test(next) && definite > 0 && end - at <= 4 && head === 'وزاره') {
      end++;
      continue;
    }
    if (isUnknownWord(next) || isKnownNameWord(next)) {
      proper++;
      end++;
      continue;
    }
    // «اتحاد صناعة السيارات», «هيئة تحرير الشام»: one bare noun that the next completes.
    const after = forms[end + 1];
    if (definite === 0 && after && follows(end + 1) && /^ال../.test(after) && !functionWords.has(next)) {
      end++;
      continue;
    }
    break;
  }
  if (end === at + 1) return 0;
  if (definite + proper === 0) return 0;
  if (namedOnly.has(head) && proper === 0 && end - at < 3) return 0;
  return end - at;
}
