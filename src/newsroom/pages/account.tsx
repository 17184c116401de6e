/** One's own account: second factor, passkeys, password, sessions, tokens. */
import { Stack, Title } from '@mantine/core';
import { useMe } from '../session.ts';
import { useWords } from '../words/words.tsx';
import { Passkeys } from './account/passkeys.tsx';
import { Password } from './account/password.tsx';
import { Sessions } from './account/sessions.tsx';
import { Tokens } from './account/tokens.tsx';
import { TwoFactor } from './account/two-factor.tsx';

export function Account() {
  const { words } = useWords();
  const me = useMe();
  return (
    <Stack maw={720} gap="xl">
      <Title order={1} size="h2">
        {words.account.title}
      </Title>
      {me.data && <TwoFactor on={me.data.twoFactor} />}
      {me.data && <Passkeys passkeys={me.data.passkeys} />}
      <Password />
      <Sessions />
      <Tokens />
    </Stack>
  );
}
