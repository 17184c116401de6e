/** The versions that readers were shown; a managing editor can withhold the words of an older one. */
import { Anchor, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { versionPath } from '#article/address.ts';
import { api } from '../../api.ts';
import { answerOf, Problem } from '../../problem.ts';
import { Asked } from '../../shell/asked.tsx';
import { useMoments } from '../../shell/moments.ts';
import { useWords } from '../../words/words.tsx';
import { FormDialog } from '../stories/dialog.tsx';
import { pieceKey } from './piece-key.ts';

interface Props {
  id: number;
  /** Whether readers see the piece: then one of the versions is the one they see. */
  published: boolean;
  mayWithhold: boolean;
}

export function Versions({ id, published, mayWithhold }: Props) {
  const { words } = useWords();
  const { when } = useMoments();
  const [withholding, withhold] = useState<number | null>(null);
  const versions = useQuery({
    queryKey: [...pieceKey(id), 'versions'],
    queryFn: () => answerOf(api.pieces[':id'].versions.$get({ param: { id: String(id) } })),
    // Versions are entered a moment after publication.
    refetchInterval: ({ state: { data } }) =>
      published && !data?.versions.some(({ isNow }) => isNow) ? 2_000 : false,
  });
  const acts: Readonly<Record<string, string>> = words.versions.acts;
  return (
    <Stack gap="xs" mt="lg">
      <Title order={2} size="h4">
        {words.versions.title}
      </Title>
      <Asked query={versions}>
        {({ versions: all }) =>
          all.length ? (
            <ul className="sheet versions">
              {all.map((version) => (
                <li key={version.number}>
                  <Group justify="space-between" gap="xs">
                    <Group gap="xs">
                      <Anchor href={versionPath(id, version.number)} target="_blank">
                        {words.versions.version} {version.number}
                      </Anchor>
                      <Text size="sm" c="dimmed">
                        {acts[version.act] ?? version.act} · {when(version.at)}
                      </Text>
                      {version.isNow && <Text size="sm">{words.versions.now}</Text>}
                    </Group>
                    {mayWithhold && !version.isNow && !version.withheld && version.act !== 'unpublish' && (
                      <Button variant="default" size="compact-sm" onClick={() => withhold(version.number)}>
                        {words.versions.withhold}
                      </Button>
                    )}
                  </Group>
                  {version.withheld && (
                    <Text size="sm">
                      {words.versions.withheld}: <bdi>{version.withheld.reason}</bdi> (
                      <bdi>{version.withheld.by}</bdi>)
                    </Text>
                  )}
                </li>
              ))}
            </ul>
          ) : (
            <Text c="dimmed">{words.versions.none}</Text>
          )
        }
      </Asked>
      {withholding !== null && (
        <Withhold id={id} version={withholding} onClose={() => withhold(null)} key={withholding} />
      )}
    </Stack>
  );
}

function Withhold({ id, version, onClose }: { id: number; version: number; onClose: () => void }) {
  const { words } = useWords();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const key = useRef(crypto.randomUUID());
  const withhold = useMutation({
    mutationFn: () =>
      answerOf(
        api.pieces[':id'].versions[':number'].withhold.$post(
          { param: { id: String(id), number: String(version) }, json: { reason } },
          { headers: { 'idempotency-key': key.current } },
        ),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: pieceKey(id) });
      onClose();
    },
    // Without an answer it may have been done: the same is asked again.
    onError: (error) => {
      if (error instanceof Problem) key.current = crypto.randomUUID();
    },
  });
  return (
    <FormDialog
      title={`${words.versions.withholdTitle} ${version}`}
      submit={words.versions.confirm}
      ask={withhold}
      disabled={!reason.trim()}
      onClose={onClose}
    >
      <Text>{words.versions.withholdHint}</Text>
      <Textarea
        label={words.versions.reason}
        required
        autosize
        data-autofocus
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
