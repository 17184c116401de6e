/** Where each party stands on each issue: its latest statement, those before on demand. */
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { counted } from '#arabic/plurals.ts';
import { positionsOf } from '#article/story/position.ts';
import { wordsOf } from '#article/story/statement.ts';
import { Wide } from '../../shell/wide.tsx';
import { useWords } from '../../words/words.tsx';
import { IssueDialog, PartyDialog } from './party-form.tsx';
import { StatementDialog } from './statement-form.tsx';
import { type Issue, type Party, type Statement, useStory } from './story-file.tsx';
import { useTold } from './times.ts';

/** What is being entered or changed. */
type Open =
  | { form: 'party'; party: Party | null }
  | { form: 'issue'; issue: Issue | null }
  | { form: 'statement'; party: number; issue: number };

export function Positions() {
  const { words, language } = useWords();
  const { story, may } = useStory();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const matrix = positionsOf(story.statements.map((row) => ({ ...row, withdrawn: row.withdrawn !== null })));
  const days = ({ from, to }: Party) =>
    [from && `${words.stories.from} ${from}`, to && `${words.stories.until} ${to}`].filter(Boolean).join(' ');
  return (
    <Paper className="sheet" p="md">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4">
          {words.stories.positions}
        </Title>
        {may.keep && (
          <Group gap="xs">
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => setOpen({ form: 'party', party: null })}
            >
              {words.stories.addParty}
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => setOpen({ form: 'issue', issue: null })}
            >
              {words.stories.addIssue}
            </Button>
          </Group>
        )}
      </Group>
      {!story.parties.length && !story.issues.length ? (
        <Text c="dimmed">{words.stories.positionsEmpty}</Text>
      ) : (
        <Wide name={words.stories.positions} least={108 + 216 * Math.max(1, story.issues.length)}>
          <table className="story-positions">
            <thead>
              <tr>
                <th scope="col">{words.stories.party}</th>
                {story.issues.map((issue) => (
                  <th key={issue.id} scope="col">
                    <Heading
                      name={issue.title}
                      label={words.stories.changeIssue}
                      onEdit={may.keep ? () => setOpen({ form: 'issue', issue }) : null}
                    />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {story.parties.map((party) => (
                <tr key={party.id}>
                  <th scope="row">
                    <Heading
                      name={party.name}
                      label={words.stories.changeParty}
                      onEdit={may.keep ? () => setOpen({ form: 'party', party }) : null}
                    />
                    <Text size="sm" c="dimmed" fw={400}>
                      {words.stories.roles[party.role]} {days(party)}
                    </Text>
                  </th>
                  {story.issues.map((issue) => {
                    const position = matrix.get(party.id)?.get(issue.id);
                    return (
                      <td key={issue.id}>
                        {position ? (
                          <>
                            <Said statement={position.latest} />
                            {position.before.length > 0 && (
                              <details className="story-more">
                                <summary>
                                  {counted(
                                    position.before.length,
                                    words.stories.counts.before,
                                    language,
                                    'latn',
                                  )}
                                </summary>
                                <Stack gap="xs" mt="xs">
                                  {position.before.map((statement) => (
                                    <Said key={statement.id} statement={statement} />
                                  ))}
                                </Stack>
                              </details>
                            )}
                          </>
                        ) : (
                          <Text size="sm" c="dimmed">
                            {words.stories.noPosition}
                          </Text>
                        )}
                        {may.keep && (
                          <Button
                            className="story-add"
                            variant="subtle"
                            size="compact-xs"
                            aria-label={`${words.stories.addStatement}: ${party.name}، ${issue.title}`}
                            onClick={() => setOpen({ form: 'statement', party: party.id, issue: issue.id })}
                          >
                            + {words.stories.addStatement}
                          </Button>
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
      {open?.form === 'party' && <PartyDialog party={open.party} onClose={close} />}
      {open?.form === 'issue' && <IssueDialog issue={open.issue} onClose={close} />}
      {open?.form === 'statement' && (
        <StatementDialog statement={null} party={open.party} issue={open.issue} onClose={close} />
      )}
    </Paper>
  );
}

function Heading({ name, label, onEdit }: { name: string; label: string; onEdit: (() => void) | null }) {
  return onEdit ? (
    <button
      type="button"
      className="story-heading"
      title={label}
      aria-label={`${name}: ${label}`}
      onClick={onEdit}
    >
      <bdi>{name}</bdi>
    </button>
  ) : (
    <bdi>{name}</bdi>
  );
}

function Said({ statement }: { statement: Pick<Statement, 'source' | 'said' | 'original' | 'rendering'> }) {
  const { story } = useStory();
  const told = useTold(story.timeZone);
  const source = story.sources.find(({ id }) => id === statement.source);
  return (
    <div>
      <Text dir="auto" className="story-words story-quote">
        {wordsOf(statement)}
      </Text>
      <Text size="sm" c="dimmed">
        {told(statement.said)} · <bdi>{source?.label}</bdi>
      </Text>
    </div>
  );
}
