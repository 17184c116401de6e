/** Coming in with a passkey: by a button, or by choosing one that the browser offers in the address field. */
import { Alert, Button, Stack } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { enterWithPasskey, hasPasskeys, offersInField, PasskeyRefused } from '../../passkey.ts';
import { Problem } from '../../problem.ts';
import { explain } from '../../shell/explain.ts';
import { useWords } from '../../words/words.tsx';

export function WithPasskey({ onDone }: { onDone: () => void }) {
  const { words } = useWords();
  const [entering, setEntering] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const waiting = useRef<AbortController | null>(null);
  const done = useRef(onDone);
  done.current = onDone;
  const tell = (error: unknown) => {
    if (error instanceof PasskeyRefused) setRefusal(words.signIn.passkeyRefused);
    else if (error instanceof Problem && error.status === 401) setRefusal(words.signIn.passkeyUnknown);
    else setRefusal(explain(error, words));
  };
  const told = useRef(tell);
  told.current = tell;
  useEffect(() => {
    const broken = new AbortController();
    waiting.current = broken;
    const wait = async () => {
      if (!(await offersInField()) || broken.signal.aborted) return;
      await enterWithPasskey(broken.signal);
      done.current();
    };
    wait().catch((error) => {
      // Nobody asked for it yet: only what went wrong with a key that was chosen is said.
      if (!broken.signal.aborted && !(error instanceof PasskeyRefused)) told.current(error);
    });
    return () => broken.abort();
  }, []);
  if (!hasPasskeys()) return null;
  const enter = async () => {
    waiting.current?.abort();
    setEntering(true);
    setRefusal(null);
    try {
      await enterWithPasskey();
      onDone();
    } catch (error) {
      tell(error);
    } finally {
      setEntering(false);
    }
  };
  return (
    <Stack gap="sm">
      {refusal && <Alert role="alert">{refusal}</Alert>}
      <Button variant="default" loading={entering} onClick={() => void enter()}>
        {words.signIn.withPasskey}
      </Button>
    </Stack>
  );
}
