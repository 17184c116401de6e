/** A piece's revisions: who made them and when; any two compared in words. */
import { Badge, Button, Group, Radio, Stack, Table, Text, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { Asked } from '../../shell/asked.tsx';
import { useMoments } from '../../shell/moments.ts';
import { Wide } from '../../shell/wide.tsx';
import { useWords } from '../../words/words.tsx';
import { Differences } from './differences.tsx';
import { pieceKey } from './piece-key.ts';

interface Props {
  id: number;
  /** Brings an older revision back as a new one; `null` for who may not. */
  restore: ((revision: number) => void) | null;
}

export function History({ id, restore }: Props) {
  const { words } = useWords();
  const { when } = useMoments();
  const [chosen, choose] = useState<{ from: number; to: number } | null>(null);
  const revisions = useQuery({
    queryKey: [...pieceKey(id), 'revisions'],
    queryFn: () => answerOf(api.pieces[':id'].revisions.$get({ param: { id: String(id) } })),
  });
  const compared = useQuery({
    queryKey: [...pieceKey(id), 'compare', chosen],
    enabled: chosen !== null && chosen.from !== chosen.to,
    queryFn: () =>
      answerOf(
        api.pieces[':id'].compare.$get({
          param: { id: String(id) },
          query: { from: String(chosen!.from), to: String(chosen!.to) },
        }),
      ),
  });
  return (
    <Asked query={revisions}>
      {({ revisions: all }) => {
        const newest = all[0]?.number ?? 1;
        const { from, to } = chosen ?? { from: Math.max(1, newest - 1), to: newest };
        return (
          <Stack>
            <Wide name={words.piece.history} least={480}>
              <Table className="sheet">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{words.piece.from}</Table.Th>
                    <Table.Th>{words.piece.to}</Table.Th>
                    <Table.Th>{words.piece.revision}</Table.Th>
                    <Table.Th>{words.piece.by}</Table.Th>
                    <Table.Th>
                      <VisuallyHidden>{words.piece.restore}</VisuallyHidden>
                    </Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {all.map((revision) => (
                    <Table.Tr key={revision.number}>
                      <Table.Td>
                        <Radio
                          name="from"
                          aria-label={`${words.piece.from} ${revision.number}`}
                          checked={from === revision.number}
                          onChange={() => choose({ from: revision.number, to })}
                        />
                      </Table.Td>
                      <Table.Td>
                        <Radio
                          name="to"
                          aria-label={`${words.piece.to} ${revision.number}`}
                          checked={to === revision.number}
                          onChange={() => choose({ from, to: revision.number })}
                        />
                      </Table.Td>
                      <Table.Td>
                        <Group gap="xs">
                          <Text span fw={600}>
                            {revision.number}
                          </Text>
                          {revision.shown && <Badge color="green">{words.publication.published}</Badge>}
                        </Group>
                        {revision.note && (
                          <Text size="sm" dir="auto">
                            {revision.note}
                          </Text>
                        )}
                      </Table.Td>
                      <Table.Td>
                        <bdi>{revision.author.name}</bdi>
                        <Text size="sm" c="dimmed">
                          {when(revision.at)}
                        </Text>
                      </Table.Td>
                      <Table.Td>
                        {restore && revision.number !== newest && (
                          <Button
                            variant="default"
                            size="compact-sm"
                            onClick={() => restore(revision.number)}
                          >
                            {words.piece.restore}
                          </Button>
                        )}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Wide>
            {all.length > 1 && (
              <Button variant="default" onClick={() => choose({ from, to })}>
                {words.piece.compare}
              </Button>
            )}
            {chosen && chosen.from !== chosen.to && (
              <Asked query={compared}>{(difference) => <Differences of={difference} />}</Asked>
            )}
          </Stack>
        );
      }}
    </Asked>
  );
}
