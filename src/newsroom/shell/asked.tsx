/** What a page shows while its answer is on the way, or did not come. */
import { Alert, Button, Center, Group, Loader } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import { explain } from './explain.ts';

export function Asked<T>({
  query,
  children,
}: {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}) {
  const { words } = useWords();
  if (query.data !== undefined) return children(query.data);
  if (query.isError)
    return (
      <Alert role="alert" title={words.failed}>
        <Group justify="space-between">
          {explain(query.error, words)}
          <Button variant="default" onClick={() => query.refetch()}>
            {words.retry}
          </Button>
        </Group>
      </Alert>
    );
  return (
    <Center mih="12rem">
      <Loader aria-label={words.loading} />
    </Center>
  );
}
