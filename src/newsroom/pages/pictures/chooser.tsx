/** Choosing a picture for a place in a piece, with the words that stand there. */
import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useCallback, useRef, useState } from 'react';
import type { ChosenPicture } from '../../editor/article-editor.tsx';
import { useMayPictures } from '../../session.ts';
import { ownDirection } from '../../shell/own-direction.ts';
import { useWords } from '../../words/words.tsx';
import type { Picture } from './picture-api.ts';
import { PictureGrid } from './picture-grid.tsx';
import { Upload } from './upload.tsx';

/** `choose` opens `dialog`, which is put anywhere; it answers with the picture, or `null` for who thought better of it. */
export function usePictureChooser(): { choose: () => Promise<ChosenPicture | null>; dialog: ReactNode } {
  const { words } = useWords();
  const answer = useRef<((chosen: ChosenPicture | null) => void) | null>(null);
  const [open, setOpen] = useState(false);
  const choose = useCallback(
    () =>
      new Promise<ChosenPicture | null>((resolve) => {
        answer.current?.(null);
        answer.current = resolve;
        setOpen(true);
      }),
    [],
  );
  const done = (chosen: ChosenPicture | null) => {
    answer.current?.(chosen);
    answer.current = null;
    setOpen(false);
  };
  return {
    choose,
    dialog: (
      <Modal
        opened={open}
        onClose={() => done(null)}
        size="xl"
        title={words.pictures.choose}
        closeButtonProps={{ 'aria-label': words.close }}
      >
        <Chooser onDone={done} />
      </Modal>
    ),
  };
}

function Chooser({ onDone }: { onDone: (chosen: ChosenPicture) => void }) {
  const { add: mayAdd } = useMayPictures();
  const [picture, setPicture] = useState<Picture | null>(null);
  if (picture)
    return <Placing key={picture.id} picture={picture} onBack={() => setPicture(null)} onDone={onDone} />;
  return (
    <Stack>
      {mayAdd && <Upload onAdded={setPicture} />}
      <PictureGrid onChoose={setPicture} forPublication />
    </Stack>
  );
}

interface PlacingProps {
  picture: Picture;
  onBack: () => void;
  onDone: (chosen: ChosenPicture) => void;
}

function Placing({ picture, onBack, onDone }: PlacingProps) {
  const { words } = useWords();
  const [given, setGiven] = useState({
    ...{ alt: picture.alt, caption: picture.caption, credit: picture.credit },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // It stands in a dialog over the editor's own form.
    event.stopPropagation();
    onDone({ picture: picture.id, ...given });
  };
  const field = (name: keyof typeof given) => ({
    label: words.pictures[name],
    ...ownDirection(given[name]),
    value: given[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setGiven({ ...given, [name]: event.currentTarget.value }),
  });
  return (
    <form onSubmit={submit}>
      <Stack>
        <img className="picture-chosen" src={picture.address} alt={picture.alt} />
        <Textarea
          {...field('alt')}
          description={words.pictures.altHint}
          data-autofocus
          autosize
          minRows={2}
          maxLength={500}
        />
        <Textarea {...field('caption')} autosize minRows={2} maxLength={1_000} />
        <TextInput {...field('credit')} description={words.pictures.creditHint} required maxLength={200} />
        <Group grow>
          <Button type="submit" disabled={!given.credit.trim()}>
            {words.pictures.place}
          </Button>
          <Button variant="default" onClick={onBack}>
            {words.pictures.back}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
