/** A form over the page: its title, its fields, saving. What was typed stays when it is refused, and is not lost by a slip. */
import { Button, Modal, Stack, Text } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Refused } from '../../shell/refused.tsx';
import { useWords } from '../../words/words.tsx';

interface Props {
  title: string;
  submit?: string;
  /** What sends it. */
  ask: { mutate: () => void; isPending: boolean; error: unknown };
  disabled?: boolean;
  /** Words of a colleague's that would be written over. */
  theirs?: readonly string[];
  onClose: () => void;
  children: ReactNode;
}

/** Forms that are open, the one on top last: all of them hear of Esc, which is meant for that one. */
const opened: symbol[] = [];

function useOnTop(): () => boolean {
  const me = useRef(Symbol('form'));
  useEffect(() => {
    const { current } = me;
    opened.push(current);
    return () => {
      // Gone only when the key press that closed it is over: whoever hears of it later is not yet on top.
      setTimeout(() => opened.splice(opened.indexOf(current), 1));
    };
  }, []);
  return () => opened.at(-1) === me.current;
}

export function FormDialog({ title, submit, ask, disabled = false, theirs = [], onClose, children }: Props) {
  const { words } = useWords();
  const [typed, setTyped] = useState(false);
  const [warned, warn] = useState(false);
  const onTop = useOnTop();
  // Pressed twice it is sent once.
  const sent = useRef(false);
  useEffect(() => {
    if (!ask.isPending) sent.current = false;
  }, [ask.isPending]);
  // What was typed is thrown away by whoever asks for it twice.
  const close = () => {
    if (!onTop()) return;
    if (typed && !warned) warn(true);
    else onClose();
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    // A form inside a form: what is created in place is not sent with this one.
    event.stopPropagation();
    if (disabled || sent.current) return;
    sent.current = true;
    ask.mutate();
  };
  return (
    <Modal
      opened
      onClose={close}
      // A press beside the form is a slip more often than a wish.
      closeOnClickOutside={!typed}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': words.close }}
    >
      <form
        onSubmit={send}
        onInput={() => {
          setTyped(true);
          warn(false);
        }}
      >
        <Stack gap="sm">
          {children}
          <Refused error={ask.error} />
          {theirs.map((text) => (
            <Text key={text} size="sm">
              {words.theirs.replace('{text}', () => text)}
            </Text>
          ))}
          {warned && (
            <Text role="alert" size="sm">
              {words.unsent}
            </Text>
          )}
          <Button type="submit" loading={ask.isPending} disabled={disabled}>
            {submit ?? words.save}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
