/** What a piece is looked over for before readers see it. */
import { matchText } from '#arabic/letters.ts';
import type { ArticleContent } from './article.ts';
import { backgroundsIn } from './backgrounds.ts';
import type { Inline } from './body.ts';
import { bodyText, inlineText } from './plain-text.ts';
import { type BackgroundNow, isOlder } from './story/background.ts';

/** What is found, by name; the interface has the words. */
export const findings = [
  'headlineMissing',
  'headlineLong',
  'headlineShort',
  'standfirstMissing',
  'standfirstLong',
  'bodyEmpty',
  'sectionMissing',
  'bylineMissing',
  'deskMissing',
  'pictureWithoutAlt',
  'pictureWithoutCredit',
  'pictureRightsLapsed',
  'pictureRevoked',
  'backgroundOlder',
  'backgroundRetired',
  'notesUnresolved',
  'suggestionsOpen',
  'firstMentionUnlinked',
  'embargoed',
] as const;
export type FindingName = (typeof findings)[number];

/**
 * An `error` keeps a piece from readers until it is mended; a `warning` is likely a mistake; a `notice` is worth a
 * look. `place` is a field ('headline', 'leadPicture') or the id of a block.
 */
export interface Finding {
  name: FindingName;
  severity: 'error' | 'warning' | 'notice';
  place: string;
  /** Numbers and names that the words hold: `{length: 142, most: 110}`. */
  detail?: Record<string, string | number>;
}

/** What is to be known besides the text. */
export interface Circumstances {
  /** Whether a desk answers for the piece. */
  hasDesk: boolean;
  /** Notes on the text that nobody resolved yet. */
  unresolvedNotes: number;
  /** Suggested changes that nobody accepted or refused yet; none when left out. */
  openSuggestions?: number;
  /** Until when it is embargoed, if it is. */
  embargo: Date | null;
  /** Pictures that may not be published, by number, and why; none when left out. */
  barredPictures?: Readonly<Record<number, BarredPicture>>;
  /** How the backgrounds that stand in the text stand in their files, by number; none when left out. */
  backgrounds?: Readonly<Record<number, BackgroundNow>>;
}

/** Why a picture may not be published. */
export type BarredPicture = 'pictureRightsLapsed' | 'pictureRevoked';

/** Letters; beyond them headlines are cut in search results and cards. */
export const headlineLengths = { least: 15, most: 110 };
export const mostStandfirst = 320;

type Check = (content: ArticleContent, circumstances: Circumstances) => Finding[];
const when = (found: boolean, finding: Finding): Finding[] => (found ? [finding] : []);

const headline: Check = (content) => {
  const { length } = [...content.headline.trim()];
  if (!length) return [{ name: 'headlineMissing', severity: 'error', place: 'headline' }];
  const { least, most } = headlineLengths;
  return [
    ...when(length > most, {
      name: 'headlineLong',
      severity: 'warning',
      place: 'headline',
      detail: { length, most },
    }),
    ...when(length < least, {
      name: 'headlineShort',
      severity: 'notice',
      place: 'headline',
      detail: { length, least },
    }),
  ];
};

const standfirst: Check = (content) => {
  const { length } = [...content.standfirst.trim()];
  return [
    ...when(!length && content.kind !== 'brief', {
      name: 'standfirstMissing',
      severity: 'notice',
      place: 'standfirst',
    }),
    ...when(length > mostStandfirst, {
      name: 'standfirstLong',
      severity: 'warning',
      place: 'standfirst',
      detail: { length, most: mostStandfirst },
    }),
  ];
};

const filing: Check = (content, { hasDesk }) => [
  ...when(!bodyText(content.body).trim(), { name: 'bodyEmpty', severity: 'error', place: 'body' }),
  ...when(!content.sections.length, { name: 'sectionMissing', severity: 'error', place: 'sections' }),
  ...when(!content.bylines.length && !content.origin, {
    name: 'bylineMissing',
    severity: 'warning',
    place: 'bylines',
  }),
  ...when(!hasDesk, { name: 'deskMissing', severity: 'warning', place: 'desk' }),
];

/** Every place of a content where a picture stands: its words and its number there. */
const picturesIn = (content: ArticleContent) => {
  const shown = content.body.content.flatMap((block) =>
    block.type === 'picture' ? [{ ...block.attrs, place: block.attrs.id }] : [],
  );
  return content.leadPicture ? [{ ...content.leadPicture, place: 'leadPicture' }, ...shown] : shown;
};

