/** The span of a speaker: a noun phrase with its titles, names, appositions and relative clause. */
import { formsOf } from '../grammar/word-forms.ts';
import {
  documents,
  isHead,
  media,
  organisationHeads,
  personTitles,
  unnamedSources,
  withoutArticle,
} from '../names/head-nouns.ts';
import { isKnownNameWord, isUnknownWord } from '../names/name-words.ts';
import {
  adverbs,
  byThatWords,
  clauseOpeners,
  hearers,
  occasions,
  openers,
  relativePronouns,
  thatWords,
} from './function-words.ts';
import { speechVerbs } from './speech-verbs.ts';
import { closingQuotes, evenQuotes, openingQuotes, type Token } from './tokens.ts';

export const isQuote = (form: string): boolean =>
  openingQuotes.has(form) || closingQuotes.has(form) || evenQuotes.has(form);
export const isComma = (form: string): boolean => form === '،' || form === ',';

/** A title, a body, a medium, a document or an unnamed source: what can begin a speaker. */
export const isSpeakerHead = (form: string): boolean =>
  isHead(personTitles, form) ||
  isHead(unnamedSources, form) ||
  isHead(organisationHeads, form) ||
  isHead(media, form) ||
  isHead(documents, form);

/** After these a preposition continues the phrase: «مسؤول في الوزارة»، «المقيم في باريس»، «مدير الشؤون لدى». */
const callsForPlace = formsOf(`
  مصدر مصادر مسؤول مسؤولون مسئول مسئولون متحدث ناطق عضو قيادي خبير محلل ممثل أستاذ باحث طبيب محام مدير نائب
  مندوب سفير مراسل ضابط ضباط محللون خبراء مراقبون دبلوماسي دبلوماسيون قيادات ناشط ناشطون صاحب محل مقيم مختص
  متخصص عامل مشارك مشاركون موظف موظفون مواطن شهود عيان زعيم قائد قادة نواب كبير كبار رفيع بارز محلي أمني حكومي
  رسمي مسؤولين أعضاء المسؤول المتحدث الناطق العضو القيادي الخبير المحلل الممثل الباحث الأستاذ المقيم المختص
  المتخصص المشارك السفير المدير العامل المستشار الكاتب الناشط المحاضر الصحافي الصحفي المندوب المشرف القائم
  المكلف المسؤولون المسؤولين الخبراء العاملون المراقبون المحامي النائب مستشار اقتصادي طبي قضائي عسكري سياسي
  مطلع مطلعة قريب قريبة مقرب مقربة مقربون رفيعة أمنية حكومية رسمية دبلوماسية محلية سياسية عسكرية طبية قضائية
  موثوقة واحد أحد إحدى الأمين مشرف المشرفة صحافي صحفي`);

/** Where the mark that opens at `at` closes again before `to`, or -1. Quotation marks may be the wrong way round. */
export function closingOf(tokens: readonly Token[], at: number, to: number): number {
  const open = tokens[at]!.form;
  const closes = open === '(' ? (form: string) => form === ')' : isQuote;
  for (let i = at + 1; i < to; i++) if (closes(tokens[i]!.form)) return i;
  return -1;
}

/** Whether «ل…» at `at` is spoken to: «للصحفيين»، «لوكالة …»، «ل "الحياة"». */
export function isHearer(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.form ?? '';
  const { form } = tokens[at]!;
  if (form === 'ل') return true;
  if (!form.startsWith('ل')) return false;
  const rest = form.startsWith('لل') ? `ال${form.slice(2)}` : form.slice(1);
  if (hearers.has(rest) || hearers.has(withoutArticle(rest)) || /^(?:بي|سي)$/.test(rest)) return true;
  // «دبلوماسيون لنيويورك تايمز»: after a plural or a name that takes no «ل» of its own.
  return (
    !form.startsWith('لل') &&
    rest.length > 3 &&
    /(?:يون|ون|ات|مصادر)$/.test(before) &&
    !isHead(organisationHeads, rest)
  );
}

/** «وكيل ملاحي في المنطقة»: an office without article and name is told apart by where it is held. */
function indefiniteHead(tokens: readonly Token[], from: number, at: number): boolean {
  if (at - from > 3) return false;
  const head = tokens[from]!.form;
  if (withoutArticle(head) !== head || !(isHead(unnamedSources, head) || isHead(personTitles, head)))
    return false;
  for (let i = from + 1; i < at; i++)
    if (!/[يهاون]$/.test(tokens[i]!.form) || /^ال/.test(tokens[i]!.form)) return false;
  return true;
}

