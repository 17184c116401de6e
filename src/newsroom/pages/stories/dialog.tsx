/** A form over the page: its title, its fields, saving. What was typed stays when it is refused. */
import { Button, Modal, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { Refused } from '../../shell/refused.tsx';
import { useWords } from '../../words/words.tsx';

interface Props {
  title: string;
  submit?: string;
  /** What sends it. */
  ask: { mutate: () => void; isPending: boolean; error: unknown };
  disabled?: boolean;
  onClose: () => void;
  children: ReactNode;
}

export function FormDialog({ title, submit, ask, disabled = false, onClose, children }: Props) {
  const { words } = useWords();
  const send = (event: FormEvent) => {
    event.preventDefault();
    // A form inside a form: what is created in place is not sent with this one.
    event.stopPropagation();
    if (!disabled) ask.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': words.close }}>
      <form onSubmit={send}>
        <Stack gap="sm">
          {children}
          <Refused error={ask.error} />
          <Button type="submit" loading={ask.isPending} disabled={disabled}>
            {submit ?? words.save}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
