/** A party of the story and an issue of it: entered, changed, put before another, taken out. */
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
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
import { useDraft } from './use-draft.ts';

export function PartyDialog({ party, onClose }: { party: Party | null; onClose: () => void }) {
  const { words } = useWords();
  const { story } = useStory();
  const now = story.parties.find(({ id }) => id === party?.id);
  const { seen, given, change, theirs, refused } = useDraft(party, now, (row) => ({
    entity: row && ({ id: row.entity, name: row.name } as Found | null),
    role: row?.role ?? ('party' as PartyRole),
    ...{ from: row?.from ?? '', to: row?.to ?? '' },
  }));
  const { entity, role } = given;
  const content = { entity: entity?.id ?? 0, role, from: given.from || null, to: given.to || null };
  const save = useAsk(
    (key) =>
      seen
        ? answerOf(
            api.parties[':id'].$put(
              { param: { id: String(seen.id) }, json: { basedOn: seen.version, party: content } },
              key,
            ),
          )
        : answerOf(api.stories[':id'].parties.$post({ param: { id: String(story.id) }, json: content }, key)),
    onClose,
    refused,
  );
  return (
    <FormDialog
      title={party ? words.stories.changeParty : words.stories.addParty}
      submit={party ? words.save : words.stories.add}
      ask={save}
      theirs={theirs}
      disabled={!entity || (given.to !== '' && given.to < given.from)}
      onClose={onClose}
    >
      <EntityFinder
        label={words.stories.who}
        required
        desk={story.desk.id}
        value={entity}
        onChange={(found) => change({ entity: found })}
      />
      <NativeSelect
        label={words.stories.role}
        value={role}
        data={partyRoles.map((one) => ({ value: one, label: words.stories.roles[one] }))}
        onChange={(event) => change({ role: event.currentTarget.value as PartyRole })}
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
              error={
                end === 'to' && given.to !== '' && given.to < given.from && words.stories.endsBeforeStart
              }
              value={given[end]}
              onChange={(event) => change({ [end]: event.currentTarget.value })}
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
  const now = story.issues.find(({ id }) => id === issue?.id);
  const draft = useDraft(issue, now, (row) => ({ title: row?.title ?? '' }));
  const { seen } = draft;
  const { title } = draft.given;
  const save = useAsk(
    (key) =>
      seen
        ? answerOf(
            api.issues[':id'].$put(
              { param: { id: String(seen.id) }, json: { basedOn: seen.version, title } },
              key,
            ),
          )
        : answerOf(
            api.stories[':id'].issues.$post({ param: { id: String(story.id) }, json: { title } }, key),
          ),
    onClose,
    draft.refused,
  );
  return (
    <FormDialog
      title={issue ? words.stories.changeIssue : words.stories.addIssue}
      submit={issue ? words.save : words.stories.add}
      ask={save}
      theirs={draft.theirs}
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
        onChange={(event) => draft.change({ title: event.currentTarget.value })}
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
