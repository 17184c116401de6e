/** A word that says how something stands, in a colour that can be read on it in light and dark. */
import type { ReactNode } from 'react';

export type ToneName = 'good' | 'bad' | 'open' | 'note' | 'plain';

export function Tone({ of, children }: { of: ToneName; children: ReactNode }) {
  return <span className={`story-tone story-tone-${of}`}>{children}</span>;
}
