import { Button, Chip, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type Scope, scopes } from '#article/roles.ts';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { Asked } from '../../shell/asked.tsx';
import { Copyable } from '../../shell/copyable.tsx';
import { useMoments } from '../../shell/moments.ts';
import { Refused } from '../../shell/refused.tsx';
import { useWords } from '../../words/words.tsx';
import { Part } from './part.tsx';

const key = ['tokens'];
const dayLength = 86_400_000;

/** One's own API tokens: made for a purpose, with what they allow and how long; shown once. */
export function Tokens() {
  const { words } = useWords();
  const { when } = useMoments();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [allowed, setAllowed] = useState<Scope[]>(['read']);
  const [days, setDays] = useState<number | string>(90);
  const tokens = useQuery({ queryKey: key, queryFn: () => answerOf(api.tokens.$get()) });
  const refresh = () => client.invalidateQueries({ queryKey: key });
  const make = useMutation({
    mutationFn: () =>
      answerOf(
        api.tokens.$post({
          json: {
            name,
            scopes: allowed,
            expiresAt: new Date(Date.now() + Number(days) * dayLength).toISOString(),
          },
        }),
      ),
    onSuccess: () => {
      setName('');
      return refresh();
    },
  });
  const revoke = useMutation({
    mutationFn: (id: string) => answerOf(api.tokens[':id'].$delete({ param: { id } })),
    onSuccess: refresh,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <Part title={words.account.tokens}>
      <Asked query={tokens}>
        {({ tokens: all }) => (
          <Stack gap="xs">
            {all.map((token) => (
              <Group key={token.id} justify="space-between" wrap="nowrap">
                <div>
                  <Text fw={600}>
                    <bdi>{token.name}</bdi>
                  </Text>
                  <Text size="sm" c="dimmed">
                    {token.scopes.map((scope) => words.account.scopes[scope]).join('، ')} ·{' '}
                    {words.account.until} {when(token.expiresAt)}
                  </Text>
                </div>
                <Button variant="default" size="compact-sm" onClick={() => revoke.mutate(token.id)}>
                  {words.account.revoke}
                </Button>
              </Group>
            ))}
          </Stack>
        )}
      </Asked>
      {make.data && <Copyable title={words.account.tokenOnce} value={make.data.token} />}
      <form onSubmit={submit}>
        <Stack>
          <Refused error={make.error} />
          <TextInput
            label={words.account.tokenName}
            required
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Chip.Group multiple value={allowed} onChange={(value) => setAllowed(value as Scope[])}>
            <Group gap="xs" role="group" aria-label={words.account.tokenScopes}>
              {scopes.map((scope) => (
                <Chip key={scope} value={scope}>
                  {words.account.scopes[scope]}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
          <NumberInput label={words.account.tokenDays} min={1} max={365} value={days} onChange={setDays} />
          <Button type="submit" variant="default" loading={make.isPending}>
            {words.account.makeToken}
          </Button>
        </Stack>
      </form>
    </Part>
  );
}
