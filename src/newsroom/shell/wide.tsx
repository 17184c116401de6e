/** What may be wider than a telephone: scrolled sideways by finger, wheel and, since it takes the focus, arrow keys. */
import type { ReactNode } from 'react';

export function Wide({ name, least, children }: { name: string; least: number; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard (axe: scrollable-region-focusable)
    <section className="wide" aria-label={name} tabIndex={0}>
      <div style={{ minInlineSize: least }}>{children}</div>
    </section>
  );
}
