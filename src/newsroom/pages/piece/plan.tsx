/** Who writes a piece, for which desk, until when; changed by who may assign. */
import { Button, NativeSelect, Paper, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { PieceAct } from '#article/workflow.ts';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { useMoments } from '../../shell/moments.ts';
import { ownDirection } from '../../shell/own-direction.ts';
import { Refused } from '../../shell/refused.tsx';
import { useWords } from '../../words/words.tsx';
import { pieceKey } from './piece-key.ts';

interface Planned {
  id: number;
  revision: number;
  desk: { id: number; name: string } | null;
  assignee: { id: string; name: string } | null;
  deadline: string | null;
  brief: string;
  may: readonly PieceAct[];
}

/** `2026-11-23T09:00:00Z` as a field for day and hour wants it, in this browser's time zone. */
function forField(moment: string | null): string {
  if (!moment) return '';
  const date = new Date(moment);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export function Plan({ piece }: { piece: Planned }) {
  const { words } = useWords();
  const { when } = useMoments();
  const [editing, setEditing] = useState(false);
  return (
    <Paper className="sheet" p="md" component="section" aria-label={words.piece.plan}>
      <Text fw={600} mb="xs">
        {words.piece.plan}
      </Text>
      {editing ? (
        <PlanForm piece={piece} onDone={() => setEditing(false)} />
      ) : (
        <Stack gap={4}>
          <Text size="sm">
            {words.newPiece.desk}: <bdi>{piece.desk?.name ?? words.piece.noOne}</bdi>
          </Text>
          <Text size="sm">
            {words.desk.assignee}: <bdi>{piece.assignee?.name ?? words.piece.noOne}</bdi>
          </Text>
          {piece.deadline && (
            <Text size="sm">
              {words.desk.deadline}: {when(piece.deadline)}
            </Text>
          )}
          {piece.brief && (
            <Text size="sm" dir="auto">
              {piece.brief}
            </Text>
          )}
          {piece.may.includes('assign') && (
            <Button variant="default" size="compact-sm" mt="xs" onClick={() => setEditing(true)}>
              {words.piece.changePlan}
            </Button>
          )}
        </Stack>
      )}
    </Paper>
  );
}

function PlanForm({ piece, onDone }: { piece: Planned; onDone: () => void }) {
  const { words } = useWords();
  const client = useQueryClient();
  const people = useQuery({ queryKey: ['people'], queryFn: () => answerOf(api.people.$get()) });
  const desks = useQuery({ queryKey: ['desks'], queryFn: () => answerOf(api.desks.$get()) });
  const [given, setGiven] = useState({
    desk: String(piece.desk?.id ?? ''),
    assignee: piece.assignee?.id ?? '',
    deadline: forField(piece.deadline),
    brief: piece.brief,
  });
  const assign = useMutation({
    mutationFn: () =>
      answerOf(
        api.pieces[':id'].assign.$post({
          param: { id: String(piece.id) },
          json: {
            basedOn: piece.revision,
            ...(given.desk ? { desk: Number(given.desk) } : {}),
            assignee: given.assignee || null,
            deadline: given.deadline ? new Date(given.deadline).toISOString() : null,
            brief: given.brief,
          },
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: pieceKey(piece.id) });
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    assign.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Refused error={assign.error} />
        <NativeSelect
          label={words.newPiece.desk}
          value={given.desk}
          data={(desks.data?.desks ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
          onChange={(event) => setGiven({ ...given, desk: event.currentTarget.value })}
        />
        <NativeSelect
          label={words.desk.assignee}
          value={given.assignee}
          data={[
            { value: '', label: words.piece.noOne },
            ...(people.data?.people ?? [])
              .filter(({ active }) => active)
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => setGiven({ ...given, assignee: event.currentTarget.value })}
        />
        <TextInput
          type="datetime-local"
          dir="ltr"
          label={words.desk.deadline}
          value={given.deadline}
          onChange={(event) => setGiven({ ...given, deadline: event.currentTarget.value })}
        />
        <Textarea
          label={words.piece.brief}
          autosize
          minRows={2}
          {...ownDirection(given.brief)}
          value={given.brief}
          onChange={(event) => setGiven({ ...given, brief: event.currentTarget.value })}
        />
        <Button type="submit" loading={assign.isPending}>
          {words.save}
        </Button>
        <Button type="button" variant="default" onClick={onDone}>
          {words.cancel}
        </Button>
      </Stack>
    </form>
  );
}
