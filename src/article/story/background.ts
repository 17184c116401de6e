/** A paragraph of background that a story file keeps, so that its articles take it instead of writing it anew. */
import { z } from 'zod';
import { shownText } from '../body.ts';
import { line } from './line.ts';

const rests = z.int().positive().nullable().default(null);

/** Characters of one: a paragraph, not a page. */
export const longestBackground = 1_200;

export const backgroundSchema = z
  .strictObject({
    /** What the newsroom calls it; readers are not told. */
    label: line(80),
    /** One paragraph of plain words; every version of it is kept. */
    text: line(longestBackground).pipe(shownText),
    /** What it rests on, if anything: one of the two. */
    statement: rests,
    claim: rests,
  })
  .refine(({ statement, claim }) => statement === null || claim === null, {
    path: ['claim'],
    message: 'It rests on a statement or on a claim, not on both.',
  });
export type BackgroundContent = z.infer<typeof backgroundSchema>;

/** A background as its file has it today. */
export interface BackgroundNow {
  label: string;
  revision: number;
  text: string;
  /** It is no longer offered. */
  retired: boolean;
}

/** A background as an article has it. */
export interface BackgroundUsed {
  revision: number;
  text: string;
}

/**
 * Whether an article tells something that its file tells otherwise by now. Words that a writer changed in the article, of
 * the file's newest text, are that article's own.
 */
export const isOlder = (used: BackgroundUsed, now: Pick<BackgroundNow, 'revision' | 'text'>): boolean =>
  used.revision < now.revision && used.text.trim() !== now.text.trim();
