/** A link or secret that is shown once: to be copied, in Latin direction whatever stands around it. */
import { Alert, Button, Code, CopyButton, Group } from '@mantine/core';
import { useWords } from '../words/words.tsx';

export function Copyable({ title, value }: { title: string; value: string }) {
  const { words } = useWords();
  return (
    <Alert title={title} role="status">
      <Group wrap="nowrap" align="flex-start">
        <Code block dir="ltr" flex={1} style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {value}
        </Code>
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? words.copied : words.copy}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Alert>
  );
}
