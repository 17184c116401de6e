/** One picture: its words, rights and focal point; and taking it back. */
import { Alert, Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { useMayPictures } from '../../session.ts';
import { useMoments } from '../../shell/moments.ts';
import { ownDirection } from '../../shell/own-direction.ts';
import { Refused } from '../../shell/refused.tsx';
import { useWords } from '../../words/words.tsx';
import { FocalPoint } from './focal-point.tsx';
import { barredAs, type Picture, picturesKey } from './picture-api.ts';
import { Preparing } from './preparing.tsx';
import { Replace } from './replace.tsx';

const two = (number: number): string => String(number).padStart(2, '0');
/** The last day in this place's time on which it may be published: `'2026-12-31'`. */
function lastDayOf(expires: string | null): string {
  if (expires === null) return '';
  const last = new Date(new Date(expires).getTime() - 1);
  return `${last.getFullYear()}-${two(last.getMonth() + 1)}-${two(last.getDate())}`;
}
/** The midnight after a day. */
function expiryOf(day: string): string | null {
  if (!day) return null;
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return new Date(year, month - 1, date + 1).toISOString();
}

interface Props {
  picture: Picture;
  onReplaced: (picture: Picture) => void;
  onRevoked: () => void;
}

export function PicturePanel({ picture, onReplaced, onRevoked }: Props) {
  const { words } = useWords();
  const { when } = useMoments();
  const may = useMayPictures();
  const mayDescribe = may.manage || (may.add && picture.uploadedBy?.id === may.id);
  const client = useQueryClient();
  const param = { id: String(picture.id) };
  const [given, setGiven] = useState({
    ...{ alt: picture.alt, caption: picture.caption, credit: picture.credit, rights: picture.rights },
    lastDay: lastDayOf(picture.rightsExpireAt),
    focus: picture.focus,
  });
  const change = useMutation({
    mutationFn: () => {
      const { lastDay, ...json } = given;
      return answerOf(
        api.pictures[':id'].$patch({ param, json: { ...json, rightsExpireAt: expiryOf(lastDay) } }),
      );
    },
    onSuccess: () => client.invalidateQueries({ queryKey: picturesKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  const field = (name: 'alt' | 'caption' | 'credit' | 'rights') => ({
    label: words.pictures[name],
    ...ownDirection(given[name]),
    value: given[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      change.reset();
      setGiven({ ...given, [name]: event.currentTarget.value });
    },
  });
  const barred = barredAs(picture);
  return (
    <Stack>
      {barred && <Alert color="rubric">{words.pictures[barred]}</Alert>}
      <form onSubmit={submit}>
        <fieldset disabled={!mayDescribe} className="picture-fields">
          <Stack>
            {!picture.revokedAt && (
              <FocalPoint
                picture={picture}
                focus={given.focus}
                onChange={(focus) => setGiven({ ...given, focus })}
              />
            )}
            <Textarea
              {...field('alt')}
              description={words.pictures.altHint}
              autosize
              minRows={2}
              maxLength={500}
            />
            <Textarea {...field('caption')} autosize minRows={2} maxLength={1_000} />
            <TextInput
              {...field('credit')}
              description={words.pictures.creditHint}
              required
              maxLength={200}
              error={given.credit.trim() ? undefined : words.pictures.creditMissing}
            />
            <Textarea {...field('rights')} autosize maxLength={1_000} />
            <TextInput
              label={words.pictures.lastDay}
              type="date"
              dir="ltr"
              value={given.lastDay}
              onChange={(event) => setGiven({ ...given, lastDay: event.currentTarget.value })}
            />
            <Refused error={change.error} />
            {change.isSuccess && <Text role="status">{words.pictures.saved}</Text>}
            {mayDescribe && (
              <Button type="submit" loading={change.isPending}>
                {words.save}
              </Button>
            )}
          </Stack>
        </fieldset>
      </form>
      <Text size="sm" c="dimmed">
        {picture.uploadedBy && (
          <>
            {words.pictures.by} <bdi>{picture.uploadedBy.name}</bdi> ·{' '}
          </>
        )}
        {when(picture.addedAt)} ·{' '}
        <bdi dir="ltr">
          {picture.width} × {picture.height}
        </bdi>
        {picture.fileName && (
          <>
            {' '}
            · <bdi>{picture.fileName}</bdi>
          </>
        )}
      </Text>
      {!picture.revokedAt && <Preparing picture={picture} />}
      {may.manage && !picture.revokedAt && (
        <>
          <Replace picture={picture} onReplaced={onReplaced} />
          <Revoke picture={picture} onRevoked={onRevoked} />
        </>
      )}
    </Stack>
  );
}

function Revoke({ picture, onRevoked }: Omit<Props, 'onReplaced'>) {
  const { words } = useWords();
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState('');
  const revoke = useMutation({
    mutationFn: () =>
      answerOf(api.pictures[':id'].revoke.$post({ param: { id: String(picture.id) }, json: { reason } })),
    onSuccess: onRevoked,
  });
  if (!asked)
    return (
      <Button variant="outline" onClick={() => setAsked(true)}>
        {words.pictures.revoke}
      </Button>
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        revoke.mutate();
      }}
    >
      <Stack>
        <TextInput
          label={words.pictures.reason}
          description={words.pictures.revokeHint}
          required
          data-autofocus
          {...ownDirection(reason)}
          maxLength={1_000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Refused error={revoke.error} />
        <Group grow>
          <Button type="submit" color="rubric" loading={revoke.isPending} disabled={!reason.trim()}>
            {words.pictures.revoke}
          </Button>
          <Button variant="default" onClick={() => setAsked(false)}>
            {words.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
