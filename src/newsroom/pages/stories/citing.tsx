/** What readers see that rests on something, and what is to be mended there: asked for when it is wanted. */
import { Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { counted } from '#arabic/plurals.ts';
import { Asked } from '../../shell/asked.tsx';
import type { Words } from '../../words/arabic.ts';
import { useWords } from '../../words/words.tsx';
import type { CitedKind } from './mend/asked.ts';
import { storiesKey } from './story-file.tsx';

interface Passage {
  block: string;
  text: string;
  mend: readonly (keyof Words['stories']['mend'])[];
  taken?: { revision: number; newest: number } | undefined;
}
interface Answer {
  articles: readonly { piece: { id: number; headline: string }; passages: readonly Passage[] }[];
}

const isBroken = ({ passages }: Answer['articles'][number]): boolean =>
  passages.some(({ mend }) => mend.length > 0);

interface Props {
  kind: CitedKind;
  id: number;
  ask: (param: { id: string }) => Promise<Answer>;
  /** Published articles that are to be mended for it. */
  toMend?: number | undefined;
}

export function Citing({ kind, id, ask, toMend = 0 }: Props) {
  const { words, language } = useWords();
  const [open, setOpen] = useState(false);
  const isTaken = kind === 'background';
  const title = isTaken ? words.stories.takenBy : words.stories.citing;
  const citing = useQuery({
    queryKey: [...storiesKey, 'citing', kind, id],
    queryFn: () => ask({ id: String(id) }),
    enabled: open,
  });
  return (
    <>
      <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
        {title}
      </Button>
      {toMend > 0 && (
        <Link
          to="/stories/mend/$kind/$id"
          params={{ kind, id: String(id) }}
          className="overdue story-to-mend"
        >
          {counted(toMend, words.mend.toMend, language, 'latn')}
        </Link>
      )}
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={title}
        size="lg"
        closeButtonProps={{ 'aria-label': words.close }}
      >
        {open && (
          <Asked query={citing}>
            {({ articles }) => (
              <Stack>
                <Group justify="space-between">
                  <Text>
                    {counted(
                      articles.length,
                      isTaken ? words.stories.counts.taking : words.stories.counts.citing,
                      language,
                      'latn',
                    )}
                  </Text>
                  {articles.length > 0 && (
                    <Button
                      size="compact-sm"
                      variant={articles.some(isBroken) ? 'filled' : 'default'}
                      component={Link}
                      to={`/stories/mend/${kind}/${id}`}
                      onClick={() => setOpen(false)}
                    >
                      {words.mend.entry}
                    </Button>
                  )}
                </Group>
                {articles.map(({ piece, passages }) => (
                  <div key={piece.id} className="story-citing">
                    <Link className="headline-cell" to="/pieces/$id" params={{ id: String(piece.id) }}>
                      <bdi>{piece.headline}</bdi>
                    </Link>
                    {passages.map((passage, index) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: a block may cite twice, and nothing is reordered here
                      <div key={`${passage.block} ${index}`}>
                        <Text size="sm" dir="auto">
                          {passage.text}
                        </Text>
                        {passage.taken && (
                          <Text size="sm" c="dimmed">
                            {words.stories.textOf
                              .replace('{n}', String(passage.taken.revision))
                              .replace('{all}', String(passage.taken.newest))}
                          </Text>
                        )}
                        {passage.mend.length ? (
                          passage.mend.map((one) => (
                            <Text key={one} size="sm" className="finding-error">
                              {words.stories.mend[one]}
                            </Text>
                          ))
                        ) : (
                          <Text size="sm" c="dimmed">
                            {words.stories.stands}
                          </Text>
                        )}
                      </div>
                    ))}
                    <Anchor size="sm" component={Link} to={`/pieces/${piece.id}`}>
                      {words.stories.openPiece}
                    </Anchor>
                  </div>
                ))}
              </Stack>
            )}
          </Asked>
        )}
      </Modal>
    </>
  );
}
