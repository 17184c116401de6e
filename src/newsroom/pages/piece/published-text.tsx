/** A piece for who sees of it what readers see: its text, and where they find it. */
import { Anchor, Badge, Group, Stack, Text, Title } from '@mantine/core';
import { bodyText } from '#article/plain-text.ts';
import { useWords } from '../../words/words.tsx';
import type { PieceView } from '../piece.tsx';

export function PublishedText({ piece }: { piece: PieceView }) {
  const { words } = useWords();
  const { headline, standfirst, body } = piece.content;
  return (
    <Stack maw={720}>
      <Group>
        <Badge size="lg" variant="light">
          {words.publication[piece.publication]}
        </Badge>
        {piece.path && piece.publication === 'published' && (
          <Anchor href={piece.path} target="_blank">
            {words.piece.seePage}
          </Anchor>
        )}
      </Group>
      <Text c="dimmed">{words.piece.onlyPublished}</Text>
      <Title order={1} size="h2" dir="auto">
        {headline}
      </Title>
      {standfirst && (
        <Text size="lg" c="dimmed" dir="auto">
          {standfirst}
        </Text>
      )}
      <Text dir="auto" style={{ whiteSpace: 'pre-line' }}>
        {bodyText(body)}
      </Text>
    </Stack>
  );
}
