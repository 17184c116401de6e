/** The comments of a piece in this browser: asked for again whenever its socket tells of a change. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import type { SharedArticle } from '../together/shared-article.ts';

export const commentsKey = (article: number) => ['comments', article] as const;

const read = (article: number) =>
  answerOf(api.pieces[':id'].comments.$get({ param: { id: String(article) } }));
export type Comments = Awaited<ReturnType<typeof read>>;
export type Thread = Comments['threads'][number];
export type Person = Comments['people'][number];

export function useComments(article: number, shared: SharedArticle | null) {
  const client = useQueryClient();
  useEffect(
    () => shared?.onComments(() => void client.invalidateQueries({ queryKey: commentsKey(article) })),
    [client, article, shared],
  );
  return useQuery({ queryKey: commentsKey(article), queryFn: () => read(article) });
}
