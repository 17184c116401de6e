/** A story as it stands after its corrections. */
import type { DemoBlock, DemoCorrection, DemoStory } from './story.ts';

export type CorrectedWords = Pick<DemoStory, 'headline' | 'standfirst' | 'body'>;

/** A change whose words are not in the story, or are there more than once: a mistake in the demo itself. */
export class ChangeMisses extends Error {
  override readonly name = 'ChangeMisses';
}

/**
 * Headline, standfirst and body after one correction. Apply several in turn, oldest first, each to what the
 * one before gave. Blocks keep their number and order, as `demoBody`'s `idsFrom` needs.
 *
 * @throws ChangeMisses when a change's words do not occur exactly once
 */
export function correctedWords(words: CorrectedWords, correction: DemoCorrection): CorrectedWords {
  const { headline, standfirst, body } = words;
  let text = JSON.stringify({ headline, standfirst, body });
  for (const { from, to } of correction.changes) {
    const pieces = text.split(JSON.stringify(from).slice(1, -1));
    if (pieces.length !== 2)
      throw new ChangeMisses(`${pieces.length - 1} places instead of one hold: ${from}`);
    text = pieces.join(JSON.stringify(to).slice(1, -1));
  }
  return JSON.parse(text) as { headline: string; standfirst: string; body: DemoBlock[] };
}
