/** Which IPTC Media Topics a text is about, by the cue words of `media-topics.ts`. */
import { type Copy, wordsOfCopy } from '../document.ts';
import { tokensOf } from '../terms.ts';
import { type MediaTopic, mediaTopics } from './media-topics.ts';

export interface TopicFound {
  topic: MediaTopic;
  /** 0 … 1 */
  score: number;
  /** The cue words that were met, as the table has them, most telling first. */
  because: string[];
}

/** Stems of a cue, joined by spaces → what the table calls it and whose cue it is. */
interface Cue {
  word: string;
  topics: MediaTopic[];
}

const cues = new Map<string, Cue>();
/** Stems with which a cue of several words begins → the greatest number of words. */
const longest = new Map<string, number>();
for (const topic of mediaTopics)
  for (const word of topic.cues) {
    const stems = Array.from(tokensOf(word), ({ stem }) => stem);
    const key = stems.join(' ');
    const cue = cues.get(key);
    if (cue) cue.topics.push(topic);
    else cues.set(key, { word, topics: [topic] });
    longest.set(stems[0]!, Math.max(stems.length, longest.get(stems[0]!) ?? 0));
  }
const byCode = new Map(mediaTopics.map((topic) => [topic.qcode, topic]));

const fieldWeights = { headline: 4, standfirst: 2, body: 1 } as const;
/** Words that are looked at: a text says early what it is about. */
const mostWords = 1500;
/** The weight of cues at which a topic is as likely as not, in a text of a hundred words. */
const halfSure = 4;
/** A topic below this is not suggested. */
const leastScore = 0.35;

/**
 * Topics of a text, the surest first, `most` at the most. A cue of several words says twice what one word says, a cue
 * shared by topics is divided among them, one that comes again adds less each time, and what speaks for a topic
 * speaks by half for the one above it.
 *
 * «ركلة جزاء … حارس المرمى … الدوري» → `medtop:20001065` (كرة القدم) because of `ركلة جزاء`, `حارس المرمى`, `دوري`
 */
export function topicsOf(copy: Copy, most = 8): TopicFound[] {
  const counts = new Map<Cue, number>();
  let words = 0;
  for (const field of ['headline', 'standfirst', 'body'] as const) {
    const stems: string[] = [];
    for (const { stem } of wordsOfCopy(copy)[field].forms) {
      if (++words > mostWords) break;
      stems.push(stem);
    }
    for (let at = 0; at < stems.length; ) {
      const found = cueAt(stems, at);
      if (found) counts.set(found.cue, (counts.get(found.cue) ?? 0) + fieldWeights[field]);
      at += found?.length ?? 1;
    }
  }
  const scale = halfSure * Math.sqrt(Math.max(words, 20) / 100);
  const evidence = new Map<MediaTopic, Map<string, number>>();
  const credit = (topic: MediaTopic, word: string, weight: number) => {
    const own = evidence.get(topic) ?? new Map<string, number>();
    evidence.set(topic, own.set(word, (own.get(word) ?? 0) + weight));
  };
  for (const [{ word, topics }, count] of counts) {
    const weight = ((word.includes(' ') ? 2 : 1) * Math.sqrt(count)) / topics.length;
    for (const topic of topics) {
      credit(topic, word, weight);
      if (topic.broader) credit(byCode.get(topic.broader)!, word, weight / 2);
    }
  }
  const found: TopicFound[] = [];
  for (const [topic, own] of evidence) {
    // One word, however often, is one word: «سلة» may be a basket.
    if (own.size < 2 && ![...own.keys()].some((word) => word.includes(' '))) continue;
    const weight = [...own.values()].reduce((sum, value) => sum + value, 0);
    const score = weight / (weight + scale);
    const because = [...own].sort((a, b) => b[1] - a[1]).map(([word]) => word);
    if (score >= leastScore) found.push({ topic, score, because: because.slice(0, 5) });
  }
  return found.sort((a, b) => b.score - a.score).slice(0, most);
}

function cueAt(stems: readonly string[], at: number): { cue: Cue; length: number } | null {
  for (let length = longest.get(stems[at]!) ?? 0; length > 0; length--) {
    const cue = cues.get(stems.slice(at, at + length).join(' '));
    if (cue) return { cue, length };
  }
  return null;
}
