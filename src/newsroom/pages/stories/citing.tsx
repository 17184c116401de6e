/** What readers see that rests on something, and what is to be mended there: asked for when it is wanted. */
import { Anchor, Button, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { counted } from '#arabic/plurals.ts';
import { Asked } from '../../shell/asked.tsx';
import { useWords } from '../../words/words.tsx';
import { storiesKey } from './story-file.tsx';

interface Passage {
  block: string;
  text: string;
  mend: readonly ('sourceWithdrawn' | 'statementWithdrawn' | 'claimFallen')[];
}
interface Answer {
  articles: readonly { piece: { id: number; headline: string }; passages: readonly Passage[] }[];
}

interface Props {
  kind: 'source' | 'statement' | 'claim';
  id: number;
  ask: (param: { id: string }) => Promise<Answer>;
}

export function Citing({ kind, id, ask }: Props) {
  const { words, language } = useWords();
  const [open, setOpen] = useState(false);
  const citing = useQuery({
    queryKey: [...storiesKey, 'citing', kind, id],
    queryFn: () => ask({ id: String(id) }),
    enabled: open,
  });
  return (
    <>
      <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
        {words.stories.citing}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={words.stories.citing}
        size="lg"
        closeButtonProps={{ 'aria-label': words.close }}
      >
        {open && (
          <Asked query={citing}>
            {({ articles }) => (
              <Stack>
                <Text>{counted(articles.length, words.stories.counts.citing, language, 'latn')}</Text>
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
