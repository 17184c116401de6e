/** One entry in the newsroom's list: what it says, and what may be done to it. */
import { Badge, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import type { Body } from '#article/body.ts';
import { citedRuns, textsOf } from '#article/citations.ts';
import { inlineText } from '#article/plain-text.ts';
import { api } from '../../../api.ts';
import type { Cite } from '../../../editor/sourcing/cite-line.tsx';
import { answerOf } from '../../../problem.ts';
import { useMoments } from '../../../shell/moments.ts';
import { ownDirection } from '../../../shell/own-direction.ts';
import { Refused } from '../../../shell/refused.tsx';
import { useWords } from '../../../words/words.tsx';
import type { PieceView } from '../../piece.tsx';
import { FormDialog } from '../../stories/dialog.tsx';
import { type Entry, isEmpty, useSend, type Written } from './entries.ts';
import { EventOfEntry } from './event.tsx';
import { EntryFields } from './fields.tsx';

interface Props {
  piece: PieceView;
  cite: Cite;
  entry: Entry;
  mayCover: boolean;
  /** The piece is in a file that is theirs to keep. */
  mayRecord: boolean;
}

export function EntryItem({ piece, cite, entry, mayCover, mayRecord }: Props) {
  const { words } = useWords();
  const { when } = useMoments();
  const text = words.coverage;
  const [asking, ask] = useState<'edit' | 'remove' | 'event' | null>(null);
  const { id, headline, body, at, key, pinned, by, editedAt, removed } = entry;
  const mark = useSend(piece.id, (marks: { key: boolean; pinned: boolean }) =>
    answerOf(
      api.pieces[':id'].live[':entry'].$put({
        param: { id: String(piece.id), entry: String(id) },
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
      <EntryText body={body} removed={removed !== null} />
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
          {mayRecord && (
            <Button {...shortly} onClick={() => ask('event')}>
              {text.record}
            </Button>
          )}
          <Button {...shortly} onClick={() => ask('remove')}>
            {text.remove}
          </Button>
        </Group>
      )}
      <Refused error={mark.error} />
      {asking === 'edit' && <EditDialog {...{ piece, cite, entry }} onClose={() => ask(null)} />}
      {asking === 'remove' && <RemoveDialog piece={piece.id} entry={entry} onClose={() => ask(null)} />}
      {asking === 'event' && <EventOfEntry piece={piece.id} entry={entry} onClose={() => ask(null)} />}
    </article>
  );
}

/** Its words, those that rest on something marked as in the editor. */
function EntryText({ body, removed }: { body: Body; removed: boolean }) {
  const { words } = useWords();
  return body.content.flatMap(textsOf).map(({ attrs, content }) => (
    <p key={attrs.id} dir="auto" className={removed ? 'coverage-removed' : ''}>
      {citedRuns(content).map(({ citation, nodes }, at) => {
        const text = inlineText(nodes);
        return citation ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: runs have no other name
          <span key={at} className="coverage-cited" title={words.coverage.cited}>
            {text}
          </span>
        ) : (
          text
        );
      })}
    </p>
  ));
}

function EditDialog({ piece, cite, entry, onClose }: Omit<Props, 'mayCover' | 'mayRecord'> & Closing) {
  const { words } = useWords();
  // Colleagues may change it meanwhile; what is written here is based on what was seen when it was opened.
  const [seen] = useState(entry);
  const [written, write] = useState<Written>({
    ...{ headline: seen.headline, body: seen.body, at: '', key: seen.key, pinned: seen.pinned },
  });
  const save = useSend(
    piece.id,
    () => {
      const { at, ...content } = written;
      return answerOf(
        api.pieces[':id'].live[':entry'].$put({
          param: { id: String(piece.id), entry: String(seen.id) },
          json: {
            basedOn: seen.version,
            entry: { ...content, at: at ? new Date(at).toISOString() : null },
          },
        }),
      );
    },
    onClose,
  );
  const sending = { mutate: () => save.mutate(undefined), isPending: save.isPending, error: save.error };
  return (
    <FormDialog title={words.coverage.editTitle} ask={sending} disabled={isEmpty(written)} onClose={onClose}>
      <EntryFields {...{ piece, cite }} value={written} onChange={write} error={save.error} at="entry." />
      <Text size="sm" c="dimmed">
        {words.coverage.editHint}
      </Text>
    </FormDialog>
  );
}

interface Closing {
  onClose: () => void;
}

function RemoveDialog({ piece, entry, onClose }: { piece: number; entry: Entry } & Closing) {
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
