import { describe, expect, it } from 'vitest';
import { displayText } from '#arabic/letters.ts';
import { demoEdition } from '../../demo/edition.ts';
import { inlines } from '../../demo/inline.ts';
import { arabicStories, readText, stories, textOf } from './stories.ts';

const { site, desks, people, topics } = demoEdition;
const arabicDesks = desks.filter((desk) => /\p{Script=Arabic}/u.test(desk.name));
const around = [site.name, site.tagline, ...site.about.split('\n\n')]
  .concat(arabicDesks.flatMap((desk) => [desk.name, desk.description]))
  .concat(people.flatMap((person) => [person.name, person.role, person.biography]))
  .concat(
    topics
      .filter((topic) => /\p{Script=Arabic}/u.test(topic.name))
      .flatMap((topic) => [topic.name, topic.description]),
  );
const backgrounds = demoEdition.files.flatMap((file) =>
  file.backgrounds.flatMap(({ label, text, former }) => [label, text, former ?? text]),
);
const filed = demoEdition.files.flatMap((file) =>
  [file.title, file.summary, ...file.former.map(({ text }) => text), ...file.issues]
    .concat(
      file.entities.flatMap(({ name, descriptions }) => [name, ...descriptions.map(({ text }) => text)]),
    )
    .concat(file.sources.flatMap((source) => [source.label, source.withdrawn ?? '']))
    .concat(file.claims.map(({ text }) => text))
    .concat(file.statements.flatMap(({ words, place = '', medium = '' }) => [words, place, medium]))
    .concat(file.events.flatMap(({ title, place = '' }) => [title, place])),
);
const arabic = [
  ...arabicStories.map((story) => [story.key, readText(story)] as const),
  ['the site itself', around] as const,
  ['the backgrounds of story files', backgrounds] as const,
  ['what story files hold', filed] as const,
];

/** Places where a pattern is found, with a little of what stands around it. */
const finds = (texts: readonly string[], pattern: RegExp): string[] =>
  texts.flatMap((text) =>
    [...text.matchAll(pattern)].map((match) => text.slice(Math.max(0, match.index - 25), match.index + 25)),
  );

describe.each(arabic)('The Arabic of %s', (_, texts) => {
  it.each([
    ['Latin commas, semicolons and question marks', /[,;?]/gu],
    ['straight or Latin quotes', /["'“”‘’]/gu],
    ['double spaces and spaces at the ends', / {2}|^\s|\s$|\u00a0/gu],
    ['Eastern digits beside Western ones', /[\u0660-\u0669\u06f0-\u06f9]/gu],
    ['a space before a stop or comma', /\s[،؛؟.!:»)]/gu],
    ['no space after a comma or semicolon', /[،؛؟](?=[^\s»)])/gu],
    ['a space inside guillemets', /«\s|\s»/gu],
    ['tatweel, or letters of Persian keyboards', /ـ(?![«\d])|[کیۀے]/gu],
    ['phrases that fill and say nothing', /تجدر الإشارة|في هذا السياق|يُذكر أن|جدير بالذكر/gu],
    ['ta marbuta or alif maqsura before a suffix', /[ةى](?=[\u0621-\u063a\u0641-\u064a])/gu],
    ['Latin script outside a language mark', /[A-Za-z]{2,}/gu],
    ['one word twice in a row', /(?<!\p{L})(\p{L}{3,}) \1(?!\p{L})/gu],
    [
      'اا, or a hamza that lost its seat',
      /اا|(?<![\p{L}\p{M}])(ان|الى|اذا|او|اكد|اعلن|ايضا|اي)(?![\p{L}\p{M}])/gu,
    ],
    [
      'a number with a plural it does not take',
      /(?<![\d.])(1[1-9]|[2-9]\d) (أيام|أعوام|سفن|كيلومترات|أمتار|مقاعد)(?!\p{L})/gu,
    ],
    [
      'a small number with a singular',
      /(?<![\d.\p{L}] ?)(?<!\d)([3-9]|10) (يومًا|عامًا|سفينة|كيلومترًا|متر)(?!\p{L})/gu,
    ],
  ])('has no %s', (_title, pattern) => expect(finds(texts, pattern)).toEqual([]));

  it('has guillemets and brackets in pairs', () => {
    for (const text of texts)
      for (const [open, close] of ['«»', '()', '[]'].map((pair) => [...pair] as [string, string]))
        expect(text.split(open).length, text).toBe(text.split(close).length);
  });

  it('has no character that cleaning would change', () => {
    for (const text of texts) expect(displayText(text)).toBe(text);
  });
});

describe('The demo as a whole', () => {
  it('says nothing twice: no paragraph or standfirst is repeated', () => {
    const long = stories.flatMap((story) => [
      story.standfirst,
      ...story.body.filter((block) => typeof block === 'string'),
    ]);
    expect(long).toEqual([...new Set(long)]);
  });

  it('ends every Arabic paragraph with a stop', () => {
    const open = arabicStories
      .flatMap((story) => story.body.filter((block) => typeof block === 'string'))
      .filter((text) => !/[.؟!:…][»)_]*$|[»)]$/.test(text));
    expect(open).toEqual([]);
  });
});

describe('Light marks', () => {
  it('become nodes with marks, and lose no word', () => {
    const nodes = inlines(
      'قال **المرصد _الوطني_** {en|NWO 7} إن [الجداول](https://example.org/a_b) هنا، و a_b_c كما هي',
    );
    expect(textOf(nodes)).toBe('قال المرصد الوطني NWO 7 إن الجداول هنا، و a_b_c كما هي');
    expect(
      nodes.map((node) =>
        node.type === 'text' ? (node.marks ?? []).map((mark) => mark.type).join('+') : '',
      ),
    ).toEqual(['', 'strong', 'strong+em', '', 'language', '', 'link', '']);
  });
});
