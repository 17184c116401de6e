/** One front: its slots in order, stories to pin, how readers would see it, saving. */
import { Alert, Button, Group, SimpleGrid, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type FrontSlot, frontSlots } from '#article/front.ts';
import { api } from '../../api.ts';
import { answerOf, Problem } from '../../problem.ts';
import { explain, explainAt } from '../../shell/explain.ts';
import { useMoments } from '../../shell/moments.ts';
import { useWords } from '../../words/words.tsx';
import {
  insertAt,
  moveTo,
  type Pins,
  pinsOf,
  rowsOf,
  type ServedSlot,
  type Story,
  samePins,
  sentPins,
  unpin,
} from './draft.ts';
import { FindStory } from './find-story.tsx';
import { FrontPreview } from './front-preview.tsx';
import { SlotRow } from './slot-row.tsx';

export interface Draft {
  /** The version on which it was begun. */
  base: number;
  pins: Pins;
}

interface Props {
  front: {
    front: string;
    path: string;
    version: number;
    changed: { by: string; at: string } | null;
    slots: ServedSlot[];
  };
  /** What is not saved yet; `null`: nothing. */
  draft: Draft | null;
  onDraft: (draft: Draft | null) => void;
}

export function Arrange({ front, draft, onDraft }: Props) {
  const { words } = useWords();
  const { when } = useMoments();
  const client = useQueryClient();
  /** What is being dragged: the story of a slot, or one from the list of those found. */
  const dragged = useRef<FrontSlot | Story | null>(null);
  const [said, say] = useState('');
  const [moved, setMoved] = useState('');
  const theirs = pinsOf(front.slots);
  const pins = draft?.pins ?? theirs;
  const rows = rowsOf(pins, front.slots);
  const sent = sentPins(pins);
  const stale = draft !== null && draft.base !== front.version;
  const save = useMutation({
    mutationFn: (basedOn: number) =>
      answerOf(api.fronts[':front'].$put({ param: { front: front.front }, json: { basedOn, pins: sent } })),
    onSuccess: (now) => {
      client.setQueryData(['fronts', front.front], now);
      onDraft(null);
      say(words.fronts.saved);
    },
    // Somebody was quicker, or a story is gone: what stands now is shown beside what was arranged.
    onSettled: () => client.invalidateQueries({ queryKey: ['fronts'] }),
  });
  const change = (next: Pins) => {
    save.reset();
    say('');
    const base = draft?.base ?? front.version;
    onDraft(base === front.version && samePins(next, theirs) ? null : { base, pins: next });
  };
  const move = (from: FrontSlot, to: FrontSlot | undefined) => {
    const story = rows.find(({ slot }) => slot === from)?.story;
    if (!to || to === from || !story) return;
    change(moveTo(pins, from, to, story));
    tell(story, to);
  };
  const pin = (slot: FrontSlot, story: Story) => {
    change(insertAt(pins, slot, story));
    tell(story, slot);
  };
  /** What was done without seeing it happen: by keyboard, or for who listens. */
  const tell = (story: Story, slot: FrontSlot) =>
    setMoved(
      words.fronts.nowIn.replace('{story}', story.headline).replace('{slot}', words.fronts.slots[slot]),
    );
  const drop = (slot: FrontSlot) => {
    const what = dragged.current;
    dragged.current = null;
    if (typeof what === 'string') move(what, slot);
    else if (what) pin(slot, what);
  };
  const problem = save.error instanceof Problem ? save.error : null;
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {front.changed
          ? `${words.fronts.arrangedBy} ${front.changed.by}، ${when(front.changed.at)}`
          : words.fronts.arrangesItself}
      </Text>
      {stale && (
        <Alert role="alert" title={words.problems['stale-arrangement']}>
          <Stack gap="xs">
            <ul>
              {frontSlots
                .filter((slot) => theirs[slot]?.story.id !== pins[slot]?.story.id)
                .map((slot) => (
                  <li key={slot}>
                    {words.fronts.slots[slot]} — {words.fronts.theirs}:{' '}
                    <bdi>{theirs[slot]?.story.headline ?? words.fronts.automatic}</bdi>. {words.fronts.mine}:{' '}
                    <bdi>{pins[slot]?.story.headline ?? words.fronts.automatic}</bdi>
                  </li>
                ))}
            </ul>
            <Group>
              <Button onClick={() => save.mutate(front.version)} loading={save.isPending}>
                {words.fronts.saveMine}
              </Button>
              <Button variant="default" onClick={() => onDraft(null)}>
                {words.fronts.takeTheirs}
              </Button>
            </Group>
          </Stack>
        </Alert>
      )}
      {save.isError && !stale && (
        <Alert role="alert" title={words.failed}>
          {explain(save.error, words)}
        </Alert>
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Stack>
          <ol className="front-slots" aria-label={words.fronts.slotsTitle}>
            {rows.map(({ slot, story, pin }, index) => (
              <SlotRow
                // By story: the button that was pressed goes with it, and keeps the focus.
                key={story?.id ?? slot}
                {...{ slot, story, pin }}
                error={
                  pin && problem
                    ? (['article', 'until', 'slot'] as const)
                        .map((field) =>
                          explainAt(
                            problem,
                            `pins.${sent.findIndex((one) => one.slot === slot)}.${field}`,
                            words,
                          ),
                        )
                        .find((one) => one !== undefined)
                    : undefined
                }
                onUp={index > 0 ? () => move(slot, frontSlots[index - 1]) : null}
                onDown={index < frontSlots.length - 1 ? () => move(slot, frontSlots[index + 1]) : null}
                onPin={() => story && change({ ...pins, [slot]: { story, until: null } })}
                onUnpin={() => change(unpin(pins, slot))}
                onUntil={(until) => pin && change({ ...pins, [slot]: { ...pin, until } })}
                onDrag={() => {
                  dragged.current = slot;
                }}
                onDrop={() => drop(slot)}
              />
            ))}
          </ol>
          <VisuallyHidden role="status">{moved}</VisuallyHidden>
          <Group>
            <Button
              disabled={!draft || stale}
              loading={save.isPending}
              onClick={() => draft && save.mutate(draft.base)}
            >
              {words.fronts.save}
            </Button>
            <Button variant="default" disabled={!draft} onClick={() => change(theirs)}>
              {words.fronts.discard}
            </Button>
            <Text size="sm" role="status">
              {draft ? words.fronts.unsaved : said}
            </Text>
          </Group>
          <FindStory
            front={front.front}
            pinned={new Set(sent.map(({ article }) => article))}
            onPin={pin}
            onDrag={(story) => {
              dragged.current = story;
            }}
          />
        </Stack>
        <FrontPreview front={front.front} path={front.path} pins={pins} />
      </SimpleGrid>
    </Stack>
  );
}