/** «أمين الصندوق في النقابة سليم الدرويش», «مدير المكتب في لندن الدكتور حامد»: the name comes after the place. */
function namedAfterPlace(tokens: readonly Token[], at: number): boolean {
  const place = tokens[at + 1];
  const next = tokens[at + 2];
  const second = tokens[at + 3];
  if (place?.kind !== 'word' || next?.kind !== 'word') return false;
  if (/^ال(?:دكتور|سيد|شيخ|مهندس|لوا|عميد|عقيد|جنرال|استاذ)/.test(next.form)) return true;
  const plain = (token: Token | undefined) =>
    token?.kind === 'word' &&
    token.form.length > 2 &&
    !/^(?:ال|ا?ن$|ا?نه|[بلوف]ا)/.test(token.form) &&
    !openers.has(token.form) &&
    !adverbs.has(token.form) &&
    !thatWords.has(token.form);
  return place.form.startsWith('ال') && plain(next) && (next.form === 'عبد' || plain(second));
}

/** True where a token opens what is no longer the subject. */
function endsSubject(tokens: readonly Token[], at: number, from: number): boolean {
  const { form, kind } = tokens[at]!;
  if (kind === 'mark') return !isQuote(form) && form !== '(' && form !== ')' && !/^[./\-–%&+]$/.test(form);
  if (thatWords.has(form) || byThatWords.has(form)) return true;
  if (adverbs.has(form) || clauseOpeners.has(form)) {
    // «مجلس الأمن اليوم» ends, «صحيفة اليوم» and «رئيس الوزراء السابق يوم» do not begin so.
    return !(form === 'اليوم' && /^(?:ال)?(?:صحيفه|جريده)$/.test(tokens[at - 1]!.form));
  }
  // «شارون متوجها إلى», «الوزير معقبا»: how he says it.
  if (
    at > from &&
    /^م[\u0627-\u064a]{3,6}ا$/.test(form) &&
    /[اً]$/.test(tokens[at]!.text) &&
    !tokens[at - 1]!.form.endsWith('ا')
  )
    return true;
  // «الإسباني بقلقه», «الوزير بأنه»: what he does so with.
  if (at > from && /^ب.{3,}(?:ه|ها|هم)$/.test(form) && !tokens[at]!.text.endsWith('ة')) return true;
  if (at > from && form.startsWith('ل') && form.length > 3) {
    // A name takes no «ل» of its own: «شالوم للبرادعي».
    if (isHearer(tokens, at) || !tokens.slice(from, at).some((token) => isSpeakerHead(token.form)))
      return true;
  } else if (form.startsWith('ل') && isHearer(tokens, at)) return true;
  if (
    form === 'من' &&
    at > from &&
    !isSpeakerHead(tokens[from]!.form) &&
    !/^ال|ون$|ين$|ه$/.test(tokens[from]!.form)
  )
    return true;
  if (!openers.has(form)) return false;
  if (at === from) return true;
  const before = tokens[at - 1]!;
  const next = tokens[at + 1];
  if (next && (form === 'في' || form === 'خلال') && occasions.has(withoutArticle(next.form))) return true;
  if (form === 'في' && (indefiniteHead(tokens, from, at) || namedAfterPlace(tokens, at))) return false;
  if (form === 'في' || form === 'لدي' || form === 'عن' || form === 'علي')
    for (let back = at - 1; back >= Math.max(from, at - 3); back--) {
      const noun = tokens[back]!.form.replace(/(?<=...)ا$/, '');
      if (callsForPlace.has(noun)) return false;
      if (back === at - 1 && /^الم.{2,}[^ي]$/.test(noun) && (form === 'علي' || form === 'عن')) return false;
      // A name or a definite adjective after the title closes it: «المتحدث جون سميث في».
      if (personTitles.has(noun)) break;
    }
  // «المجلس الأعلى … في العراق»: a body in quotation marks keeps its country.
  if (form === 'في' && closingQuotes.has(before.form)) return false;
  return true;
}

