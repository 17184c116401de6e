/** Where one was mentioned: a count in the head of every page, the comments under it. */
import { Button, Menu, Text, VisuallyHidden } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../api.ts';
import { answerOf } from '../problem.ts';
import { useWords } from '../words/words.tsx';
import { useMoments } from './moments.ts';

/** Milliseconds between looks. */
const lookAgain = 60_000;
const mostShown = 8;

export function Mentions() {
  const { words } = useWords();
  const { when } = useMoments();
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: ['mentions'],
    queryFn: () => answerOf(api.me.mentions.$get()),
    refetchInterval: lookAgain,
  });
  const mentions = data?.mentions ?? [];
  const unseen = mentions.filter(({ seen }) => !seen);
  const see = async (): Promise<void> => {
    if (!unseen.length) return;
    await answerOf(api.me.mentions.seen.$post({ json: { comments: unseen.map(({ comment }) => comment) } }));
    await client.invalidateQueries({ queryKey: ['mentions'] });
  };
  if (!mentions.length) return null;
  return (
    <Menu position="bottom-end" width={320} onClose={() => void see()}>
      <Menu.Target>
        <Button variant={unseen.length ? 'light' : 'subtle'} size="compact-md">
          <VisuallyHidden>{words.mentions.title}</VisuallyHidden>@{unseen.length > 0 && ` ${unseen.length}`}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.mentions.title}</Menu.Label>
        {mentions.slice(0, mostShown).map(({ comment, article, headline, by, text, at, seen }) => (
          <Menu.Item
            key={comment}
            component={Link}
            {...({ to: '/pieces/$id', params: { id: String(article) }, search: { comment } } as object)}
          >
            <Text size="sm" fw={seen ? 400 : 600} dir="auto" lineClamp={2}>
              {text}
            </Text>
            <Text size="sm" c="dimmed">
              <bdi>{by}</bdi> · <bdi>{headline}</bdi> · {when(at)}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
