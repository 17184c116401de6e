/** Finding a published story for a slot: the newest, or those that hold the words. */
import { Button, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type FrontSlot, frontSlots } from '#article/front.ts';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { Asked } from '../../shell/asked.tsx';
import { useMoments } from '../../shell/moments.ts';
import { useWords } from '../../words/words.tsx';
import type { Story } from './draft.ts';

interface Props {
  front: string;
  /** Numbers of the stories that are pinned already. */
  pinned: ReadonlySet<number>;
  onPin: (slot: FrontSlot, story: Story) => void;
  /** A story is being dragged from the list; `null`: no longer. */
  onDrag: (story: Story | null) => void;
}

export function FindStory({ front, pinned, onPin, onDrag }: Props) {
  const { words } = useWords();
  const { when } = useMoments();
  const [typed, setTyped] = useState('');
  const [slot, setSlot] = useState<FrontSlot>('lead');
  const [q] = useDebouncedValue(typed, 250);
  const found = useQuery({
    queryKey: ['fronts', front, 'candidates', q],
    queryFn: () => answerOf(api.fronts[':front'].candidates.$get({ param: { front }, query: { q } })),
    placeholderData: keepPreviousData,
  });
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {words.fronts.find}
      </Title>
      <Group align="end" grow preventGrowOverflow={false}>
        <TextInput
          type="search"
          label={words.fronts.findWords}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <NativeSelect
          label={words.fronts.slot}
          value={slot}
          data={frontSlots.map((one) => ({ value: one, label: words.fronts.slots[one] }))}
          onChange={(event) => setSlot(event.currentTarget.value as FrontSlot)}
        />
      </Group>
      <Asked query={found}>
        {({ stories }) =>
          stories.length ? (
            <ul className="front-found" aria-label={words.fronts.find}>
              {stories.map((story) => (
                <li
                  key={story.id}
                  draggable={!pinned.has(story.id)}
                  onDragStart={(event) => {
                    event.dataTransfer.effectAllowed = 'move';
                    event.dataTransfer.setData('text/plain', story.headline);
                    onDrag({ id: story.id, headline: story.headline });
                  }}
                  onDragEnd={() => onDrag(null)}
                >
                  <div>
                    <bdi>{story.headline}</bdi>
                    <Text size="sm" c="dimmed">
                      {when(story.published)}
                    </Text>
                  </div>
                  <Button
                    size="compact-sm"
                    variant="default"
                    disabled={pinned.has(story.id)}
                    aria-label={`${words.fronts.pin}: ${story.headline}`}
                    onClick={() => onPin(slot, { id: story.id, headline: story.headline })}
                  >
                    {words.fronts.pin}
                  </Button>
                </li>
              ))}
            </ul>
          ) : (
            <Text c="dimmed">{words.fronts.nothingFound}</Text>
          )
        }
      </Asked>
    </Stack>
  );
}
