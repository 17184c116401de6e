/** One line of text as people type it, tidied. */
import { z } from 'zod';
import { lineText } from '#arabic/letters.ts';

/** Without line breaks and the spaces around it; at least a letter, at most `most`. */
export const line = (most: number) =>
  z
    .string()
    .transform((text) => lineText(text).trim())
    .pipe(z.string().min(1).max(most));
