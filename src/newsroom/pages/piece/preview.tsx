/** The piece exactly as readers will see it, at the size of a telephone and of a desk; and a link to show it to others. */
import { Alert, Button, Group, SegmentedControl, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { Copyable } from '../../shell/copyable.tsx';
import { explain } from '../../shell/explain.ts';
import { useMoments } from '../../shell/moments.ts';
import { useWords } from '../../words/words.tsx';

const widths = { phone: 390, desk: 1280 } as const;

export function Preview({ id, settle }: { id: number; settle: () => Promise<number> }) {
  const { words } = useWords();
  const { when } = useMoments();
  const [size, setSize] = useState<keyof typeof widths>('phone');
  const [room, setRoom] = useState(0);
  const make = useMutation({
    mutationFn: async (hours: number) =>
      answerOf(
        api.pieces[':id'].preview.$post({
          param: { id: String(id) },
          json: { basedOn: await settle(), hours },
        }),
      ),
  });
  const share = useMutation({ mutationFn: () => make.mutateAsync(24) });
  const { mutate } = make;
  // Once when it is opened; again by the button.
  useEffect(() => mutate(1), [mutate]);
  const width = widths[size];
  // A desk's page is wider than the room for it here: it is shown smaller, not cut.
  const scale = Math.min(1, room / width || 1);
  return (
    <Stack>
      <Group justify="space-between">
        <SegmentedControl
          value={size}
          onChange={(value) => setSize(value as keyof typeof widths)}
          data={[
            { value: 'phone', label: words.piece.phone },
            { value: 'desk', label: words.piece.wide },
          ]}
        />
        <Group gap="xs">
          <Button variant="default" loading={make.isPending} onClick={() => make.mutate(1)}>
            {words.piece.refresh}
          </Button>
          <Button variant="default" loading={share.isPending} onClick={() => share.mutate()}>
            {words.piece.preview}
          </Button>
        </Group>
      </Group>
      {make.isError && <Alert role="alert">{explain(make.error, words)}</Alert>}
      {share.data && (
        <Copyable
          title={`${words.piece.previewLink} ${when(share.data.expires)}`}
          value={location.origin + share.data.path}
        />
      )}
      <div
        className="preview-room"
        ref={(element) => {
          if (element && element.clientWidth !== room) setRoom(element.clientWidth);
        }}
      >
        {make.data && (
          <iframe
            key={make.data.path}
            title={words.piece.previewTitle}
            src={make.data.path}
            width={width}
            height={Math.round(760 / scale)}
            style={{ transform: `scale(${scale})` }}
          />
        )}
      </div>
    </Stack>
  );
}
