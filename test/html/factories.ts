/** Invented news for tests and previews: every builder gives a whole, valid thing; name only what matters. */
import type { Block, Inline } from '#article/body.ts';
import { type Conventions, makeConventions } from '#edition/conventions/conventions.ts';
import type {
  ArticleCard,
  ArticlePageView,
  ArticleView,
  FrontView,
  ListView,
  PictureView,
  SectionNode,
  SiteView,
} from '#edition/view.ts';
import { type Frame, type Head, type PageAssets, plainHead } from '#html/frame.ts';

export const now = new Date('2026-11-23T11:30:00Z');
const minute = 60_000;
const ago = (minutes: number): Date => new Date(now.getTime() - minutes * minute);

const section = (id: number, name: string, path: string, children: SectionNode[] = []): SectionNode => ({
  id,
  name,
  path: `/s/${path}`,
  children,
});
export const sections: SectionNode[] = [
  section(1, 'أخبار العالم', 'world', [
    section(11, 'آسيا', 'world/asia'),
    section(12, 'أفريقيا', 'world/africa'),
    section(13, 'أوروبا', 'world/europe'),
  ]),
  section(2, 'اقتصاد', 'economy', [
    section(21, 'أسواق', 'economy/markets'),
    section(22, 'طاقة', 'economy/energy'),
  ]),
  section(3, 'علوم وبيئة', 'science'),
  section(4, 'ثقافة', 'culture', [
    section(41, 'كتب', 'culture/books'),
    section(42, 'سينما', 'culture/cinema'),
  ]),
  section(5, 'رياضة', 'sport'),
  section(6, 'رأي', 'opinion'),
  section(7, 'تحقيقات', 'investigations'),
];

export const buildPicture = (overrides: Partial<PictureView> = {}): PictureView => ({
  hash: '9f2c1d7e',
  width: 1600,
  height: 1067,
  widths: [320, 480, 640, 960, 1280],
  colour: '#8a7b66',
  focus: [0.5, 0.5],
  alt: 'قوارب صيد ترسو في مرفأ عند الغروب',
  caption: 'قوارب الصيد في المرفأ القديم بعد عودتها من الرحلة الأولى لهذا الموسم.',
  credit: 'هالة مرعي',
  ...overrides,
});

const headlines = [
  'اتفاق على تقاسم مياه النهر ينهي خلافًا دام ثلاثين عامًا بين الولايتين الشرقيتين',
  'محطة تحلية تغذي ثلاث مدن ساحلية قبل نهاية الصيف',
  'المصرف المركزي يثبّت سعر الفائدة للمرة الثالثة ويحذّر من تباطؤ الصادرات',
  'علماء يوثّقون عودة طيور الكركي إلى سبخات الشمال بعد غياب أربعين عامًا',
  'مكتبة المدينة القديمة تفتح أبوابها بعد ترميم استمر سبع سنوات',
  'النقل البحري يعود تدريجيًا إلى الممر الغربي',
  'مئة عام على أول صحيفة في الجنوب: كيف صنع صفّ الحروف جيلًا من الكتّاب',
  'وزراء الزراعة يبحثون مخزون القمح في اجتماع طارئ',
  'منتخب الناشئات يبلغ نصف النهائي بركلات الترجيح',
  'جامعة الساحل تطلق أرشيفًا رقميًا لمخطوطات الملاحة',
  'أسعار الزيتون تقفز مع تراجع المحصول إلى النصف',
  'خط قطار جديد يربط العاصمة بالميناء في 40 دقيقة',
  'بعثة أثرية تكشف ورشة ورّاق من القرن الرابع الهجري',
  'إضراب عمّال الموانئ يدخل أسبوعه الثاني',
  'فيلم «ملح الأرض» يفتتح مهرجان الواحة السينمائي',
  'اكتشاف نوع جديد من السلاحف في خليج اللؤلؤ',
];
const standfirsts = [
  'يوزّع الاتفاق الحصص بحسب مواسم الأمطار لا بحسب أرقام ثابتة، ويُنشئ غرفة رصد مشتركة تنشر القياسات كل أسبوع، ويترك ملف السدود الصغيرة إلى جولة لاحقة.',
  'الكلفة أقل من المقدّر، لكن شبكات التوزيع القديمة قد تؤخر وصول الماء إلى الأحياء العليا.',
  'قال المحافظ إن التضخم يتراجع ببطء، وإن القرار المقبل رهن بأسعار الطاقة.',
];

