/** The archive of pictures. */
import { Modal, Stack, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMayPictures } from '../session.ts';
import { useWords } from '../words/words.tsx';
import { type Picture, picturesKey } from './pictures/picture-api.ts';
import { PictureGrid } from './pictures/picture-grid.tsx';
import { PicturePanel } from './pictures/picture-panel.tsx';
import { Upload } from './pictures/upload.tsx';

export function Pictures() {
  const { words } = useWords();
  const client = useQueryClient();
  const { add: mayAdd } = useMayPictures();
  const [chosen, choose] = useState<Picture | null>(null);
  const close = () => {
    choose(null);
    void client.invalidateQueries({ queryKey: picturesKey });
  };
  return (
    <Stack>
      <Title order={1} size="h2">
        {words.nav.pictures}
      </Title>
      {mayAdd && <Upload onAdded={choose} />}
      <PictureGrid onChoose={choose} />
      <Modal
        opened={chosen !== null}
        onClose={close}
        size="lg"
        title={words.pictures.details}
        closeButtonProps={{ 'aria-label': words.close }}
      >
        {chosen && <PicturePanel key={chosen.hash} picture={chosen} onReplaced={choose} onRevoked={close} />}
      </Modal>
    </Stack>
  );
}
