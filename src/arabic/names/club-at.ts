/** Clubs that have their city's name. */
import { withoutProclitics } from './phrase-table.ts';
import { placeAt } from './places.ts';
import type { Row } from './word-row.ts';

/** Cities whose name is their club's where sport is spoken of. */
const clubCities = new Set(
  'برشلونه مانشستر ليفربول بلباو فالنسيا اشبيليه ميلان نابولي مارسيليا ليون بوردو دورتموند موناكو الاهلي الوحده النصر الهلال الاتحاد العين الجزيره السد الريان الغرافه العربي الشباب الاتفاق القادسيه الكويت الكرامه الفيصلي الوحدات ايفرتون فولهام بولتون نيوكاسل'.split(
    ' ',
  ),
);
const sportWords = new Set(
  'مباراه المباراه الدوري دوري كاس الكاس هدف اهداف لاعب لاعبي اللاعب مدرب المدرب ملعب ملعبه نادي فريق الفريق منتخب المنتخب مهاجم بطوله البطوله نقطه نقاط التعادل ضيفه الشوط تعادل'.split(
    ' ',
  ),
);
const sportWithin = 12;

/** «بايرن ميونيخ», «دينامو كييف», «أولمبيك خريبكة»: words that go before a city to name its club. */
const clubPrefixes = new Set(
  'ريال اتلتيكو باير بايرن هرتا اولمبيك اولمبي فيردر دينامو انتر سبارتا سسكا لوكوموتيف شاختار بوروسيا رابيد سبورتينغ سبورتنغ ديبورتيفو'.split(
    ' ',
  ),
);

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
    (/^ب/.test(forms[at]!.slice(0, 1)) && !clubCities.has(forms[at]!))
  )
    return 0;
  for (let near = Math.max(0, at - sportWithin); near < Math.min(forms.length, at + sportWithin); near++)
    if (sportWords.has(forms[near]!.replace(/^[ولفب](?=...)/, ''))) return 1;
  return 0;
}
