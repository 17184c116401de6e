/** The pieces of a file; others are found by words of their headline and filed with one press. */
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { Refused } from '../../shell/refused.tsx';
import { useWords } from '../../words/words.tsx';
import { useFiling } from './filing.ts';
import { Finder } from './finder.tsx';
import { useStory } from './story-file.tsx';
import { Tone } from './tone.tsx';

export function Articles() {
  const { words } = useWords();
  const { story, may } = useStory();
  const { file, unfile, error } = useFiling();
  const here = new Set(story.articles.map(({ id }) => id));
  return (
    <Stack>
      <Title order={2} size="h4">
        {words.stories.articles}
      </Title>
      {may.keep && (
        <Finder
          // A fresh field once one was taken.
          key={story.articles.length}
          label={words.stories.fileArticle}
          placeholder={words.stories.findArticle}
          kind="pieces"
          value={null}
          find={async (headline) => {
            const query = { limit: '20', ...(headline ? { headline } : {}) };
            const { pieces } = await answerOf(api.pieces.$get({ query }));
            return pieces
              .filter(({ id }) => !here.has(id))
              .map((piece) => ({
                id: piece.id,
                name: piece.headline || words.desk.untitled,
                detail: words.publication[piece.publication],
              }));
          }}
          onChange={(found) => found && file(story.id, found.id)}
        />
      )}
      <Refused error={error} />
      {!story.articles.length && <Text c="dimmed">{words.stories.articlesEmpty}</Text>}
      {story.articles.map((piece) => (
        <Paper key={piece.id} className="sheet" p="sm" component="article" aria-label={piece.headline}>
          <Group justify="space-between">
            <div>
              <Link className="headline-cell" to="/pieces/$id" params={{ id: String(piece.id) }}>
                <bdi>{piece.headline || words.desk.untitled}</bdi>
              </Link>
              <Group gap={6} mt={4}>
                <Tone of="plain">{words.workflow[piece.workflow]}</Tone>
                <Tone of={piece.publication === 'published' ? 'good' : 'plain'}>
                  {words.publication[piece.publication]}
                </Tone>
              </Group>
            </div>
            {may.keep && (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={`${words.stories.unfile}: ${piece.headline}`}
                onClick={() => unfile(story.id, piece.id)}
              >
                {words.stories.unfile}
              </Button>
            )}
          </Group>
        </Paper>
      ))}
    </Stack>
  );
}
