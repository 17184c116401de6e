/** Every word of the readers' interface, by what it is for. A language is complete or does not compile. */
import type { PluralForms } from '#arabic/plurals.ts';
import type { ArticleKind, CorrectionKind } from '#article/article.ts';
import type { LiveWords } from './live-words.ts';
import type { SourceCounts, SourcingWords } from './sourcing-words.ts';
import type { StoryCounts, StoryWords } from './story-words.ts';
import type { VersionCounts, VersionWords } from './version-words.ts';

/** Counted nouns; see `#arabic/plurals.ts`. */
export interface Counts extends StoryCounts, SourceCounts, VersionCounts {
  minutes: PluralForms;
  results: PluralForms;
  suggestions: PluralForms;
  copies: PluralForms;
  articles: PluralForms;
}

export interface Words {
  /** Names the language to its readers. */
  languageName: string;

  // Getting about
  skipToContent: string;
  menu: string;
  close: string;
  home: string;
  sections: string;
  /** Label of the trail of sections above an article. */
  breadcrumb: string;
  backToTop: string;
  previousPage: string;
  nextPage: string;
  showMore: string;
  moreFrom(section: string): string;
  followFeed: string;
  follow: string;

  // Fronts and lists
  latest: string;
  mostRead: string;
  mostReadWindow: string;
  opinion: string;
  topStories: string;
  desk: string;
  writer: string;
  topic: string;
  archive: string;
  archiveOf(day: string): string;
  previousDay: string;
  nextDay: string;
  emptyList: string;

  // The article
  kinds: Record<ArticleKind, string>;
  by: string;
  published: string;
  updated: string;
  readingTime: string;
  related: string;
  topics: string;
  filedIn: string;
  photo: string;
  source: string;
  corrected: string;
  corrections: Record<CorrectionKind, string>;
  linkToParagraph: string;
  scrollableTable: string;
  opensAt(provider: string): string;
  /** Between the names of several writers. */
  comma: string;

  // Tools
  share: string;
  shareOn(network: string): string;
  shareByMail: string;
  copyLink: string;
  linkCopied: string;
  print: string;
  textSize: string;
  /** A letter, set small and large on the buttons for text size. */
  sampleLetter: string;
  smallerText: string;
  largerText: string;
  theme: string;
  lightTheme: string;
  darkTheme: string;
  ownTheme: string;

  // Search
  search: string;
  searchLabel: string;
  searchPlaceholder: string;
  searchButton: string;
  searchResultsFor(query: string): string;
  searchHint: string;
  noResults(query: string): string;
  relaxed: string;
  didYouMean: string;
  /** What was found is for the second spelling: the first stands nowhere. */
  correctedSpelling(from: string, to: string): string;
  /** Words that stand in no article. */
  nowhere(words: string[]): string;
  /** What a result lacks. */
  lacks(words: string[]): string;
  triedForms: string;
  searchTips: string[];
  suggestions: string;
  inSection: string;
  allSections: string;
  fromDay: string;
  toDay: string;
  refine: string;

  // Story files and entities
  story: StoryWords;
  // What an article rests on
  sourcing: SourcingWords;
  live: LiveWords;

  // Versions of an article, and the daybook
  versions: VersionWords;

  // Pages about ourselves
  correctionsTitle: string;
  correctionsLead: string;
  noCorrections: string;
  correctedArticle: string;
  about: string;
  contact: string;
  footerLine: string;

  // When things go wrong
  errors: Record<'404' | '500' | '503', { title: string; text: string }>;
  toHome: string;
  tryAgain: string;
}