/** Numbers of all pictures that a content shows. */
export const pictureNumbers = (content: ArticleContent): number[] => [
  ...new Set(picturesIn(content).map(({ picture }) => picture)),
];

/** A picture that tells nobody whose it is, or is not ours to show, cannot go out; one that the blind cannot see should not. */
const pictures: Check = (content, { barredPictures = {} }) =>
  picturesIn(content).flatMap(({ place, alt, credit, picture }): Finding[] => {
    const barred = barredPictures[picture];
    return [
      ...when(!alt.trim(), { name: 'pictureWithoutAlt', severity: 'warning', place }),
      ...when(!credit.trim(), { name: 'pictureWithoutCredit', severity: 'error', place }),
      ...(barred ? [{ name: barred, severity: 'error', place } as const] : []),
    ];
  });

/** A file goes on after an article took a paragraph of it: readers should not be told what it tells no longer. */
const backgrounds: Check = (content, { backgrounds: now = {} }) =>
  backgroundsIn(content.body).flatMap(({ block, background, ...used }): Finding[] => {
    const known = now[background];
    if (!known) return [];
    const about = { severity: 'warning', place: block, detail: { topic: known.label } } as const;
    if (known.retired) return [{ name: 'backgroundRetired', ...about }];
    return when(isOlder(used, known), { name: 'backgroundOlder', ...about });
  });

const notes: Check = (_content, { unresolvedNotes, openSuggestions = 0, embargo }) => [
  ...when(unresolvedNotes > 0, {
    name: 'notesUnresolved',
    severity: 'warning',
    place: 'body',
    detail: { count: unresolvedNotes },
  }),
  // Readers get the text as if they were refused.
  ...when(openSuggestions > 0, {
    name: 'suggestionsOpen',
    severity: 'notice',
    place: 'body',
    detail: { count: openSuggestions },
  }),
  ...(embargo
    ? [
        {
          name: 'embargoed',
          severity: 'error',
          place: 'schedule',
          detail: { until: embargo.toISOString() },
        } as const,
      ]
    : []),
];

/** Where a name stands in a text as a word of its own, also behind و ف ب ك ل: «لدمشق», «وللقاهرة». */
function mentionOf(name: string): RegExp {
  const literal = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const behindLam = name.startsWith('ال') ? `|لل${literal.slice(2)}` : '';
  return new RegExp(`(?<![\\p{L}\\p{N}])[وف]?(?:[بكل]?${literal}${behindLam})(?![\\p{L}\\p{N}])`, 'u');
}

/**
 * Names where they first stand in a paragraph, without a link anywhere on them there.
 *
 * `unlinkedMentions(content, ['قصبار'])` → `[{name: 'firstMentionUnlinked', place: 'b2', detail: {topic: 'قصبار'}, …}]`
 */
export function unlinkedMentions(content: ArticleContent, names: readonly string[]): Finding[] {
  const paragraphs = content.body.content.flatMap((block) => (block.type === 'paragraph' ? [block] : []));
  const texts = paragraphs.map((paragraph) => matchText(inlineText(paragraph.content)));
  return names.flatMap((name): Finding[] => {
    const sought = matchText(name);
    const mention = mentionOf(sought);
    const first = sought ? texts.findIndex((text) => mention.test(text)) : -1;
    if (first < 0 || isLinked(paragraphs[first]!.content, mention)) return [];
    return [
      {
        name: 'firstMentionUnlinked',
        severity: 'notice',
        place: paragraphs[first]!.attrs.id,
        detail: { topic: name },
      },
    ];
  });
}
const isLinked = (inlines: Inline[], mention: RegExp): boolean =>
  inlines.some(
    (inline) =>
      inline.type === 'text' &&
      inline.marks?.some(({ type }) => type === 'link') &&
      mention.test(matchText(inline.text)),
  );

const firstMentions: Check = (content) =>
  unlinkedMentions(
    content,
    content.topics.map(({ name }) => name),
  );

/** In the order of a page: from the headline down, then what is around it. */
const checks: readonly Check[] = [headline, standfirst, filing, pictures, backgrounds, notes, firstMentions];

/**
 * Looks a piece over: everything found, in the order of the page.
 *
 * A content without a headline → `[{name: 'headlineMissing', severity: 'error', place: 'headline'}, …]`
 */
export const check = (content: ArticleContent, circumstances: Circumstances): Finding[] =>
  checks.flatMap((one) => one(content, circumstances));
