/** The fields of an entry. */
import { Checkbox, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { mostEntry } from '#article/live.ts';
import { explainAt } from '../../../shell/explain.ts';
import { ownDirection } from '../../../shell/own-direction.ts';
import { useWords } from '../../../words/words.tsx';
import type { Written } from './entries.ts';

interface Props {
  value: Written;
  onChange: (value: Written) => void;
  error: unknown;
  /** Before the names of fields in what the server says: `entry.` */
  at?: string;
  /** Its words have what a plain field cannot hold. */
  formatted?: boolean;
  atHint?: string;
}

export function EntryFields({ value, onChange, error, at = '', formatted = false, atHint }: Props) {
  const { words } = useWords();
  const text = words.coverage;
  const change = (part: Partial<Written>) => onChange({ ...value, ...part });
  const errorAt = (field: string) => {
    const said = explainAt(error, at + field, words);
    return said === undefined ? {} : { error: said };
  };
  return (
    <Stack gap="xs">
      <TextInput
        label={text.headline}
        maxLength={200}
        {...ownDirection(value.headline)}
        {...errorAt('headline')}
        value={value.headline}
        onChange={(event) => change({ headline: event.currentTarget.value })}
      />
      {formatted ? (
        <Text size="sm" c="dimmed">
          {text.formatted}
        </Text>
      ) : (
        <Textarea
          label={text.text}
          description={text.textHint}
          autosize
          minRows={3}
          maxLength={mostEntry}
          {...ownDirection(value.text)}
          {...errorAt('body')}
          value={value.text}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
      )}
      <Group align="end" gap="lg">
        <TextInput
          type="datetime-local"
          dir="ltr"
          label={text.at}
          {...(atHint ? { description: atHint } : {})}
          {...errorAt('at')}
          value={value.at}
          onChange={(event) => change({ at: event.currentTarget.value })}
        />
        <Checkbox
          pb={8}
          label={text.key}
          checked={value.key}
          onChange={(event) => change({ key: event.currentTarget.checked })}
        />
        <Checkbox
          pb={8}
          label={text.pinned}
          checked={value.pinned}
          onChange={(event) => change({ pinned: event.currentTarget.checked })}
        />
      </Group>
    </Stack>
  );
}
