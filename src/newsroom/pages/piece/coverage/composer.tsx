/** Writing an entry and sending it, as quickly as it happens. What is written is kept in this browser until it is sent. */
import { Button, Group, Kbd, Paper, Stack, Text, Title } from '@mantine/core';
import { type KeyboardEvent, useReducer, useRef, useState } from 'react';
import { bodyFromText } from '#article/from-text.ts';
import { api } from '../../../api.ts';
import type { Cite } from '../../../editor/sourcing/cite-line.tsx';
import { answerOf } from '../../../problem.ts';
import { Refused } from '../../../shell/refused.tsx';
import { useWords } from '../../../words/words.tsx';
import type { PieceView } from '../../piece.tsx';
import { isEmpty, nothingWritten, noWords, useSend, type Written } from './entries.ts';
import { EntryFields } from './fields.tsx';

const keptAs = (piece: number) => `warraq-entry-${piece}`;

/** What was written here before the tab was left. */
function kept(piece: number): Written {
  const text = sessionStorage.getItem(keptAs(piece));
  if (text === null) return nothingWritten;
  const found = JSON.parse(text) as Partial<Written> & { text?: string };
  // As it was kept before entries had sources.
  const body = found.body ?? (found.text ? bodyFromText(found.text, () => null) : noWords);
  return { ...nothingWritten, ...found, body };
}

export function Composer({ piece, cite }: { piece: PieceView; cite: Cite }) {
  const { words } = useWords();
  const text = words.coverage;
  const { id } = piece;
  const [written, setWritten] = useState(() => kept(id));
  // Another entry, another editor.
  const [sent, count] = useReducer((times: number) => times + 1, 0);
  const form = useRef<HTMLFormElement>(null);
  const write = (value: Written) => {
    setWritten(value);
    sessionStorage.setItem(keptAs(id), JSON.stringify(value));
  };
  const send = useSend(
    id,
    ({ at, ...entry }: Written, once) =>
      answerOf(
        api.pieces[':id'].live.$post(
          {
            param: { id: String(id) },
            json: { ...entry, at: at ? new Date(at).toISOString() : null },
          },
          once,
        ),
      ),
    () => {
      sessionStorage.removeItem(keptAs(id));
      setWritten(nothingWritten);
      count();
      form.current?.querySelector('input')?.focus();
    },
  );
  const empty = isEmpty(written);
  const submit = () => {
    if (!empty && !send.isPending) send.mutate(written);
  };
  const quickly = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    submit();
  };
  return (
    <Paper className="sheet" p="md">
      <form
        ref={form}
        aria-labelledby="entry-new"
        onKeyDown={quickly}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="sm">
          <Title order={2} size="h5" id="entry-new">
            {text.compose}
          </Title>
          <EntryFields
            key={sent}
            {...{ piece, cite }}
            value={written}
            onChange={write}
            error={send.error}
            atHint={text.atHint}
          />
          <Refused error={send.error} />
          <Group>
            <Button type="submit" loading={send.isPending} disabled={empty}>
              {text.send}
            </Button>
            <Kbd dir="ltr" visibleFrom="sm">
              {text.sendHint}
            </Kbd>
            <Text size="sm" c="dimmed" role="status">
              {send.isSuccess && empty ? text.sent : ''}
            </Text>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
