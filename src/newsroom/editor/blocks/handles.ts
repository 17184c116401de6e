/**
 * Handles and international telephone numbers: left bare in a right-to-left line, the @ and the + jump to the other
 * end. The readers' pages isolate the same (html/story/inline.ts).
 */
export const handles = /(?<![\w@/])(@[A-Za-z0-9_][A-Za-z0-9_.]+|\+\d[\d\s-]{5,}\d)/g;
