/** Entries of a live coverage as this browser has them, and changing them. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Body } from '#article/body.ts';
import { bodyFromText } from '#article/from-text.ts';
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
  text: string;
  /** As `datetime-local` has it, in this browser's zone; empty: now, or as it was. */
  at: string;
  key: boolean;
  pinned: boolean;
}
export const nothingWritten: Written = { headline: '', text: '', at: '', key: false, pinned: false };

export const bodyOf = (text: string): Body => bodyFromText(text, () => null);
export const textOf = (body: Body): string =>
  body.content.map((block) => bodyText({ type: 'doc', content: [block] })).join('\n');

/** Whether a body is what can be written into a plain field: paragraphs without marks. */
export const isPlain = ({ content }: Body): boolean =>
  content.every(
    (block) =>
      block.type === 'paragraph' &&
      block.content.every((node) => node.type === 'text' && !node.marks?.length),
  );

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
