/** The newsroom's rules of sourcing: what each does when a piece is to go to readers. */
import { Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import {
  type GateLevel,
  type GateRule,
  type GateSettings,
  gateLevels,
  gateRules,
} from '#article/story/gate.ts';
import { api } from '../api.ts';
import { answerOf } from '../problem.ts';
import { useMaySetGate } from '../session.ts';
import { Asked } from '../shell/asked.tsx';
import { Refused } from '../shell/refused.tsx';
import { useWords } from '../words/words.tsx';
import './stories/stories.css';

const gateKey = ['gate'];

export function GateRules() {
  const { words } = useWords();
  const maySet = useMaySetGate();
  const settings = useQuery({ queryKey: gateKey, queryFn: () => answerOf(api.gate.$get()) });
  return (
    <Stack maw={820}>
      <Title order={1} size="h2">
        {words.gate.title}
      </Title>
      <Text>{words.gate.house.lead}</Text>
      {!maySet && <Text c="dimmed">{words.gate.house.readOnly}</Text>}
      <Asked query={settings}>{(kept) => <Rules kept={kept} maySet={maySet} />}</Asked>
    </Stack>
  );
}

function Rules({ kept, maySet }: { kept: GateSettings; maySet: boolean }) {
  const { words } = useWords();
  const client = useQueryClient();
  /** What was chosen here and not kept yet. */
  const [chosen, choose] = useState<Partial<GateSettings>>({});
  const set = useMutation({
    mutationFn: () => answerOf(api.gate.$put({ json: { ...kept, ...chosen } })),
    onSuccess: (settings) => {
      client.setQueryData(gateKey, settings);
      choose({});
    },
  });
  const changed = gateRules.some((rule) => chosen[rule] !== undefined && chosen[rule] !== kept[rule]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <ul className="sheet gate-rules">
          {gateRules.map((rule) => (
            <Rule
              key={rule}
              rule={rule}
              level={chosen[rule] ?? kept[rule]}
              onLevel={maySet ? (level) => choose({ ...chosen, [rule]: level }) : null}
            />
          ))}
        </ul>
        <Refused error={set.error} />
        {maySet && (
          <Group>
            <Button type="submit" disabled={!changed} loading={set.isPending}>
              {words.save}
            </Button>
            <Text role="status" c="dimmed">
              {set.isSuccess && !changed && words.gate.house.saved}
            </Text>
          </Group>
        )}
      </Stack>
    </form>
  );
}

interface RuleProps {
  rule: GateRule;
  level: GateLevel;
  /** `null` for who may only read them. */
  onLevel: ((level: GateLevel) => void) | null;
}

function Rule({ rule, level, onLevel }: RuleProps) {
  const { words } = useWords();
  const { name, example } = words.gate.house.rules[rule];
  const title = useId();
  return (
    <li>
      <div>
        <Text fw={600} id={title}>
          {name}
        </Text>
        <Text size="sm" c="dimmed">
          {example}
        </Text>
      </div>
      {onLevel ? (
        <SegmentedControl
          aria-labelledby={title}
          value={level}
          data={gateLevels.map((value) => ({ value, label: words.gate.house.levels[value] }))}
          onChange={(value) => onLevel(value as GateLevel)}
        />
      ) : (
        <Text>{words.gate.house.levels[level]}</Text>
      )}
    </li>
  );
}
