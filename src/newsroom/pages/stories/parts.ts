/** The parts of a story file as its page shows them, one at a time. */
export const storyParts = [
  'overview',
  'timeline',
  'claims',
  'statements',
  'sources',
  'background',
  'articles',
] as const;
export type StoryPart = (typeof storyParts)[number];
