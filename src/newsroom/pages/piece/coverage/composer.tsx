/** Writing an entry and sending it, as quickly as it happens. What is written is kept in this browser until it is sent. */
import { Button, Group, Kbd, Paper, Stack, Text, Title } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { api } from '../../../api.ts';
import { answerOf } from '../../../problem.ts';
import { Refused } from '../../../shell/refused.tsx';
import { useWords } from '../../../words/words.tsx';
import { bodyOf, nothingWritten, useSend, type Written } from './entries.ts';
import { EntryFields } from './fields.tsx';

const keptAs = (piece: number) => `warraq-entry-${piece}`;

/** What was written here before the tab was left. */
function kept(piece: number): Written {
  const text = sessionStorage.getItem(keptAs(piece));
  return text === null ? nothingWritten : { ...nothingWritten, ...(JSON.parse(text) as Partial<Written>) };
}

export function Composer({ piece }: { piece: number }) {
  const { words } = useWords();
  const text = words.coverage;
  const [written, setWritten] = useState(() => kept(piece));
  const form = useRef<HTMLFormElement>(null);
  const write = (value: Written) => {
    setWritten(value);
    sessionStorage.setItem(keptAs(piece), JSON.stringify(value));
  };
  const send = useSend(
    piece,
    ({ headline, text, at, key, pinned }: Written, once) =>
      answerOf(
        api.pieces[':id'].live.$post(
          {
            param: { id: String(piece) },
            json: {
              ...{ headline, body: bodyOf(text), key, pinned },
              at: at ? new Date(at).toISOString() : null,
            },
          },
          once,
        ),
      ),
    () => {
      sessionStorage.removeItem(keptAs(piece));
      setWritten(nothingWritten);
      form.current?.querySelector('input')?.focus();
    },
  );
  const empty = !written.headline.trim() && !written.text.trim();
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
          <EntryFields value={written} onChange={write} error={send.error} atHint={text.atHint} />
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
