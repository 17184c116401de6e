/** How pictures and embeds look in the editor. */
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { NodeViewConstructor } from '@tiptap/pm/view';

function figure(kind: string, words: string[], image?: string): HTMLElement {
  const element = document.createElement('figure');
  element.className = `editor-figure ${kind}`;
  if (image) {
    const img = document.createElement('img');
    img.src = image;
    img.alt = '';
    element.append(img);
  }
  const caption = document.createElement('figcaption');
  for (const word of words.filter(Boolean)) {
    const line = document.createElement('bdi');
    line.textContent = word;
    caption.append(line);
  }
  element.append(caption);
  return element;
}

export const Views = Extension.create<{ pictureAddress: ((picture: number) => string) | null }>({
  name: 'views',
  addOptions: () => ({ pictureAddress: null }),
  addProseMirrorPlugins() {
    const { pictureAddress } = this.options;
    const nodeViews: Record<string, NodeViewConstructor> = {
      picture: ({ attrs }) => ({
        dom: figure(
          'picture',
          [attrs.caption, attrs.credit].map(String),
          pictureAddress && attrs.picture ? pictureAddress(attrs.picture as number) : undefined,
        ),
      }),
      embed: ({ attrs }) => ({ dom: figure('embed', [attrs.title, attrs.provider, attrs.href].map(String)) }),
    };
    return [new Plugin({ props: { nodeViews } })];
  },
});