export function buildCard(overrides: Partial<ArticleCard> = {}): ArticleCard {
  const id = overrides.id ?? 1;
  const at = sections[id % 5] ?? sections[0]!;
  return {
    id,
    externalId: null,
    path: `/a/${id}/اتفاق-على-تقاسم-مياه-النهر`,
    kind: 'news',
    language: 'ar',
    kicker: '',
    headline: headlines[(id - 1) % headlines.length] ?? '',
    standfirst: standfirsts[id % 3] ?? '',
    summary: overrides.standfirst ?? standfirsts[id % 3] ?? '',
    section: { name: at.name, path: at.path },
    bylines: [{ type: 'desk', name: 'قسم الشؤون الإقليمية', path: '/desk/regional' }],
    picture: buildPicture({ hash: `9f2c1d7e${id}` }),
    published: ago(id * 47),
    updated: ago(id * 47),
    wordCount: 420,
    corrected: false,
    ...overrides,
  };
}

export const buildCards = (
  from: number,
  count: number,
  overrides: Partial<ArticleCard> = {},
): ArticleCard[] =>
  Array.from({ length: count }, (_, index) => buildCard({ id: from + index, ...overrides }));

export const text = (words: string, marks?: Extract<Inline, { type: 'text' }>['marks']): Inline =>
  marks ? { type: 'text', text: words, marks } : { type: 'text', text: words };
export const paragraph = (id: string, ...content: Inline[]): Block => ({
  type: 'paragraph',
  attrs: { id, dir: null },
  content,
});

const prose = [
  'وقّع ممثلو الولايتين الشرقيتين أمس اتفاقًا ينظم تقاسم مياه نهر السدرة، بعد ثلاثين عامًا من المفاوضات المتقطعة التي توقفت أكثر من مرة بسبب الخلاف على حصص مواسم الجفاف. وحضر التوقيع ممثلون عن المزارعين وأصحاب المطاحن للمرة الأولى.',
  'وينص الاتفاق على أن تُحسب الحصص بنسبة من الجريان المقيس في كل موسم، لا بأرقام ثابتة كما كان مقترحًا من قبل. وقال كبير المفاوضين إن «النسبة تحمي الطرفين معًا: لا أحد يشرب من ورق حين يجفّ النهر».',
  'وأكدت مصادر في وزارة المياه أن غرفة رصد مشتركة ستبدأ عملها مطلع العام المقبل، وتنشر قياساتها كل أسبوع على الملأ. ولم تُعلن رسميًا بعد أسماء المشرفين عليها، لكن من المتوقع أن تضم خبراء من الجامعتين الكبريين في الولايتين.',
  'ويقول مزارعون في السهل الغربي إنهم ينتظرون الأفعال لا الأقوال. «سمعنا عن اتفاقات كثيرة»، تقول أم ياسين التي تزرع عشرين دونمًا من القطن، «والماء الذي يصل في غير أوانه لا ينفع أحدًا». وتطالب جمعيات الري بأن يكون لها مقعد دائم في غرفة الرصد.',
  'وتعود جذور الخلاف إلى بناء سد الحجر قبل أربعة عقود، حين حُوّل جزء من المجرى إلى الأراضي المستصلحة حديثًا في الشمال. ومنذ ذلك الحين تراجعت المساحات المزروعة في الجنوب إلى النصف، وهاجر آلاف من أهل القرى إلى المدن الساحلية.',
  'ويرى خبراء أن الاتفاق يترك أسئلة معلّقة، أهمها السدود الصغيرة التي أقامها الأهالي بلا ترخيص على الروافد. وقد أُحيل هذا الملف إلى جولة لاحقة تُعقد في الربيع، على أن يُجمَّد بناء أي سد جديد حتى ذلك الحين.',
  'وبلغت كلفة الدراسات التي مهّدت للاتفاق نحو 4.2 مليون دينار، مُوّل ثلثاها من صندوق التنمية الإقليمي. وتقول الوزارة إن عائد تنظيم الري وحده سيغطي هذه الكلفة في أقل من ثلاثة أعوام إذا التزم الطرفان بجداول الضخ.',
  'ومن المقرر أن يُعرض الاتفاق على المجلسين المحليين في الأسبوع الأول من الشهر المقبل. ولا يحتاج إلا إلى أغلبية بسيطة، غير أن كتلة الساحل أعلنت أنها ستطلب ضمانات مكتوبة بشأن مياه الشرب قبل أن تصوّت عليه.',
];
/** `buildParagraphs(8)` → eight paragraphs of about forty words, with ids `p-1` … `p-8`. */
export const buildParagraphs = (count: number): Block[] =>
  Array.from({ length: count }, (_, index) =>
    paragraph(`p-${index + 1}`, text(prose[index % prose.length] ?? '')),
  );

