/** What the bureau makes of incoming copy: a draft the desk can file, or a named failure. */
import type { ArticleKind, Language } from '#article/article.ts';
import type { Body } from '#article/body.ts';

/** Copy as it was understood. Names are as they came; the desk knows which of them exist. */
export interface Draft {
  /** The sender's own id, or `null`. The same id again means the same article. */
  externalId: string | null;
  kind: ArticleKind;
  language: Language;
  kicker: string;
  headline: string;
  standfirst: string;
  body: Body;
  dateline: string | null;
  /** Section names, primary first. */
  sections: string[];
  desks: string[];
  people: string[];
  topics: string[];
  /** When it was first published, or `null` when the copy does not say. */
  published: Date | null;
  origin: { source: string; author: string; url: string | null } | null;
  /** SHA-256 of what was read (a record's known members, a page's text): the same hash is the same copy. */
  hash: string;
}

/** Something uncertain, for a person to look at. Lines count from 1. */
export interface CopyWarning {
  line: number;
  message: string;
}

export type CopyFailureKind =
  | 'not-text'
  | 'not-json'
  | 'wrong-shape'
  | 'no-headline'
  | 'no-body'
  | 'too-long';

export interface CopyFailure {
  kind: CopyFailureKind;
  line: number;
  /** Column, from 1, where it is known. */
  column?: number;
  message: string;
}

export type CopyResult =
  | { ok: true; draft: Draft; warnings: CopyWarning[] }
  | { ok: false; failure: CopyFailure };
