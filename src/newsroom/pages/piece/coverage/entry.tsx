/** One entry in the newsroom's list: what it says, and what may be done to it. */
import { Badge, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../../api.ts';
import { answerOf } from '../../../problem.ts';
import { useMoments } from '../../../shell/moments.ts';
import { ownDirection } from '../../../shell/own-direction.ts';
import { Refused } from '../../../shell/refused.tsx';
import { useWords } from '../../../words/words.tsx';
import { FormDialog } from '../../stories/dialog.tsx';
import { bodyOf, type Entry, isPlain, textOf, useSend, type Written } from './entries.ts';
import { EntryFields } from './fields.tsx';

interface Props {
  piece: number;
  entry: Entry;
  mayCover: boolean;
}

export function EntryItem({ piece, entry, mayCover }: Props) {
  const { words } = useWords();
  const { when } = useMoments();
  const text = words.coverage;
  const [asking, ask] = useState<'edit' | 'remove' | null>(null);
  const { id, headline, body, at, key, pinned, by, editedAt, removed } = entry;
  const mark = useSend(piece, (marks: { key: boolean; pinned: boolean }) =>
    answerOf(
      api.pieces[':id'].live[':entry'].$put({
        param: { id: String(piece), entry: String(id) },
        json: { basedOn: entry.version, entry: { headline, body, at: null, ...marks } },
      }),
    ),
  );
  const shortly = { variant: 'default', size: 'compact-sm' } as const;
  return (
    <article className={key ? 'coverage-entry key' : 'coverage-entry'} aria-labelledby={`entry-${id}`}>
      <Group gap="xs" id={`entry-${id}`}>
        <Text fw={600}>{when(at)}</Text>
        <Text c="dimmed" size="sm">
          <bdi>{by}</bdi>
        </Text>
        {key && <Badge color="red">{text.key}</Badge>}
        {pinned && <Badge color="gray">{text.pinned}</Badge>}
        {removed ? (
          <Badge color="gray">{text.removed}</Badge>
        ) : (
          editedAt && (
            <Text c="dimmed" size="sm">
              {text.edited} {when(editedAt)}
            </Text>
          )
        )}
      </Group>
      {headline !== '' && (
        <Title order={3} size="h5" dir="auto" className={removed ? 'coverage-removed' : ''}>
          {headline}
        </Title>
      )}
      {textOf(body)
        .split('\n')
        .filter(Boolean)
        .map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
          <p key={index} dir="auto" className={removed ? 'coverage-removed' : ''}>
            {line}
          </p>
        ))}
      {removed?.note && (
        <Text size="sm" dir="auto">
          {removed.note}
        </Text>
      )}
      {mayCover && !removed && (
        <Group gap="xs" mt="xs">
          <Button {...shortly} onClick={() => ask('edit')}>
            {text.edit}
          </Button>
          <Button {...shortly} loading={mark.isPending} onClick={() => mark.mutate({ key: !key, pinned })}>
            {key ? text.unmakeKey : text.makeKey}
          </Button>
          <Button {...shortly} loading={mark.isPending} onClick={() => mark.mutate({ key, pinned: !pinned })}>
            {pinned ? text.unpin : text.pin}
          </Button>
          <Button {...shortly} onClick={() => ask('remove')}>
            {text.remove}
          </Button>
        </Group>
      )}
      <Refused error={mark.error} />
      {asking === 'edit' && <EditDialog piece={piece} entry={entry} onClose={() => ask(null)} />}
      {asking === 'remove' && <RemoveDialog piece={piece} entry={entry} onClose={() => ask(null)} />}
    </article>
  );
}

interface DialogProps {
  piece: number;
  entry: Entry;
  onClose: () => void;
}

function EditDialog({ piece, entry, onClose }: DialogProps) {
  const { words } = useWords();
  // Colleagues may change it meanwhile; what is written here is based on what was seen when it was opened.
  const [seen] = useState(entry);
  const before = textOf(seen.body);
  const [written, write] = useState<Written>({
    ...{ headline: seen.headline, text: before, at: '', key: seen.key, pinned: seen.pinned },
  });
  const save = useSend(
    piece,
    () => {
      const { headline, text, at, key, pinned } = written;
      const content = {
        ...{ headline, key, pinned, body: text === before ? seen.body : bodyOf(text) },
        at: at ? new Date(at).toISOString() : null,
      };
      return answerOf(
        api.pieces[':id'].live[':entry'].$put({
          param: { id: String(piece), entry: String(seen.id) },
          json: { basedOn: seen.version, entry: content },
        }),
      );
    },
    onClose,
  );
  const sending = { mutate: () => save.mutate(undefined), isPending: save.isPending, error: save.error };
  return (
    <FormDialog title={words.coverage.editTitle} ask={sending} onClose={onClose}>
      <EntryFields
        value={written}
        onChange={write}
        error={save.error}
        at="entry."
        formatted={!isPlain(seen.body)}
      />
      <Text size="sm" c="dimmed">
        {words.coverage.editHint}
      </Text>
    </FormDialog>
  );
}

function RemoveDialog({ piece, entry, onClose }: DialogProps) {
  const { words } = useWords();
  const [seen] = useState(entry);
  const [note, setNote] = useState('');
  const remove = useSend(
    piece,
    () =>
      answerOf(
        api.pieces[':id'].live[':entry'].remove.$post({
          param: { id: String(piece), entry: String(seen.id) },
          json: { basedOn: seen.version, note },
        }),
      ),
    onClose,
  );
  const sending = {
    mutate: () => remove.mutate(undefined),
    isPending: remove.isPending,
    error: remove.error,
  };
  return (
    <FormDialog
      title={words.coverage.removeTitle}
      submit={words.coverage.remove}
      ask={sending}
      onClose={onClose}
    >
      <Stack gap="xs">
        <Textarea
          label={words.coverage.removeNote}
          data-autofocus
          autosize
          minRows={2}
          maxLength={500}
          {...ownDirection(note)}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </Stack>
    </FormDialog>
  );
}
