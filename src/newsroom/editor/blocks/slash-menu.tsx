/** The menu of blocks that / opens: by the keyboard alone, or with the mouse. */
import { Extension } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import Suggestion, { type SuggestionProps } from '@tiptap/suggestion';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { EditorWords } from '../words.ts';
import { type BlockKind, kindsNamed } from './kinds.ts';

type Open = SuggestionProps<BlockKind, BlockKind>;
const key = new PluginKey('slashMenu');

/** Between the plugin, which hears keys, and the component, which shows the menu. */
export class SlashState {
  open: Open | null = null;
  chosen = 0;
  #version = 0;
  readonly #listeners = new Set<() => void>();

  set(open: Open | null, chosen: number): void {
    this.open = open;
    this.chosen = open?.items.length ? (chosen + open.items.length) % open.items.length : 0;
    this.#version++;
    for (const listener of this.#listeners) listener();
  }
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  version = (): number => this.#version;
}

export const SlashMenu = Extension.create<{
  state: SlashState;
  kinds: readonly BlockKind[];
  choose: (kind: BlockKind) => void;
}>({
  name: 'slashMenu',
  addOptions: () => ({ state: new SlashState(), kinds: [], choose: () => {} }),
  addProseMirrorPlugins() {
    const { state, kinds, choose } = this.options;
    return [
      Suggestion<BlockKind, BlockKind>({
        editor: this.editor,
        pluginKey: key,
        char: '/',
        allowedPrefixes: [' '],
        items: ({ query }) => kindsNamed(query, kinds),
        command: ({ editor, range, props: kind }) => {
          editor.chain().focus().deleteRange(range).run();
          choose(kind);
        },
        render: () => ({
          onStart: (props) => state.set(props, 0),
          onUpdate: (props) => state.set(props, 0),
          onExit: () => state.set(null, 0),
          onKeyDown: ({ event }) => {
            const { open, chosen } = state;
            if (!open?.items.length) return false;
            if (event.key === 'ArrowDown') state.set(open, chosen + 1);
            else if (event.key === 'ArrowUp') state.set(open, chosen - 1);
            else if (event.key === 'Enter' || event.key === 'Tab') open.command(open.items[chosen]!);
            else return false;
            return true;
          },
        }),
      }),
    ];
  },
});

export function SlashList({
  state,
  words,
  direction,
}: {
  state: SlashState;
  words: EditorWords;
  direction: 'rtl' | 'ltr';
}) {
  useSyncExternalStore(state.subscribe, state.version);
  const [place, setPlace] = useState<DOMRect | null>(null);
  const { open, chosen } = state;
  useEffect(() => setPlace(open?.clientRect?.() ?? null), [open]);
  const dom = open?.editor.view.dom;
  useEffect(() => {
    if (!dom) return;
    dom.setAttribute('aria-controls', 'slash-menu');
    dom.setAttribute('aria-activedescendant', `slash-${chosen}`);
    return () => {
      dom.removeAttribute('aria-controls');
      dom.removeAttribute('aria-activedescendant');
    };
  }, [dom, chosen]);
  if (!open?.items.length || !place) return null;
  const below = place.bottom + 320 < window.innerHeight;
  const style: React.CSSProperties = {
    ...(direction === 'rtl' ? { right: window.innerWidth - place.right } : { left: place.left }),
    ...(below ? { top: place.bottom + 4 } : { bottom: window.innerHeight - place.top + 4 }),
  };
  return (
    <div id="slash-menu" className="editor-slash" role="listbox" aria-label={words.blocks} style={style}>
      {open.items.map((kind, index) => (
        <div
          key={kind}
          id={`slash-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          onPointerDown={(event) => {
            // The caret stays in the text.
            event.preventDefault();
            open.command(kind);
          }}
        >
          {words[kind]}
        </div>
      ))}
    </div>
  );
}
