/** The personal name inside a speaker's phrase: «رئيس الوزراء العراقي حيدر العبادي» → «حيدر العبادي». */
import { formsOf } from '../grammar/word-forms.ts';
import { matchText } from '../letters.ts';
import {
  isHead,
  organisationHeads,
  personTitles,
  placeHeads,
  unnamedSources,
  withoutArticle,
} from './head-nouns.ts';
import { isPlaceWord } from './places.ts';

const particles = formsOf('في من عن على لدى إلى باسم بلسان و أو مع بين');
/** Words of an office's name that carry no article: «عام», «سابق», «وزراء دفاع». */
const ofOffices =
  /^(?:عام|عامه|سابق|سابقه|سابقا|حالي|جديد|كبير|كبيره|بارز|بارزه|رفيع|مساعد|مساعده|شوون|شيون|قسم|فرع|وفد|فريق|مكتب|مجلس|لجنه|وزاره|وزرا|هييه|دفاع|داخليه|خارجيه|ماليه|نواب|نفسه|نفسها|عسكري|امني|سياسي|حكومي|رسمي|محلي|قضايي|طبي|اسراييلي|فلسطيني|روسي|امريكي|اميركي|ايراني|تركي|سوري|عراقي|مصري|اول|ثان|مسوول|مطلع|مطلعه|موثوق)$/;
const nisba = /^ال.{2,}(?:ي|يه|ين|يون|يان|ان|ات)$/;

/**
 * The place of a personal name among the words of a phrase, `null` where they name an office, a body or no one.
 *
 * `personNameIn(['وزير', 'الخارجية', 'سيرغي', 'لافروف'])` → `{from: 2, to: 4}`; `['الرئيس', 'بوتين']` → `{from: 1, to: 2}`;
 * `['عادل', 'باحميد', 'محافظ', 'حضرموت']` → `{from: 0, to: 2}`; `['وزير', 'الخارجية']` → `null`.
 */
export function personNameIn(words: readonly string[]): { from: number; to: number } | null {
  const forms = words.map(matchText);
  let from = 0;
  const titled = isHead(personTitles, forms[0] ?? '') && !/^(?:ابن|ابنه)$/.test(forms[0]!);
  if (!titled && (isHead(organisationHeads, forms[0] ?? '') || isHead(unnamedSources, forms[0] ?? '')))
    return null;
  if (titled) {
    from = 1;
    while (from < forms.length && isOfOffice(forms, from)) from++;
  }
  let to = from;
  while (to < forms.length && to - from < 5) {
    const form = forms[to]!;
    const inner = to > from && /^(?:بن|ابن|ال|ابو|عبد)$/.test(forms[to - 1]!);
    if (
      to > from &&
      !inner &&
      (isHead(personTitles, form) || particles.has(form)) &&
      !/^(?:ال)?(?:شيخ|ملك|امير)$/.test(form) &&
      // «سمير الحاج»: a last word with the article is a surname, whatever it means.
      !(form.startsWith('ال') && to === forms.length - 1)
    )
      break;
    if (to > from && /^(?:اول|سابق)$/.test(form)) break;
    to++;
  }
  return to > from ? { from, to } : null;
}

/** Whether a word after a title still belongs to the office. */
function isOfOffice(forms: readonly string[], at: number): boolean {
  const form = forms[at]!;
  const before = forms[at - 1]!;
  if (particles.has(form) || particles.has(before)) return true;
  if (ofOffices.test(form) || ofOffices.test(withoutArticle(form))) return true;
  if (isHead(personTitles, form) || isHead(organisationHeads, form) || isHead(placeHeads, form)) return true;
  if (isPlaceWord(form)) return true;
  if (!/^(?:ال|لل|بال|وال)/.test(form)) return false;
  // «الرئيس السبسي», «السيد البدوي»: a lone name with the article after a title that has it too, unless an adjective.
  const lone = at === 1 && at === forms.length - 1 && /^و?ال/.test(before) && !nisba.test(form);
  return !lone;
}
