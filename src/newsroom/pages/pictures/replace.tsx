/** Another file in a picture's place, looked at beside the one that is there before it is put there. */
import { Button, FileButton, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Refused } from '../../shell/refused.tsx';
import { useWords } from '../../words/words.tsx';
import { type Picture, picturesKey, pictureTypes, replacePicture } from './picture-api.ts';

export function Replace({
  picture,
  onReplaced,
}: {
  picture: Picture;
  onReplaced: (picture: Picture) => void;
}) {
  const { words } = useWords();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const replace = useMutation({
    mutationFn: (chosen: File) => replacePicture(picture.id, chosen),
    onSuccess: async (replaced) => {
      setFile(null);
      client.removeQueries({ queryKey: [...picturesKey, picture.id] });
      await client.invalidateQueries({ queryKey: picturesKey });
      onReplaced(replaced.picture);
    },
  });
  const choose = (chosen: File | null) => {
    replace.reset();
    setFile(chosen);
  };
  const chooser = (word: string) => (
    <FileButton accept={pictureTypes} onChange={choose}>
      {(props) => (
        <Button {...props} variant={file ? 'default' : 'outline'} disabled={replace.isPending}>
          {word}
        </Button>
      )}
    </FileButton>
  );
  if (!file) return chooser(words.pictures.replace);
  return (
    <Stack gap="sm">
      <SimpleGrid cols={2} className="picture-compared">
        <figure>
          <figcaption>{words.pictures.before}</figcaption>
          <img src={picture.address} alt={picture.alt} />
        </figure>
        <figure>
          <figcaption>{words.pictures.after}</figcaption>
          <Chosen file={file} />
        </figure>
      </SimpleGrid>
      <Text size="sm">{words.pictures.replaceHint}</Text>
      <Refused error={replace.error} />
      <Group>
        <Button color="rubric" loading={replace.isPending} onClick={() => replace.mutate(file)}>
          {words.pictures.replaceNow}
        </Button>
        {chooser(words.pictures.otherFile)}
        <Button variant="subtle" disabled={replace.isPending} onClick={() => choose(null)}>
          {words.cancel}
        </Button>
      </Group>
    </Stack>
  );
}

/** A file of this machine; one that the browser cannot show is named. */
function Chosen({ file }: { file: File }) {
  const [address, setAddress] = useState<string | null>(null);
  const [shown, setShown] = useState(true);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setAddress(made);
    setShown(true);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return (
    <>
      {address && shown && <img src={address} alt="" onError={() => setShown(false)} />}
      <Text size="sm" mt={4} lineClamp={1}>
        <bdi>{file.name}</bdi>
      </Text>
    </>
  );
}
