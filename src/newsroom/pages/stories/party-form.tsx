/** A party of the story and an issue of it: entered, changed, put before another, taken out. */
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type PartyRole, partyRoles } from '#article/story/story.ts';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { ownDirection } from '../../shell/own-direction.ts';
import { Refused } from '../../shell/refused.tsx';
import { useWords } from '../../words/words.tsx';
import { FormDialog } from './dialog.tsx';
import { EntityFinder } from './entity-finder.tsx';
import type { Found } from './finder.tsx';
import { type Issue, type Party, useAsk, useStory } from './story-file.tsx';

export function PartyDialog({ party, onClose }: { party: Party | null; onClose: () => void }) {
  const { words } = useWords();
  const { story } = useStory();
  const [entity, setEntity] = useState<Found | null>(party && { id: party.entity, name: party.name });
  const [role, setRole] = useState<PartyRole>(party?.role ?? 'party');
  const [days, setDays] = useState({ from: party?.from ?? '', to: party?.to ?? '' });
  const content = {
    ...{ entity: entity?.id ?? 0, role },
    ...{ from: days.from || null, to: days.to || null },
  };
  const save = useAsk(
    (key) =>
      party
        ? answerOf(
            api.parties[':id'].$put(
              { param: { id: String(party.id) }, json: { basedOn: party.version, party: content } },
              key,
            ),
          )
        : answerOf(api.stories[':id'].parties.$post({ param: { id: String(story.id) }, json: content }, key)),
    onClose,
  );
  return (
    <FormDialog
      title={party ? words.stories.changeParty : words.stories.addParty}
      submit={party ? words.save : words.stories.add}
      ask={save}
      disabled={!entity}
      onClose={onClose}
    >
      <EntityFinder
        label={words.stories.who}
        required
        desk={story.desk.id}
        value={entity}
        onChange={setEntity}
      />
      <NativeSelect
        label={words.stories.role}
        value={role}
        data={partyRoles.map((one) => ({ value: one, label: words.stories.roles[one] }))}
        onChange={(event) => setRole(event.currentTarget.value as PartyRole)}
      />
      <details className="story-more">
        <summary>{words.stories.more}</summary>
        <Group grow mt="xs">
          {(['from', 'to'] as const).map((end) => (
            <TextInput
              key={end}
              type="date"
              dir="ltr"
              label={words.stories[end === 'from' ? 'from' : 'until']}
              value={days[end]}
              onChange={(event) => setDays({ ...days, [end]: event.currentTarget.value })}
            />
          ))}
        </Group>
      </details>
      {party && <Place table="parties" row={party} all={story.parties} onDone={onClose} />}
    </FormDialog>
  );
}

export function IssueDialog({ issue, onClose }: { issue: Issue | null; onClose: () => void }) {
  const { words } = useWords();
  const { story } = useStory();
  const [title, setTitle] = useState(issue?.title ?? '');
  const save = useAsk(
    (key) =>
      issue
        ? answerOf(
            api.issues[':id'].$put(
              { param: { id: String(issue.id) }, json: { basedOn: issue.version, title } },
              key,
            ),
          )
        : answerOf(
            api.stories[':id'].issues.$post({ param: { id: String(story.id) }, json: { title } }, key),
          ),
    onClose,
  );
  return (
    <FormDialog
      title={issue ? words.stories.changeIssue : words.stories.addIssue}
      submit={issue ? words.save : words.stories.add}
      ask={save}
      disabled={!title.trim()}
      onClose={onClose}
    >
      <TextInput
        label={words.stories.issue}
        data-autofocus
        required
        maxLength={120}
        {...ownDirection(title)}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      {issue && <Place table="issues" row={issue} all={story.issues} onDone={onClose} />}
    </FormDialog>
  );
}

interface PlaceProps {
  table: 'parties' | 'issues';
  row: { id: number; version: number };
  all: readonly { id: number }[];
  onDone: () => void;
}

/** One place forward, or out. */
function Place({ table, row, all, onDone }: PlaceProps) {
  const { words } = useWords();
  const { story } = useStory();
  const at = all.findIndex(({ id }) => id === row.id);
  const ids = all.map(({ id }) => id);
  const forward = ids.toSpliced(at, 1).toSpliced(at - 1, 0, row.id);
  const order = useAsk(
    (key) =>
      answerOf(
        api.stories[':id'][table].$put({ param: { id: String(story.id) }, json: { ids: forward } }, key),
      ),
    onDone,
  );
  const remove = useAsk(
    (key) =>
      answerOf(
        api[table][':id'].$delete(
          { param: { id: String(row.id) }, query: { basedOn: String(row.version) } },
          key,
        ),
      ),
    onDone,
  );
  return (
    <>
      <Group gap="xs">
        {at > 0 && (
          <Button
            variant="default"
            size="compact-sm"
            loading={order.isPending}
            onClick={() => order.mutate()}
          >
            {words.stories.before}
          </Button>
        )}
        <Button
          variant="default"
          size="compact-sm"
          loading={remove.isPending}
          onClick={() => remove.mutate()}
        >
          {words.stories.remove}
        </Button>
      </Group>
      <Refused error={order.error ?? remove.error} />
    </>
  );
}
