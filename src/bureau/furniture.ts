/** Lines that belong to a page and not to its article: buttons, headings of boxes, share links. */
import { lineText, matchText } from '#arabic/letters.ts';

/** Anywhere on the page. An edition adds its own sources' lines in its settings. */
const furniture = `
اظهر المزيد|عرض المزيد|المزيد|اقرأ المزيد|قراءة المزيد|زر الذهاب إلى الأعلى|العودة إلى الأعلى|إلى الأعلى|إغلاق|أغلق|القائمة|القائمة الرئيسية
بحث|بحث عن|ابحث|البحث|الرئيسية|الصفحة الرئيسية|تسجيل الدخول|الوضع المظلم|تغيير المظهر|مقال عشوائي|شريط جانبي|انتقل إلى المحتوى|تخطى إلى المحتوى
مشاركة|شارك|شاركها|شارك المقال|شارك الخبر|مشاركة عبر البريد|مشاركة عبر البريد الإلكتروني|طباعة|نسخ الرابط|انسخ الرابط|تم نسخ الرابط|حفظ|استمع|استمع للخبر
فيسبوك|فيس بوك|تويتر|إكس|واتساب|واتس آب|تيليجرام|تيلجرام|تلغرام|لينكد إن|لينكدإن|ماسنجر|بينتيريست|يوتيوب|إنستغرام|انستقرام|تيك توك|سناب شات
facebook|twitter|x|whatsapp|telegram|linkedin|messenger|pinterest|youtube|instagram|tiktok|share|print|copy link|email|close|menu|search|home|show more|read more|back to top
تابعنا|تابعونا|اشترك|اشترك الآن|النشرة البريدية|اشترك في النشرة البريدية|إعلان|إعلانات|advertisement|السابق|التالي|المقال السابق|المقال التالي|الخبر السابق|الخبر التالي|جميع الحقوق محفوظة
`;
/** Where the article has ended for good: what follows is other articles, comments, the foot of the page. */
const endings = `
مقالات ذات صلة|مواضيع ذات صلة|أخبار ذات صلة|موضوعات ذات صلة|مواد ذات صلة|ذات صلة|اقرأ أيضا|اقرأ أيضاً|قد يعجبك أيضا|قد يهمك أيضا|الأكثر قراءة|الأكثر مشاهدة|آخر الأخبار
التعليقات|اترك تعليقا|اترك تعليقاً|أضف تعليقا|أضف تعليق|related articles|related|comments|leave a reply|most read
`;

const keyOf = (line: string): string => matchText(lineText(line)).replace(/[\s:.…!|«»"'()[\]-]+/g, ' ').trim();
const setOf = (lines: Iterable<string>): Set<string> => new Set(Array.from(lines, keyOf).filter(Boolean));
const listed = (text: string): string[] => text.split(/[|\n]/).filter(Boolean);

export interface Furniture {
  /** `isFurniture('اظهر المزيد')` → `true`; spelling of hamza, tashkeel and punctuation do not matter. */
  isFurniture(line: string): boolean;
  isEnding(line: string): boolean;
}

/** The house's list with an edition's own lines. */
export function furnitureList(own: string[]): Furniture {
  const anywhere = setOf([...listed(furniture), ...own]);
  const last = setOf(listed(endings));
  return {
    isFurniture: (line) => anywhere.has(keyOf(line)),
    isEnding: (line) => last.has(keyOf(line)),
  };
}
