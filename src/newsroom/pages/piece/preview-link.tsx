/** A link by which anybody sees the piece as readers would, for a day. */
import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { Copyable } from '../../shell/copyable.tsx';
import { explain } from '../../shell/explain.ts';
import { useMoments } from '../../shell/moments.ts';
import { useWords } from '../../words/words.tsx';

export function PreviewLink({ id, settle }: { id: number; settle: () => Promise<number> }) {
  const { words } = useWords();
  const { when } = useMoments();
  const make = useMutation({
    mutationFn: async () =>
      answerOf(
        api.pieces[':id'].preview.$post({
          param: { id: String(id) },
          json: { basedOn: await settle() },
        }),
      ),
  });
  return (
    <Stack gap="xs">
      <Button variant="default" loading={make.isPending} onClick={() => make.mutate()}>
        {words.piece.preview}
      </Button>
      {make.isError && (
        <Text c="red" role="alert">
          {explain(make.error, words)}
        </Text>
      )}
      {make.data && (
        <Copyable
          title={`${words.piece.previewLink} ${when(make.data.expires)}`}
          value={location.origin + make.data.path}
        />
      )}
    </Stack>
  );
}
