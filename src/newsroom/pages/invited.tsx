/** Where one-time links lead: the first administrator, an invitation, a new password. The token stands after `#`, so that no log holds it. */
import { Alert, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { answerOf, Problem, post } from '../problem.ts';
import { Gate } from '../shell/gate.tsx';
import { useWords } from '../words/words.tsx';

interface Asking {
  title: string;
  lead: string | null;
  /** Who has no account yet says who they are. */
  asks: { name: boolean; email: boolean };
  submit: string;
  broken: string;
  path: string;
}

function LinkForm({ title, lead, asks, submit, broken, path }: Asking) {
  const { words } = useWords();
  const [given, setGiven] = useState({ name: '', email: '', password: '' });
  const [refusal, setRefusal] = useState<Problem | string | null>(null);
  const [sending, setSending] = useState(false);
  const token = location.hash.slice(1);
  const set = (field: keyof typeof given) => (event: { currentTarget: HTMLInputElement }) => {
    const { value } = event.currentTarget;
    setGiven((before) => ({ ...before, [field]: value }));
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setSending(true);
    setRefusal(null);
    try {
      await answerOf(
        post(path, {
          token,
          password: given.password,
          ...(asks.name ? { name: given.name } : {}),
          ...(asks.email ? { email: given.email } : {}),
        }),
      );
      location.replace('/newsroom');
    } catch (error) {
      setRefusal(error instanceof Problem ? error : words.offline);
      setSending(false);
    }
  };
  const refused = refusal instanceof Problem ? refusal : null;
  const gone = !token || (refused !== null && (refused.status === 410 || refused.status === 404));
  const at = (field: string): string | undefined =>
    refused?.findings.find((finding) => finding.path === field)?.message;
  return (
    <Gate title={title}>
      {gone ? (
        <Alert role="alert">{broken}</Alert>
      ) : (
        <form onSubmit={send}>
          <Stack>
            {lead && <Text c="dimmed">{lead}</Text>}
            {refusal !== null && !refused?.findings.length && (
              <Alert role="alert">{refused ? refused.message : String(refusal)}</Alert>
            )}
            {asks.name && (
              <TextInput
                label={words.setUp.name}
                required
                autoComplete="name"
                value={given.name}
                error={at('name')}
                onChange={set('name')}
              />
            )}
            {asks.email && (
              <TextInput
                label={words.signIn.email}
                type="email"
                dir="ltr"
                required
                autoComplete="username"
                value={given.email}
                error={at('email')}
                onChange={set('email')}
              />
            )}
            <PasswordInput
              label={words.signIn.password}
              description={words.passwordRule}
              dir="ltr"
              required
              minLength={10}
              autoComplete="new-password"
              value={given.password}
              error={at('password')}
              onChange={set('password')}
            />
            <Button type="submit" loading={sending}>
              {submit}
            </Button>
          </Stack>
        </form>
      )}
    </Gate>
  );
}

export function SetUp() {
  const { words } = useWords();
  return (
    <LinkForm
      title={words.setUp.title}
      lead={words.setUp.lead}
      asks={{ name: true, email: true }}
      submit={words.setUp.submit}
      broken={words.setUp.broken}
      path="/api/v1/setup"
    />
  );
}

export function AcceptInvitation() {
  const { words } = useWords();
  return (
    <LinkForm
      title={words.invitation.title}
      lead={words.invitation.lead}
      asks={{ name: false, email: false }}
      submit={words.invitation.submit}
      broken={words.invitation.broken}
      path="/api/v1/invitations/accept"
    />
  );
}

export function ResetPassword() {
  const { words } = useWords();
  return (
    <LinkForm
      title={words.invitation.resetTitle}
      lead={null}
      asks={{ name: false, email: false }}
      submit={words.invitation.resetSubmit}
      broken={words.invitation.broken}
      path="/api/v1/password-resets/accept"
    />
  );
}
