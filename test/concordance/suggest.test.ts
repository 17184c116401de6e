import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lexicon } from '#concordance/likeness/profile.ts';
import { keyphrasesOf } from '#concordance/suggest/keyphrases.ts';
import { type Knowledge, suggestFor } from '#concordance/suggest/suggest.ts';
import { topicsOf } from '#concordance/suggest/topics.ts';
import { verbsIn } from '#concordance/suggest/verbs.ts';

/** An archive that has seen these forms in so many of its articles, and everything else in ten. */
const seen: Record<string, number> = {
  '"الوزير': 400,
  '"وزير': 500,
  '"يعلن': 100,
  '"التعلن': 0,
  '"تعلن': 80,
  '"اعلن': 900,
  '"سيعلن': 20,
  '"والده': 90,
  '"الده': 0,
  '"كتاب': 300,
  '"الكتاب': 300,
  '"اليعلن': 0,
  '"الاعلن': 0,
};
const lexicon: Lexicon = { documents: 10_000, documentsWith: (term) => seen[term] ?? 10 };
const nothing: Knowledge = { lexicon, sections: [], topics: [], neighbours: [], names: [] };
const match = {
  headline: 'ركلة جزاء تحسم الديربي',
  standfirst: '',
  body: 'حسمت ركلة جزاء في الدقيقة الأخيرة مباراة الديربي، وتصدى حارس المرمى لثلاث كرات قبل أن يحرز المهاجم الهدف الوحيد في الدوري هذا الأسبوع.',
};

describe('Verbs', () => {
  it('are told from nouns by the forms that the archive has seen', () => {
    const isVerb = verbsIn(lexicon);
    expect(['يعلن', 'تعلن', 'اعلن'].map(isVerb)).toEqual([true, true, true]);
    expect(['وزير', 'الوزير', 'كتاب', 'للكتاب'].map(isVerb)).toEqual([false, false, false, false]);
  });
});

describe('Keyphrases', () => {
  const text =
    'أعلنت وزارة الصحة خطة للقاحات الأطفال. وقالت وزارة الصحة إن لقاحات الأطفال متوفرة في المراكز الصحية، وإن المراكز الصحية تعمل كل يوم.';
  const phrases = keyphrasesOf({ headline: '', standfirst: '', body: text }, lexicon);

  it('are what a text comes back to, as it writes it', () => {
    expect(phrases.map((phrase) => phrase.text)).toEqual(
      expect.arrayContaining(['وزارة الصحة', 'المراكز الصحية']),
    );
  });

  it('take off what is written onto an article, but no letter of a word', () => {
    const body = 'رحبوا بالمجلس البلدي والوزير، وبكت والدة الغريق. شكرت والدة الغريق الجميع.';
    const texts = keyphrasesOf({ headline: '', standfirst: '', body }, lexicon, 20).map(
      (phrase) => phrase.text,
    );
    expect(texts).toEqual(expect.arrayContaining(['المجلس البلدي', 'والدة الغريق']));
  });

  it('do not run over a comma, a particle or into another noun phrase', () => {
    for (const { text: phrase } of phrases) expect(phrase).not.toMatch(/[،.]| (?:في|إن|كل) |^في/);
  });

  it('are at most as many as asked for, best first, of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (body) => {
        const found = keyphrasesOf({ headline: body, standfirst: '', body }, lexicon, 5);
        expect(found.length).toBeLessThanOrEqual(5);
        found.forEach(({ score }, i) => {
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(found[i - 1]?.score ?? 1);
        });
      }),
    );
  });
});

describe('Media topics', () => {
  it('are found by their cue words, which are said', () => {
    const topics = topicsOf(match);
    const football = topics.find(({ topic }) => topic.qcode === 'medtop:20001065');
    expect(football?.because).toEqual(expect.arrayContaining(['ركلة جزاء', 'ديربي']));
    expect(topics.map(({ topic }) => topic.qcode)).toContain('medtop:15000000');
  });

  it('are not found by one word, however often it comes', () => {
    expect(topicsOf({ headline: 'سلة', standfirst: '', body: 'سلة سلة سلة سلة' })).toEqual([]);
  });

  it('of nothing are none', () => {
    expect(topicsOf({ headline: '', standfirst: '', body: '' })).toEqual([]);
  });
});

describe('Suggestions for a draft', () => {
  const sections = [
    { id: 1, name: 'رياضة' },
    { id: 2, name: 'اقتصاد' },
  ];
  const topics = [
    { id: 7, name: 'الديربي' },
    { id: 8, name: 'الميزانية' },
  ];

  it('follow where articles like it were filed, and show those', () => {
    const neighbours = [
      { score: 0.8, headline: 'هدف متأخر', sections: [1], topics: [] },
      { score: 0.3, headline: 'رعاية جديدة للنادي', sections: [2], topics: [8] },
    ];
    const found = suggestFor(match, { ...nothing, sections, topics, neighbours });
    expect(found.sections.map(({ id }) => id)).toEqual([1, 2]);
    expect(found.sections[0]).toMatchObject({ label: 'رياضة', because: ['«هدف متأخر»'] });
    expect(found.sections[0]!.score).toBeGreaterThan(0.8);
  });

  it('hold a topic that the draft names, though no article had it', () => {
    const found = suggestFor(match, { ...nothing, topics });
    expect(found.topics).toEqual([{ id: 7, label: 'الديربي', score: 0.5, because: ['الديربي'] }]);
  });

  it('part people and organisations from places, those of the headline first', () => {
    const names = [
      {
        id: 5,
        name: 'نادي الوادي',
        kind: 'organisation' as const,
        mentions: ['الوادي', 'الوادي'],
        inHeadline: false,
      },
      { id: null, name: 'سعاد', kind: 'person' as const, mentions: ['سعاد'], inHeadline: true },
      { id: 6, name: 'الرباط', kind: 'place' as const, mentions: ['بالرباط'], inHeadline: false },
    ];
    const found = suggestFor(match, { ...nothing, names });
    expect(found.entities.map(({ label }) => label)).toEqual(['سعاد', 'نادي الوادي']);
    expect(found.places).toMatchObject([{ id: 6, because: ['بالرباط'] }]);
  });

  it('say of each what made us think so', () => {
    const found = suggestFor(match, { ...nothing, sections, topics });
    for (const list of Object.values(found))
      for (const { because } of list) expect(because.length).toBeGreaterThan(0);
    expect(found.keyphrases.length).toBeGreaterThan(0);
    expect(found.mediaTopics[0]!.qcode).toMatch(/^medtop:\d{8}$/);
  });
});
