/** What an act wants to be told: an hour, a note, the kind of a correction. */
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { ownDirection } from '../../shell/own-direction.ts';
import { useWords } from '../../words/words.tsx';
import { correctionKinds, type ShownAct, type Told, wants } from './act-requests.ts';

export function ActFields({ act, told, tell }: { act: ShownAct; told: Told; tell: (told: Told) => void }) {
  const { words } = useWords();
  const wanted = wants[act];
  if (!wanted) return null;
  if (wanted === 'hour')
    return (
      <TextInput
        type="datetime-local"
        label={words.piece.hour}
        required
        dir="ltr"
        value={told.hour}
        onChange={(event) => tell({ ...told, hour: event.currentTarget.value })}
      />
    );
  return (
    <>
      {wanted === 'kindAndNote' && (
        <NativeSelect
          label={words.piece.correctionKind}
          value={told.kind}
          data={correctionKinds.map((kind) => ({ value: kind, label: words.piece[kind] }))}
          onChange={(event) => tell({ ...told, kind: event.currentTarget.value as Told['kind'] })}
        />
      )}
      <Textarea
        label={act === 'return' || act === 'withdraw' ? words.piece.note : words.piece.publicNote}
        required={act !== 'withdraw'}
        autosize
        minRows={2}
        {...ownDirection(told.note)}
        data-autofocus
        value={told.note}
        onChange={(event) => tell({ ...told, note: event.currentTarget.value })}
      />
    </>
  );
}
