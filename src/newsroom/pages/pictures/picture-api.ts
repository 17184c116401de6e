/** Pictures as the app asks for them. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';

export const picturesKey = ['pictures'];

const find = (q: string, cursor: string) =>
  answerOf(api.pictures.$get({ query: { ...(q ? { q } : {}), ...(cursor ? { cursor } : {}) } }));
export type Picture = Awaited<ReturnType<typeof find>>['pictures'][number];

/** Milliseconds between two looks at what is being prepared. */
const lookAgain = 1_500;
const isPreparing = ({ preparing }: Picture): boolean => preparing !== null && !preparing.failed;

/** Pictures with these words, the newest first, page after page. */
export const usePictures = (q: string) =>
  useInfiniteQuery({
    queryKey: [...picturesKey, q],
    queryFn: ({ pageParam }) => find(q, pageParam),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.pictures.some(isPreparing)) ? lookAgain : false,
    // What was found stands until the next is here: the page does not jump with every letter.
    placeholderData: (before) => before,
  });

/** A file as it is. */
const send = (method: 'POST' | 'PUT', path: string, file: File) =>
  answerOf(
    fetch(`/api/v1/pictures${path}?name=${encodeURIComponent(file.name)}`, {
      ...{ method, body: file, credentials: 'same-origin' },
      headers: { 'content-type': 'application/octet-stream' },
    }),
  );

/** Sends a file as it is; the picture it became. Throws `Problem`. */
export const addPicture = (file: File) => send('POST', '', file) as Promise<Picture>;

/** Puts a file in a picture's place, wherever it stands; the articles that show it. Throws `Problem`. */
export const replacePicture = (picture: number, file: File) =>
  send('PUT', `/${picture}/file`, file) as Promise<{ picture: Picture; articles: number[] }>;

/** Kinds of files that are taken, for the dialog that chooses one. */
export const pictureTypes = 'image/jpeg,image/png,image/webp,image/avif,image/gif,image/tiff';

/** One picture as it stands now; looked at again while its sizes are being made. */
export const usePicture = (picture: Picture) =>
  useQuery({
    queryKey: [...picturesKey, picture.id],
    queryFn: () => answerOf(api.pictures[':id'].$get({ param: { id: String(picture.id) } })),
    initialData: picture,
    refetchInterval: ({ state }) => (state.data && isPreparing(state.data) ? lookAgain : false),
  });

/** Where a picture is seen, by its number alone. */
export const pictureAddress = (picture: number): string => `/api/v1/pictures/${picture}/image`;

/** Why a picture cannot be published now, or `null`. */
export const barredAs = ({ revokedAt, rightsExpireAt }: Picture): 'revoked' | 'lapsed' | null =>
  revokedAt ? 'revoked' : rightsExpireAt && new Date(rightsExpireAt) <= new Date() ? 'lapsed' : null;
