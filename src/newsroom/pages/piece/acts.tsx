/** What may be done to a piece now: one button an act; those that want to be told something ask for it first. */
import { Button, Group, Modal, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { PieceAct } from '#article/workflow.ts';
import { api } from '../../api.ts';
import { answerOf, Problem } from '../../problem.ts';
import { explain } from '../../shell/explain.ts';
import { ownDirection } from '../../shell/own-direction.ts';
import { Refused } from '../../shell/refused.tsx';
import { useWords } from '../../words/words.tsx';
import { pieceKey } from './piece-key.ts';

/** Acts with a button of their own, in the order of a piece's life; the rest (read, save, comment…) are done elsewhere. */
const shown = [
  'take',
  'submit',
  'return',
  'approve',
  'reopen',
  'publish',
  'schedule',
  'cancelSchedule',
  'embargo',
  'liftEmbargo',
  'update',
  'updateSignificantly',
  'correct',
  'withdraw',
] as const satisfies readonly PieceAct[];
type Shown = (typeof shown)[number];

/** What an act wants to be told. */
const wants: Partial<Record<Shown, 'note' | 'hour' | 'kindAndNote'>> = {
  return: 'note',
  schedule: 'hour',
  embargo: 'hour',
  updateSignificantly: 'note',
  correct: 'kindAndNote',
  withdraw: 'note',
};
/** The next step of a piece in good order: filled, so that the eye finds it. */
const forward: readonly Shown[] = ['take', 'submit', 'approve', 'publish'];

const correctionKinds = ['correction', 'clarification', 'retraction'] as const;
interface Told {
  note: string;
  hour: string;
  kind: (typeof correctionKinds)[number];
}

function ask(act: Shown, id: number, basedOn: number, told: Told) {
  const piece = api.pieces[':id'];
  const param = { id: String(id) };
  const json = { basedOn };
  const at = () => new Date(told.hour).toISOString();
  switch (act) {
    case 'take':
      return answerOf(piece.take.$post({ param, json }));
    case 'submit':
      return answerOf(piece.submit.$post({ param, json }));
    case 'return':
      return answerOf(piece.return.$post({ param, json: { basedOn, note: told.note } }));
    case 'approve':
      return answerOf(piece.approve.$post({ param, json }));
    case 'reopen':
      return answerOf(piece.reopen.$post({ param, json }));
    case 'publish':
      return answerOf(piece.publish.$post({ param, json }));
    case 'schedule':
      return answerOf(piece.schedule.$post({ param, json: { basedOn, at: at() } }));
    case 'cancelSchedule':
      return answerOf(piece['cancel-schedule'].$post({ param, json }));
    case 'embargo':
      return answerOf(piece.embargo.$post({ param, json: { basedOn, until: at() } }));
    case 'liftEmbargo':
      return answerOf(piece['lift-embargo'].$post({ param, json }));
    case 'update':
      return answerOf(piece.update.$post({ param, json }));
    case 'updateSignificantly':
      return answerOf(piece['update-significantly'].$post({ param, json: { basedOn, note: told.note } }));
    case 'correct':
      return answerOf(piece.correct.$post({ param, json: { basedOn, kind: told.kind, note: told.note } }));
    case 'withdraw':
      return answerOf(piece.withdraw.$post({ param, json: { basedOn, note: told.note } }));
  }
}

interface Props {
  id: number;
  may: readonly PieceAct[];
  /** Makes a revision of what stands in the editor, so that the act is done to what is seen; its number. */
  settle: () => Promise<number>;
}

export function Acts({ id, may, settle }: Props) {
  const { words } = useWords();
  const client = useQueryClient();
  const [asking, setAsking] = useState<Shown | null>(null);
  const [told, setTold] = useState<Told>({ note: '', hour: '', kind: 'correction' });
  const act = useMutation({
    mutationFn: async (which: Shown) => ask(which, id, await settle(), told),
    onSuccess: () => {
      setAsking(null);
      setTold({ note: '', hour: '', kind: 'correction' });
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: pieceKey(id) }),
        client.invalidateQueries({ queryKey: ['pieces'] }),
      ]),
  });
  const possible = shown.filter((one) => may.includes(one));
  const next = forward.find((one) => possible.includes(one));
  const problem = act.error instanceof Problem ? act.error : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (asking) act.mutate(asking);
  };
  return (
    <Stack gap="xs">
      {act.isError && !asking && (
        <Text c="red" role="alert">
          {explain(act.error, words)}
          {problem?.findings.map((finding) => (
            <span key={finding.path + finding.code}> {finding.message}</span>
          ))}
        </Text>
      )}
      <Group gap="xs">
        {possible.map((one) => (
          <Button
            key={one}
            size="compact-md"
            variant={one === next ? 'filled' : 'default'}
            loading={act.isPending && act.variables === one}
            onClick={() => (wants[one] ? setAsking(one) : act.mutate(one))}
          >
            {words.acts[one]}
          </Button>
        ))}
      </Group>
      <Modal
        opened={asking !== null}
        onClose={() => setAsking(null)}
        title={asking && words.acts[asking]}
        closeButtonProps={{ 'aria-label': words.close }}
      >
        <form onSubmit={submit}>
          <Stack>
            <Refused error={act.error} />
            {asking && wants[asking] === 'kindAndNote' && (
              <NativeSelect
                label={words.piece.correctionKind}
                value={told.kind}
                data={correctionKinds.map((kind) => ({ value: kind, label: words.piece[kind] }))}
                onChange={(event) => setTold({ ...told, kind: event.currentTarget.value as Told['kind'] })}
              />
            )}
            {asking && wants[asking] === 'hour' && (
              <TextInput
                type="datetime-local"
                label={words.piece.hour}
                required
                dir="ltr"
                value={told.hour}
                onChange={(event) => setTold({ ...told, hour: event.currentTarget.value })}
              />
            )}
            {asking && wants[asking] !== 'hour' && (
              <Textarea
                label={
                  asking === 'return' || asking === 'withdraw' ? words.piece.note : words.piece.publicNote
                }
                required={asking !== 'withdraw'}
                autosize
                minRows={3}
                {...ownDirection(told.note)}
                data-autofocus
                value={told.note}
                onChange={(event) => setTold({ ...told, note: event.currentTarget.value })}
              />
            )}
            <Button type="submit" loading={act.isPending}>
              {asking && words.acts[asking]}
            </Button>
          </Stack>
        </form>
      </Modal>
    </Stack>
  );
}
