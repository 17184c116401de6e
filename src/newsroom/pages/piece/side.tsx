/** Beside the text: where the piece stands, what may be done to it, what was found looking it over. */
import { Alert, Anchor, Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { useComments } from '../../editor/comments/use-comments.ts';
import type { SharedArticle } from '../../editor/together/shared-article.ts';
import { useMoments } from '../../shell/moments.ts';
import { useWords } from '../../words/words.tsx';
import type { PieceView } from '../piece.tsx';
import { Acts } from './acts.tsx';
import { Checks } from './checks.tsx';
import { Plan } from './plan.tsx';
import { StoriesOfPiece } from './stories.tsx';
import { useFindings } from './use-findings.ts';

interface Props {
  piece: PieceView;
  shared: SharedArticle | null;
  settle: () => Promise<number>;
  /** Told where the editor lists the comments. */
  commentsInto: (place: HTMLElement | null) => void;
  /** Lets the writer take a background; `null`: it is not theirs to write. */
  onBackground: (() => void) | null;
}

export function Side({ piece, shared, settle, commentsInto, onBackground }: Props) {
  const { words } = useWords();
  const { when } = useMoments();
  const comments = useComments(piece.id, shared);
  const findings = useFindings(
    shared,
    {
      hasDesk: piece.desk !== null,
      embargo: piece.waiting?.kind === 'embargo' ? piece.waiting.at : null,
      barredPictures: piece.barredPictures,
      backgrounds: piece.backgrounds,
      unresolvedNotes: comments.data?.threads.filter(({ resolved }) => !resolved).length ?? 0,
    },
    piece.checks,
  );
  return (
    <aside className="piece-side" aria-label={words.piece.state}>
      <Stack>
        <Group gap="xs">
          <Badge size="lg" variant="light">
            {words.workflow[piece.workflow]}
          </Badge>
          {piece.publication !== 'unpublished' && (
            <Badge size="lg" variant="light" color={piece.publication === 'published' ? 'green' : 'rubric'}>
              {words.publication[piece.publication]}
            </Badge>
          )}
        </Group>
        {piece.waiting && (
          <Alert title={words.piece.waiting}>
            {words.calendar[piece.waiting.kind === 'publish' ? 'scheduled' : 'embargoed']}:{' '}
            {when(piece.waiting.at)}
            {piece.waiting.error && <Text c="red">{piece.waiting.error}</Text>}
          </Alert>
        )}
        {piece.returned && (
          <Alert title={words.piece.returned}>
            <Text dir="auto">{piece.returned.note}</Text>
            <Text size="sm" c="dimmed">
              <bdi>{piece.returned.by}</bdi> · {when(piece.returned.at)}
            </Text>
          </Alert>
        )}
        <Acts {...{ piece, shared, findings, settle }} />
        {piece.path && piece.publication === 'published' && (
          <Anchor href={piece.path} target="_blank">
            {words.piece.seePage}
          </Anchor>
        )}
        <Paper className="sheet" p="md" component="section" aria-label={words.piece.checks}>
          <Text fw={600} mb="xs">
            {words.piece.checks}
          </Text>
          <Checks findings={findings} />
        </Paper>
        <div ref={commentsInto} />
        <StoriesOfPiece piece={piece.id} onBackground={onBackground} />
        <Plan piece={piece} />
      </Stack>
    </aside>
  );
}
