/** Words of the gate at which sourcing is looked over. */
export const gateArabic = {
  title: 'قواعد الإسناد',
  nothing: 'لا ملاحظة على الإسناد.',
  rules: {
    unnamedWithoutReason: 'مصدر لا يُسمّى بلا سبب مذكور.',
    unnamedNotApproved: 'مصدر لا يُسمّى ولم يُجزه محرر مسؤول.',
    pluralWithOneSource: 'يقول النص «مصادر» ولا يسند الكلام إلا مصدر واحد.',
    figuresConflict: 'رقم يخالفه رقم آخر: انسبه إلى صاحبه أو اكتبه مدى.',
    accusationWithoutAnswer: 'اتهام بلا رد المتهم ولا ذكر امتناعه.',
    claimWithoutSource: 'كلام مبني للمجهول لا يُعرف قائله.',
    sourceWithdrawn: 'من استُشهد به سحب كلامه.',
    claimFallen: 'معلومة نُفيت أو حلّ غيرها محلها.',
  },
  stops: 'يمنع النشر',
  passed: 'أجازها',
  pass: 'أجِزها',
  reason: 'سبب الإجازة',
  reasonHint: 'يُحفظ في سجل المادة مع اسمك.',
  tellReaders: 'يُقال السبب للقرّاء',
  passNow: 'أجِزها لهذه النسخة',
  cancel: 'لا',
} as const;
