/** Where readers find things: the tree of sections, in the order of the menu. */
import type { Language } from '#article/article.ts';

export interface DemoSection {
  /** Slugs of the trail from the root. */
  path: string;
  name: string;
  language: Language;
  /** Other names under which copy may arrive: spellings, and the English labels of common archives. */
  aliases: string[];
}

const section = (
  path: string,
  name: string,
  aliases: string[] = [],
  language: Language = 'ar',
): DemoSection => ({
  path,
  name,
  language,
  aliases,
});

/** Parents stand before their children. */
export const sections: DemoSection[] = [
  section('سياسة', 'سياسة', ['السياسة', 'أخبار سياسية', 'politics', 'politic']),
  section('العالم', 'أخبار العالم', ['العالم', 'دوليات', 'international', 'internationalNews']),
  section('العالم/آسيا', 'آسيا'),
  section('العالم/إفريقيا', 'إفريقيا', ['أفريقيا']),
  section('العالم/أوروبا', 'أوروبا'),
  section('العالم/الأمريكتان', 'الأمريكتان', ['الأمريكتين']),
  section('اقتصاد', 'اقتصاد', ['مال وأعمال', 'economy']),
  section('اقتصاد/أسواق', 'أسواق'),
  section('اقتصاد/طاقة', 'طاقة'),
  section('محليات', 'محليات', ['المقاطعات', 'local', 'localNews', 'nation', 'society']),
  section('ثقافة', 'ثقافة', ['ثقافة وفنون', 'culture']),
  section('علوم-وتقنية', 'علوم وتقنية', ['علوم', 'تقنية', 'technology', 'science']),
  section('رياضة', 'رياضة', ['sport', 'sports']),
  section('رياضة/كرة-القدم', 'كرة القدم'),
  section('رأي', 'رأي', ['مقالات', 'opinion', 'discussion']),
  section('english', 'English', [], 'en'),
];
