/** How far the sizes of a picture are that readers will be served. */
import { Button, Group, Progress, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { useMayPictures } from '../../session.ts';
import { Refused } from '../../shell/refused.tsx';
import { useWords } from '../../words/words.tsx';
import { type Picture, picturesKey, usePicture } from './picture-api.ts';

/** Nothing for a picture whose sizes are all there, unless they were made while it was looked at. */
export function Preparing({ picture }: { picture: Picture }) {
  const { words } = useWords();
  const { add: mayAdd } = useMayPictures();
  const client = useQueryClient();
  const { preparing } = usePicture(picture).data;
  const again = useMutation({
    mutationFn: () => answerOf(api.pictures[':id'].prepare.$post({ param: { id: String(picture.id) } })),
    onSuccess: (now) => client.setQueryData([...picturesKey, picture.id], now),
  });
  if (!preparing)
    return (
      picture.preparing && (
        <Text size="sm" c="dimmed" role="status">
          {words.pictures.prepared}
        </Text>
      )
    );
  const { made, of, failed } = preparing;
  const standing = `${words.pictures[failed ? 'notPrepared' : 'preparing']} ${made} ${words.pictures.outOf} ${of}`;
  return (
    <div>
      <Group justify="space-between">
        <Text size="sm" c={failed ? 'red' : 'dimmed'} role={failed ? 'alert' : 'status'}>
          {standing}
        </Text>
        {failed && mayAdd && (
          <Button
            variant="default"
            size="compact-sm"
            loading={again.isPending}
            onClick={() => again.mutate()}
          >
            {words.retry}
          </Button>
        )}
      </Group>
      {!failed && <Progress mt={4} size="sm" value={(100 * made) / of} aria-label={standing} />}
      <Refused error={again.error} />
    </div>
  );
}
