/** Why something asked for was not done, in the interface's words; nothing where it was. Input stays where it is. */
import { Text } from '@mantine/core';
import { useWords } from '../words/words.tsx';
import { explain } from './explain.ts';

export function Refused({ error }: { error: unknown }) {
  const { words } = useWords();
  return (
    error !== null && (
      <Text c="var(--rubric)" role="alert">
        {explain(error, words)}
      </Text>
    )
  );
}
