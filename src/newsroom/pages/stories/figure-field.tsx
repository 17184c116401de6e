/** A field for a figure, in the digits of either keyboard: `٢٥` is 25. */
import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { figureOf } from './figure.ts';

interface Props {
  label: string;
  value: number | null;
  error?: ReactNode;
  onChange: (figure: number | null) => void;
}

export function FigureField({ label, value, error, onChange }: Props) {
  const [typed, setTyped] = useState('');
  // What is written is left as it is while it says what is meant.
  const shown = figureOf(typed) === value ? typed : value === null ? '' : String(value);
  return (
    <TextInput
      label={label}
      inputMode="decimal"
      autoComplete="off"
      dir="ltr"
      value={shown}
      error={error}
      onChange={(event) => {
        const next = event.currentTarget.value;
        const figure = figureOf(next);
        // Letters are not taken: nothing that is seen there is left out when it is sent.
        if (figure === undefined) return;
        setTyped(next);
        onChange(figure);
      }}
    />
  );
}
