/** The file of the talks on the Strait of the Two Lighthouses. */
import type { DemoFile } from '../file.ts';

const day = (daysAgo: number) => ({ hoursAgo: daysAgo * 24, precision: 'day' as const });
const minute = (hoursAgo: number) => ({ hoursAgo, precision: 'minute' as const });
const years = (count: number) => count * 365.25 * 24;

export const straitFile: DemoFile = {
  title: 'محادثات مضيق المنارتين',
  status: 'open',
  desk: 'قسم-العلاقات-الدولية',
  summary:
    'علّقت كندار رسوم العبور في المضيق تسعين يومًا، ووافقت نيسار على مكتب إرشاد مشترك وعلى سقف لمدة التفتيش. بقي الخلاف على الخريطة: أُرجئ ترسيم الممر عند صخرة الغراب إلى جولة رابعة، ولم تعلن كندار موقفها من السفينتين المحتجزتين.',
  former: [
    {
      hoursAgo: 8 * 24,
      text: 'فرضت كندار رسوم عبور في المضيق، واحتجزت سفينتين لم تدفعاها. وصل وفد نيساري إلى لازورا للتفاوض برعاية رابطة دول بحر النحاس، ولم تعلن كندار جدول أعمال.',
    },
    {
      hoursAgo: 3.4 * 24,
      text: 'فرضت كندار رسوم عبور في المضيق، واحتجزت سفينتين لم تدفعاها. انتهت الجولة الثانية في لازورا بلا بيان مشترك، وبقي الخلاف على الرسوم ومدة التفتيش وترسيم الممر عند صخرة الغراب. والجولة الثالثة منتظرة.',
    },
  ],
  summaryHoursAgo: 0.3,
  entities: [
    {
      key: 'nisar',
      kind: 'state',
      name: 'نيسار',
      variants: ['جمهورية نيسار'],
      latin: 'Nisar',
      descriptions: [{ text: 'جمهورية على الساحل الشمالي لمضيق المنارتين، عاصمتها قصبار' }],
    },
    {
      key: 'kendar',
      kind: 'state',
      name: 'كندار',
      variants: ['مملكة كندار'],
      latin: 'Kendar',
      descriptions: [{ text: 'مملكة على الساحل الجنوبي لمضيق المنارتين' }],
    },
    {
      key: 'league',
      kind: 'organisation',
      name: 'رابطة دول بحر النحاس',
      variants: ['الرابطة'],
      latin: 'League of Copper Sea States',
      descriptions: [{ text: 'منظمة تضم تسع دول مطلة على البحر، ومقرها لازورا' }],
    },
    {
      key: 'hilan',
      kind: 'state',
      name: 'اتحاد هيلان',
      variants: ['هيلان'],
      latin: 'Hilan',
      descriptions: [{ text: 'دولة بلا ساحل تستورد معظم وقودها عبر ميناء مرسى اللبان' }],
    },
    {
      key: 'qirmizi',
      kind: 'person',
      name: 'إلياس القرمزي',
      variants: ['القرمزي'],
      latin: 'Ilyas al-Qirmizi',
      descriptions: [
        { text: 'سفير نيسار لدى رابطة دول بحر النحاس', from: '2019-03-01', to: '2024-01-14' },
        { text: 'وزير خارجية نيسار', from: '2024-01-15' },
      ],
    },
    {
      key: 'dilshad',
      kind: 'person',
      name: 'آران دلشاد',
      latin: 'Aran Dilshad',
      descriptions: [{ text: 'وزير النقل والبحار في كندار', from: '2022-06-01' }],
    },
    {
      key: 'marafi',
      kind: 'person',
      name: 'إلينا مارافي',
      variants: ['ايلينا مارافي'],
      latin: 'Elena Maraffi',
      descriptions: [{ text: 'الأمينة العامة لرابطة دول بحر النحاس', from: '2023-09-01' }],
    },
  ],
  parties: [
    { entity: 'nisar', role: 'party' },
    { entity: 'kendar', role: 'party' },
    { entity: 'league', role: 'mediator' },
    { entity: 'hilan', role: 'observer' },
  ],
  issues: ['رسوم العبور', 'ترسيم الممر عند صخرة الغراب', 'السفينتان المحتجزتان «نورا 3» و«ريم البحر»'],
  sources: [
    { key: 'qirmizi', kind: 'official', label: 'إلياس القرمزي، وزير خارجية نيسار', entity: 'qirmizi' },
    { key: 'dilshad', kind: 'official', label: 'آران دلشاد، وزير النقل والبحار في كندار', entity: 'dilshad' },
    { key: 'marafi', kind: 'official', label: 'إلينا مارافي، الأمينة العامة للرابطة', entity: 'marafi' },
    { key: 'altay', kind: 'official', label: 'سيروان ألتاي، المتحدث باسم الوفد الكنداري', entity: 'kendar' },
    { key: 'foreign', kind: 'official', label: 'وزارة الخارجية في قصبار', entity: 'nisar' },
    { key: 'guard', kind: 'official', label: 'خفر السواحل الكنداري', entity: 'kendar' },
    { key: 'navy', kind: 'official', label: 'قيادة البحرية النيسارية', entity: 'nisar' },
    { key: 'union', kind: 'organisation', label: 'نقابة الصيادين في مرسى اللبان' },
    { key: 'hospital', kind: 'organisation', label: 'مستشفى مرسى اللبان العام' },
    { key: 'tower', kind: 'organisation', label: 'برج المراقبة في مرسى اللبان' },
    { key: 'port', kind: 'organisation', label: 'هيئة ميناء مرسى اللبان' },
    { key: 'secretariat', kind: 'official', label: 'المتحدث باسم أمانة الرابطة', entity: 'league' },
    { key: 'pilot', kind: 'named', label: 'حسين القلّاف، مرشد بحري في مرسى اللبان' },
    { key: 'interpreter', kind: 'unnamed', label: 'مترجم حضر النقاش', reason: 'employment' },
    {
      ...{ key: 'two-delegates', kind: 'unnamed', label: 'عضوان في الوفد النيساري' },
      ...{ reason: 'other', note: 'المحادثات سرية' },
    },
    {
      ...{ key: 'mediating', kind: 'unnamed', label: 'دبلوماسي شارك في الجلسات' },
      reason: 'notAuthorised',
    },
    {
      ...{ key: 'diplomats', kind: 'unnamed', label: 'مصادر دبلوماسية في لازورا' },
      reason: 'notAuthorised',
    },
    { key: 'league-staff', kind: 'unnamed', label: 'مصدران في أمانة الرابطة', reason: 'employment' },
    {
      ...{ key: 'delegate', kind: 'unnamed', label: 'عضو في الوفد النيساري حضر الجلسات كلها' },
      ...{ reason: 'other', note: 'المحادثات سرية' },
    },
    {
      ...{ key: 'shipping', kind: 'unnamed', label: 'مصدر ملاحي في ساردن', reason: 'safety' },
      withdrawn: 'قال المصدر إنه رأى السفينتين تغادران، ثم تبيّن أنه لم يكن في الميناء ذلك الصباح.',
    },
  ],
  claims: [
    { key: 'map-condition', text: 'اشترطت كندار توقيع خريطة تضع صخرة الغراب في مياهها' },
    { key: 'ramming', text: 'صدم زورق الحراسة الكنداري قارب «رزق البحر» عمدًا' },
    { key: 'map-out', text: 'أُخرجت خريطة صخرة الغراب من نص الاتفاق' },
    { key: 'ships-date', text: 'تفرج كندار عن «نورا 3» و«ريم البحر» قبل نهاية الأسبوع' },
    { key: 'release', text: 'غادرت السفينتان «نورا 3» و«ريم البحر» ميناء ساردن' },
    { key: 'toll-first', text: 'ضحايا «رزق البحر»: من 3 إلى 9', figure: [3, 9, 'بين قتيل ومفقود'] },
    {
      ...{ key: 'toll-second', text: 'ضحايا «رزق البحر»: من 5 إلى 7', figure: [5, 7, 'بين قتيل ومفقود'] },
      supersedes: 'toll-first',
    },
    {
      ...{ key: 'toll-last', text: 'قُتل ستة صيادين في غرق «رزق البحر»', figure: [6, 6, 'قتلى'] },
      supersedes: 'toll-second',
    },
  ],
  statements: [
    {
      ...{ key: 'agenda', source: 'diplomats', said: day(9), place: 'لازورا' },
      words: 'ستتناول المحادثات تعليق الرسوم وترتيب دخول السفن ومصير السفينتين المحتجزتين.',
    },
    {
      ...{ key: 'league-role', source: 'league-staff', said: day(9), place: 'لازورا' },
      words: 'دور الرابطة وساطة لا تحكيم.',
    },
    {
      ...{ key: 'kendar-fees-1', source: 'dilshad', party: 'kendar', issue: 'رسوم العبور' },
      ...{ said: day(35), medium: 'بيان الوزارة' },
      words: 'الرسم مقابل خدمة تُقدَّم لكل سفينة، ولن يُرفع ما دامت الخدمة قائمة.',
      original: {
        language: 'en',
        text: 'The charge is for a service rendered to every ship, and it stays for as long as the service does.',
        translator: 'قسم العلاقات الدولية',
      },
    },
    {
      ...{ key: 'league-fees', source: 'marafi', party: 'league', issue: 'رسوم العبور' },
      ...{ said: day(33), place: 'لازورا', medium: 'مؤتمر صحفي' },
      words: 'ندين فرض أي رسم من جانب واحد على ممر يعبره الجميع.',
    },
    {
      ...{ key: 'nisar-fees-1', source: 'qirmizi', party: 'nisar', issue: 'رسوم العبور' },
      ...{ said: day(10), place: 'مطار قصبار' },
      words: 'لا نذهب لنفاوض على مقدار الرسم، بل على إلغائه.',
    },
    {
      ...{ key: 'toll-union', source: 'union', said: minute(148), place: 'مرسى اللبان' },
      words: 'عدد القتلى والمفقودين بين ثلاثة وتسعة.',
      claims: { 'toll-first': 'asserts' },
    },
    {
      ...{ key: 'ramming-union', source: 'union', said: minute(148), place: 'مرسى اللبان' },
      words: 'صدم الزورق القارب عمدًا بعد أن أمره بالتوقف.',
      claims: { ramming: 'asserts' },
    },
    {
      ...{ key: 'ramming-kendar', source: 'guard', said: minute(147), medium: 'بيان' },
      words: 'قطع القارب خط سير الزورق بلا أضواء، وشاركنا في البحث عن الناجين.',
      claims: { ramming: 'denies' },
    },
    {
      ...{ key: 'toll-kendar', source: 'guard', said: minute(146.5), medium: 'بيان' },
      words: 'القتلى والمفقودون بين خمسة وسبعة.',
      claims: { 'toll-second': 'asserts' },
    },
    {
      ...{ key: 'navy-silent', source: 'navy', said: minute(147), place: 'قصبار' },
      words: 'لا تعليق قبل انتهاء التحقيق.',
      claims: { ramming: 'declines' },
    },
    {
      ...{ key: 'toll-hospital', source: 'hospital', said: minute(121), place: 'مرسى اللبان' },
      words: 'القتلى ستة، تسلّمنا جثامينهم جميعًا، ونجا ثلاثة.',
      claims: { 'toll-last': 'asserts' },
    },
    {
      ...{ key: 'map-demanded', source: 'delegate', party: 'nisar', issue: 'ترسيم الممر عند صخرة الغراب' },
      ...{ said: day(3), place: 'لازورا' },
      words: 'طُلب منا أن نوقّع على الخريطة لنحصل على المكتب.',
      claims: { 'map-condition': 'asserts' },
    },
    {
      ...{ key: 'map-denied', source: 'altay', party: 'kendar', issue: 'ترسيم الممر عند صخرة الغراب' },
      ...{ said: day(3), place: 'لازورا' },
      words: 'الخريطة وثيقة عمل وُزعت قبل أسبوع، وقد اكتشف الجانب النيساري الجغرافيا في الساعة الأخيرة.',
      claims: { 'map-condition': 'denies' },
    },
    {
      ...{ key: 'league-map', source: 'marafi', party: 'league', issue: 'ترسيم الممر عند صخرة الغراب' },
      ...{ said: day(3), place: 'لازورا' },
      words: 'مسائل ذات طبيعة سيادية لا تزال عالقة.',
    },
    {
      ...{ key: 'released', source: 'shipping', said: day(4), place: 'ساردن' },
      words: 'غادرت السفينتان الميناء قبل الفجر.',
      claims: { release: 'asserts' },
    },
    {
      ...{ key: 'release-denied', source: 'foreign', party: 'nisar' },
      issue: 'السفينتان المحتجزتان «نورا 3» و«ريم البحر»',
      ...{ said: day(4), place: 'قصبار', medium: 'بيان' },
      words: 'السفينتان في ساردن، ولم يُبلغنا أحد بالإفراج عنهما.',
      claims: { release: 'denies' },
    },
    {
      ...{ key: 'delay', source: 'secretariat', said: minute(2.55), place: 'لازورا' },
      words: 'التأخير فني.',
    },
    {
      ...{ key: 'queue', source: 'port', said: minute(2.3), medium: 'بيان' },
      words: 'عدد السفن المنتظرة 141 سفينة، بينها 23 سفينة تحمل قمحًا.',
    },
    {
      ...{ key: 'wording', source: 'interpreter', said: minute(1.65), place: 'لازورا' },
      words: 'تقول المسودة إن الرسوم «تُعلَّق»، وتريد نيسار أن «تُلغى»، وتقترح الرابطة «لا تُحصَّل».',
    },
    {
      ...{ key: 'map-out', source: 'two-delegates', said: minute(1.15), place: 'لازورا' },
      words: 'هذه هي الخريطة المرفقة بالمسودة، واتفق الطرفان على إخراجها من النص.',
      claims: { 'map-out': 'asserts' },
    },
    {
      ...{ key: 'map-pulled', source: 'mediating', said: minute(0.46), place: 'لازورا' },
      words: 'سُحبت الخريطة من الطاولة في الساعة الأخيرة كي لا يسقط كل شيء.',
      claims: { 'map-out': 'asserts' },
    },
    {
      ...{ key: 'marafi-numbers', source: 'marafi', said: minute(0.45), place: 'لازورا' },
      words: 'كان الطرفان يتحدثان عن السيادة، وكنا نعيدهما كل ساعة إلى عدد السفن المنتظرة.',
    },
    {
      ...{ key: 'ships-silent', source: 'altay', said: minute(0.45), place: 'لازورا' },
      words: 'لا جواب عندي عن السفينتين.',
      claims: { 'ships-date': 'declines' },
    },
    {
      ...{ key: 'pilot', source: 'pilot', said: minute(0.42), place: 'رصيف الإرشاد في مرسى اللبان' },
      words: 'لم أسمع هذا الصوت منذ أضاءوا المنارة الجديدة.',
    },
    {
      ...{ key: 'first-ship', source: 'tower', said: minute(0.25), place: 'مرسى اللبان' },
      words: 'اجتازت «سنبلة الشمال» صخرة الغراب بلا توقف، ومعها مرشدان من البلدين.',
    },
    {
      ...{ key: 'nisar-fees-2', source: 'qirmizi', party: 'nisar', issue: 'رسوم العبور' },
      ...{ said: minute(0.48), place: 'لازورا', medium: 'تصريح عقب التوقيع' },
      words: 'لم نحصل على كل ما جئنا من أجله. لم نتنازل عن موقفنا من أن المضيق ممر دولي لا تُفرض فيه رسوم.',
    },
    {
      ...{ key: 'kendar-fees-2', source: 'dilshad', party: 'kendar', issue: 'رسوم العبور' },
      ...{ said: minute(0.47), place: 'لازورا', medium: 'تصريح عقب التوقيع' },
      words: 'التعليق بادرة حسن نية محددة المدة، ونحتفظ بحقنا في استعادة كلفة حماية الممر.',
    },
    {
      ...{ key: 'nisar-ships', source: 'qirmizi', party: 'nisar' },
      issue: 'السفينتان المحتجزتان «نورا 3» و«ريم البحر»',
      ...{ said: minute(0.48), place: 'لازورا', medium: 'تصريح عقب التوقيع' },
      words: 'تلقينا وعدًا شفهيًّا بالإفراج عنهما قبل نهاية الأسبوع.',
      claims: { 'ships-date': 'asserts' },
    },
  ],
  backgrounds: [
    {
      key: 'lanes',
      label: 'قسمة الممر',
      text: 'يمتد مضيق المنارتين 71 كيلومترًا بين ساحل نيسار في الشمال وساحل كندار في الجنوب، ويضيق عند صخرة الغراب إلى أربعة. وقد قُسم الممر في مؤتمر الملاحة الأول إلى مسارين، أحدهما للداخل والآخر للخارج، وبقي خط الحدود عند الصخرة بلا رسم منذ ذلك الحين.',
    },
    {
      key: 'fees',
      label: 'الرسم كما تراه كندار',
      text: 'تقول كندار إن الرسم الذي فرضته على السفن العابرة، وهو مثقالان عن كل مئة طن من الحمولة، «مقابل خدمة تُقدَّم لكل سفينة»، وإنه لن يُرفع ما دامت الخدمة قائمة.',
      former: 'تقول كندار إن رسم العبور «مقابل خدمة تُقدَّم لكل سفينة»، وإنه لن يُرفع ما دامت الخدمة قائمة.',
      rests: 'kendar-fees-1',
    },
  ],
  events: [
    {
      ...{ title: 'مؤتمر الملاحة الأول يقسم الممر إلى مسارين', status: 'confirmed' },
      when: { hoursAgo: years(41), precision: 'year' },
      story: 'strait-explainer',
    },
    {
      ...{ title: 'عاصفة تغلق المضيق سبعة أيام', status: 'confirmed', story: 'strait-explainer' },
      when: { hoursAgo: years(9), precision: 'month' },
    },
    {
      ...{ title: 'كندار تفرض مثقالين عن كل مئة طن من حمولة السفن العابرة', status: 'confirmed' },
      ...{ when: day(35), statements: ['kendar-fees-1'], story: 'strait-explainer' },
    },
    {
      ...{ title: 'احتجاز «نورا 3» و«ريم البحر»', place: 'ميناء ساردن', status: 'confirmed', when: day(14) },
      story: 'strait-explainer',
    },
    {
      ...{ title: 'وصول الوفد النيساري إلى لازورا', place: 'لازورا', status: 'confirmed', when: day(9) },
      story: 'strait-delegation',
    },
    {
      ...{ title: 'غرق قارب الصيد «رزق البحر» في تصادم مع زورق حراسة كنداري', status: 'confirmed' },
      ...{ when: minute(152), place: 'قرب صخرة الغراب', story: 'strait-boat' },
    },
    {
      ...{ title: 'طلقات تحذيرية سبقت التصادم', place: 'قرب صخرة الغراب', status: 'disputed' },
      ...{ when: { hoursAgo: 153, precision: 'hour' }, statements: ['ramming-union', 'ramming-kendar'] },
    },
    {
      ...{ title: 'مغادرة السفينتين المحتجزتين ميناء ساردن', place: 'ميناء ساردن', status: 'retracted' },
      ...{ when: day(4), statements: ['released'], story: 'strait-round-two' },
    },
    {
      ...{ title: 'زيارة القنصل النيساري لطاقمي السفينتين', place: 'ميناء ساردن', status: 'expected' },
      ...{ when: day(4.5), story: 'strait-explainer', settled: { outcome: 'didNotHappen' } },
    },
    {
      ...{ title: 'الجولة الثانية تنتهي بلا بيان مشترك', place: 'لازورا', status: 'confirmed' },
      ...{ when: day(3.5), story: 'strait-round-two' },
    },
    {
      ...{ title: 'سحب الخريطة من مسودة الاتفاق', place: 'لازورا', status: 'reported' },
      ...{ when: minute(1.2), statements: ['map-out'], story: 'strait-live' },
    },
    {
      ...{ title: 'الجولة الثالثة: توقيع اتفاق مؤقت يعلّق الرسوم تسعين يومًا', place: 'لازورا' },
      ...{ status: 'expected', when: minute(0.5), story: 'strait-agreement' },
      settled: { outcome: 'happened', status: 'confirmed' },
    },
    {
      ...{ title: '«سنبلة الشمال» أول سفينة تعبر بعد الاتفاق', place: 'صخرة الغراب', status: 'confirmed' },
      ...{ when: minute(0.25), statements: ['first-ship'], story: 'strait-first-ship' },
    },
    {
      ...{ title: 'الإفراج عن السفينتين المحتجزتين', place: 'ميناء ساردن', status: 'expected' },
      ...{ when: day(-3), statements: ['nisar-ships'], story: 'strait-agreement' },
    },
    {
      ...{ title: 'الجولة الرابعة: ترسيم الممر عند صخرة الغراب', place: 'لازورا', status: 'expected' },
      ...{ when: { hoursAgo: -60 * 24, precision: 'month' }, story: 'strait-agreement' },
    },
  ],
  stories: [
    ...['strait-delegation', 'strait-boat', 'strait-boat-toll', 'strait-round-two', 'strait-explainer'],
    ...['strait-insurance', 'strait-live', 'strait-agreement', 'strait-first-ship'],
  ],
};