export function buildArticle(overrides: Partial<ArticleView> = {}): ArticleView {
  return {
    ...buildCard({ id: 12 }),
    kicker: 'مياه',
    headline: headlines[0] ?? '',
    standfirst: standfirsts[0] ?? '',
    body: { type: 'doc', content: buildParagraphs(8) },
    bodyPictures: {},
    sourcing: null,
    dateline: 'واحة السدرة',
    sections: [
      [
        { name: 'أخبار العالم', path: '/s/world' },
        { name: 'آسيا', path: '/s/world/asia' },
      ],
      [{ name: 'اقتصاد', path: '/s/economy' }],
    ],
    topics: [
      { name: 'مياه', path: '/topic/water' },
      { name: 'زراعة', path: '/topic/farming' },
      { name: 'نهر السدرة', path: '/topic/sidra' },
    ],
    corrections: [],
    origin: null,
    versions: 1,
    translations: [],
    ...overrides,
  };
}

/** A body with one of everything. */
export function buildRichBody(): Block[] {
  const [first, second, third, fourth, ...rest] = buildParagraphs(8);
  const cell = (type: 'tableCell' | 'tableHeader', id: string, words: string) => ({
    type,
    attrs: { colspan: 1, rowspan: 1 },
    content: [paragraph(id, text(words))] as Extract<Block, { type: 'paragraph' }>[],
  });
  return [
    first!,
    paragraph(
      'p-marks',
      text('وكتب الباحث '),
      text('نور الدين السبع', [{ type: 'strong' }]),
      text(' في '),
      text('دراسة منشورة', [{ type: 'link', attrs: { href: 'https://example.org/study?a=1&b=2' } }]),
      text(' عنوانها '),
      text('The River and its Neighbours (2019)', [{ type: 'language', attrs: { lang: 'en', dir: 'ltr' } }]),
      text(' أن الحصص الموسمية '),
      text('أعدل', [{ type: 'em' }]),
      text('، وأعاد نشرها على حسابه @nour_saba ودعا إلى الاتصال على +963 11 222 3344.'),
    ),
    { type: 'heading', attrs: { id: 'h-1', dir: null, level: 2 }, content: [text('كيف تُحسب الحصص')] },
    second!,
    {
      type: 'picture',
      attrs: {
        id: 'pic-1',
        picture: 7,
        alt: 'مجرى النهر عند سد الحجر',
        caption: 'مجرى النهر عند سد الحجر في موسم الجفاف.',
        credit: 'سامي الخطيب',
      },
    },
    third!,
    {
      type: 'pullQuote',
      attrs: { id: 'q-1', dir: null, cite: 'كبير المفاوضين' },
      content: [text('النسبة تحمي الطرفين معًا: لا أحد يشرب من ورق حين يجفّ النهر.')],
    },
    fourth!,
    {
      type: 'bulletList',
      attrs: { id: 'l-1', dir: null },
      content: [
        {
          type: 'listItem',
          content: [paragraph('l-1-1', text('ستون في المئة من الجريان للولاية العليا في الشتاء')) as never],
        },
        {
          type: 'listItem',
          content: [paragraph('l-1-2', text('أربعون في المئة للولاية السفلى، تُرفع إلى النصف صيفًا')) as never],
        },
      ],
    },
    {
      type: 'table',
      attrs: { id: 't-1', dir: null, caption: 'الحصص بحسب الموسم (مليون متر مكعب)' },
      content: [
        {
          type: 'tableRow',
          content: [
            cell('tableHeader', 'c-1', 'الموسم'),
            cell('tableHeader', 'c-2', 'العليا'),
            cell('tableHeader', 'c-3', 'السفلى'),
          ],
        },
        {
          type: 'tableRow',
          content: [
            cell('tableCell', 'c-4', 'الشتاء'),
            cell('tableCell', 'c-5', '540'),
            cell('tableCell', 'c-6', '360'),
          ],
        },
        {
          type: 'tableRow',
          content: [
            cell('tableCell', 'c-7', 'الصيف'),
            cell('tableCell', 'c-8', '210'),
            cell('tableCell', 'c-9', '210'),
          ],
        },
      ],
    },
    {
      type: 'blockquote',
      attrs: { id: 'b-1', dir: null, cite: 'من نص الاتفاق، المادة الرابعة' },
      content: [
        paragraph(
          'b-1-1',
          text('لا يُقام سد ولا حاجز على المجرى أو روافده إلا بعلم غرفة الرصد وموافقتها المكتوبة.'),
        ) as never,
      ],
    },
    {
      type: 'paragraph',
      attrs: { id: 'p-en', dir: 'ltr' },
      content: [
        text('“A share, not a number,” the chief negotiator said in English to the visiting press.', [
          { type: 'language', attrs: { lang: 'en', dir: 'ltr' } },
        ]),
      ],
    },
    {
      type: 'embed',
      attrs: {
        id: 'e-1',
        href: 'https://video.example/watch?v=1',
        title: 'شاهد: مراسم التوقيع كاملة',
        provider: 'مكتبة الفيديو',
      },
    },
    { type: 'divider', attrs: { id: 'd-1' } },
    ...rest,
  ];
}

