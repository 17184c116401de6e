/** Who is signed in here. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from './api.ts';
import { answerOf, Problem } from './problem.ts';

/** The person signed in, `null` where no one is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async () => {
    try {
      return await answerOf(api.me.$get());
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

export const useMe = () => useQuery(meQuery);
