/** A new piece: a headline or an idea, and the desk that answers for it. */
import { Button, Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { ownDirection } from '../../shell/own-direction.ts';
import { Refused } from '../../shell/refused.tsx';
import { useWords } from '../../words/words.tsx';

/** Where this browser keeps the desk for which something was begun last. */
export const lastDesk = 'warraq-newsroom-desk';

export function NewPiece({ desks }: { desks: readonly { id: number; name: string }[] }) {
  const { words } = useWords();
  const go = useNavigate();
  const [headline, setHeadline] = useState('');
  const [desk, setDesk] = useState(localStorage.getItem(lastDesk) ?? '');
  const chosen = Number(desk) || desks[0]?.id;
  // Asked once however often the network fails: the same key is the same piece.
  const [key] = useState(() => crypto.randomUUID());
  const make = useMutation({
    mutationFn: (begin: 'idea' | 'draft') =>
      answerOf(
        api.pieces.$post(
          { json: { desk: chosen!, begin, headline } },
          { headers: { 'idempotency-key': `${key}-${begin}` } },
        ),
      ),
    onSuccess: ({ article }) => {
      localStorage.setItem(lastDesk, String(chosen));
      return go({ to: '/pieces/$id', params: { id: String(article) } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate('draft');
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Refused error={make.error} />
        <Textarea
          label={words.newPiece.headline}
          autosize
          minRows={2}
          {...ownDirection(headline)}
          data-autofocus
          maxLength={500}
          value={headline}
          onChange={(event) => setHeadline(event.currentTarget.value)}
        />
        <NativeSelect
          label={words.newPiece.desk}
          value={String(chosen ?? '')}
          data={desks.map(({ id, name }) => ({ value: String(id), label: name }))}
          onChange={(event) => setDesk(event.currentTarget.value)}
        />
        <Group grow>
          <Button type="submit" loading={make.isPending} disabled={!chosen}>
            {words.newPiece.start}
          </Button>
          <Button
            type="button"
            variant="default"
            loading={make.isPending}
            disabled={!chosen}
            onClick={() => make.mutate('idea')}
          >
            {words.newPiece.idea}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
