/** What the newsroom's rules of sourcing say of an entry while it is written: what stops it, and what it is warned of. */
import { Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Body } from '#article/body.ts';
import { blockText, excerpt } from '#article/plain-text.ts';
import { api } from '../../../api.ts';
import { answerOf } from '../../../problem.ts';
import { useWords } from '../../../words/words.tsx';
import { pieceKey } from '../piece-key.ts';

/** Milliseconds without a letter, then it is asked. */
const pause = 800;

export function EntryGate({ piece, body }: { piece: number; body: Body }) {
  const { words } = useWords();
  const [asked] = useDebouncedValue(body, pause);
  const { data } = useQuery({
    queryKey: [...pieceKey(piece), 'entry-gate', JSON.stringify(asked)],
    enabled: asked.content.length > 0,
    placeholderData: keepPreviousData,
    queryFn: () =>
      answerOf(api.pieces[':id'].live.check.$post({ param: { id: String(piece) }, json: { body: asked } })),
  });
  const found = body.content.length ? (data?.gate ?? []) : [];
  return (
    // The list is told when it changes.
    <div role="status">
      <Stack component="ul" gap="xs" className="gate" aria-label={words.coverage.gate}>
        {found.map(({ rule, level, block, about }) => {
          const passage = body.content.find(({ attrs }) => attrs.id === block);
          return (
            <li key={rule + block + JSON.stringify(about)}>
              <div className={`finding finding-${level === 'stop' ? 'error' : 'warning'}`}>
                <span aria-hidden="true">{level === 'stop' ? '✕' : '!'}</span> {words.gate.rules[rule]}{' '}
                {level === 'stop' && (
                  <Text span fw={600}>
                    ({words.coverage.notSent})
                  </Text>
                )}
                {passage && (
                  <Text size="sm" c="dimmed">
                    <bdi>«{excerpt(blockText(passage), 60)}»</bdi>
                  </Text>
                )}
              </div>
            </li>
          );
        })}
      </Stack>
    </div>
  );
}
