/** What may be done to a piece now: one button an act; those that want to be told something ask for it first. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { SharedArticle } from '../../editor/together/shared-article.ts';
import { Problem } from '../../problem.ts';
import { explain } from '../../shell/explain.ts';
import { Refused } from '../../shell/refused.tsx';
import { useWords } from '../../words/words.tsx';
import type { PieceView } from '../piece.tsx';
import { ActFields } from './act-fields.tsx';
import {
  actsToReaders,
  askFor,
  nothingTold,
  type ShownAct,
  shownActs,
  type Told,
  wants,
} from './act-requests.ts';
import type { FindingSeen } from './checks.tsx';
import { pieceKey } from './piece-key.ts';
import { PublishPanel } from './publish-panel.tsx';

/** The next step of a piece in good order: filled, so that the eye finds it. */
const forward: readonly ShownAct[] = ['take', 'submit', 'approve', 'publish'];

interface Props {
  piece: PieceView;
  shared: SharedArticle | null;
  findings: readonly FindingSeen[];
  /** Makes a revision of what stands in the editor, so that the act is done to what is seen; its number. */
  settle: () => Promise<number>;
}

export function Acts({ piece, shared, findings, settle }: Props) {
  const { id, may } = piece;
  const { words } = useWords();
  const client = useQueryClient();
  const [asking, setAsking] = useState<ShownAct | null>(null);
  const [told, setTold] = useState<Told>(nothingTold);
  const act = useMutation({
    mutationFn: async ({ which, basedOn }: { which: ShownAct; basedOn?: number }) =>
      askFor(which, id, basedOn ?? (await settle()), told),
    onSuccess: () => {
      setAsking(null);
      setTold(nothingTold);
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: pieceKey(id) }),
        client.invalidateQueries({ queryKey: ['pieces'] }),
      ]),
  });
  const possible = shownActs.filter((one) => may.includes(one));
  const next = forward.find((one) => possible.includes(one));
  const problem = act.error instanceof Problem ? act.error : null;
  const begin = (which: ShownAct) => {
    act.reset();
    if (wants[which] || actsToReaders.includes(which)) setAsking(which);
    else act.mutate({ which });
  };
  const close = () => setAsking(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (asking) act.mutate({ which: asking });
  };
  const looksOver = asking !== null && actsToReaders.includes(asking);
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
            loading={act.isPending && act.variables.which === one}
            disabled={actsToReaders.includes(one) && shared === null}
            onClick={() => begin(one)}
          >
            {words.acts[one]}
          </Button>
        ))}
      </Group>
      {looksOver && shared && (
        <PublishPanel
          {...{ act: asking, piece, shared, findings, settle, told }}
          tell={setTold}
          error={act.error}
          pending={act.isPending}
          onClose={close}
          onAct={(basedOn) => act.mutate({ which: asking, basedOn })}
          onLookAgain={() => act.reset()}
        />
      )}
      <Modal
        opened={asking !== null && !looksOver}
        onClose={close}
        title={asking && words.acts[asking]}
        closeButtonProps={{ 'aria-label': words.close }}
      >
        <form onSubmit={submit}>
          <Stack>
            <Refused error={act.error} />
            {asking && <ActFields act={asking} told={told} tell={setTold} />}
            <Button type="submit" loading={act.isPending}>
              {asking && words.acts[asking]}
            </Button>
          </Stack>
        </form>
      </Modal>
    </Stack>
  );
}
