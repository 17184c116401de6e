/** One's passkeys: added and named here, renamed, removed. */
import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { hasPasskeys, makePasskey, PasskeyRefused } from '../../passkey.ts';
import { answerOf, post } from '../../problem.ts';
import { meQuery } from '../../session.ts';
import { useMoments } from '../../shell/moments.ts';
import { ownDirection } from '../../shell/own-direction.ts';
import { Refused } from '../../shell/refused.tsx';
import { useWords } from '../../words/words.tsx';
import { Part } from './part.tsx';

interface Passkey {
  id: string;
  name: string | null;
  createdAt: string | null;
}

export function Passkeys({ passkeys }: { passkeys: readonly Passkey[] }) {
  const { words } = useWords();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const refresh = () => client.invalidateQueries({ queryKey: meQuery.queryKey });
  const add = useMutation({
    mutationFn: () => makePasskey(name.trim()),
    onSuccess: () => {
      setName('');
      return refresh();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <Part title={words.account.passkeys}>
      <Text c="dimmed">{words.account.passkeysHint}</Text>
      {passkeys.map((passkey) => (
        <PasskeyRow key={passkey.id} passkey={passkey} onChange={refresh} />
      ))}
      {hasPasskeys() ? (
        <form onSubmit={submit}>
          <Stack gap="xs">
            {add.error instanceof PasskeyRefused ? (
              <Alert role="alert">{words.account.passkeyRefused}</Alert>
            ) : (
              <Refused error={add.error} />
            )}
            <Group align="end">
              <TextInput
                label={words.account.passkeyName}
                description={words.account.passkeyNameHint}
                flex={1}
                miw={200}
                required
                maxLength={60}
                {...ownDirection(name)}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <Button type="submit" loading={add.isPending}>
                {words.account.addPasskey}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <Text>{words.account.noPasskeys}</Text>
      )}
    </Part>
  );
}

function PasskeyRow({ passkey, onChange }: { passkey: Passkey; onChange: () => Promise<void> }) {
  const { words } = useWords();
  const { when } = useMoments();
  const [name, setName] = useState<string | null>(null);
  const shown = passkey.name || words.account.passkeyNameless;
  const rename = useMutation({
    mutationFn: (to: string) =>
      answerOf(post('/api/auth/passkey/update-passkey', { id: passkey.id, name: to })),
    onSuccess: () => {
      setName(null);
      return onChange();
    },
  });
  const [sure, setSure] = useState(false);
  const remove = useMutation({
    mutationFn: () => answerOf(post('/api/auth/passkey/delete-passkey', { id: passkey.id })),
    onSuccess: onChange,
  });
  if (name !== null)
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          rename.mutate(name.trim());
        }}
      >
        <Refused error={rename.error} />
        <Group align="end">
          <TextInput
            label={words.account.passkeyName}
            flex={1}
            miw={200}
            required
            autoFocus
            maxLength={60}
            {...ownDirection(name)}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" loading={rename.isPending}>
            {words.save}
          </Button>
          <Button variant="default" onClick={() => setName(null)}>
            {words.cancel}
          </Button>
        </Group>
      </form>
    );
  return (
    <div>
      <Refused error={remove.error} />
      <Group justify="space-between">
        <div>
          <Text fw={600}>
            <bdi>{shown}</bdi>
          </Text>
          {passkey.createdAt && (
            <Text size="sm" c="dimmed">
              {words.account.passkeyAdded} {when(passkey.createdAt)}
            </Text>
          )}
        </div>
        <Group gap="xs">
          {sure ? (
            <>
              <Button size="compact-sm" loading={remove.isPending} onClick={() => remove.mutate()}>
                {words.account.removePasskeySurely}
              </Button>
              <Button variant="default" size="compact-sm" onClick={() => setSure(false)}>
                {words.cancel}
              </Button>
            </>
          ) : (
            <>
              <Button
                variant="default"
                size="compact-sm"
                aria-label={`${words.account.renamePasskey}: ${shown}`}
                onClick={() => setName(passkey.name ?? '')}
              >
                {words.account.renamePasskey}
              </Button>
              <Button
                variant="default"
                size="compact-sm"
                aria-label={`${words.account.removePasskey}: ${shown}`}
                onClick={() => setSure(true)}
              >
                {words.account.removePasskey}
              </Button>
            </>
          )}
        </Group>
      </Group>
    </div>
  );
}
