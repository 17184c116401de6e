import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { explainAt } from '../../shell/explain.ts';
import { Refused } from '../../shell/refused.tsx';
import { useWords } from '../../words/words.tsx';
import { Part } from './part.tsx';

/** Changing the password; every other session ends with it. */
export function Password() {
  const { words } = useWords();
  const [given, setGiven] = useState({ current: '', password: '' });
  const change = useMutation({
    mutationFn: () => answerOf(api.me.password.$post({ json: given })),
    onSuccess: () => setGiven({ current: '', password: '' }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <Part title={words.account.password}>
      <form onSubmit={submit}>
        <Stack>
          <Refused error={change.error} />
          {change.isSuccess && <Text role="status">{words.account.changed}</Text>}
          <PasswordInput
            label={words.account.current}
            dir="ltr"
            required
            autoComplete="current-password"
            value={given.current}
            onChange={(event) => setGiven({ ...given, current: event.currentTarget.value })}
          />
          <PasswordInput
            label={words.account.next}
            description={words.passwordRule}
            dir="ltr"
            required
            minLength={10}
            autoComplete="new-password"
            value={given.password}
            error={explainAt(change.error, 'password', words)}
            onChange={(event) => setGiven({ ...given, password: event.currentTarget.value })}
          />
          <Button type="submit" variant="default" loading={change.isPending}>
            {words.save}
          </Button>
        </Stack>
      </form>
    </Part>
  );
}
