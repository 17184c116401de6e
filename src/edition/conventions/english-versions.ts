/** Words of versions and of the daybook, in English. */
import type { VersionCounts, VersionWords } from './version-words.ts';

export const englishVersionCounts: VersionCounts = {
  versions: { one: '{n} version', other: '{n} versions' },
  sameBlocks: { one: '{n} paragraph unchanged', other: '{n} paragraphs unchanged' },
  coverageChanges: { one: '{n} addition or change', other: '{n} additions or changes' },
  entries: { one: '{n} entry', other: '{n} entries' },
};

export const englishVersions: VersionWords = {
  link: 'Versions of this article, and what changed',
  title: 'Versions of this article',
  lead: 'Every version of this article that we published is kept as it was read, and entered in our daybook: nothing in it can change unseen.',
  none: 'The versions of this article are being entered. Please come back in a moment.',
  version: (number) => `Version ${number}`,
  acts: {
    publish: 'Published',
    update: 'Updated',
    correct: 'Corrected',
    unpublish: 'Withdrawn',
    cover: 'Live entries',
  },
  now: 'Published now',
  read: 'Read it as it was',
  changes: 'What changed',
  record: 'Exact record (JSON)',
  entry: (index) => `Entry ${index} of the daybook`,
  older: 'This is an earlier version of the article, as it was read at the time.',
  newest: 'This is the version that is published now.',
  toArticle: 'Read the article as it is now',
  withdrawn: 'With this entry the article was withdrawn; it has no text.',
  withheld: 'The text of this version is withheld',
  withheldWhy: 'Reason',
  withheldStays: 'Its hash stays in the daybook: that it stood here, and when it was withheld, can be seen.',

  differenceTitle: 'What changed',
  difference: (number, before) => `Version ${number} compared with version ${before}`,
  first: 'This is the first version; there is nothing before it to compare.',
  unchanged: 'The text did not change between the two versions.',
  cannotCompare: 'They cannot be compared: the text of one of them is withheld.',
  added: 'Added',
  removed: 'Removed',
  moved: 'Moved',
  dressed: 'Formatting changed, not words',
  fields: {
    kicker: 'Kicker',
    headline: 'Headline',
    standfirst: 'Standfirst',
    dateline: 'Dateline',
    bylines: 'Byline',
    sections: 'Sections',
    topics: 'Topics',
    kind: 'Kind',
    language: 'Language',
    leadPicture: 'Lead picture',
    origin: 'Source',
    translationOf: 'Translation of',
  },

  log: 'Daybook',
  logLead:
    'Every version that we publish is entered here by its hash, one after the other; no entry is ever removed or replaced. The site signs the whole after each addition, so that any reader can check that an article was not changed unseen.',
  logEmpty: 'Nothing has been entered yet.',
  logSize: 'Size',
  logSigned: 'Last signed',
  logRoot: 'Root of the hash tree',
  logKey: 'Key to check with',
  logOlderKeys: 'Earlier keys',
  logCheck: 'How to check it yourself',
  logSteps: [
    'Keep the key today, and get it from somewhere other than this site if you can.',
    'Run the command below on any computer: it rebuilds the tree from its entries, reads every version and every page, and names what differs.',
    'Keep the signed checkpoint, and compare on your next visit: the daybook grows and never shrinks.',
  ],
  logBounds:
    'The daybook shows what was published and when it was entered, not that it is true. Alone it does not reveal a site that shows each reader another daybook: compare checkpoints with others.',
  logFiles: 'For programs',
};
