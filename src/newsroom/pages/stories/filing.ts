/** Filing pieces in a story and taking them out; either is done once however often it is asked. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { storiesKey } from './story-file.tsx';

interface Asked {
  story: number;
  article: number;
  filed: boolean;
}

export function useFiling() {
  const client = useQueryClient();
  const ask = useMutation({
    mutationFn: ({ story, article, filed }: Asked): Promise<unknown> => {
      const param = { id: String(story), article: String(article) };
      const door = api.stories[':id'].articles[':article'];
      return filed ? answerOf(door.$put({ param })) : answerOf(door.$delete({ param }));
    },
    onSettled: () => client.invalidateQueries({ queryKey: storiesKey }),
  });
  return {
    file: (story: number, article: number) => ask.mutate({ story, article, filed: true }),
    unfile: (story: number, article: number) => ask.mutate({ story, article, filed: false }),
    pending: ask.isPending,
    error: ask.error,
  };
}
