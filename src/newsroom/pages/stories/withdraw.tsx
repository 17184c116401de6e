/** Writing down that somebody no longer stands by their words, with what readers are told. */
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { ownDirection } from '../../shell/own-direction.ts';
import { useWords } from '../../words/words.tsx';
import { FormDialog } from './dialog.tsx';
import { useAsk } from './story-file.tsx';

interface Props {
  title: string;
  ask: (note: string, key: { headers: Record<string, string> }) => Promise<unknown>;
  onClose: () => void;
}

export function WithdrawDialog({ title, ask, onClose }: Props) {
  const { words } = useWords();
  const [note, setNote] = useState('');
  const withdraw = useAsk((key) => ask(note, key), onClose);
  return (
    <FormDialog title={title} submit={title} ask={withdraw} onClose={onClose}>
      <Textarea
        label={words.stories.withdrawNote}
        data-autofocus
        autosize
        minRows={2}
        maxLength={500}
        {...ownDirection(note)}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
