/** Organisations: known by name, announced («صحيفة الحياة»), headed («جامعة القاهرة», «البنك المركزي الأوروبي»). */
import { clubAt } from './club-at.ts';
import { foldWord } from './fold.ts';
import { knownOrganisations } from './known-organisations.ts';
import { isKnownNameWord, isUnknownWord } from './name-words.ts';
import { PhraseTable, withoutProclitics } from './phrase-table.ts';
import { placeAt } from './places.ts';
import { functionWords, isVerb, type Row } from './word-row.ts';

const known = new PhraseTable<true>();
for (const name of knownOrganisations) known.add(name.split(' ').map(foldWord), true);

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
const announcing = new Set('صحيفه قناه مجله جريده وكاله شركه حركه نادي فريق اذاعه تلفزيون موقع'.split(' '));

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
const institutions = new Set(
  'وزاره منظمه حزب جامعه اتحاد بنك مصرف هييه جمعيه موسسه معهد كليه صندوق نقابه رابطه مركز لجنه جبهه تنظيم جماعه اكاديميه بورصه مفوضيه دار مجموعه مرصد مجمع شبكه كتايب سرايا محكمه'.split(
    ' ',
  ),
);
const namedOnly = new Set(
  'فريق منتخب مجموعه دار مركز لجنه جماعه صحيفه قناه جريده مجله تنظيم شبكه كتايب سرايا مستشفي نادي حركه جبهه شركه حزب كليه مجمع اذاعه محكمه جمعيه موسسه معهد'.split(
    ' ',
  ),
);

/** «البنك المركزي الأوروبي», «الاتحاد الدولي لكرة القدم»: a head with the article and the adjective of its kind. */
const definiteHeads = new Set(
  'البنك المنظمه الوكاله الاتحاد المجلس المفوضيه الجامعه الهييه الموسسه الحزب الخطوط الجبهه الصندوق المحكمه الجمعيه النقابه الرابطه المكتب المعهد المركز اللجنه الحركه'.split(
    ' ',
  ),
);
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
