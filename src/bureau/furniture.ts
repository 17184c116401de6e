/** Lines that belong to a page and not to its article: buttons, headings of boxes, share links, counters. */
import { lineText, matchText } from '#arabic/letters.ts';

/** Anywhere on the page. An edition adds its own sources' lines in its settings. */
const furniture = `
اظهر المزيد|عرض المزيد|المزيد|اقرأ المزيد|قراءة المزيد|زر الذهاب إلى الأعلى|العودة إلى الأعلى|إلى الأعلى|إغلاق|أغلق|القائمة|القائمة الرئيسية
بحث|بحث عن|ابحث|البحث|الرئيسية|الصفحة الرئيسية|تسجيل الدخول|الوضع المظلم|تغيير المظهر|مقال عشوائي|شريط جانبي|انتقل إلى المحتوى|تخطى إلى المحتوى
مشاركة|شارك|شاركها|شارك المقال|شارك الخبر|مشاركة عبر البريد|مشاركة عبر البريد الإلكتروني|طباعة|نسخ الرابط|انسخ الرابط|تم نسخ الرابط|حفظ|استمع|استمع للخبر|حجم الخط
تابعنا|تابعونا|اشترك|اشترك الآن|النشرة البريدية|اشترك في النشرة البريدية|إعلان|إعلانات|advertisement|السابق|التالي|المقال السابق|المقال التالي|الخبر السابق|الخبر التالي
المشاهدات|عدد المشاهدات|عدد القراءات|لا توجد تعليقات|لا تعليقات|no comments|جميع الحقوق محفوظة|share|print|copy link|email|close|menu|search|home|show more|read more|back to top
`;
const networks = `
فيسبوك|فيس بوك|تويتر|إكس|واتساب|واتس آب|تيليجرام|تيلجرام|تلغرام|لينكد إن|لينكدإن|ماسنجر|بينتيريست|يوتيوب|إنستغرام|انستقرام|تيك توك|سناب شات
facebook|twitter|x|whatsapp|telegram|linkedin|messenger|pinterest|youtube|instagram|tiktok
`;
/** Where the article has ended for good: what follows is tags, other articles, comments, the foot of the page. */
const endings = `
مقالات ذات صلة|مواضيع ذات صلة|أخبار ذات صلة|موضوعات ذات صلة|مواد ذات صلة|ذات صلة|الأكثر قراءة|الأكثر مشاهدة|آخر الأخبار
التعليقات|اترك تعليقا|أضف تعليقا|أضف تعليق|الوسوم|وسوم|كلمات دلالية|كلمات مفتاحية|الكلمات المفتاحية|related articles|related|comments|leave a reply|most read|tags
`;
/** A box of links inside the article, which goes on after it. */
const asides = `
اقرأ أيضا|شاهد أيضا|طالع أيضا|تابع أيضا|قد يعجبك أيضا|قد يعجبك|قد يهمك أيضا|قد يهمك|read also|also read|see also
`;

/** Spelling and signs aside: `'إظهار المزيد ▼'` and `'اظهار المزيد'` have the same key. */
const keyOf = (line: string): string =>
  matchText(lineText(line))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const listed = (text: string): string[] => text.split(/[|\n]/).filter(Boolean);
const setOf = (lines: Iterable<string>): Set<string> => new Set(Array.from(lines, keyOf).filter(Boolean));
/** Alternatives of a pattern over keys. */
const anyOf = (text: string): string =>
  [...setOf(listed(text))].sort((a, b) => b.length - a.length).join('|');

const number = '\\d[\\d ]*(?:k|m|الف|مليون)?';
const counted = anyOf(
  'مشاهدة|مشاهدات|المشاهدات|قراءة|قراءات|القراءات|زيارة|زيارات|تعليق|تعليقا|تعليقات|التعليقات|مشاركة|مشاركات|إعجاب|إعجابات|view|views|comment|comments|share|shares|like|likes',
);
const minutes = anyOf('دقيقة|دقيقة واحدة|دقيقتان|دقيقتين|دقائق');
const network = `(?:${anyOf(networks)})`;
const units = anyOf(
  'دقيقة|دقيقتين|دقائق|ساعة|ساعتين|ساعات|يوم|يومين|أيام|أسبوع|أسبوعين|أسابيع|شهر|شهرين|أشهر|سنة|سنتين|سنوات',
);
const reading = anyOf('قراءة|القراءة|للقراءة');

/** Furniture with figures in it, or with several things in a row, by key. */
const furniturePatterns = [
  // «1,234 مشاهدة», «عدد المشاهدات: 55»
  new RegExp(`^(?:${number} (?:${counted})|(?:عدد )?(?:${counted}) ${number})$`),
  // «3 دقائق قراءة», «وقت القراءة: دقيقتان»
  new RegExp(`^(?:${number} ?)?(?:${minutes})(?: من)? (?:${reading})$`),
  new RegExp(`^(?:وقت|مده|زمن) (?:${reading})(?: ${number})?(?: ?(?:${minutes}))?$`),
  /^\d+ min(?:ute)?s? read$/,
  // «فيسبوك تويتر واتساب», «شارك على فيسبوك»
  new RegExp(`^${network}(?: ${network})+$`),
  new RegExp(
    `^(?:${anyOf('شارك|شاركها|مشاركة|تابعنا|تابعونا|share|follow us')})(?: (?:علي|عبر|on))?(?: ${network})+$`,
  ),
  // Buttons for the size of letters: «A A A»
  /^a a(?: a)?$/,
];
const relativeTime = new RegExp(
  `^(?:(?:منذ|قبل) (?:${number} ?)?(?:${units})(?: واحده?)?|\\d+ (?:minute|hour|day|week|month|year)s? ago)$`,
);
/** «اقرأ أيضا: عنوان خبر آخر» */
const longestFoot = 120;

export interface Furniture {
  /** `isFurniture('اظهر المزيد')` → `true`; spelling of hamza, tashkeel and punctuation do not matter. */
  isFurniture(line: string): boolean;
  /** A heading after which nothing belongs to the article. */
  isEnding(line: string): boolean;
  /** A heading of links inside the article: `'heading'`; one with its link in the same line: `'line'`. */
  asideKind(line: string): 'heading' | 'line' | null;
  /** «قبل ساعتين»: counts from when the page was read, which no one knows any more. */
  isRelativeTime(line: string): boolean;
}

/** The house's list with an edition's own lines. */
export function furnitureList(own: string[]): Furniture {
  const anywhere = setOf([...listed(furniture), ...listed(networks), ...own]);
  const last = setOf(listed(endings));
  const aside = setOf(listed(asides));
  return {
    isFurniture: (line) => {
      const key = keyOf(line);
      // Rules, arrows and bullets; but an emoji says something.
      if (!key) return !/\p{Extended_Pictographic}/u.test(line);
      if (anywhere.has(key) || furniturePatterns.some((pattern) => pattern.test(key))) return true;
      return line.length <= longestFoot && /^©|^جميع الحقوق محفوظة|all rights reserved/i.test(line.trim());
    },
    isEnding: (line) => last.has(keyOf(line)),
    asideKind: (line) => {
      const key = keyOf(line);
      if (aside.has(key)) return 'heading';
      // The words before the colon must be the heading itself: «اقرأ أيضا ما قالته: …» is a sentence.
      const colon = line.indexOf(':');
      return colon > 0 && line.length <= 2 * longestFoot && aside.has(keyOf(line.slice(0, colon)))
        ? 'line'
        : null;
    },
    isRelativeTime: (line) => relativeTime.test(keyOf(line)),
  };
}
