/** A page before anyone is signed in: a card in the middle, the house's name above. */
import { Anchor, Box, Center, Group, Paper, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';

export function Gate({ title, children }: { title: string; children: ReactNode }) {
  const { words, change } = useWords();
  return (
    <Center mih="100dvh" p="md">
      <Box w="100%" maw={440}>
        <Group component="header" justify="space-between" mb="md">
          <a className="name" href="/">
            {words.name}
          </a>
          <Anchor component="button" type="button" onClick={change}>
            {words.language}
          </Anchor>
        </Group>
        <Paper className="sheet" p="xl" component="main">
          <Stack>
            <Title order={1} size="h3">
              {title}
            </Title>
            {children}
          </Stack>
        </Paper>
      </Box>
    </Center>
  );
}
