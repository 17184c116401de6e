/** Expected events whose hour is over: what became of each is said with one press. */
import { Stack, Title } from '@mantine/core';
import { useWords } from '../../words/words.tsx';
import { Settle } from './settle.tsx';
import { useStory } from './story-file.tsx';

export function Due() {
  const { words } = useWords();
  const { story, may } = useStory();
  // The oldest first: it has waited longest.
  const overdue = story.events.filter((event) => event.overdue).reverse();
  if (!overdue.length) return null;
  return (
    <section className="sheet story-due" aria-labelledby="due">
      <Title order={2} size="h4" id="due" mb="xs">
        {words.stories.due}
      </Title>
      <Stack gap="sm">
        {overdue.map((event) => (
          <Settle key={event.id} event={event} may={may.keep} />
        ))}
      </Stack>
    </section>
  );
}
