/** The others' carets in the body: a line in their colour with their name on it. */
import { Extension } from '@tiptap/core';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';

export interface Who {
  id: string;
  name: string;
  /** `#rrggbb` */
  color: string;
}

/** Dark enough to read white names on, far enough apart to tell eight people. */
const colours = ['#9c1c22', '#1d5c8f', '#2e6b34', '#7a4b9a', '#94520b', '#0f6b6b', '#a02f6b', '#4d5563'];

/** The same person has the same colour everywhere. */
export function colourOf(id: string): string {
  let sum = 0;
  for (const sign of id) sum = (sum * 31 + sign.charCodeAt(0)) >>> 0;
  return colours[sum % colours.length]!;
}

function caretOf(who: Who): HTMLElement {
  const caret = document.createElement('span');
  caret.className = 'editor-caret';
  // By script and not by attribute: the policy forbids style attributes.
  caret.style.setProperty('--who', who.color);
  const name = document.createElement('bdi');
  name.className = 'editor-caret-name';
  name.textContent = who.name;
  caret.append('\u2060', name, '\u2060');
  return caret;
}

export const Carets = Extension.create<{ awareness: Awareness | null }>({
  name: 'carets',
  priority: 999,
  addOptions: () => ({ awareness: null }),
  addProseMirrorPlugins() {
    const { awareness } = this.options;
    return awareness
      ? [
          yCursorPlugin(awareness, {
            cursorBuilder: caretOf,
            selectionBuilder: () => ({ nodeName: 'span', class: 'editor-selection' }),
          }),
        ]
      : [];
  },
});
