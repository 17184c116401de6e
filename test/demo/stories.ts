/** Ways into the demo's stories that several tests share. */
import type { Inline, Paragraph } from '#article/body.ts';
import { type CorrectedWords, correctedWords } from '../../demo/corrected.ts';
import { demoEdition } from '../../demo/edition.ts';
import type { DemoBlock, DemoStory } from '../../demo/story.ts';

export const { stories } = demoEdition;
export const arabicStories = stories.filter((story) => story.language === 'ar');

/** A story as first published and after each of its corrections, oldest first. */
export function versions(story: DemoStory): CorrectedWords[] {
  const all: CorrectedWords[] = [story];
  const corrections = [...(story.corrections ?? [])].sort((a, b) => b.hoursAgo - a.hoursAgo);
  for (const correction of corrections) all.push(correctedWords(all.at(-1)!, correction));
  return all;
}

/** Words of a block as they were typed, marks and all. */
function blockTexts(block: DemoBlock): string[] {
  if (typeof block === 'string') return [block];
  if ('table' in block) return [block.table.caption, ...block.table.head, ...block.table.rows.flat()];
  if ('embed' in block) return [block.title, block.provider];
  // Its words stand in the story file.
  if ('background' in block) return [];
  if ('picture' in block) return [block.alt, block.caption, block.credit];
  return Object.values(block).flatMap((value) => (typeof value === 'boolean' ? [] : value));
}

/** Everything a reader reads in a story, without foreign runs and addresses. */
export function readText(story: DemoStory): string[] {
  const { kicker = '', place = '', picture } = story;
  const around = [kicker, place, picture?.alt ?? '', picture?.caption ?? '', picture?.credit ?? ''];
  const notes = (story.corrections ?? []).map((correction) => correction.note);
  const entries = (story.live ?? []).flatMap(({ headline, text, before = '', takenBack = '' }) => [
    headline,
    ...text.split('\n'),
    before,
    takenBack,
  ]);
  const words = versions(story).flatMap(({ headline, standfirst, body }) => [
    headline,
    standfirst,
    ...body.flatMap(blockTexts),
  ]);
  return [...around, ...notes, ...entries, ...words].filter(Boolean).map((text) =>
    text
      .replace(/\{@[a-z\d-]+\|([^}]*)\}/g, '$1')
      .replace(/\{[a-z]+\|[^}]*\}/g, 'س')
      .replace(/\]\([^)]*\)/g, ']'),
  );
}

export const textOf = (content: Inline[]): string =>
  content.map((node) => (node.type === 'text' ? node.text : '')).join('');
export const paragraphText = (paragraph: Paragraph): string => textOf(paragraph.content);
