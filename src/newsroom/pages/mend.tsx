/** Correcting together all published articles that rest on a claim, a statement or a source. */
import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { type Finding, Problem } from '../problem.ts';
import { Asked } from '../shell/asked.tsx';
import { useWords } from '../words/words.tsx';
import { MendArticle } from './stories/mend/article.tsx';
import {
  type CitedKind,
  type Citing,
  type CitingArticle,
  citingQuery,
  isCitedKind,
} from './stories/mend/asked.ts';
import { type Corrected, Done } from './stories/mend/done.tsx';
import { isIncluded, keepDraft, keptDraft, type MendDraft, withoutArticles } from './stories/mend/draft.ts';
import { Send } from './stories/mend/send.tsx';
import { Tone } from './stories/tone.tsx';
import './stories/stories.css';
import './stories/mend/mend.css';

/** Where it stands in its file. */
const partOf = {
  claim: 'claims',
  statement: 'statements',
  source: 'sources',
  background: 'background',
} as const;

export function Mend() {
  const { words } = useWords();
  const { kind, id } = useParams({ from: '/signed/stories/mend/$kind/$id' });
  return isCitedKind(kind) ? <Cited kind={kind} id={id} /> : <Text>{words.problems['not-here']}</Text>;
}

function Cited({ kind, id }: { kind: CitedKind; id: string }) {
  // What is being written about it does not change under the editor's hands.
  const citing = useQuery({ ...citingQuery(kind, id), refetchOnWindowFocus: false });
  return (
    <Asked query={citing}>{(data) => <Opened key={`${kind} ${id}`} {...{ kind, id }} citing={data} />}</Asked>
  );
}

function Opened({ kind, id, citing }: { kind: CitedKind; id: string; citing: Citing }) {
  const { words } = useWords();
  const { of, articles } = citing;
  const [draft, setDraft] = useState<MendDraft>(() => keptDraft(kind, id));
  const change = (next: MendDraft) => {
    setDraft(next);
    keepDraft(kind, id, next);
  };
  const [done, setDone] = useState<readonly Corrected[]>([]);
  /** The articles that were sent, in their order: what was refused names them by it. */
  const [sent, setSent] = useState<readonly number[]>([]);
  const [error, setError] = useState<unknown>(null);
  const findingsOf = ({ piece }: CitingArticle): Finding[] => {
    const place = `articles.${sent.indexOf(piece.id)}`;
    return error instanceof Problem
      ? error.findings.filter(({ path }) => path === place || path.startsWith(`${place}.`))
      : [];
  };
  const correctable = articles.filter(({ bar }) => bar === null);
  const barred = articles.filter(({ bar }) => bar !== null);
  return (
    <Stack>
      <div>
        {of.story && (
          <Link
            to="/stories/$id"
            params={{ id: String(of.story.id) }}
            search={{ part: partOf[kind] }}
            className="story-link"
          >
            <bdi>{of.story.title}</bdi>
          </Link>
        )}
        <Title order={1} size="h2">
          {words.mend.titles[kind]}
        </Title>
      </div>
      <div className="story-quote">
        <Text dir="auto" fw={600} className="story-words">
          {of.text}
        </Text>
        {of.source !== null && of.source !== of.text && (
          <Text size="sm" c="dimmed">
            <bdi>{of.source}</bdi>
          </Text>
        )}
        <div className="mend-fell">
          {of.state !== null && (
            <Tone of={of.mend.length ? 'bad' : 'plain'}>{words.stories.claimState[of.state]}</Tone>
          )}
          {of.state === null && of.mend.length > 0 && kind !== 'background' && (
            <Tone of="bad">{words.stories.withdrawn}</Tone>
          )}
        </div>
      </div>
      {done.length > 0 && <Done corrected={done} />}
      {articles.length > 0 ? (
        <div className="mend-columns">
          <Stack>
            <Text c="dimmed">{words.mend.lead}</Text>
            {correctable.map((article) => (
              <MendArticle
                key={article.piece.id}
                {...{ article, draft, findings: findingsOf(article) }}
                change={change}
              />
            ))}
            {barred.length > 0 && (
              <>
                <Title order={2} size="h4">
                  {words.mend.others}
                </Title>
                {barred.map((article) => (
                  <MendArticle
                    key={article.piece.id}
                    {...{ article, draft, findings: findingsOf(article) }}
                    change={change}
                  />
                ))}
              </>
            )}
          </Stack>
          {correctable.length > 0 && (
            <Send
              {...{ of, draft, change, onError: setError, onSend: setSent }}
              included={correctable.filter((article) => isIncluded(draft, article))}
              onDone={(corrected) => {
                change(
                  withoutArticles(
                    draft,
                    corrected.map(({ article }) => article),
                  ),
                );
                setDone(corrected);
              }}
            />
          )}
        </div>
      ) : (
        <Text c="dimmed">{words.mend.none}</Text>
      )}
    </Stack>
  );
}
