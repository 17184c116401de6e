/** The fronts: which stories stand first before readers, where somebody wants to say so. */
import { NativeSelect, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api.ts';
import { answerOf } from '../problem.ts';
import { Asked } from '../shell/asked.tsx';
import { useWords } from '../words/words.tsx';
import { Arrange, type Draft } from './fronts/arrange.tsx';
import './fronts.css';

export function Fronts() {
  const { words } = useWords();
  const { front = 'home:ar' } = useSearch({ from: '/signed/fronts' });
  const go = useNavigate();
  /** By front: who looks at another one meanwhile loses nothing. */
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft | null>>>({});
  const fronts = useQuery({ queryKey: ['fronts'], queryFn: () => answerOf(api.fronts.$get()) });
  const one = useQuery({
    queryKey: ['fronts', front],
    queryFn: () => answerOf(api.fronts[':front'].$get({ param: { front } })),
    // Colleagues arrange, and news comes in.
    refetchInterval: 15_000,
  });
  const draft = drafts[front] ?? null;
  return (
    <Stack>
      <Title order={1} size="h2">
        {words.fronts.title}
      </Title>
      <NativeSelect
        label={words.fronts.front}
        maw={360}
        value={front}
        data={(fronts.data?.fronts ?? []).map(({ front: value, name, language }) => ({
          value,
          label: name ?? words.fronts.home[language],
        }))}
        onChange={(event) => {
          void go({ to: '/fronts', search: { front: event.currentTarget.value }, replace: true });
        }}
      />
      <Asked query={one}>
        {(data) => (
          <Arrange
            key={front}
            front={data}
            draft={draft}
            onDraft={(next) => setDrafts((all) => ({ ...all, [front]: next }))}
          />
        )}
      </Asked>
    </Stack>
  );
}
