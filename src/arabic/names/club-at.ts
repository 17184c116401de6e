/** Clubs that have their city's name. */
import { formsOf } from '../grammar/word-forms.ts';
import { withoutProclitics } from './phrase-table.ts';
import { placeAt } from './places.ts';
import type { Row } from './word-row.ts';

/** Cities whose name is their club's where sport is spoken of. */
const clubCities = formsOf(`
  برشلونة مانشستر ليفربول بلباو فالنسيا إشبيلية ميلان نابولي مارسيليا ليون بوردو دورتموند موناكو الأهلي الوحدة
  النصر الهلال الاتحاد العين الجزيرة السد الريان الغرافة العربي الشباب الاتفاق القادسية الكويت الكرامة الفيصلي
  الوحدات إيفرتون فولهام بولتون نيوكاسل`);
/** Words that say a sentence is about sport when they stand near. */
const sportWords = formsOf(`
  مباراة المباراة الدوري دوري كأس الكأس هدف أهداف لاعب لاعبي اللاعب مدرب المدرب ملعب ملعبه نادي فريق الفريق
  منتخب المنتخب مهاجم بطولة البطولة نقطة نقاط التعادل ضيفه الشوط تعادل`);
const sportWithin = 12;

/** «بايرن ميونيخ», «دينامو كييف», «أولمبيك خريبكة»: words that go before a city to name its club. */
const clubPrefixes = formsOf(`
  ريال أتلتيكو باير بايرن هرتا أولمبيك أولمبي فيردر دينامو إنتر سبارتا سسكا لوكوموتيف شاختار بوروسيا رابيد
  سبورتينغ سبورتنغ ديبورتيفو`);

/** How many words from here name a club by its city, in a sentence about sport; 0 for none. */
export function clubAt({ forms, follows }: Row, at: number): number {
  if (withoutProclitics(forms[at]!).some((reading) => clubPrefixes.has(reading)) && follows(at + 1)) {
    const city = placeAt(forms, at + 1, follows);
    if (city) return 1 + city.length;
  }
  const club = withoutProclitics(forms[at]!).some((reading) => clubCities.has(reading));
  if (
    !club ||
    /^(?:في|الي|مدينه|من)$/.test(forms[at - 1] ?? '') ||
    (forms[at]!.startsWith('ب') && !clubCities.has(forms[at]!))
  )
    return 0;
  for (let near = Math.max(0, at - sportWithin); near < Math.min(forms.length, at + sportWithin); near++)
    if (sportWords.has(forms[near]!.replace(/^[ولفب](?=...)/, ''))) return 1;
  return 0;
}