/** An imperfect verb just after an indefinite noun opens a relative clause without a pronoun: «بيان يحمل …». */
const opensBareRelative = (tokens: readonly Token[], at: number): boolean => {
  const { form } = tokens[at]!;
  const before = tokens[at - 1]!.form;
  return (
    /^ي[\u0621-\u064a]{2,}[^هي]$/.test(form) &&
    (isHead(documents, before) || isHead(unnamedSources, before) || isHead(organisationHeads, before)) &&
    !before.startsWith('ال')
  );
};

/** Nouns after a comma that continue the speaker: his office. */
function isApposition(tokens: readonly Token[], at: number, to: number): boolean {
  const token = tokens[at];
  if (!token || at >= to) return false;
  if (relativePronouns.has(token.form)) return true;
  const { form } = token;
  if (/^[وف]/.test(form) && !personTitles.has(form)) return false;
  if (isHead(personTitles, form) || isHead(unnamedSources, form) || /^(?:احد|احدي|من)$/.test(form))
    return true;
  // «وزير السياحة التركي، نعمان قورتولموش،»: two or three words no dictionary has, up to the next comma.
  if (byThatWords.has(form) || openers.has(form) || adverbs.has(form)) return false;
  for (let i = at; i < Math.min(to, at + 4); i++) {
    const word = tokens[i]!;
    if (i >= at + 2 && isComma(word.form)) return true;
    if (word.kind !== 'word' || !(isKnownNameWord(word.form) || isUnknownWord(word.form))) return false;
  }
  return false;
}

export interface Phrase {
  /** First token and the one after the last. */
  from: number;
  to: number;
  /** Where the name without its relative clause and appositions ends. */
  coreTo: number;
}

/**
 * The noun phrase that begins at `from` and ends before `to` at the latest, or `null` where none begins.
 *
 * Of «قال سامر النجار، مدير المرفأ الشرقي، أمس إن» it takes «سامر النجار، مدير المرفأ الشرقي», core «سامر النجار».
 */
export function nounPhrase(tokens: readonly Token[], from: number, to: number): Phrase | null {
  const first = tokens[from];
  if (!first || from >= to) return null;
  if (first.kind === 'mark' && !isQuote(first.form)) return null;
  if (first.kind === 'number') return null;
  if (first.kind === 'word' && (endsSubject(tokens, from, from) || relativePronouns.has(first.form)))
    return null;
  let at = from;
  let core = -1;
  let relative = false;
  while (at < to) {
    const { form } = tokens[at]!;
    if (form === '(' || (isQuote(form) && !relative)) {
      const close = closingOf(tokens, at, to);
      if (close < 0 && form === '(') break;
      at = close < 0 ? at + 1 : close + 1;
      continue;
    }
    if (relative) {
      at++;
      continue;
    }
    if (at > from && (relativePronouns.has(form) || opensBareRelative(tokens, at))) {
      relative = true;
      if (core < 0) core = at;
      at++;
      continue;
    }
    if (isComma(form) || form === '-' || form === '–') {
      if (isApposition(tokens, at + 1, to)) {
        if (core < 0) core = at;
        at++;
        continue;
      }
      break;
    }
    if (endsSubject(tokens, at, from)) break;
    at++;
  }
  let end = at;
  while (end > from && tokens[end - 1]!.kind === 'mark' && !/[)»"”«]/.test(tokens[end - 1]!.form)) end--;
  if (end === from) return null;
  if (core < 0 || core > end) core = coreEnd(tokens, from, end);
  return { from, to: end, coreTo: Math.max(from + 1, core) };
}

/** «لورنس هولم الخبير بشؤون الملاحة»: the name ends before the calling with its article. */
function coreEnd(tokens: readonly Token[], from: number, to: number): number {
  if (isSpeakerHead(tokens[from]!.form)) return to;
  for (let at = from + 1; at < to; at++) {
    const { form } = tokens[at]!;
    // «رويس المولود في دورتموند»
    if (/^الم..../.test(form) && tokens[at + 1]?.form === 'في') return at;
    if (at === from + 1) continue;
    if (form === '(') return at;
    if (form.startsWith('ال') && personTitles.has(form.slice(2))) return at;
  }
  return to;
}

/** Whether a token may be the first of a subject that stands before its verb. */
export function beginsSubject(tokens: readonly Token[], at: number): boolean {
  const { form, kind } = tokens[at]!;
  if (kind !== 'word') return isQuote(form);
  if (openers.has(form) || adverbs.has(form) || clauseOpeners.has(form)) return false;
  return speechVerbs(form).length === 0 || form.startsWith('ال') || isSpeakerHead(form);
}
