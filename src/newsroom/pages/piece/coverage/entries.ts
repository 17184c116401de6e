/** Entries of a live coverage as this browser has them, and changing them. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Body } from '#article/body.ts';
import { citationsIn } from '#article/citations.ts';
import { bodyText } from '#article/plain-text.ts';
import { api } from '../../../api.ts';
import { answerOf, Problem } from '../../../problem.ts';
import { pieceKey } from '../piece-key.ts';

/** How often what colleagues added is looked for. Milliseconds. */
const lookAgain = 4_000;

const readEntries = (id: number) => answerOf(api.pieces[':id'].live.$get({ param: { id: String(id) } }));
export type Entry = Awaited<ReturnType<typeof readEntries>>['entries'][number];

/** What is written into the form. */
export interface Written {
  headline: string;
  body: Body;
  /** As `datetime-local` has it, in this browser's zone; empty: now, or as it was. */
  at: string;
  key: boolean;
  pinned: boolean;
}
export const noWords: Body = { type: 'doc', content: [] };
export const nothingWritten: Written = { headline: '', body: noWords, at: '', key: false, pinned: false };

export const isEmpty = ({ headline, body }: Written): boolean => !headline.trim() && !bodyText(body).trim();

/** What was cited in it; a statement once. */
export const statementsIn = (body: Body): number[] => [
  ...new Set(citationsIn(body).flatMap(({ statement }) => statement ?? [])),
];

export const useEntries = (piece: number) =>
  useQuery({
    queryKey: [...pieceKey(piece), 'live'],
    queryFn: () => readEntries(piece),
    refetchInterval: lookAgain,
  });

/**
 * Sends a change. Refused or not reached, it can be sent again as it stands; what did arrive is not done twice. The list is
 * asked for anew either way.
 */
export function useSend<Given>(
  piece: number,
  ask: (given: Given, key: { headers: Record<string, string> }) => Promise<unknown>,
  onDone?: () => void,
) {
  const client = useQueryClient();
  const key = useRef(crypto.randomUUID());
  const answered = () => {
    key.current = crypto.randomUUID();
    return client.invalidateQueries({ queryKey: [...pieceKey(piece), 'live'] });
  };
  return useMutation({
    // Without a network it is refused at once, not kept to go out some time later: it is news.
    networkMode: 'always',
    mutationFn: (given: Given) => ask(given, { headers: { 'idempotency-key': key.current } }),
    onSuccess: () => {
      onDone?.();
      return answered();
    },
    onError: (error) => (error instanceof Problem ? answered() : undefined),
  });
}
