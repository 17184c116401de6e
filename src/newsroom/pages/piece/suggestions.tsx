/** What the text could be filed under, as the language and the archive suggest; taken with one press. */
import { Button, Group, Stack, Text, Tooltip } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Filing } from '#article/article.ts';
import { bodyText } from '#article/plain-text.ts';
import { fromShared } from '#article/shared/from-shared.ts';
import { api } from '../../api.ts';
import type { SharedArticle } from '../../editor/together/shared-article.ts';
import { useDetail } from '../../editor/together/use-shared-article.ts';
import { answerOf } from '../../problem.ts';
import { Refused } from '../../shell/refused.tsx';
import { useWords } from '../../words/words.tsx';

interface Suggested {
  id: number | null;
  label: string;
  because: string[];
}

/** `brief`: asked for at once, and only what can be taken. */
export function Suggestions({ shared, brief = false }: { shared: SharedArticle; brief?: boolean }) {
  const { words } = useWords();
  const [sections, setSections] = useDetail(shared, 'sections');
  const [topics, setTopics] = useDetail(shared, 'topics');
  const ask = useMutation({
    mutationFn: () => {
      const read = fromShared(shared.doc);
      if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join(' '));
      const { headline, standfirst, body, language } = read.content;
      return answerOf(
        api.suggestions.$post({
          json: { headline, standfirst, body: bodyText(body).slice(0, 200_000), language },
        }),
      );
    },
  });
  const { mutate } = ask;
  useEffect(() => {
    if (brief) mutate();
  }, [brief, mutate]);
  const list = (
    name: string,
    suggested: readonly Suggested[],
    chosen: readonly Filing[],
    choose: (all: Filing[]) => void,
  ) => {
    const left = suggested.filter(({ id }) => id !== null && !chosen.some((one) => one.id === id));
    return (
      left.length > 0 && (
        <div>
          <Text size="sm" c="dimmed">
            {name}
          </Text>
          <Group gap="xs">
            {left.map(({ id, label, because }) => (
              <Tooltip key={id} label={because.slice(0, 4).join('، ')} multiline maw={320}>
                <Button
                  variant="default"
                  size="compact-sm"
                  onClick={() => choose([...chosen, { id: id!, name: label }])}
                >
                  + <bdi>{label}</bdi>
                </Button>
              </Tooltip>
            ))}
          </Group>
        </div>
      )
    );
  };
  return (
    <Stack gap="xs">
      {!brief && (
        <Button variant="default" loading={ask.isPending} onClick={() => ask.mutate()}>
          {words.details.suggest}
        </Button>
      )}
      <Refused error={ask.error} />
      {ask.data && (
        <Stack gap="xs" role="status">
          {list(
            brief ? words.publish.moreSections : words.fields.sections,
            ask.data.sections,
            sections ?? [],
            setSections,
          )}
          {list(
            brief ? words.publish.moreTopics : words.fields.topics,
            ask.data.topics,
            topics ?? [],
            setTopics,
          )}
          {!brief && ask.data.entities.length + ask.data.places.length > 0 && (
            <Text size="sm" dir="auto">
              {words.details.names}:{' '}
              {[...ask.data.entities, ...ask.data.places].map(({ label }) => label).join('، ')}
            </Text>
          )}
          {!brief && ask.data.keyphrases.length > 0 && (
            <Text size="sm" dir="auto">
              {words.details.keyphrases}: {ask.data.keyphrases.map(({ label }) => label).join('، ')}
            </Text>
          )}
        </Stack>
      )}
    </Stack>
  );
}
