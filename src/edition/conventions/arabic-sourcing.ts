/** Words of what an article rests on, in Arabic. */
import type { SourceCounts, SourcingWords } from './sourcing-words.ts';

export const arabicSourceCounts: SourceCounts = {
  namedSources: {
    one: 'مصدر واحد معلن الاسم',
    two: 'مصدران معلنا الاسم',
    few: '{n} مصادر معلنة الأسماء',
    many: '{n} مصدرًا معلن الاسم',
    other: '{n} مصدر معلن الاسم',
  },
  officialSources: {
    one: 'مصدر رسمي واحد',
    two: 'مصدران رسميان',
    few: '{n} مصادر رسمية',
    many: '{n} مصدرًا رسميًا',
    other: '{n} مصدر رسمي',
  },
  organisationSources: {
    one: 'مؤسسة واحدة',
    two: 'مؤسستان',
    few: '{n} مؤسسات',
    many: '{n} مؤسسة',
    other: '{n} مؤسسة',
  },
  documentSources: {
    one: 'وثيقة واحدة',
    two: 'وثيقتان',
    few: '{n} وثائق',
    many: '{n} وثيقة',
    other: '{n} وثيقة',
  },
  unnamedSources: {
    one: 'مصدر واحد لم نسمّه',
    two: 'مصدران لم نسمّهما',
    few: '{n} مصادر لم نسمّها',
    many: '{n} مصدرًا لم نسمّه',
    other: '{n} مصدر لم نسمّه',
  },
};

export const arabicSourcing: SourcingWords = {
  title: 'كيف عرفنا هذا',
  restsOn: 'مصادرنا',
  unconfirmed: 'ما لم يتأكد بعد',
  declined: 'من سُئل ولم يُجب',
  mark: 'المصدر',
  close: 'إغلاق',
  said: 'قيل',
  othersSay: 'وماذا يقول غيره',
  passed: 'استثناء من قواعدنا، وسببه',
  passedRules: {
    unnamedWithoutReason: 'مصدر لم نذكر لماذا لا نسمّيه',
    unnamedNotApproved: 'مصدر لا نسمّيه',
    pluralWithOneSource: 'كلام نُسب إلى «مصادر» ولم يسنده إلا مصدر واحد',
    figuresConflict: 'رقم تخالفه أرقام أخرى',
    accusationWithoutAnswer: 'اتهام ليس معه ردّ من وُجّه إليه',
    claimWithoutSource: 'كلام لم نذكر قائله',
    sourceWithdrawn: 'كلام سحبه قائله',
    claimFallen: 'معلومة نُفيت أو حلّ غيرها محلها',
  },
};
