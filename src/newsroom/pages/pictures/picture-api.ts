/** Pictures as the app asks for them. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';

export const picturesKey = ['pictures'];

const find = (q: string, cursor: string) =>
  answerOf(api.pictures.$get({ query: { ...(q ? { q } : {}), ...(cursor ? { cursor } : {}) } }));
export type Picture = Awaited<ReturnType<typeof find>>['pictures'][number];

/** Pictures with these words, the newest first, page after page. */
export const usePictures = (q: string) =>
  useInfiniteQuery({
    queryKey: [...picturesKey, q],
    queryFn: ({ pageParam }) => find(q, pageParam),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    // What was found stands until the next is here: the page does not jump with every letter.
    placeholderData: (before) => before,
  });

/** Sends a file as it is; the picture it became. Throws `Problem`. */
export const addPicture = (file: File): Promise<Picture> =>
  answerOf(
    fetch(`/api/v1/pictures?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    }),
  ) as Promise<Picture>;

/** Where a picture is seen, by its number alone. */
export const pictureAddress = (picture: number): string => `/api/v1/pictures/${picture}/image`;

/** Why a picture cannot be published now, or `null`. */
export const barredAs = ({ revokedAt, rightsExpireAt }: Picture): 'revoked' | 'lapsed' | null =>
  revokedAt ? 'revoked' : rightsExpireAt && new Date(rightsExpireAt) <= new Date() ? 'lapsed' : null;
