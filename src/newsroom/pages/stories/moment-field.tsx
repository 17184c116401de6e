/** A field for a moment: how exactly it is known, then the day or the hour. */
import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Moment, type Precision, precisions } from '#article/story/moment.ts';
import { useWords } from '../../words/words.tsx';
import { fieldOf, momentOf } from './times.ts';

interface Props {
  label: string;
  value: Moment;
  timeZone: string;
  onChange: (moment: Moment) => void;
}

export function MomentField({ label, value, timeZone, onChange }: Props) {
  const { words } = useWords();
  const [typed, setTyped] = useState(() => fieldOf(value, timeZone));
  const { precision } = value;
  const change = (field: string, exactly: Precision) => {
    setTyped(field);
    const moment = momentOf(field, exactly, timeZone);
    if (moment) onChange(moment);
  };
  const withHour = precision === 'hour' || precision === 'minute';
  return (
    <Group align="end" gap="xs" wrap="nowrap">
      <TextInput
        style={{ flex: 1 }}
        label={label}
        required
        type={withHour ? 'datetime-local' : 'date'}
        dir="ltr"
        value={typed}
        onChange={(event) => change(event.currentTarget.value, precision)}
      />
      <NativeSelect
        label={words.stories.precision}
        aria-label={`${label} ${words.stories.precision}`}
        value={precision}
        data={precisions.map((one) => ({ value: one, label: words.stories.precisions[one] }))}
        onChange={(event) => {
          const next = event.currentTarget.value as Precision;
          const day = typed.slice(0, 10);
          change(
            next === 'hour' || next === 'minute' ? (typed.length > 10 ? typed : `${day}T12:00`) : day,
            next,
          );
        }}
      />
    </Group>
  );
}
