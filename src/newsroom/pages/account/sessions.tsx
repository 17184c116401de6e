import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { Asked } from '../../shell/asked.tsx';
import { useMoments } from '../../shell/moments.ts';
import { useWords } from '../../words/words.tsx';
import { Part } from './part.tsx';

/** Where this account is signed in, and ending it there. */
export function Sessions() {
  const { words } = useWords();
  const { when } = useMoments();
  const client = useQueryClient();
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: () => answerOf(api.sessions.$get()) });
  const end = useMutation({
    mutationFn: (id: string | null) =>
      id === null
        ? answerOf(api.sessions.$delete()).then(() => undefined)
        : answerOf(api.sessions[':id'].$delete({ param: { id } })).then(() => undefined),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  });
  return (
    <Part title={words.account.sessions}>
      <Asked query={sessions}>
        {({ sessions: all }) => (
          <Stack>
            {all.map((session) => (
              <Group key={session.id} justify="space-between" wrap="nowrap">
                <div>
                  <Text size="sm" dir="ltr" style={{ overflowWrap: 'anywhere' }}>
                    {session.userAgent ?? '?'}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {when(session.createdAt)} · <bdi dir="ltr">{session.address}</bdi>
                  </Text>
                </div>
                {session.current ? (
                  <Badge variant="light">{words.account.thisSession}</Badge>
                ) : (
                  <Button variant="default" size="compact-sm" onClick={() => end.mutate(session.id)}>
                    {words.account.end}
                  </Button>
                )}
              </Group>
            ))}
            {all.length > 1 && (
              <Button variant="default" loading={end.isPending} onClick={() => end.mutate(null)}>
                {words.account.endOthers}
              </Button>
            )}
          </Stack>
        )}
      </Asked>
    </Part>
  );
}
