/** The story file that is open: what is in it, what may be done to it, and asking for a change. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useRef } from 'react';
import { may } from '#article/policy.ts';
import { api } from '../../api.ts';
import { answerOf, Problem } from '../../problem.ts';
import { useMe } from '../../session.ts';

export const storiesKey = ['stories'] as const;
export const storyKey = (id: number) => [...storiesKey, id] as const;
export const readStory = (id: string) => answerOf(api.stories[':id'].$get({ param: { id } }));

export type StoryView = Awaited<ReturnType<typeof readStory>>;
export type Statement = StoryView['statements'][number];
export type Claim = StoryView['claims'][number];
export type StoryEvent = StoryView['events'][number];
export type Party = StoryView['parties'][number];
export type Issue = StoryView['issues'][number];
export type Background = StoryView['backgrounds'][number];
export type Source = StoryView['sources'][number];

/** What of the files of a desk is theirs to do. */
export function useMayStories(): (desk: number) => { keep: boolean; show: boolean; approve: boolean } {
  const { data } = useMe();
  return (desk) => {
    const allowed = (act: 'keepStories' | 'showStories' | 'approveSources') =>
      data ? may({ ...data, scopes: null }, act, { desk }) === true : false;
    return { keep: allowed('keepStories'), show: allowed('showStories'), approve: allowed('approveSources') };
  };
}

/** Whether there is a desk whose files are theirs to keep. */
export function useKeepsStories(): boolean {
  const { data } = useMe();
  const mayStories = useMayStories();
  // A role on every desk is a role on the first one too.
  return data?.held.some(({ desk }) => mayStories(desk ?? 0).keep) ?? false;
}

interface Opened {
  story: StoryView;
  may: { keep: boolean; show: boolean; approve: boolean };
}
const OpenStory = createContext<Opened | null>(null);

export function StoryFile({ story, children }: { story: StoryView; children: ReactNode }) {
  const mayStories = useMayStories();
  return <OpenStory value={{ story, may: mayStories(story.desk.id) }}>{children}</OpenStory>;
}

export function useStory(): Opened {
  const opened = useContext(OpenStory);
  if (!opened) throw new Error('useStory stands outside StoryFile.');
  return opened;
}

/**
 * Asks for a change; everything that shows story files is asked for anew, also when somebody was quicker. Asked again
 * after the network failed it is the same change, done once.
 */
export function useAsk<T>(
  ask: (key: { headers: Record<string, string> }) => Promise<T>,
  onDone?: (done: T) => void,
  /** Called with why it was refused. */
  onRefused?: (error: Problem) => void,
) {
  const client = useQueryClient();
  const key = useRef(crypto.randomUUID());
  const answered = () => {
    key.current = crypto.randomUUID();
    return client.invalidateQueries({ queryKey: storiesKey });
  };
  return useMutation({
    mutationFn: () => ask({ headers: { 'idempotency-key': key.current } }),
    onSuccess: async (done) => {
      await answered();
      onDone?.(done);
    },
    onError: async (error) => {
      if (!(error instanceof Problem)) return;
      await answered();
      onRefused?.(error);
    },
  });
}
