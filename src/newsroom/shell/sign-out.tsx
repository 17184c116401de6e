/** Signing out: what was written here and has not reached the server is not thrown away unasked. */
import { Alert, Anchor, Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { answerOf, post } from '../problem.ts';
import { useWords } from '../words/words.tsx';
import { explain } from './explain.ts';

/** Milliseconds in which words that are on their way may still come there. */
const patience = 2_000;

/** `begin` signs out, asking first where words would be lost; `dialog` is to be shown. */
export function useSignOut(person: string): { begin: () => void; dialog: ReactNode } {
  const { words } = useWords();
  const client = useQueryClient();
  const [left, setLeft] = useState<readonly number[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  // With the editor's code: who never wrote here needs none of it.
  const local = () => import('../editor/together/local.ts');

  const leave = async () => {
    try {
      await answerOf(post('/api/auth/sign-out', {}));
      // What was written here belongs to who wrote it; the next at this machine is somebody else.
      await (await local()).forgetHere(person);
    } catch (failed) {
      setError(failed);
      setLeft((already) => already ?? []);
      return;
    }
    client.clear();
    location.assign('/newsroom');
  };
  const begin = async () => {
    setError(null);
    const { unsentHere } = await local();
    const end = Date.now() + patience;
    while (unsentHere(person).length && Date.now() < end)
      await new Promise((resolve) => setTimeout(resolve, 100));
    const unsent = unsentHere(person);
    if (unsent.length) setLeft(unsent);
    else await leave();
  };
  const stay = () => setLeft(null);
  const dialog = (
    <Modal
      opened={left !== null}
      onClose={stay}
      title={left?.length ? words.signOut.title : words.signIn.out}
      closeButtonProps={{ 'aria-label': words.close }}
    >
      <Stack>
        {error !== null && <Alert role="alert">{explain(error, words)}</Alert>}
        {left !== null && left.length > 0 && (
          <>
            <Text>{words.signOut.unsent}</Text>
            <List>
              {left.map((article) => (
                <List.Item key={article}>
                  <Anchor href={`/newsroom/pieces/${article}`}>
                    <bdi>{headlineOf(client.getQueryData(['piece', article])) ?? words.desk.untitled}</bdi> (
                    {article})
                  </Anchor>
                </List.Item>
              ))}
            </List>
          </>
        )}
        <Group>
          <Button onClick={stay} data-autofocus>
            {words.signOut.stay}
          </Button>
          <Button variant="default" onClick={() => void leave()}>
            {left?.length ? words.signOut.leaveAnyway : words.signIn.out}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
  return { begin: () => void begin(), dialog };
}

/** Of a piece that was looked at here. */
const headlineOf = (piece: unknown): string | null =>
  (piece as { headline?: string } | undefined)?.headline || null;