export const buildArticlePage = (overrides: Partial<ArticleView> = {}): ArticlePageView => ({
  article: buildArticle(overrides),
  live: null,
  files: [],
  related: buildCards(2, 6),
  mostRead: buildCards(8, 5),
});

export const buildFront = (overrides: Partial<FrontView> = {}): FrontView => ({
  section: null,
  running: ['مضيق النحاس: من التحذير إلى المحادثات', 'أزمة المياه في حوض السرو', 'إعمار مرسى الورد'].map(
    (name) => ({ name, path: '/story/x' }),
  ),
  lead: buildCard({ id: 1, kicker: 'مياه', standfirst: standfirsts[0] ?? '' }),
  seconds: [buildCard({ id: 2 }), buildCard({ id: 3, kind: 'analysis' }), buildCard({ id: 4 })],
  latest: buildCards(5, 12, { picture: null }),
  bands: sections.slice(0, 5).map((entry, index) => ({
    title: { name: entry.name, path: entry.path },
    cards: buildCards(index * 3 + 3, 6),
  })),
  opinion: ['ليلى الصبّاغ', 'عدنان المرّي', 'Nadia Haddad', 'يوسف بن سالم'].map((name, index) =>
    buildCard({
      id: [13, 7, 16, 12][index] ?? 13,
      kind: 'opinion',
      headline:
        [
          'ما الذي نعرفه حين نعرف الرقم؟',
          'المدينة التي نسيت بحرها',
          'لماذا لا نثق بالخرائط القديمة',
          'في مديح الصفحة المطبوعة',
        ][index] ?? '',
      bylines: [{ type: 'person', name, path: '/by/x' }],
      picture: null,
    }),
  ),
  mostRead: buildCards(7, 5),
  next: null,
  ...overrides,
});

export const buildList = (overrides: Partial<ListView> = {}): ListView => ({
  kind: 'desk',
  title: 'قسم الشؤون الإقليمية',
  description: 'يتابع أخبار الأنهار والحدود والممرات، ومعه ستة محررين ومراسلون في أربع مدن.',
  path: '/desk/regional',
  cards: buildCards(1, 12),
  next: '/desk/regional?before=9',
  day: null,
  ...overrides,
});

export const buildSite = (overrides: Partial<SiteView> = {}): SiteView => ({
  origin: 'https://warraq.example',
  name: 'ورّاق',
  tagline: 'خبر بمصدره، وتصحيح بتاريخه',
  sections,
  about: 'ورّاق غرفة أخبار وموقع إخباري.\n\nنكتب الخبر بمصدره، ونصحح الخطأ علنًا، ونحفظ كل نسخة نشرناها.',
  contact: 'desk@warraq.example',
  ...overrides,
});

/** Assets that weigh nothing, for tests of markup; tests of weight use `buildAssets()`. */
export const noAssets: PageAssets = {
  styles: { article: '', live: '', front: '', list: '', file: '', versions: '', plain: '' },
  script: '/assets/site.js',
  preload: [],
};

export const buildHead = (overrides: Partial<Head> = {}): Head => ({
  ...plainHead('اتفاق على تقاسم مياه النهر – ورّاق', standfirsts[0]),
  canonical: 'https://warraq.example/a/12/اتفاق-على-تقاسم-مياه-النهر',
  ...overrides,
});

export function buildFrame(overrides: Partial<Frame> = {}): Frame {
  const conventions: Conventions = makeConventions('ar', { timeZone: 'Asia/Beirut' });
  return {
    site: buildSite(),
    conventions,
    now,
    assets: noAssets,
    path: '/a/12/اتفاق-على-تقاسم-مياه-النهر',
    head: buildHead(),
    ...overrides,
  };
}
