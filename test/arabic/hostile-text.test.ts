/** What text made to hurt does to the readers of Arabic: every place stays inside the text, the work stays linear. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchText } from '#arabic/letters.ts';
import { entitiesIn } from '#arabic/names/entities.ts';
import { entityMatcher } from '#arabic/names/entity-matcher.ts';
import { namesIn } from '#arabic/names/names-in-text.ts';
import { attributionsIn, attributionsOf } from '#arabic/sentences/attribution.ts';
import { quotationsIn, quotationsOf } from '#arabic/sentences/quotations.ts';
import { attributeQuote } from '#arabic/sentences/quote-speaker.ts';
import { type Token, tokensOf } from '#arabic/sentences/tokens.ts';
import { stem } from '#arabic/stems/stem.ts';
import { wordsOf } from '#arabic/words.ts';
import { hostileText } from '../factories.ts';

const matcher = entityMatcher([{ id: 1, names: ['مرفأ الشمال', 'نون'] }]);

interface Place {
  start: number;
  end: number;
}

/** Every place that the readers find in a text. */
function placesIn(text: string): Place[] {
  const words = [...wordsOf(text)];
  const attributions = attributionsIn(text);
  for (const { word, start, end } of words) expect(text.slice(start, end)).toBe(word);
  for (const { cue } of attributions) expect(text.slice(cue.start, cue.end)).toBe(cue.text);
  const quotations = quotationsIn(text);
  for (const { start, end, text: quoted } of quotations) expect(text.slice(start, end)).toBe(quoted);
  return [
    ...words,
    ...attributions.flatMap(({ cue, speaker, relayed, content }) =>
      [cue, speaker, speaker?.core, relayed, content].filter((place) => place != null),
    ),
    ...quotations,
    ...namesIn(text),
    ...matcher(text),
  ];
}

function expectInside(text: string): void {
  for (const { start, end } of placesIn(text)) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
  }
  const tokens = text.split(' ');
  for (const { start, end } of entitiesIn(tokens)) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(tokens.length);
  }
  expect(stem(text).length).toBeLessThanOrEqual(110);
}

/** Words and marks that the readers of sentences and names look for. */
const telling = fc.constantFrom(
  ...'قال أعلن وأضاف الوزير أن إن إلا بأن : « » " “ ” ( ) . ، - الذي بحسب وفقا للبيان على حد قوله لا في أمس مشيرا إلى محمد بن وزارة لندن رويترز قد كان'.split(
    ' ',
  ),
);

/** Hostile texts of any length, by what is in them over and over. */
const over = (piece: string) => (times: number) => piece.repeat(times);
const hostile: readonly (readonly [what: string, make: (times: number) => string])[] = [
  ['one letter', over('ا')],
  ['one digit', over('٣')],
  ['one tashkeel', over('\u064e')],
  ['presentation forms', over('ﷺ')],
  ['unpaired surrogates', over('\ud800')],
  ['direction overrides', over('\u202eقال\u202c ')],
  ['spaces', over(' ')],
  ['stops in a word', (times) => `أ${'.'.repeat(times)}ب`],
  ['marks in a word', (times) => `أ${'!'.repeat(times)}ب`],
  ['initials', over('أ.')],
  ['opening quotation marks', over('«')],
  ['straight quotation marks', over('"')],
  ['brackets', over('( ')],
  ['quotations that never close', over('قال «نعم ')],
  ['verbs of saying', over('قال ')],
  ['verbs with a clause each', over('وقال الوزير إن ')],
  ['verbs before one clause', (times) => `${'يؤكد '.repeat(times)}أن`],
  ['sources', over('بحسب الوزير ')],
  ['sources of sources', over('على حد قول ')],
  ['relative clauses', over('قال الذي ')],
  ['particles before a verb', over('كان قد ')],
  ['commas after a subject', over('قال محمد، ')],
  ['names without end', over('محمد بن ')],
  ['titles without end', over('الرئيس ')],
  ['heads of organisations', over('وزارة ')],
  ['clubs and their sport', over('الاتحاد ملعب ')],
  ['a name of the newsroom half said', over('مرفأ ')],
];

describe('text made to hurt', () => {
  test('whatever the text, what is found stands inside it', () => {
    fc.assert(fc.property(hostileText(), expectInside));
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 4, arbitrary: telling }, hostileText(4))), (pieces) => {
        expectInside(pieces.join(' '));
      }),
    );
  });

  test('whatever is folded and cut, no half of a letter is left in a key', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        expect(stem(text).isWellFormed()).toBe(true);
        expect(matchText(text).isWellFormed()).toBe(true);
      }),
    );
  });

  // What takes steps by the square of the length would take minutes here.
  test.each(hostile)('100 kB of %s are read', (_, make) => {
    const text = make(Math.ceil(100_000 / make(1).length));
    const places = [...wordsOf(text), ...attributionsIn(text), ...quotationsIn(text), ...namesIn(text)];
    const ends = places.map((place) => ('cue' in place ? place.cue.end : place.end));
    expect(Math.max(0, ...ends.slice(-1000))).toBeLessThanOrEqual(text.length);
    expect(entitiesIn([text]).length).toBeLessThanOrEqual(1);
    expect(stem(text).length).toBeLessThanOrEqual(110);
    const answer = attributeQuote({
      title: text,
      previousParagraph: text,
      paragraph: text,
      quote: { start: text.length - 20, end: text.length },
    });
    expect(typeof answer.isSpeech).toBe('boolean');
  });

  test.each(hostile)('four times as long a text of %s takes about four times the steps', (_, make) => {
    const [short, long] = [1000, 4000].map((times) => stepsOf(make(times)));
    // By the square of the length it would be sixteen times. The constant is for texts of a few tokens.
    expect(long!).toBeLessThanOrEqual(6 * short! + 1000);
  });
});

/** Steps of reading a text: looks at a token, and looks into a set or map. They are counted, not timed. */
function stepsOf(text: string): number {
  let steps = 0;
  const watched = (tokens: Token[]): Token[] =>
    new Proxy(tokens, {
      get(target, key, receiver) {
        steps++;
        return Reflect.get(target, key, receiver);
      },
    });
  const tokens = tokensOf(text);
  const { has } = Set.prototype;
  const { get } = Map.prototype;
  try {
    Set.prototype.has = function (value) {
      steps++;
      return has.call(this, value);
    };
    Map.prototype.get = function (key) {
      steps++;
      return get.call(this, key);
    };
    attributionsOf(text, watched(tokens));
    quotationsOf(text, watched(tokens));
    namesIn(text);
  } finally {
    Set.prototype.has = has;
    Map.prototype.get = get;
  }
  return steps;
}
