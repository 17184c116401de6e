/** Reading section labels off a page, also when a crawler glued them together: «آسياأخبار العالم». */
import { lineText, matchText } from '#arabic/letters.ts';

/** Names under which Arabic news sites file, for a newsroom that has no section of that name yet. */
const common = (
  'أخبار|أخبار العالم|العالم|عالمي|عربي ودولي|دولي|دوليات|أخبار دولية|أخبار عربية|العالم العربي|عربي|عربيات|محلي|محليات|أخبار محلية|' +
  'سياسة|السياسة|اقتصاد|الاقتصاد|مال وأعمال|أسواق|طاقة|رياضة|الرياضة|ثقافة|الثقافة|ثقافة وفن|فن|فنون|منوعات|علوم|تقنية|تكنولوجيا|علوم وتقنية|' +
  'صحة|مجتمع|تعليم|بيئة|رأي|آراء|مقالات|تقارير|تحقيقات|حوارات|تحليلات|فيديو|صور|آسيا|أفريقيا|إفريقيا|أوروبا|أمريكا|أميركا|الأمريكتان|' +
  'الشرق الأوسط|المغرب العربي|الخليج|الخليج العربي|المشرق|فلسطين|سوريا|لبنان|العراق|الأردن|مصر|السودان|ليبيا|تونس|الجزائر|المغرب|اليمن|' +
  'السعودية|الإمارات|قطر|الكويت|البحرين|عمان|إيران|تركيا|روسيا|الصين|أخبار عاجلة|عاجل|ملفات|الأولى|حوادث|سياحة|سيارات|دين|أسرة|مرأة'
).split('|');

const separators = /^[\s/|›»>،,•·\-–—]+/;
const keyOf = (name: string): string => matchText(lineText(name));
const commonKeys = new Set(common.map(keyOf));

/**
 * The section names that a line is made of, in order, or `null` when it is anything else.
 *
 * `sectionLabels('آسياأخبار العالم', [])` → `['آسيا', 'أخبار العالم']`; `sectionLabels('وفد يصل', [])` → `null`.
 * `known` are the newsroom's own section names and aliases; the fewest and longest names that fill the line win.
 */
export function sectionLabels(line: string, known: Iterable<string>): string[] | null {
  const text = lineText(line);
  if (!text || text.length > 120) return null;
  const names = new Set(commonKeys);
  for (const name of known) if (keyOf(name)) names.add(keyOf(name));
  // A key is shorter than its name: marks and hamza are gone.
  const longest = Math.max(...Array.from(names, (key) => key.length)) + 8;

  // best[i]: the fewest names that fill the text from i on.
  const best: (string[] | null)[] = new Array(text.length + 1).fill(null);
  best[text.length] = [];
  for (let start = text.length - 1; start >= 0; start--) {
    const gap = separators.exec(text.slice(start))?.[0].length ?? 0;
    if (gap) {
      best[start] = best[start + gap] ?? null;
      continue;
    }
    for (let end = Math.min(text.length, start + longest); end > start; end--) {
      const rest = best[end];
      if (!rest || /\s/.test(text[end - 1]!)) continue;
      const named = names.has(keyOf(text.slice(start, end)));
      // The spelling on the page is kept: the desk knows its own names by any spelling.
      const before = best[start];
      if (named && (!before || rest.length + 1 < before.length))
        best[start] = [text.slice(start, end), ...rest];
    }
  }
  const found = best[0];
  return found?.length ? found : null;
}
