/** Who did what, newest first. Read only: nothing in the log can be changed. */
import { Button, Code, Group, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api.ts';
import { answerOf } from '../problem.ts';
import { useMoments } from '../shell/moments.ts';
import { Refused } from '../shell/refused.tsx';
import { Wide } from '../shell/wide.tsx';
import { useWords } from '../words/words.tsx';

export function Audit() {
  const { words } = useWords();
  const { exactly } = useMoments();
  const [typed, setTyped] = useState({ act: '', subject: '' });
  const [filter] = useDebouncedValue(typed, 300);
  const log = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.audit.$get({
          query: {
            ...(filter.act ? { act: filter.act } : {}),
            ...(filter.subject ? { subject: filter.subject } : {}),
            ...(pageParam ? { cursor: pageParam } : {}),
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
  const entries = log.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <Stack>
      <Title order={1} size="h2">
        {words.nav.audit}
      </Title>
      <Group>
        <TextInput
          label={words.audit.filter}
          dir="ltr"
          placeholder="role.grant"
          value={typed.act}
          onChange={(event) => setTyped({ ...typed, act: event.currentTarget.value })}
        />
        <TextInput
          label={words.audit.subject}
          dir="ltr"
          placeholder="article:12"
          value={typed.subject}
          onChange={(event) => setTyped({ ...typed, subject: event.currentTarget.value })}
        />
      </Group>
      <Refused error={log.error} />
      {log.isSuccess && !entries.length && <Text c="dimmed">{words.audit.empty}</Text>}
      {entries.length > 0 && (
        <Wide name={words.nav.audit} least={640}>
          <Table className="sheet">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{words.audit.when}</Table.Th>
                <Table.Th>{words.audit.who}</Table.Th>
                <Table.Th>{words.audit.act}</Table.Th>
                <Table.Th>{words.audit.subject}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {entries.map((entry) => (
                <Table.Tr key={entry.id}>
                  <Table.Td>
                    <time dateTime={entry.at}>{exactly(entry.at)}</time>
                  </Table.Td>
                  <Table.Td>
                    <bdi>{entry.actor.name}</bdi>
                    {entry.byToken && (
                      <Text size="sm" c="dimmed">
                        {words.audit.byToken}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td>
                    <Code dir="ltr">{entry.act}</Code>
                  </Table.Td>
                  <Table.Td>
                    <Code dir="ltr">{entry.subject}</Code>
                    {Object.keys(entry.detail).length > 0 && (
                      <Text size="sm" c="dimmed" dir="auto" style={{ overflowWrap: 'anywhere' }}>
                        {Object.entries(entry.detail)
                          .map(
                            ([name, value]) =>
                              `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
                          )
                          .join('  ')}
                      </Text>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Wide>
      )}
      {log.hasNextPage && (
        <Button variant="default" loading={log.isFetchingNextPage} onClick={() => log.fetchNextPage()}>
          {words.audit.more}
        </Button>
      )}
    </Stack>
  );
}
