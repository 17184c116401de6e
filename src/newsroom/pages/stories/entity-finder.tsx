/** Finds an entity, or enters one where it is wanted: its name and what it is. */
import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type EntityKind, entityKinds } from '#article/story/entity.ts';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { ownDirection } from '../../shell/own-direction.ts';
import { Refused } from '../../shell/refused.tsx';
import { useWords } from '../../words/words.tsx';
import { Finder, type Found } from './finder.tsx';
import { useAsk } from './story-file.tsx';

interface Props {
  label: string;
  required?: boolean;
  /** The desk that enters it. */
  desk: number;
  /** What is guessed of a new one. */
  kind?: EntityKind;
  value: Found | null;
  onChange: (entity: Found | null) => void;
}

export function EntityFinder({ desk, kind = 'state', ...field }: Props) {
  const { words } = useWords();
  const [making, make] = useState<string | null>(null);
  if (making !== null && !field.value)
    return (
      <NewEntity
        {...{ desk, kind }}
        name={making}
        onDone={(entity) => {
          make(null);
          if (entity) field.onChange(entity);
        }}
      />
    );
  return (
    <Finder
      {...field}
      kind="entities"
      placeholder={words.stories.entity.find}
      find={async (q) =>
        (await answerOf(api.entities.$get({ query: { q } }))).entities.map(
          ({ id, name, kind, descriptions }) => ({
            ...{ id, name },
            detail: descriptions.at(-1)?.text ?? words.stories.entity.kinds[kind],
          }),
        )
      }
      onCreate={make}
    />
  );
}

interface New {
  desk: number;
  kind: EntityKind;
  name: string;
  onDone: (entity: Found | null) => void;
}

function NewEntity({ desk, kind: guessed, name: typed, onDone }: New) {
  const { words } = useWords();
  const [name, setName] = useState(typed);
  const [kind, setKind] = useState(guessed);
  const [description, setDescription] = useState('');
  const add = useAsk(
    (key) =>
      answerOf(
        api.entities.$post(
          {
            json: {
              desk,
              entity: {
                ...{ kind, name },
                descriptions: description ? [{ text: description, from: null, to: null }] : [],
              },
            },
          },
          key,
        ),
      ),
    ({ id }) => onDone({ id, name }),
  );
  return (
    <Stack gap="xs" className="story-inner">
      <TextInput
        label={words.people.name}
        data-autofocus
        required
        maxLength={160}
        {...ownDirection(name)}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label={words.stories.entity.kind}
        value={kind}
        data={entityKinds.map((one) => ({ value: one, label: words.stories.entity.kinds[one] }))}
        onChange={(event) => setKind(event.currentTarget.value as EntityKind)}
      />
      {kind === 'person' && (
        <TextInput
          label={words.stories.entity.description}
          description={words.stories.entity.descriptionHint}
          maxLength={200}
          {...ownDirection(description)}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
      )}
      <Refused error={add.error} />
      <Group gap="xs">
        <Button
          size="compact-md"
          loading={add.isPending}
          disabled={!name.trim()}
          onClick={() => add.mutate()}
        >
          {words.stories.add}
        </Button>
        <Button size="compact-md" variant="default" onClick={() => onDone(null)}>
          {words.cancel}
        </Button>
      </Group>
    </Stack>
  );
}
