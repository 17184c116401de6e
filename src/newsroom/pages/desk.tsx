/** The desk's queue: pieces that may be seen here, those that last changed first. */
import {
  Badge,
  Button,
  Checkbox,
  Group,
  Modal,
  NativeSelect,
  Stack,
  Table,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type WorkflowState, workflowStates } from '#article/workflow.ts';
import { api } from '../api.ts';
import { answerOf } from '../problem.ts';
import { Asked } from '../shell/asked.tsx';
import { useMoments } from '../shell/moments.ts';
import { Wide } from '../shell/wide.tsx';
import { useWords } from '../words/words.tsx';
import { NewPiece } from './desk/new-piece.tsx';

export function Desk() {
  const { words } = useWords();
  const { when } = useMoments();
  const filter = useSearch({ from: '/signed/' });
  const go = useNavigate();
  const [adding, add] = useDisclosure();
  const [typed, setTyped] = useState('');
  const [headline] = useDebouncedValue(typed, 250);
  const desks = useQuery({ queryKey: ['desks'], queryFn: () => answerOf(api.desks.$get()) });
  const pieces = useInfiniteQuery({
    queryKey: ['pieces', filter, headline],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.pieces.$get({
          query: {
            limit: '50',
            ...(filter.state ? { workflow: filter.state } : {}),
            ...(filter.desk ? { desk: String(filter.desk) } : {}),
            ...(filter.mine ? { mine: 'true' as const } : {}),
            ...(headline ? { headline } : {}),
            ...(pageParam ? { cursor: pageParam } : {}),
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    // Colleagues work on the same queue.
    refetchInterval: 15_000,
  });
  const narrow = (change: Partial<typeof filter>) => {
    const next = { ...filter, ...change };
    void go({
      to: '/',
      search: {
        ...(next.state ? { state: next.state } : {}),
        ...(next.desk ? { desk: next.desk } : {}),
        ...(next.mine ? { mine: true as const } : {}),
      },
      replace: true,
    });
  };
  const now = Date.now();
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={1} size="h2">
          {words.desk.title}
        </Title>
        <Button onClick={add.open}>{words.desk.newPiece}</Button>
      </Group>
      <Group align="end">
        <TextInput
          label={words.desk.headline}
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <NativeSelect
          label={words.desk.filter}
          value={filter.state ?? ''}
          data={[
            { value: '', label: words.desk.all },
            ...workflowStates.map((state) => ({ value: state, label: words.workflow[state] })),
          ]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            narrow({ state: value ? (value as WorkflowState) : undefined });
          }}
        />
        <NativeSelect
          label={words.desk.deskFilter}
          value={String(filter.desk ?? '')}
          data={[
            { value: '', label: words.desk.allDesks },
            ...(desks.data?.desks ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={(event) => narrow({ desk: Number(event.currentTarget.value) || undefined })}
        />
        <Checkbox
          label={words.desk.onlyMine}
          checked={filter.mine ?? false}
          pb="xs"
          onChange={(event) => narrow({ mine: event.currentTarget.checked || undefined })}
        />
      </Group>
      <Asked query={pieces}>
        {({ pages }) => {
          const all = pages.flatMap((page) => page.pieces);
          if (!all.length)
            return (
              <Stack align="center" p="xl" className="sheet">
                <Text fw={600}>{words.desk.empty}</Text>
                <Text c="dimmed">{words.desk.emptyHint}</Text>
              </Stack>
            );
          return (
            <Wide name={words.desk.title} least={720}>
              <Table className="sheet" verticalSpacing="sm" highlightOnHover>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{words.desk.headline}</Table.Th>
                    <Table.Th>{words.desk.state}</Table.Th>
                    <Table.Th>{words.desk.assignee}</Table.Th>
                    <Table.Th>{words.desk.deadline}</Table.Th>
                    <Table.Th>{words.desk.changed}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {all.map((piece) => {
                    const late =
                      piece.deadline !== null &&
                      piece.publication === 'unpublished' &&
                      new Date(piece.deadline).getTime() < now;
                    return (
                      <Table.Tr key={piece.id}>
                        <Table.Td>
                          <Link className="headline-cell" to="/pieces/$id" params={{ id: String(piece.id) }}>
                            <bdi>{piece.headline || words.desk.untitled}</bdi>
                          </Link>
                          {piece.desk && (
                            <Text size="sm" c="dimmed">
                              <bdi>{piece.desk.name}</bdi>
                            </Text>
                          )}
                        </Table.Td>
                        <Table.Td>
                          <Group gap={6}>
                            <Badge variant="light" color={piece.workflow === 'inReview' ? 'orange' : 'gray'}>
                              {words.workflow[piece.workflow]}
                            </Badge>
                            {piece.publication !== 'unpublished' && (
                              <Badge
                                variant="light"
                                color={piece.publication === 'published' ? 'green' : 'rubric'}
                              >
                                {words.publication[piece.publication]}
                              </Badge>
                            )}
                          </Group>
                        </Table.Td>
                        <Table.Td>{piece.assignee && <bdi>{piece.assignee.name}</bdi>}</Table.Td>
                        <Table.Td className={late ? 'overdue' : undefined}>
                          {piece.deadline && when(piece.deadline)}
                          {late && <div>{words.desk.overdue}</div>}
                        </Table.Td>
                        <Table.Td>{when(piece.touchedAt)}</Table.Td>
                      </Table.Tr>
                    );
                  })}
                </Table.Tbody>
              </Table>
            </Wide>
          );
        }}
      </Asked>
      {pieces.hasNextPage && (
        <Button variant="default" loading={pieces.isFetchingNextPage} onClick={() => pieces.fetchNextPage()}>
          {words.desk.more}
        </Button>
      )}
      <Modal
        opened={adding}
        onClose={add.close}
        title={words.newPiece.title}
        closeButtonProps={{ 'aria-label': words.close }}
      >
        <NewPiece desks={desks.data?.desks ?? []} />
      </Modal>
    </Stack>
  );
}
