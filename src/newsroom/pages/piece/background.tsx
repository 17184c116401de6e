/** Taking a paragraph of background out of the files that a piece is in. */
import { Button, Modal, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useCallback, useState } from 'react';
import { api } from '../../api.ts';
import type { FileBackground } from '../../editor/background/file-background.ts';
import type { FileBackgrounds } from '../../editor/background/use-backgrounds.ts';
import { answerOf } from '../../problem.ts';
import { useMayReadStories } from '../../session.ts';
import { Asked } from '../../shell/asked.tsx';
import { useWords } from '../../words/words.tsx';
import { storiesKey } from '../stories/story-file.tsx';

/** Colleagues write in the files meanwhile. */
const lookAgain = 20_000;

const none: readonly FileBackground[] = [];
const backgroundsKey = (piece: number) => [...storiesKey, 'backgrounds', piece] as const;
const readBackgrounds = (piece: number) =>
  answerOf(api.pieces[':id'].backgrounds.$get({ param: { id: String(piece) } }));

/** What the editor is given, and the dialog that it opens, which is put anywhere. Nothing for who may not read files. */
export function useBackgrounds(piece: number): { background: FileBackgrounds | null; dialog: ReactNode } {
  const mayRead = useMayReadStories();
  const client = useQueryClient();
  const [asking, ask] = useState(false);
  const [chosen, choose] = useState<FileBackground | null>(null);
  const asked = useQuery({
    queryKey: backgroundsKey(piece),
    queryFn: () => readBackgrounds(piece),
    enabled: mayRead,
    refetchInterval: lookAgain,
  });
  const onAsk = useCallback(() => {
    // Somebody may just have written it.
    void client.invalidateQueries({ queryKey: backgroundsKey(piece) });
    ask(true);
  }, [client, piece]);
  const onPlaced = useCallback(() => choose(null), []);
  if (!mayRead) return { background: null, dialog: null };
  return {
    background: { known: asked.data?.backgrounds ?? none, onAsk, chosen, onPlaced },
    dialog: asking && (
      <Chooser
        piece={piece}
        onDone={(background) => {
          ask(false);
          choose(background);
        }}
      />
    ),
  };
}

function Chooser({ piece, onDone }: { piece: number; onDone: (background: FileBackground | null) => void }) {
  const { words } = useWords();
  const asked = useQuery({ queryKey: backgroundsKey(piece), queryFn: () => readBackgrounds(piece) });
  const files = useQuery({
    queryKey: [...storiesKey, 'of', piece],
    queryFn: () => answerOf(api.pieces[':id'].stories.$get({ param: { id: String(piece) } })),
  });
  return (
    <Modal
      opened
      onClose={() => onDone(null)}
      title={words.stories.takeBackground}
      size="lg"
      closeButtonProps={{ 'aria-label': words.close }}
    >
      <Asked query={asked}>
        {({ backgrounds }) => {
          const offered = backgrounds.filter((one) => one.offered);
          const stories = [...new Map(offered.map(({ story }) => [story.id, story])).values()];
          return (
            <Stack gap="lg">
              {!offered.length && (
                <>
                  <Text>
                    {files.data?.stories.length ? words.stories.noBackgrounds : words.stories.inNoFile}
                  </Text>
                  {files.data?.stories.map(({ id, title }) => (
                    <Link
                      key={id}
                      to="/stories/$id"
                      params={{ id: String(id) }}
                      search={{ part: 'background' }}
                    >
                      <bdi>{title}</bdi>
                    </Link>
                  ))}
                </>
              )}
              {stories.map(({ id, title }) => (
                <section key={id} aria-label={title}>
                  <Title order={2} size="h5" mb="xs">
                    <bdi>{title}</bdi>
                  </Title>
                  <Stack gap="sm">
                    {offered
                      .filter(({ story }) => story.id === id)
                      .map((one) => (
                        <article key={one.id} className="background-offer">
                          <Text fw={600}>
                            <bdi>{one.label}</bdi>
                          </Text>
                          <Text dir="auto" size="sm">
                            {one.text}
                          </Text>
                          <Button
                            mt={6}
                            variant="default"
                            size="compact-sm"
                            aria-label={`${words.stories.placeBackground}: ${one.label}`}
                            onClick={() => onDone(one)}
                          >
                            {words.stories.placeBackground}
                          </Button>
                        </article>
                      ))}
                  </Stack>
                </section>
              ))}
            </Stack>
          );
        }}
      </Asked>
    </Modal>
  );
}
