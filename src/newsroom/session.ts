/** Who is signed in here. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { may } from '#article/policy.ts';
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

/** What of the pictures is theirs: adding some, and managing what others added. */
export function useMayPictures(): { id: string | null; add: boolean; manage: boolean } {
  const { data } = useMe();
  if (!data) return { id: null, add: false, manage: false };
  const actor = { ...data, scopes: null };
  return {
    id: data.id,
    add: may(actor, 'addPicture', 'newsroom') === true,
    manage: may(actor, 'managePictures', 'newsroom') === true,
  };
}

/** Whether the fronts are theirs to arrange. */
export function useMayArrange(): boolean {
  const { data } = useMe();
  return data ? may({ ...data, scopes: null }, 'arrangeFronts', 'newsroom') === true : false;
}

/** Whether the newsroom's rules of sourcing are theirs to set. */
export function useMaySetGate(): boolean {
  const { data } = useMe();
  return data ? may({ ...data, scopes: null }, 'setGate', 'newsroom') === true : false;
}

/** Whether the story files are theirs to read. */
export function useMayReadStories(): boolean {
  const { data } = useMe();
  return data ? may({ ...data, scopes: null }, 'readStories', 'newsroom') === true : false;
}
