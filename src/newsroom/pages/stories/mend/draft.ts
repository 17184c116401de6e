/** What an editor wants said otherwise in the articles that rest on something: kept here until it is sent. */
import type { CorrectionKind } from '#article/article.ts';
import type { CitedKind, CitingArticle, CitingPassage } from './asked.ts';

type Cited = Pick<CitingPassage, 'statement' | 'claim'>;

/** A paragraph that rests on it, with each citation in it once. */
export interface Paragraph {
  within: string;
  text: string;
  passages: CitingPassage[];
}

export interface ParagraphDraft {
  text: string;
  /** Keys of citations that are taken out. */
  drop: readonly string[];
}

/** By article, whether it is part of it; by article and paragraph, what is changed in it. What is not here is as it was. */
export interface MendDraft {
  included: Readonly<Record<number, boolean>>;
  paragraphs: Readonly<Record<string, ParagraphDraft>>;
  kind: CorrectionKind;
  /** `null`: the sentence that is offered. */
  note: string | null;
}
export const emptyDraft: MendDraft = { included: {}, paragraphs: {}, kind: 'correction', note: null };

const keptAs = (kind: CitedKind, id: string): string => `warraq-mend-${kind}-${id}`;

/** What was written here before the page was left, as long as the tab is open. */
export function keptDraft(kind: CitedKind, id: string): MendDraft {
  const text = sessionStorage.getItem(keptAs(kind, id));
  return text === null ? emptyDraft : { ...emptyDraft, ...(JSON.parse(text) as Partial<MendDraft>) };
}
export function keepDraft(kind: CitedKind, id: string, draft: MendDraft): void {
  if (draft === emptyDraft) sessionStorage.removeItem(keptAs(kind, id));
  else sessionStorage.setItem(keptAs(kind, id), JSON.stringify(draft));
}

export const citationKey = ({ statement, claim }: Cited): string =>
  statement === null ? `claim:${claim}` : `statement:${statement}`;
/** What was taken from a file rests on nothing by that: there is nothing to take out of it. */
export const isCitation = ({ statement, claim }: Cited): boolean => statement !== null || claim !== null;
const keyOf = (article: CitingArticle, { within }: Paragraph): string => `${article.piece.id} ${within}`;

export const isBroken = ({ passages }: CitingArticle): boolean =>
  passages.some(({ mend }) => mend.length > 0);

/** Of the article's own text: an entry of a live coverage is mended where it was written. */
export const paragraphsOf = ({ passages }: CitingArticle): Paragraph[] => grouped(passages, false);
export const entriesOf = ({ passages }: CitingArticle): Paragraph[] => grouped(passages, true);

const grouped = (passages: readonly CitingPassage[], inEntries: boolean): Paragraph[] =>
  [
    ...Map.groupBy(
      passages.filter(({ entry }) => (entry !== undefined) === inEntries),
      ({ within }) => within,
    ),
  ].map(([within, here]) => ({
    ...{ within, text: here[0]!.text },
    passages: [...new Map(here.map((passage) => [citationKey(passage), passage])).values()],
  }));

/** As an article is offered: part of it where something is to be mended, and a citation of what fell taken out. */
export const isIncluded = ({ included }: MendDraft, article: CitingArticle): boolean =>
  article.bar === null &&
  (included[article.piece.id] ??
    paragraphsOf(article).some(({ passages }) => isBroken({ ...article, passages })));
export const paragraphDraft = (
  { paragraphs }: MendDraft,
  article: CitingArticle,
  paragraph: Paragraph,
): ParagraphDraft =>
  paragraphs[keyOf(article, paragraph)] ?? {
    // Where the file tells it otherwise by now, what it tells.
    text:
      paragraph.passages.find(({ mend }) => mend.includes('backgroundChanged'))?.taken?.text ??
      paragraph.text,
    drop: paragraph.passages.filter((one) => one.mend.length > 0 && isCitation(one)).map(citationKey),
  };

export const withIncluded = (draft: MendDraft, article: CitingArticle, included: boolean): MendDraft => ({
  ...draft,
  included: { ...draft.included, [article.piece.id]: included },
});
/** Who writes in an article means to correct it. */
export const withParagraph = (
  draft: MendDraft,
  article: CitingArticle,
  paragraph: Paragraph,
  changed: ParagraphDraft,
): MendDraft => ({
  ...withIncluded(draft, article, true),
  paragraphs: { ...draft.paragraphs, [keyOf(article, paragraph)]: changed },
});

/**
 * Articles in which not a word that fell is said otherwise: what is called a correction would leave readers with it, now
 * resting on nothing. A clarification may stand beside words that are right as they are.
 */
export const unworded = (draft: MendDraft, articles: readonly CitingArticle[]): readonly CitingArticle[] =>
  draft.kind === 'correction' || draft.kind === 'update'
    ? articles.filter((article) => {
        const paragraphs = paragraphsOf(article);
        return paragraphs.every(
          (paragraph) => paragraphDraft(draft, article, paragraph).text.trim() === paragraph.text.trim(),
        );
      })
    : [];

/** Once these are corrected: what was written in others stays. */
export function withoutArticles({ included, paragraphs }: MendDraft, done: readonly number[]): MendDraft {
  const left = <T>(all: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([key]) => !done.includes(Number.parseInt(key, 10))));
  const others = { included: left(included), paragraphs: left(paragraphs) };
  return Object.keys(others.included).length || Object.keys(others.paragraphs).length
    ? { ...emptyDraft, ...others }
    : emptyDraft;
}

/** Lines are neither added nor taken out: a paragraph of one line stays one. */
export const typedInto = ({ text }: Paragraph, typed: string): string =>
  text.includes('\n') ? typed : typed.replace(/\s*\n\s*/g, ' ');

/** The command, as the API has it. */
export function correctionsOf(
  draft: MendDraft,
  articles: readonly CitingArticle[],
  told: { kind: CorrectionKind; note: string },
) {
  return {
    ...told,
    articles: articles.map((article) => ({
      ...{ article: article.piece.id, basedOn: article.piece.revision },
      passages: paragraphsOf(article).flatMap((paragraph) => {
        const { text, drop } = paragraphDraft(draft, article, paragraph);
        const isChanged = text.trim() !== paragraph.text.trim();
        if (!isChanged && !drop.length) return [];
        return [
          {
            ...{ within: paragraph.within, text: isChanged ? text.trim() : null },
            drop: paragraph.passages
              .filter((passage) => drop.includes(citationKey(passage)))
              .map(({ statement, claim }) => ({ statement, claim })),
          },
        ];
      }),
    })),
  };
}
