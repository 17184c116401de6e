/** Signing in: by password, then a code where the account asks for one; or by a passkey, which stands for both. */
import { Alert, Anchor, Button, PasswordInput, PinInput, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answerOf, Problem, post } from '../problem.ts';
import { meQuery } from '../session.ts';
import { Gate } from '../shell/gate.tsx';
import { useWords } from '../words/words.tsx';
import { WithPasskey } from './sign-in/with-passkey.tsx';

export function SignIn() {
  const { words } = useWords();
  const client = useQueryClient();
  const [step, setStep] = useState<'password' | 'code' | 'recovery'>('password');
  const done = () => client.invalidateQueries({ queryKey: meQuery.queryKey });
  return (
    <Gate title={words.signIn.title}>
      {step === 'password' ? (
        <>
          <Password onCode={() => setStep('code')} onDone={done} />
          <WithPasskey onDone={done} />
        </>
      ) : (
        <SecondFactor
          key={step}
          recovery={step === 'recovery'}
          onDone={done}
          onOther={() => setStep(step === 'code' ? 'recovery' : 'code')}
        />
      )}
    </Gate>
  );
}

/** Runs what a form sends, and keeps what came back of it. */
function useSending(explain: (problem: Problem) => string) {
  const { words } = useWords();
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const send = async (act: () => Promise<void>) => {
    setSending(true);
    setRefusal(null);
    try {
      await act();
    } catch (error) {
      setRefusal(error instanceof Problem ? explain(error) : words.offline);
    } finally {
      setSending(false);
    }
  };
  return { sending, refusal, send };
}

function Password({ onCode, onDone }: { onCode: () => void; onDone: () => void }) {
  const { words } = useWords();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { sending, refusal, send } = useSending(({ status }) =>
    status === 429 ? words.signIn.tooMany : words.signIn.wrong,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(async () => {
      const answer = await answerOf(post('/api/auth/sign-in/email', { email, password }));
      if ((answer as { twoFactorRedirect?: boolean }).twoFactorRedirect) onCode();
      else onDone();
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {refusal && <Alert role="alert">{refusal}</Alert>}
        <TextInput
          label={words.signIn.email}
          type="email"
          autoComplete="username webauthn"
          dir="ltr"
          required
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={words.signIn.password}
          autoComplete="current-password"
          dir="ltr"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={sending}>
          {words.signIn.submit}
        </Button>
      </Stack>
    </form>
  );
}

function SecondFactor({
  recovery,
  onDone,
  onOther,
}: {
  recovery: boolean;
  onDone: () => void;
  onOther: () => void;
}) {
  const { words } = useWords();
  const [code, setCode] = useState('');
  const { sending, refusal, send } = useSending(({ status }) =>
    status === 429 ? words.signIn.tooMany : words.signIn.wrongCode,
  );
  const path = recovery ? '/api/auth/two-factor/verify-backup-code' : '/api/auth/two-factor/verify-totp';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(async () => {
      await answerOf(post(path, { code }));
      onDone();
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {refusal && <Alert role="alert">{refusal}</Alert>}
        {recovery ? (
          <TextInput
            label={words.signIn.recoveryCode}
            dir="ltr"
            required
            autoFocus
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        ) : (
          <Stack gap="xs">
            <Text fw={600}>{words.signIn.code}</Text>
            <Text size="sm" c="dimmed">
              {words.signIn.codeHint}
            </Text>
            <PinInput
              dir="ltr"
              length={6}
              type="number"
              oneTimeCode
              autoFocus
              ariaLabel={words.signIn.code}
              value={code}
              onChange={setCode}
            />
          </Stack>
        )}
        <Button type="submit" loading={sending}>
          {words.signIn.submit}
        </Button>
        <Anchor component="button" type="button" onClick={onOther}>
          {recovery ? words.signIn.useCode : words.signIn.recovery}
        </Anchor>
      </Stack>
    </form>
  );
}
