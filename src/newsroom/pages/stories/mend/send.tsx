/** What readers of all the articles are told, and the one button that corrects them. */
import { Button, NativeSelect, Text, Textarea } from '@mantine/core';
import { type FormEvent, useEffect } from 'react';
import { counted } from '#arabic/plurals.ts';
import { type CorrectionKind, correctionKinds } from '#article/article.ts';
import { mendNote } from '#article/story/mend-note.ts';
import { api } from '../../../api.ts';
import { answerOf } from '../../../problem.ts';
import { ownDirection } from '../../../shell/own-direction.ts';
import { Refused } from '../../../shell/refused.tsx';
import { useWords } from '../../../words/words.tsx';
import { useAsk } from '../story-file.tsx';
import type { Citing, CitingArticle } from './asked.ts';
import type { Corrected } from './done.tsx';
import { correctionsOf, type MendDraft, unworded } from './draft.ts';

/** As many as the server corrects at once. */
const mostMended = 50;

interface SendProps {
  of: Citing['of'];
  draft: MendDraft;
  change: (draft: MendDraft) => void;
  included: readonly CitingArticle[];
  onSend: (articles: readonly number[]) => void;
  onError: (error: unknown) => void;
  onDone: (corrected: readonly Corrected[]) => void;
}

export function Send({ of, draft, change, included, onSend, onError, onDone }: SendProps) {
  const { words, language } = useWords();
  const { kind } = draft;
  const [first] = included;
  const suggested = mendNote(first?.piece.language ?? 'ar', {
    ...of,
    sourceWithdrawn: of.mend.includes('sourceWithdrawn'),
    statementWithdrawn: of.mend.includes('statementWithdrawn'),
  });
  const note = draft.note ?? suggested;
  const ask = useAsk(
    (key) =>
      answerOf(api.stories.corrections.$post({ json: correctionsOf(draft, included, { kind, note }) }, key)),
    ({ corrected }) => {
      onError(null);
      onDone(
        corrected.map(({ article, revision }) => {
          const seen = included.find(({ piece }) => piece.id === article);
          return { article, revision, headline: seen?.piece.headline ?? '', path: seen?.path ?? null };
        }),
      );
    },
  );
  useEffect(() => onError(ask.error), [ask.error, onError]);
  const isTooMany = included.length > mostMended;
  const unsaid = unworded(draft, included);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSend(included.map(({ piece }) => piece.id));
    ask.mutate();
  };
  return (
    <form onSubmit={submit} className="mend-send sheet">
      <NativeSelect
        label={words.piece.correctionKind}
        value={kind}
        data={correctionKinds.map((one) => ({
          value: one,
          label: one === 'update' ? words.acts.updateSignificantly : words.piece[one],
        }))}
        onChange={(event) => change({ ...draft, kind: event.currentTarget.value as CorrectionKind })}
      />
      <Textarea
        label={words.mend.note}
        description={words.mend.noteHint}
        required
        autosize
        minRows={3}
        maxLength={2_000}
        {...ownDirection(note)}
        value={note}
        onChange={(event) => change({ ...draft, note: event.currentTarget.value })}
      />
      {isTooMany && (
        <Text size="sm" className="overdue">
          {words.mend.tooMany.replace('{n}', String(mostMended))}
        </Text>
      )}
      {unsaid.length > 0 && (
        <Text size="sm" className="overdue" role="status">
          {counted(unsaid.length, words.mend.unworded, language, 'latn')} {words.mend.unwordedHint}
        </Text>
      )}
      <Refused error={ask.error} />
      <Button
        type="submit"
        loading={ask.isPending}
        disabled={!included.length || isTooMany || unsaid.length > 0 || !note.trim()}
        fullWidth
      >
        {included.length ? counted(included.length, words.mend.send, language, 'latn') : words.mend.choose}
      </Button>
    </form>
  );
}
