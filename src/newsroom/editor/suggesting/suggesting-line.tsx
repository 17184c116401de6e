/** Says under the tools that one is suggesting, and what could not be suggested. */
import type { EditorWords } from '../words.ts';
import type { NotSuggested } from './as-suggestion.ts';

/** What can be said of an attempt to suggest. */
export type Unsuggested = NotSuggested | 'field';

interface Props {
  on: boolean;
  refused: { why: Unsuggested; time: number } | null;
  words: EditorWords;
}

export function SuggestingLine({ on, refused, words }: Props) {
  return (
    <div className="suggesting-line" role="status" data-on={on || undefined}>
      {on && <p>{words.suggestions.on}</p>}
      {on && refused && (
        <p key={refused.time} className="suggesting-refused">
          {words.suggestions[refused.why]}
        </p>
      )}
    </div>
  );
}
