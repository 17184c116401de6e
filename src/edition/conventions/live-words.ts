/** The words of live coverage, by what they are for. */
export interface LiveWords {
  title: string;
  keys: string;
  pinned: string;
  refresh: string;
  /** Announced when entries came in: «وصل جديد». */
  arrived: string;
  edited(time: string): string;
  removed: string;
  older: string;
  newer: string;
  none: string;
}

export const arabicLive: LiveWords = {
  title: 'لحظة بلحظة',
  keys: 'أبرز النقاط',
  pinned: 'مثبّت',
  refresh: 'حدّث الصفحة لترى الجديد',
  arrived: 'وصل جديد',
  edited: (time) => `عُدّل ${time}`,
  removed: 'سُحب ما نُشر هنا',
  older: 'ما قبل ذلك',
  newer: 'العودة إلى التغطية',
  none: 'تبدأ التغطية بعد قليل.',
};

export const englishLive: LiveWords = {
  title: 'As it happens',
  keys: 'Key points',
  pinned: 'Pinned',
  refresh: 'Refresh the page for what is new',
  arrived: 'New entries',
  edited: (time) => `edited ${time}`,
  removed: 'What was published here was taken back',
  older: 'Before that',
  newer: 'Back to the coverage',
  none: 'The coverage begins shortly.',
};
