/** What kind of source a speaker is: the first thing an editor asks of a sentence that someone is said to have said. */
import { formsOf } from '../grammar/word-forms.ts';
import { matchText } from '../letters.ts';
import {
  documents,
  isHead,
  media,
  organisationHeads,
  personTitles,
  unnamedSources,
  withoutArticle,
} from '../names/head-nouns.ts';

/**
 * `named`: a person by name. `official`: an office without its holder's name. `organisation`: a body, or a document that
 * speaks for one. `medium`: a newspaper, agency or station. `unnamed`: «مصدر مطلع», «شهود».
 */
export type SourceKind = 'named' | 'official' | 'organisation' | 'medium' | 'unnamed';

/** Offices of the state and of bodies that speak for them. */
const offices = formsOf(`
  رئيس وزير نائب أمين محافظ سفير متحدث متحدثة ناطق ناطقة وزيرة رئيسة مبعوث مندوب مفوض حاكم ملك أمير عاهل ولي
  قائد مدير مستشار زعيم مفتي وكيل قاض مدعي عميد لواء جنرال أمينة رئاسة مفوضة مديرة قنصل والي عمدة`);
/** Words of an office's name that may stand without article. */
const bodiesOfOffice = formsOf(`
  مجلس إدارة وزراء جمهورية حكومة دولة خارجية داخلية دفاع مالية عدل جيش شرطة برلمان بنك مركزي رسمي عام`);

/**
 * The kind of source that the words of a speaker name, `null` for no words.
 *
 * `sourceKind(['مصادر', 'مطلعة'])` → `'unnamed'`; `['وزير', 'الخارجية', 'الروسي']` → `'official'`;
 * `['وزير', 'الخارجية', 'سيرغي', 'لافروف']` → `'named'`; `['صحيفة', 'تشرين']` → `'medium'`; `['الشرطة']` → `'organisation'`.
 */
export function sourceKind(words: readonly string[]): SourceKind | null {
  const forms = words.map(matchText);
  const head = forms[0];
  if (!head) return null;
  const bare = withoutArticle(head);
  if (isHead(media, head)) return 'medium';
  // «مسؤول في الوزارة» has no name; «المسؤول» has one elsewhere; «المصدر» never.
  const definite = bare !== head;
  if (isHead(unnamedSources, head)) {
    if (/^(?:ال)?مصا?در/.test(head) || !isHead(personTitles, head)) return 'unnamed';
    return definite ? 'official' : hasName(forms) ? 'named' : 'unnamed';
  }
  if (isHead(personTitles, head)) {
    if (hasName(forms)) return 'named';
    if (offices.has(bare)) return 'official';
    return forms.length === 1 && !definite ? 'unnamed' : 'official';
  }
  if (isHead(organisationHeads, head) || isHead(documents, head)) return 'organisation';
  return 'named';
}

/** After a title, words that are neither definite nor part of an office are a name. */
function hasName(forms: readonly string[]): boolean {
  let names = 0;
  for (let at = 1; at < forms.length; at++) {
    const form = forms[at]!;
    const plain = withoutArticle(form);
    const common =
      plain !== form ||
      bodiesOfOffice.has(plain) ||
      personTitles.has(form) ||
      organisationHeads.has(form) ||
      isHead(unnamedSources, form) ||
      /^(?:في|من|باسم|بلسان|عن|علي|لدي|كبير|بارز|رفيع|سابق|حكومي|رسمي|امني|عسكري)$/.test(form) ||
      // «بشؤون», «للشؤون»
      /^(?:لل|ب.{3})/.test(form);
    if (/^(?:في|من|باسم|بلسان|لدي|علي)$/.test(form)) return names >= 2;
    if (!common) names++;
  }
  return names >= 1;
}
