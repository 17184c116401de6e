/** Saying who said what: a statement that is there, or a new one made of the words themselves. */
import { NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import type { Citation } from '#article/body.ts';
import {
  type AnonymityReason,
  anonymityReasons,
  type SourceKind,
  sourceKinds,
  sourceMeant,
} from '#article/story/source.ts';
import { wordsOf } from '#article/story/statement.ts';
import { api } from '../../api.ts';
import type { Cite } from '../../editor/sourcing/cite-line.tsx';
import type { Said } from '../../editor/sourcing/said.ts';
import { answerOf, Problem } from '../../problem.ts';
import { ownDirection } from '../../shell/own-direction.ts';
import { useWords } from '../../words/words.tsx';
import type { PieceView } from '../piece.tsx';
import { FormDialog } from '../stories/dialog.tsx';
import { Finder, type Found } from '../stories/finder.tsx';
import { MomentField } from '../stories/moment-field.tsx';
import type { FoundSource } from '../stories/source-finder.tsx';
import {
  enterClaims,
  noLinks,
  StatementLinkFields,
  type StatementLinks,
} from '../stories/statement-links.tsx';
import { storiesKey } from '../stories/story-file.tsx';
import { today } from '../stories/times.ts';

/** `cite` opens `dialog`, which is put anywhere; it answers with the citation, or `null` for who thought better of it. */
export function useCite(piece: PieceView): { cite: Cite; dialog: ReactNode } {
  const answer = useRef<((citation: Citation | null) => void) | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const cite = useCallback<Cite>(
    (given) =>
      new Promise((resolve) => {
        answer.current?.(null);
        answer.current = resolve;
        setSaid(given);
      }),
    [],
  );
  const done = (citation: Citation | null) => {
    answer.current?.(citation);
    answer.current = null;
    setSaid(null);
  };
  return { cite, dialog: said && <CiteDialog piece={piece} said={said} onDone={done} /> };
}

interface Props {
  piece: PieceView;
  said: Said;
  onDone: (citation: Citation | null) => void;
}

function CiteDialog({ piece, said, onDone }: Props) {
  const { words } = useWords();
  const text = words.gate.cite;
  const sourceKind = words.stories.sourceKinds;
  const [chosenStory, setStory] = useState<number | null>(null);
  const [how, setHow] = useState<'fresh' | 'known'>('fresh');
  const files = useQuery({
    queryKey: ['pieces', piece.id, 'stories'],
    queryFn: () => answerOf(api.pieces[':id'].stories.$get({ param: { id: String(piece.id) } })),
  });
  const stories = files.data?.stories ?? [];
  const story = chosenStory ?? stories[0]?.id ?? null;
  const file = useQuery({
    queryKey: ['stories', story],
    enabled: story !== null,
    queryFn: () => answerOf(api.stories[':id'].$get({ param: { id: String(story) } })),
  });
  const zone = file.data?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const known = useQuery({
    queryKey: [...storiesKey, 'source-meant', said.speaker],
    enabled: said.speaker !== '' && said.kind !== 'unnamed',
    queryFn: () => findSources(said.speaker),
  });
  const meant = sourceMeant(known.data ?? [], said.speaker);
  /** `undefined`: the writer left it to the one that is meant, if there is one. */
  const [chosen, setSource] = useState<FoundSource | null>();
  const source =
    chosen === undefined
      ? meant && { id: meant.id, name: meant.label, entity: meant.entity, detail: sourceKind[meant.kind] }
      : chosen;
  const [label, setLabel] = useState(said.speaker);
  const [kind, setKind] = useState<SourceKind>(said.kind ?? 'official');
  const [reason, setReason] = useState<AnonymityReason | ''>('');
  const [original, setOriginal] = useState(said.words);
  const [medium, setMedium] = useState('');
  const [when, setWhen] = useState(() => today(zone));
  const [links, setLinks] = useState<StatementLinks | null>(null);
  const [made, setMade] = useState<ReadonlyMap<string, number>>(new Map());
  // Whose words they are most often tells whose position they state.
  const speaks = file.data?.parties.find(({ entity, name }) => entity === source?.entity || name === label);
  const tied = links ?? { ...noLinks, party: speaks?.id ?? null };
  const [picked, setPicked] = useState<(Found & { citation: Citation }) | null>(null);
  // Whoever keeps the file keeps what is said in it, also of a piece that no desk has taken.
  const desk = piece.desk?.id ?? file.data?.desk.id ?? null;

  // Asked again after the network failed it is the same statement, entered once.
  const key = useRef(crypto.randomUUID());
  const sourceKey = useRef(crypto.randomUUID());
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: async (): Promise<Citation> => {
      if (how === 'known' && picked) return picked.citation;
      if (desk === null) throw new Error(text.needsDesk);
      const unnamed = { kind: 'unnamed' as const, label, reason: reason || null };
      const from =
        source?.id ??
        (
          await answerOf(
            api.sources.$post(
              {
                json: {
                  desk,
                  source:
                    kind === 'unnamed'
                      ? unnamed
                      : kind === 'document'
                        ? { kind, label, entity: null, address: null }
                        : { kind, label, entity: null },
                },
              },
              { headers: { 'idempotency-key': sourceKey.current } },
            ),
          )
        ).id;
      // What was entered is not entered again when the next step is refused and tried once more.
      setSource({ id: from, name: label, entity: null });
      const { claims, made: now } =
        story === null ? { claims: [], made } : await enterClaims(tied.claims, made, { story, desk });
      setMade(now);
      const said = { source: from, said: when, medium, original, language: 'ar' };
      const { id } = await answerOf(
        api.statements.$post(
          {
            json: { story, desk, statement: story === null ? said : { ...said, ...tied, claims } },
          },
          { headers: { 'idempotency-key': key.current } },
        ),
      );
      return { statement: id, claim: null };
    },
    onSuccess: (citation) => {
      // What was entered stands in its file from now on.
      void client.invalidateQueries({ queryKey: storiesKey });
      onDone(citation);
    },
    onError: (error) => {
      if (!(error instanceof Problem)) return;
      key.current = crypto.randomUUID();
      sourceKey.current = crypto.randomUUID();
    },
  });
  return (
    <FormDialog
      title={text.title}
      submit={text.save}
      ask={save}
      disabled={
        (desk === null && (files.isPending || file.isLoading)) ||
        (how === 'known' ? !picked : !original.trim() || (!source && !label.trim()))
      }
      onClose={() => onDone(null)}
    >
      <NativeSelect
        label={text.story}
        value={story === null ? '' : String(story)}
        data={[
          ...stories.map(({ id, title }) => ({ value: String(id), label: title })),
          ...(stories.length ? [] : [{ value: '', label: text.noStory }]),
        ]}
        onChange={(event) => setStory(Number(event.currentTarget.value) || null)}
      />
      {story !== null && (
        <SegmentedControl
          aria-label={text.how}
          value={how}
          onChange={(value) => setHow(value as 'fresh' | 'known')}
          data={[
            { value: 'fresh', label: text.fresh },
            { value: 'known', label: text.known },
          ]}
        />
      )}
      {how === 'known' ? (
        <Finder
          label={text.pick}
          kind={`citable-${story}`}
          required
          value={picked}
          find={async (typed) => citable(file.data, typed, text)}
          onChange={(found) => setPicked(found as typeof picked)}
        />
      ) : (
        <>
          <Finder
            label={text.source}
            description={text.sourceHint}
            kind="sources"
            value={source}
            find={async (typed) =>
              (await findSources(typed || label))
                .filter(({ withdrawnAt }) => withdrawnAt === null)
                .map(({ id, label: name, kind: of, entity }) => ({
                  ...{ id, name, detail: sourceKind[of], entity },
                }))
            }
            onChange={(found) => setSource(found as FoundSource | null)}
            onCreate={setLabel}
          />
          {!source && (
            <>
              <TextInput
                label={text.newSource}
                required
                maxLength={160}
                {...(label ? {} : { 'data-autofocus': true })}
                {...ownDirection(label)}
                value={label}
                onChange={(event) => {
                  setSource(null);
                  setLabel(event.currentTarget.value);
                }}
                {...(kind === 'unnamed' ? { description: text.unnamedHint } : {})}
              />
              <NativeSelect
                label={text.kind}
                value={kind}
                data={sourceKinds.map((one) => ({ value: one, label: sourceKind[one] }))}
                onChange={(event) => {
                  setSource(null);
                  setKind(event.currentTarget.value as SourceKind);
                }}
              />
              {kind === 'unnamed' && (
                <NativeSelect
                  label={text.reason}
                  value={reason}
                  data={[
                    { value: '', label: text.later },
                    ...anonymityReasons.map((one) => ({ value: one, label: words.stories.reasons[one] })),
                  ]}
                  onChange={(event) => setReason(event.currentTarget.value as AnonymityReason | '')}
                />
              )}
            </>
          )}
          <Textarea
            label={text.words}
            required
            autosize
            minRows={2}
            maxLength={5_000}
            {...(said.speaker ? { 'data-autofocus': true } : {})}
            {...ownDirection(original)}
            value={original}
            onChange={(event) => setOriginal(event.currentTarget.value)}
          />
          <MomentField label={text.when} value={when} timeZone={zone} onChange={setWhen} />
          <TextInput
            label={text.medium}
            maxLength={160}
            {...ownDirection(medium)}
            value={medium}
            onChange={(event) => setMedium(event.currentTarget.value)}
          />
          {file.data && (
            <details className="story-more">
              <summary>{text.tie}</summary>
              <div className="story-fields">
                <StatementLinkFields story={file.data} value={tied} onChange={setLinks} />
              </div>
            </details>
          )}
        </>
      )}
    </FormDialog>
  );
}

const findSources = async (q: string) => (await answerOf(api.sources.$get({ query: { q } }))).sources;

type StoryFile = Awaited<ReturnType<typeof readStory>>;
const readStory = (id: string) => answerOf(api.stories[':id'].$get({ param: { id } }));

/** Statements and claims of a file that hold what is typed, newest first. */
function citable(
  file: StoryFile | undefined,
  typed: string,
  text: { statement: string; claim: string },
): (Found & { citation: Citation })[] {
  if (!file) return [];
  const sources = new Map(file.sources.map(({ id, label }) => [id, label]));
  const all = [
    ...file.statements
      .filter(({ withdrawn }) => withdrawn === null)
      .map((one) => ({
        ...{ id: one.id, name: wordsOf(one), detail: `${text.statement}، ${sources.get(one.source) ?? ''}` },
        citation: { statement: one.id, claim: null },
      })),
    ...file.claims.map((one) => ({
      // Numbers of claims are numbers of their own.
      ...{ id: -one.id, name: one.text, detail: text.claim },
      citation: { statement: null, claim: one.id },
    })),
  ];
  return all.filter(({ name, detail }) => `${name} ${detail}`.includes(typed.trim())).slice(0, 30);
}
