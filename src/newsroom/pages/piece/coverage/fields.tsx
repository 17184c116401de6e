/** The fields of an entry. */
import { Checkbox, Group, Input, Stack, TextInput } from '@mantine/core';
import { EntryEditor } from '../../../editor/entry/entry-editor.tsx';
import type { Cite } from '../../../editor/sourcing/cite-line.tsx';
import { explainAt } from '../../../shell/explain.ts';
import { ownDirection } from '../../../shell/own-direction.ts';
import { useWords } from '../../../words/words.tsx';
import type { PieceView } from '../../piece.tsx';
import type { Written } from './entries.ts';
import { EntryGate } from './gate.tsx';

interface Props {
  piece: PieceView;
  cite: Cite;
  value: Written;
  onChange: (value: Written) => void;
  error: unknown;
  /** Before the names of fields in what the server says: `entry.` */
  at?: string;
  atHint?: string;
}

export function EntryFields({ piece, cite, value, onChange, error, at = '', atHint }: Props) {
  const { words, language } = useWords();
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
      <Input.Wrapper label={text.text} labelElement="div" description={text.textHint} {...errorAt('body')}>
        <EntryEditor
          {...{ language, cite }}
          label={text.text}
          body={value.body}
          edition={piece.content.language === 'en' ? 'ltr' : 'rtl'}
          onChange={(body) => change({ body })}
        />
      </Input.Wrapper>
      <EntryGate piece={piece.id} body={value.body} />
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
