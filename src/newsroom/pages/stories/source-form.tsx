/** Fields of a source. Of one that is not named there is a label and a reason, and no field for a name. */
import { Alert, NativeSelect, TextInput } from '@mantine/core';
import {
  type AnonymityReason,
  anonymityReasons,
  type SourceContent,
  type SourceKind,
  sourceKinds,
} from '#article/story/source.ts';
import { ownDirection } from '../../shell/own-direction.ts';
import { useWords } from '../../words/words.tsx';
import { EntityFinder } from './entity-finder.tsx';
import type { Found } from './finder.tsx';
import type { Source } from './story-file.tsx';

export interface SourceDraft {
  kind: SourceKind;
  label: string;
  entity: Found | null;
  address: string;
  reason: AnonymityReason | null;
  reasonNote: string;
}

export const newSource = (label = ''): SourceDraft => ({
  ...{ kind: 'official', label, entity: null, address: '', reason: null, reasonNote: '' },
});

export const draftOfSource = (source: Source, entity: Found | null): SourceDraft => ({
  ...{ kind: source.kind, label: source.label, entity, address: source.address ?? '' },
  ...{ reason: source.reason, reasonNote: source.reasonNote },
});

/** As it is sent: what belongs to another kind is left out. */
export function contentOfSource({ kind, label, entity, address, ...rest }: SourceDraft): SourceContent {
  if (kind === 'unnamed') return { kind, label, reason: rest.reason, reasonNote: rest.reasonNote };
  const named = { label, entity: entity?.id ?? null };
  return kind === 'document' ? { kind, ...named, address: address || null } : { kind, ...named };
}

interface Props {
  draft: SourceDraft;
  desk: number;
  onChange: (draft: SourceDraft) => void;
}

export function SourceFields({ draft, desk, onChange }: Props) {
  const { words } = useWords();
  const { stories } = words;
  const change = (part: Partial<SourceDraft>) => onChange({ ...draft, ...part });
  const unnamed = draft.kind === 'unnamed';
  return (
    <>
      <NativeSelect
        label={stories.sourceKind}
        value={draft.kind}
        data={sourceKinds.map((one) => ({ value: one, label: stories.sourceKinds[one] }))}
        onChange={(event) => change({ kind: event.currentTarget.value as SourceKind })}
      />
      {unnamed && <Alert p="xs">{stories.unnamedHint}</Alert>}
      <TextInput
        label={stories.label}
        {...(unnamed ? {} : { description: stories.labelHint })}
        required
        maxLength={160}
        {...ownDirection(draft.label)}
        value={draft.label}
        onChange={(event) => change({ label: event.currentTarget.value })}
      />
      {unnamed ? (
        <>
          <NativeSelect
            label={stories.reason}
            value={draft.reason ?? ''}
            data={[
              { value: '', label: stories.noReason },
              ...anonymityReasons.map((one) => ({ value: one, label: stories.reasons[one] })),
            ]}
            onChange={(event) =>
              change({ reason: (event.currentTarget.value || null) as AnonymityReason | null })
            }
          />
          <TextInput
            label={`${stories.reasonNote} (${stories.optional})`}
            maxLength={300}
            {...ownDirection(draft.reasonNote)}
            value={draft.reasonNote}
            onChange={(event) => change({ reasonNote: event.currentTarget.value })}
          />
        </>
      ) : (
        <EntityFinder
          label={`${stories.belongsTo} (${stories.optional})`}
          desk={desk}
          kind={draft.kind === 'named' ? 'person' : 'organisation'}
          value={draft.entity}
          onChange={(entity) => change({ entity })}
        />
      )}
      {draft.kind === 'document' && (
        <TextInput
          label={`${stories.address} (${stories.optional})`}
          type="url"
          dir="ltr"
          value={draft.address}
          onChange={(event) => change({ address: event.currentTarget.value })}
        />
      )}
    </>
  );
}
