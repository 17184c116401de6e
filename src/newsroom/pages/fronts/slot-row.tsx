/** One slot of a front: its story, and what can be done to it, by button or by dragging. */
import { Badge, Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FrontSlot } from '#article/front.ts';
import { useWords } from '../../words/words.tsx';
import type { DraftPin, Story } from './draft.ts';

interface Props {
  slot: FrontSlot;
  story: Story | null;
  pin: DraftPin | null;
  /** What the server says of it. */
  error: string | undefined;
  onUp: (() => void) | null;
  onDown: (() => void) | null;
  onPin: () => void;
  onUnpin: () => void;
  onUntil: (until: string | null) => void;
  onDrag: () => void;
  onDrop: () => void;
}

/** `'2026-11-23T09:00:00.000Z'` → `'2026-11-23T12:00'`, the hour where this browser is. */
const localHour = (iso: string): string => {
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

export function SlotRow({ slot, story, pin, error, onUp, onDown, onPin, onUnpin, onUntil, ...drag }: Props) {
  const { words } = useWords();
  const [over, setOver] = useState(false);
  const act = (label: string, run: (() => void) | null) => (
    <Button
      size="compact-sm"
      variant="default"
      // Not disabled: who moves a story to the end of the list keeps the focus on its button.
      {...(run && story ? {} : { 'data-disabled': true })}
      aria-disabled={!run || !story}
      aria-label={`${label}: ${story?.headline ?? words.fronts.slots[slot]}`}
      onClick={story ? (run ?? undefined) : undefined}
    >
      {label}
    </Button>
  );
  return (
    <li
      className={`front-slot sheet${pin ? ' front-pinned' : ''}${over ? ' front-over' : ''}`}
      draggable={story !== null}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', story?.headline ?? '');
        drag.onDrag();
      }}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        drag.onDrop();
      }}
    >
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={600} c="dimmed">
          {words.fronts.slots[slot]}
        </Text>
        <Badge variant="light" color={pin ? 'rubric' : 'gray'}>
          {pin ? words.fronts.pinned : words.fronts.automatic}
        </Badge>
      </Group>
      <bdi className="front-headline">{story?.headline ?? words.fronts.fillsItself}</bdi>
      <Group gap="xs">
        {act(words.fronts.up, onUp)}
        {act(words.fronts.down, onDown)}
        {pin ? act(words.fronts.unpin, onUnpin) : act(words.fronts.pin, onPin)}
      </Group>
      {pin && (
        <TextInput
          type="datetime-local"
          size="xs"
          dir="ltr"
          label={words.fronts.until}
          aria-label={`${words.fronts.until}: ${pin.story.headline}`}
          value={pin.until === null ? '' : localHour(pin.until)}
          onChange={(event) => {
            const { value } = event.currentTarget;
            onUntil(value ? new Date(value).toISOString() : null);
          }}
        />
      )}
      {error && (
        <Text size="sm" c="red" role="alert">
          {error}
        </Text>
      )}
    </li>
  );
}
