/** What cites a thing, asked for by its kind and number. */
import { api } from '../../../api.ts';
import { answerOf } from '../../../problem.ts';
import { storiesKey } from '../story-file.tsx';

const asks = {
  claim: (id: string) => answerOf(api.claims[':id'].citations.$get({ param: { id } })),
  statement: (id: string) => answerOf(api.statements[':id'].citations.$get({ param: { id } })),
  source: (id: string) => answerOf(api.sources[':id'].citations.$get({ param: { id } })),
  background: (id: string) => answerOf(api.backgrounds[':id'].citations.$get({ param: { id } })),
};

export type CitedKind = keyof typeof asks;
export type Citing = Awaited<ReturnType<(typeof asks)[CitedKind]>>;
export type CitingArticle = Citing['articles'][number];
export type CitingPassage = CitingArticle['passages'][number];

export const isCitedKind = (kind: string): kind is CitedKind => Object.hasOwn(asks, kind);

export const citingQuery = (kind: CitedKind, id: string) => ({
  queryKey: [...storiesKey, 'citing', kind, Number(id)],
  queryFn: (): Promise<Citing> => asks[kind](id),
});
