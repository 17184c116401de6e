/** What the newsroom's rules of sourcing say of the revision that would go to readers, and letting it through. */
import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { Refused } from '../../shell/refused.tsx';
import { useWords } from '../../words/words.tsx';
import type { Outlook } from './publish-panel.tsx';

type Found = Outlook['gate'][number];

interface Props {
  article: number;
  revision: number;
  gate: readonly Found[];
  mayPass: boolean;
  /** The gate is to be asked again. */
  onPassed: () => void;
}

export function Gate({ gate, ...rest }: Props) {
  const { words } = useWords();
  if (!gate.length) return <Text c="dimmed">{words.gate.nothing}</Text>;
  return (
    <Stack component="ul" gap="xs" className="gate">
      {gate.map((found) => (
        <li key={found.rule + found.block + JSON.stringify(found.about)}>
          <One found={found} {...rest} />
        </li>
      ))}
    </Stack>
  );
}

function One({ found, article, revision, mayPass, onPassed }: { found: Found } & Omit<Props, 'gate'>) {
  const { words } = useWords();
  const [passing, setPassing] = useState(false);
  const [reason, setReason] = useState('');
  const [told, tell] = useState(false);
  const { rule, block, level, passed } = found;
  const pass = useMutation({
    mutationFn: () =>
      answerOf(
        api.pieces[':id']['pass-gate'].$post({
          param: { id: String(article) },
          json: { basedOn: revision, rule, block, reason, public: told },
        }),
      ),
    onSuccess: () => {
      setPassing(false);
      onPassed();
    },
  });
  const stops = level === 'stop' && passed === null;
  return (
    <Stack gap={4} className={`finding finding-${stops ? 'error' : 'warning'}`}>
      <div>
        <span aria-hidden="true">{stops ? '✕' : '!'}</span> {words.gate.rules[rule]}{' '}
        {stops && (
          <Text span fw={600}>
            ({words.gate.stops})
          </Text>
        )}
      </div>
      {passed && (
        <Text size="sm" c="dimmed">
          {words.gate.passed} <bdi>{passed.by}</bdi>: <bdi>{passed.reason}</bdi>
        </Text>
      )}
      {stops && mayPass && !passing && (
        <Group>
          <Button size="compact-sm" variant="default" onClick={() => setPassing(true)}>
            {words.gate.pass}
          </Button>
        </Group>
      )}
      {passing && (
        <Stack gap="xs">
          <TextInput
            autoFocus
            label={words.gate.reason}
            description={words.gate.reasonHint}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            onKeyDown={(event) => {
              // The panel's own form is for publishing.
              if (event.key !== 'Enter') return;
              event.preventDefault();
              if (reason.trim()) pass.mutate();
            }}
          />
          <Checkbox
            label={words.gate.tellReaders}
            checked={told}
            onChange={(event) => tell(event.currentTarget.checked)}
          />
          <Group>
            <Button
              size="compact-sm"
              disabled={!reason.trim()}
              loading={pass.isPending}
              onClick={() => pass.mutate()}
            >
              {words.gate.passNow}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setPassing(false)}>
              {words.gate.cancel}
            </Button>
          </Group>
          <Refused error={pass.error} />
        </Stack>
      )}
    </Stack>
  );
}
