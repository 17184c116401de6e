/** Words of the versions that readers were shown. */
export const versionsArabic = {
  title: 'النسخ التي رآها القرّاء',
  none: 'لم يرها القرّاء بعد.',
  version: 'النسخة',
  acts: {
    publish: 'نُشرت',
    update: 'حُدّثت',
    correct: 'صُوّبت',
    unpublish: 'سُحبت',
    cover: 'زِيد في التغطية الحيّة',
  },
  now: 'يرونها الآن',
  withheld: 'محجوب نصها',
  withhold: 'احجب نصها',
  withholdTitle: 'حجب نص النسخة',
  withholdHint:
    'لا يراه أحد بعد ذلك ولا يُستعاد. تبقى بصمته في سجل النشر، ويرى القرّاء مكانه السبب الذي تكتبه. للضرورة فقط: أمر قضائي أو خطر على شخص.',
  reason: 'السبب، كما يُقال للجميع',
  confirm: 'احجبه نهائيًا',
} as const;
