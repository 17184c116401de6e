/**
 * The last look before readers: what they will see changed, what was found, where it will stand, how its link is shown.
 * The act is done to exactly the revision that is shown here; what somebody writes meanwhile stays for the next.
 */
import { Alert, Anchor, Button, Loader, Modal, Stack, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId } from 'react';
import { canonicalJson } from '#article/canonical.ts';
import { api } from '../../api.ts';
import type { SharedArticle } from '../../editor/together/shared-article.ts';
import { useDetail, useStanding } from '../../editor/together/use-shared-article.ts';
import { answerOf, Problem } from '../../problem.ts';
import { useMoments } from '../../shell/moments.ts';
import { Refused } from '../../shell/refused.tsx';
import { useWords } from '../../words/words.tsx';
import type { PieceView } from '../piece.tsx';
import { ActFields } from './act-fields.tsx';
import type { ShownAct, Told } from './act-requests.ts';
import { Checks, type FindingSeen } from './checks.tsx';
import { Differences } from './differences.tsx';
import { Gate } from './gate.tsx';
import { pieceKey } from './piece-key.ts';
import { SocialCard } from './social-card.tsx';
import { Suggestions } from './suggestions.tsx';
import './publish-panel.css';

interface Props {
  act: ShownAct;
  piece: PieceView;
  shared: SharedArticle;
  findings: readonly FindingSeen[];
  settle: () => Promise<number>;
  told: Told;
  tell: (told: Told) => void;
  error: unknown;
  pending: boolean;
  onClose: () => void;
  /** Told the revision that was looked at. */
  onAct: (revision: number) => void;
  /** What was refused is past: the newer text is looked at. */
  onLookAgain: () => void;
}

export function PublishPanel({
  act,
  piece,
  shared,
  findings,
  settle,
  told,
  tell,
  error,
  pending,
  onClose,
  onAct,
  onLookAgain,
}: Props) {
  const { words } = useWords();
  const { when } = useMoments();
  const isPhone = useMediaQuery('(max-width: 48em)');
  const outlook = useOutlook(piece, shared, settle);
  const seen = outlook.data;
  const isStale = error instanceof Problem && error.kind === 'stale-revision';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (seen) onAct(seen.revision);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={
        <Title order={2} size="h4" component="span">
          {words.acts[act]}
        </Title>
      }
      size="62rem"
      fullScreen={isPhone ?? false}
      closeButtonProps={{ 'aria-label': words.close }}
    >
      <form onSubmit={submit} className="publish-panel" aria-busy={outlook.isFetching}>
        {outlook.isError && (
          <Stack gap="xs" mb="md">
            <Refused error={outlook.error} />
            <Button variant="default" onClick={() => outlook.refetch()}>
              {words.retry}
            </Button>
          </Stack>
        )}
        {outlook.isPending && <Loader aria-label={words.loading} />}
        {seen && (
          <div className="publish-panel-columns">
            <div>
              <Part title={words.publish.changes}>
                <Changes piece={piece} from={seen.publishedRevision} to={seen.revision} />
              </Part>
              <Part title={words.publish.found}>
                <Checks findings={[...findings, ...seen.unlinked]} />
              </Part>
              <Part title={words.gate.title}>
                <Gate
                  article={piece.id}
                  revision={seen.revision}
                  gate={seen.gate}
                  mayPass={piece.may.includes('passGate')}
                  onPassed={() => {
                    // What was refused is past.
                    onLookAgain();
                    void outlook.refetch();
                  }}
                />
              </Part>
              <Part title={words.publish.filedUnder}>
                <FiledUnder shared={shared} />
              </Part>
            </div>
            <div>
              <Part title={words.publish.card}>
                <SocialCard card={seen.card} />
              </Part>
              <Part title={words.publish.address}>
                <Address {...seen} />
                {piece.waiting && (
                  <Text mt="xs">
                    {words.piece.waiting}: {when(piece.waiting.at)}
                  </Text>
                )}
              </Part>
            </div>
          </div>
        )}
        <div className="publish-panel-foot">
          <ActFields act={act} told={told} tell={tell} />
          {isStale ? (
            <Alert role="alert">
              {words.publish.stale}{' '}
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  onLookAgain();
                  void outlook.refetch();
                }}
              >
                {words.publish.lookAgain}
              </Button>
            </Alert>
          ) : (
            <Refused error={error} />
          )}
          <Button type="submit" loading={pending} disabled={!seen || outlook.isFetching} fullWidth>
            {words.acts[act]}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** What readers would get of what stands in the editor now; asked anew when somebody files it otherwise. */
function useOutlook(piece: PieceView, shared: SharedArticle, settle: () => Promise<number>) {
  const [sections] = useDetail(shared, 'sections');
  const [topics] = useDetail(shared, 'topics');
  return useQuery({
    queryKey: ['publication', piece.id, canonicalJson([sections ?? null, topics ?? null])],
    queryFn: async () => {
      await settle();
      return answerOf(api.pieces[':id'].publication.$get({ param: { id: String(piece.id) } }));
    },
    placeholderData: keepPreviousData,
    // Waiting for the editor's words has its own patience.
    retry: false,
    refetchOnWindowFocus: false,
    // Looked at anew each time the panel is opened.
    gcTime: 0,
  });
}

export type Outlook = NonNullable<ReturnType<typeof useOutlook>['data']>;

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={3} size="h5" id={id}>
        {title}
      </Title>
      {children}
    </section>
  );
}

function Changes({ piece, from, to }: { piece: PieceView; from: number | null; to: number }) {
  const { words } = useWords();
  const compared = useQuery({
    queryKey: [...pieceKey(piece.id), 'compare', { from, to }],
    enabled: from !== null && from !== to,
    queryFn: () =>
      answerOf(
        api.pieces[':id'].compare.$get({
          param: { id: String(piece.id) },
          query: { from: String(from), to: String(to) },
        }),
      ),
  });
  if (from === null) return <Text>{piece.publishedAt ? words.publish.again : words.publish.first}</Text>;
  if (from === to) return <Text c="dimmed">{words.publish.nothingNew}</Text>;
  if (compared.isError) return <Refused error={compared.error} />;
  return compared.data ? <Differences of={compared.data} /> : <Loader aria-label={words.loading} />;
}

function Address({ path, pathNow }: { path: string; pathNow: string | null }) {
  const { words } = useWords();
  return (
    <Stack gap={4}>
      <Text className="publish-panel-path">
        <bdi>{path}</bdi>
      </Text>
      {pathNow !== null && pathNow !== path && (
        <Text size="sm">
          {words.publish.leadsOn}{' '}
          <Anchor href={pathNow} target="_blank" className="publish-panel-path">
            <bdi>{pathNow}</bdi>
          </Anchor>
        </Text>
      )}
    </Stack>
  );
}

function FiledUnder({ shared }: { shared: SharedArticle }) {
  const { words } = useWords();
  const { mayWrite } = useStanding(shared);
  const [sections] = useDetail(shared, 'sections');
  const [topics] = useDetail(shared, 'topics');
  const names = (chosen: readonly { name: string }[] | undefined) =>
    chosen?.length ? chosen.map(({ name }) => name).join('، ') : words.publish.none;
  return (
    <Stack gap="xs">
      <Text>
        <Text span c="dimmed">
          {words.fields.sections}:
        </Text>{' '}
        <bdi>{names(sections)}</bdi>
      </Text>
      <Text>
        <Text span c="dimmed">
          {words.fields.topics}:
        </Text>{' '}
        <bdi>{names(topics)}</bdi>
      </Text>
      {mayWrite && <Suggestions shared={shared} brief />}
    </Stack>
  );
}
