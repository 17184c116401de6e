/** What is found looking a piece over as it stands in the editor now, a moment after the last letter. */
import { useEffect, useState } from 'react';
import { type BarredPicture, check } from '#article/checks.ts';
import { fromShared } from '#article/shared/from-shared.ts';
import { openSuggestions } from '#article/shared/suggestions.ts';
import type { BackgroundNow } from '#article/story/background.ts';
import type { SharedArticle } from '../../editor/together/shared-article.ts';
import type { FindingSeen } from './checks.tsx';

/** Milliseconds without a letter. */
const pause = 600;

/** `given`: the server's findings, until the text is here. */
export function useFindings(
  shared: SharedArticle | null,
  circumstances: {
    hasDesk: boolean;
    embargo: string | null;
    unresolvedNotes: number;
    barredPictures: Readonly<Record<number, BarredPicture>>;
    backgrounds: Readonly<Record<number, BackgroundNow>>;
  },
  given: readonly FindingSeen[],
): readonly FindingSeen[] {
  const [found, setFound] = useState<readonly FindingSeen[] | null>(null);
  const { hasDesk, embargo, unresolvedNotes, barredPictures, backgrounds } = circumstances;
  useEffect(() => {
    if (!shared) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const read = fromShared(shared.doc);
      // What cannot be a revision yet is said where it is written; the rest is looked over once it can.
      if (read.ok && shared.standing().ready)
        setFound(
          check(
            { ...read.content, origin: null },
            {
              hasDesk,
              unresolvedNotes,
              openSuggestions: openSuggestions(shared.doc).length,
              embargo: embargo === null ? null : new Date(embargo),
              barredPictures,
              backgrounds,
            },
          ),
        );
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(look, pause);
    };
    later();
    shared.doc.on('update', later);
    const leave = shared.subscribe(later);
    return () => {
      clearTimeout(timer);
      shared.doc.off('update', later);
      leave();
    };
  }, [shared, hasDesk, embargo, unresolvedNotes, barredPictures, backgrounds]);
  return found ?? given;
}
