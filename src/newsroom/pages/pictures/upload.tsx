/** Where pictures are dropped, pasted or chosen. */
import { Button, FileButton, Group, List, Paper, Progress, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { explain } from '../../shell/explain.ts';
import { useWords } from '../../words/words.tsx';
import { addPicture, type Picture, picturesKey, pictureTypes } from './picture-api.ts';

/** `onAdded`: the last picture that came in, so that its words are looked at at once. */
export function Upload({ onAdded }: { onAdded: (picture: Picture) => void }) {
  const { words } = useWords();
  const client = useQueryClient();
  const [over, setOver] = useState(false);
  const [progress, setProgress] = useState<{ done: number; all: number } | null>(null);
  const [failures, setFailures] = useState<readonly { name: string; why: string }[]>([]);

  /** One after another: the server develops one at a time. */
  const add = async (files: readonly File[]) => {
    if (!files.length || progress) return;
    const failed: { name: string; why: string }[] = [];
    let last: Picture | null = null;
    for (const [done, file] of files.entries()) {
      setProgress({ done, all: files.length });
      try {
        last = await addPicture(file);
      } catch (error) {
        failed.push({ name: file.name, why: explain(error, words) });
      }
    }
    setProgress(null);
    setFailures(failed);
    await client.invalidateQueries({ queryKey: picturesKey });
    if (last) onAdded(last);
  };

  return (
    <Paper
      className={`sheet picture-drop${over ? ' over' : ''}`}
      p="md"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void add([...event.dataTransfer.files]);
      }}
      onPaste={(event) => void add([...event.clipboardData.files])}
    >
      <Group>
        <Text visibleFrom="sm">{words.pictures.drop}</Text>
        <FileButton multiple accept={pictureTypes} onChange={(files) => void add(files)}>
          {(props) => (
            <Button {...props} loading={progress !== null}>
              {words.pictures.add}
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed">
          {words.pictures.limits}
        </Text>
      </Group>
      {progress && (
        <Progress
          mt="sm"
          value={(100 * (progress.done + 0.5)) / progress.all}
          aria-label={words.pictures.adding}
        />
      )}
      {failures.length > 0 && (
        <List role="alert" mt="sm" c="red">
          {failures.map(({ name, why }) => (
            <List.Item key={name}>
              <bdi>{name}</bdi>: {why}
            </List.Item>
          ))}
        </List>
      )}
    </Paper>
  );
}
