/** What was said, newest first: by whom, for whom, on what, and what of it was taken back. */
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { wordsOf } from '#article/story/statement.ts';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { useWords } from '../../words/words.tsx';
import { Citing } from './citing.tsx';
import { StatementDialog } from './statement-form.tsx';
import { type Statement, useStory } from './story-file.tsx';
import { useTold } from './times.ts';
import { Tone } from './tone.tsx';
import { WithdrawDialog } from './withdraw.tsx';

export function Statements() {
  const { words } = useWords();
  const { story, may } = useStory();
  const [open, setOpen] = useState<Statement | 'new' | null>(null);
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={2} size="h4">
          {words.stories.parts.statements}
        </Title>
        {may.keep && <Button onClick={() => setOpen('new')}>{words.stories.addStatement}</Button>}
      </Group>
      {!story.statements.length && <Text c="dimmed">{words.stories.statementsEmpty}</Text>}
      {story.statements.map((statement) => (
        <Row key={statement.id} statement={statement} onEdit={() => setOpen(statement)} />
      ))}
      {open !== null && (
        <StatementDialog statement={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </Stack>
  );
}

function Row({ statement, onEdit }: { statement: Statement; onEdit: () => void }) {
  const { words } = useWords();
  const { story, may } = useStory();
  const told = useTold(story.timeZone);
  const [withdrawing, withdraw] = useState(false);
  const { withdrawn } = statement;
  const source = story.sources.find(({ id }) => id === statement.source);
  const party = story.parties.find(({ id }) => id === statement.party);
  const issue = story.issues.find(({ id }) => id === statement.issue);
  const text = wordsOf(statement);
  return (
    <Paper className="sheet" p="md" component="article" aria-label={text.slice(0, 80)}>
      <Group gap="xs" mb={4}>
        <Text fw={600}>
          <bdi>{source?.label}</bdi>
        </Text>
        {source?.kind === 'unnamed' && <Tone of="plain">{words.stories.sourceKinds.unnamed}</Tone>}
        {withdrawn && <Tone of="bad">{words.stories.withdrawn}</Tone>}
      </Group>
      <Text dir="auto" className={withdrawn ? 'story-words story-gone' : 'story-words story-quote'}>
        {text}
      </Text>
      {statement.rendering && (
        <Text size="sm" c="dimmed">
          <bdi>{statement.original}</bdi>
        </Text>
      )}
      {withdrawn?.note && (
        <Text size="sm" dir="auto">
          {withdrawn.note}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {Object.entries({
          said: told(statement.said),
          medium: statement.medium,
          place: statement.place,
          party: party && `${words.stories.positionOf}: ${party.name}`,
          issue: issue && `${words.stories.onIssue}: ${issue.title}`,
        })
          .filter(([, part]) => part)
          .map(([what, part]) => (
            <span key={what}>
              {what !== 'said' && ' · '}
              <bdi>{part}</bdi>
            </span>
          ))}
      </Text>
      {statement.claims.length > 0 && (
        <ul className="story-stances">
          {statement.claims.map(({ claim, stance }) => (
            <li key={claim}>
              <span className={`story-stance-${stance}`}>{words.stories.stance[stance]}</span>:{' '}
              <bdi>{story.claims.find(({ id }) => id === claim)?.text ?? `#${claim}`}</bdi>
            </li>
          ))}
        </ul>
      )}
      <Group gap="xs" mt="xs">
        {may.keep && (
          <Button variant="default" size="compact-sm" onClick={onEdit}>
            {words.stories.edit}
          </Button>
        )}
        {may.keep && !withdrawn && (
          <Button variant="default" size="compact-sm" onClick={() => withdraw(true)}>
            {words.stories.withdrawTitle}
          </Button>
        )}
        <Citing
          kind="statement"
          id={statement.id}
          toMend={story.toMend.statements[statement.id]}
          ask={(param) => answerOf(api.statements[':id'].citations.$get({ param }))}
        />
      </Group>
      {withdrawing && (
        <WithdrawDialog
          title={words.stories.withdrawStatement}
          ask={(note, key) =>
            answerOf(
              api.statements[':id'].withdraw.$post(
                { param: { id: String(statement.id) }, json: { basedOn: statement.version, note } },
                key,
              ),
            )
          }
          onClose={() => withdraw(false)}
        />
      )}
    </Paper>
  );
}
