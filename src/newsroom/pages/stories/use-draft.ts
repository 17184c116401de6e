/** What is written over a row that others may change too, and the row it is based on. */
import { useEffect, useRef, useState } from 'react';
import { Problem } from '../../problem.ts';
import { rebase } from './rebase.ts';

interface Row {
  id: number;
  version: number;
}

export interface Draft<R, D> {
  /** The row as it was seen; `null`: a new one. What is sent is based on it. */
  seen: R | null;
  given: D;
  change: (part: Partial<D>) => void;
  /** Words that stand there now, and that would be written over: shown before it is sent again. */
  theirs: string[];
  /** Called with why saving was refused. */
  refused: (error: unknown) => void;
}

/**
 * It is based on the row as it was when the form was opened, so that nothing is written over unseen. Once it was refused
 * because somebody was quicker, it is based on the row as it is `now`: see `rebase`.
 */
export function useDraft<R extends Row, D extends object>(
  row: R | null,
  now: R | null | undefined,
  draftOf: (row: R | null) => D,
): Draft<R, D> {
  const [seen, see] = useState(row);
  const [given, setGiven] = useState(() => draftOf(row));
  const [theirs, setTheirs] = useState<string[]>([]);
  const [behind, fall] = useState(false);
  const draft = useRef(draftOf);
  draft.current = draftOf;
  // What stands there now may come a moment after the refusal.
  useEffect(() => {
    if (!behind || !seen || !now || now.version === seen.version) return;
    const theirDraft = draft.current(now);
    const { draft: ours, clash } = rebase(given, draft.current(seen), theirDraft);
    setGiven(ours);
    setTheirs(
      clash
        .map((key) => theirDraft[key])
        .filter((value): value is D[(typeof clash)[number]] & string => typeof value === 'string'),
    );
    see(now);
    fall(false);
  }, [behind, seen, now, given]);
  return {
    ...{ seen, given, theirs },
    change: (part) => setGiven((before) => ({ ...before, ...part })),
    refused: (error) => fall(error instanceof Problem && error.kind === 'stale-row'),
  };
}
