/** What an editor could file a draft under, each with what made us think so. */
import type { Copy } from '../document.ts';
import type { Lexicon } from '../likeness/profile.ts';
import { tokensOf } from '../terms.ts';
import { type Keyphrase, keyphrasesOf } from './keyphrases.ts';
import { topicsOf } from './topics.ts';

/** A section or a topic of the newsroom. */
export interface Label {
  id: number;
  name: string;
}

/** A published article like the draft (`rankRelated`), with what editors filed it under. */
export interface Neighbour {
  score: number;
  headline: string;
  sections: readonly number[];
  topics: readonly number[];
}

/** A name met in the draft: an entity of the newsroom's, or a place. */
export interface NameFound {
  /** `null` for a name that the newsroom holds no entity of. */
  id: number | null;
  name: string;
  kind: 'person' | 'organisation' | 'place';
  /** How the draft writes it, each time it does. */
  mentions: readonly string[];
  inHeadline: boolean;
}

export interface Knowledge {
  lexicon: Lexicon;
  sections: readonly Label[];
  topics: readonly Label[];
  /** Best first. */
  neighbours: readonly Neighbour[];
  names: readonly NameFound[];
}

export interface Suggestion {
  id: number | null;
  label: string;
  /** 0 … 1 */
  score: number;
  /** Words of the draft, or headlines («…») of articles like it. */
  because: string[];
}

export interface Suggestions {
  sections: Suggestion[];
  topics: Suggestion[];
  entities: Suggestion[];
  places: Suggestion[];
  mediaTopics: (Suggestion & { qcode: string; en: string })[];
  keyphrases: (Suggestion & Keyphrase)[];
}

/** How many of each are suggested. More is a list to read, not a hint. */
const most = { sections: 3, topics: 8, names: 12, mediaTopics: 6, keyphrases: 10 };
/** Less than this share of what speaks for all is noise. */
const leastShare = 0.1;

/** Suggestions for a draft. Nothing is stored and nothing is decided: an editor takes them or leaves them. */
export function suggestFor(draft: Copy, knowledge: Knowledge): Suggestions {
  const { lexicon, neighbours, names } = knowledge;
  const named = (place: boolean) =>
    names
      .filter(({ kind }) => (kind === 'place') === place)
      .map((found) => nameSuggestion(found))
      .sort((a, b) => b.score - a.score)
      .slice(0, most.names);
  return {
    sections: filed(draft, knowledge.sections, neighbours, ({ sections }) => sections, most.sections),
    topics: filed(draft, knowledge.topics, neighbours, ({ topics }) => topics, most.topics),
    entities: named(false),
    places: named(true),
    mediaTopics: topicsOf(draft, most.mediaTopics).map(({ topic, score, because }) => ({
      id: null,
      qcode: topic.qcode,
      label: topic.ar,
      en: topic.en,
      score,
      because,
    })),
    keyphrases: keyphrasesOf(draft, lexicon, most.keyphrases).map((phrase) => ({
      ...phrase,
      id: null,
      label: phrase.text,
      because: [phrase.text],
    })),
  };
}

/**
 * Where articles like the draft were filed: the labels of its ten nearest, each neighbour's say being its score squared
 * (one twin outweighs several cousins). A label whose whole name stands in the draft is as sure as half of them
 * agreeing.
 */
function filed(
  draft: Copy,
  labels: readonly Label[],
  neighbours: readonly Neighbour[],
  of: (neighbour: Neighbour) => readonly number[],
  count: number,
): Suggestion[] {
  const nearest = neighbours.filter((neighbour) => of(neighbour).length).slice(0, 10);
  const whole = nearest.reduce((sum, { score }) => sum + score ** 2, 0);
  const text = stemsOf(`${draft.headline} . ${draft.standfirst} . ${draft.body}`);
  const found: Suggestion[] = [];
  for (const { id, name } of labels) {
    const like = nearest.filter((neighbour) => of(neighbour).includes(id));
    const share = whole ? like.reduce((sum, { score }) => sum + score ** 2, 0) / whole : 0;
    const key = stemsOf(name);
    const written = key.trim() !== '' && text.includes(key);
    const score = written ? 0.5 + share / 2 : share;
    if (score < leastShare) continue;
    const headlines = like.slice(0, 3).map(({ headline }) => `«${headline}»`);
    found.push({ id, label: name, score, because: written ? [name, ...headlines] : headlines });
  }
  return found.sort((a, b) => b.score - a.score || a.id! - b.id!).slice(0, count);
}

/** The stems of a text with a space on each side of every one, so that what is found in it is whole words. */
const stemsOf = (text: string): string => {
  const stems = Array.from(tokensOf(text), ({ stem }) => stem);
  return stems.length ? ` ${stems.join(' ')} ` : '';
};

/** A name in the headline is what the piece is about; one that comes three times is likely to be. */
function nameSuggestion({ id, name, mentions, inHeadline }: NameFound): Suggestion {
  const weight = mentions.length + (inHeadline ? 3 : 0);
  return { id, label: name, score: weight / (weight + 2), because: [...new Set(mentions)].slice(0, 5) };
}
