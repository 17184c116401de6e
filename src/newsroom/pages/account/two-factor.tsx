import { Button, Code, Group, PasswordInput, PinInput, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, post } from '../../problem.ts';
import { meQuery } from '../../session.ts';
import { Copyable } from '../../shell/copyable.tsx';
import { explain } from '../../shell/explain.ts';
import { useWords } from '../../words/words.tsx';
import { Part } from './part.tsx';

interface Enabled {
  totpURI: string;
  backupCodes: string[];
}

/** The key that an authenticator app wants, out of its `otpauth:` address; in fours, to be typed. */
const keyOf = (uri: string): string =>
  (new URL(uri).searchParams.get('secret') ?? '').replace(/(.{4})(?=.)/g, '$1 ');

/** Turning the second factor on (key, code, recovery codes) and off. */
export function TwoFactor({ on }: { on: boolean }) {
  const { words } = useWords();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const refresh = () => client.invalidateQueries({ queryKey: meQuery.queryKey });
  const enable = useMutation({
    mutationFn: async () => (await answerOf(post('/api/auth/two-factor/enable', { password }))) as Enabled,
    onSuccess: () => setPassword(''),
  });
  const verify = useMutation({
    mutationFn: () => answerOf(post('/api/auth/two-factor/verify-totp', { code })),
    onSuccess: refresh,
  });
  const disable = useMutation({
    mutationFn: () => answerOf(post('/api/auth/two-factor/disable', { password })),
    onSuccess: () => {
      setPassword('');
      return refresh();
    },
  });
  const error = verify.error ?? enable.error ?? disable.error;
  return (
    <Part title={words.account.twoFactor}>
      <Text {...(on ? {} : { c: 'dimmed' })}>
        {on ? words.account.twoFactorOn : words.account.twoFactorOff}
      </Text>
      {error && (
        <Text c="red" role="alert">
          {verify.error ? words.signIn.wrongCode : explain(error, words)}
        </Text>
      )}
      {enable.data && (
        <Stack>
          {!verify.isSuccess && (
            <>
              <Text>{words.account.scan}</Text>
              <Code block dir="ltr">
                {keyOf(enable.data.totpURI)}
              </Code>
              <Group>
                <PinInput
                  dir="ltr"
                  length={6}
                  type="number"
                  oneTimeCode
                  ariaLabel={words.signIn.code}
                  value={code}
                  onChange={setCode}
                />
                <Button loading={verify.isPending} disabled={code.length < 6} onClick={() => verify.mutate()}>
                  {words.account.turnOn}
                </Button>
              </Group>
            </>
          )}
          {verify.isSuccess && (
            <Copyable title={words.account.recoveryCodes} value={enable.data.backupCodes.join('\n')} />
          )}
        </Stack>
      )}
      {!enable.data && (
        <Group align="end">
          <PasswordInput
            label={words.account.confirmPassword}
            dir="ltr"
            flex={1}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button
            variant={on ? 'default' : 'filled'}
            disabled={!password}
            loading={enable.isPending || disable.isPending}
            onClick={() => (on ? disable : enable).mutate()}
          >
            {on ? words.account.turnOff : words.account.turnOn}
          </Button>
        </Group>
      )}
    </Part>
  );
}
