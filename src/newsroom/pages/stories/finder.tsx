/** A field in which one types a name and takes what is found, or makes what is not there. */
import { CloseButton, Combobox, Group, InputBase, Text, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ownDirection } from '../../shell/own-direction.ts';
import { useWords } from '../../words/words.tsx';
import { storiesKey } from './story-file.tsx';

export interface Found {
  id: number;
  name: string;
  /** What tells it from another of the same name. */
  detail?: string;
}

interface Props {
  label: string;
  description?: string;
  placeholder?: string;
  required?: boolean;
  /** What the finds are kept under: `['entities']`. */
  kind: string;
  value: Found | null;
  find: (typed: string) => Promise<Found[]>;
  onChange: (found: Found | null) => void;
  /** Begins making what was typed; without it only what is there can be taken. */
  onCreate?: (typed: string) => void;
}

export function Finder({ label, kind, value, find, onChange, onCreate, ...field }: Props) {
  const { words } = useWords();
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() });
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed, 200);
  const { data } = useQuery({
    queryKey: [...storiesKey, kind, asked],
    queryFn: () => find(asked),
    enabled: box.dropdownOpened,
    staleTime: 5_000,
    placeholderData: (before) => before,
  });
  const found = data ?? [];
  const exact = found.some(({ name }) => name === typed.trim());
  if (value)
    return (
      <InputBase component="div" label={label} multiline pointer={false} {...field}>
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <Text span>
            <bdi>{value.name}</bdi>
            {value.detail && (
              <Text span c="dimmed" size="sm">
                {' '}
                · <bdi>{value.detail}</bdi>
              </Text>
            )}
          </Text>
          <CloseButton
            size="sm"
            aria-label={`${words.stories.remove}: ${value.name}`}
            onClick={() => {
              setTyped('');
              onChange(null);
            }}
          />
        </Group>
      </InputBase>
    );
  return (
    <Combobox
      store={box}
      onOptionSubmit={(chosen) => {
        box.closeDropdown();
        if (chosen === 'new') onCreate?.(typed.trim());
        else onChange(found.find(({ id }) => String(id) === chosen) ?? null);
      }}
    >
      <Combobox.Target>
        <InputBase
          label={label}
          {...field}
          {...ownDirection(typed)}
          value={typed}
          autoComplete="off"
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            box.openDropdown();
            box.updateSelectedOptionIndex();
          }}
          onClick={() => box.openDropdown()}
          onFocus={() => box.openDropdown()}
          onBlur={() => box.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={label} mah={260} style={{ overflowY: 'auto' }}>
          {found.map(({ id, name, detail }) => (
            <Combobox.Option key={id} value={String(id)}>
              <bdi>{name}</bdi>
              {detail && (
                <Text span c="dimmed" size="sm">
                  {' '}
                  · <bdi>{detail}</bdi>
                </Text>
              )}
            </Combobox.Option>
          ))}
          {onCreate && typed.trim() && !exact && (
            <Combobox.Option value="new">
              + {words.stories.entity.create.replace('{name}', typed.trim())}
            </Combobox.Option>
          )}
          {!found.length && !typed.trim() && <Combobox.Empty>{words.stories.entity.none}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
