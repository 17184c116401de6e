/** Words of what an article rests on, in English. */
import type { SourceCounts, SourcingWords } from './sourcing-words.ts';

export const englishSourceCounts: SourceCounts = {
  namedSources: { one: '{n} named source', other: '{n} named sources' },
  officialSources: { one: '{n} official source', other: '{n} official sources' },
  organisationSources: { one: '{n} organisation', other: '{n} organisations' },
  documentSources: { one: '{n} document', other: '{n} documents' },
  unnamedSources: { one: '{n} unnamed source', other: '{n} unnamed sources' },
};

export const englishSourcing: SourcingWords = {
  title: 'How this is known',
  restsOn: 'Our sources',
  unconfirmed: 'Not confirmed yet',
  declined: 'Asked, and did not answer',
  mark: 'Source',
  close: 'Close',
  said: 'Said',
  othersSay: 'What others say',
  passed: 'An exception to our rules, and why',
  passedRules: {
    unnamedWithoutReason: 'A source whose reason for not being named is not given',
    unnamedNotApproved: 'A source that we do not name',
    pluralWithOneSource: 'Words given to “sources” that only one stands behind',
    figuresConflict: 'A figure that others contradict',
    accusationWithoutAnswer: 'An accusation without the answer of who is accused',
    claimWithoutSource: 'Words that we do not say whose they are',
    sourceWithdrawn: 'Words that who said them has taken back',
    claimFallen: 'A claim that was denied, or that something newer replaced',
  },
};
