/** Between the editor and who knows the story files: what they have now, and what was chosen out of them. */
import type { Editor } from '@tiptap/core';
import { useEffect } from 'react';
import { knowBackgrounds, placeBackground } from './backgrounds.ts';
import type { FileBackground } from './file-background.ts';

export interface FileBackgrounds {
  /** Those that may be taken, and those that the text has already. */
  known: readonly FileBackground[];
  /** Lets the writer choose one. */
  onAsk: () => void;
  /** What was chosen, until it stands in the text. */
  chosen: FileBackground | null;
  onPlaced: () => void;
}

const none: readonly FileBackground[] = [];

export function useBackgroundsIn(editor: Editor | null, background: FileBackgrounds | undefined): void {
  const { known = none, chosen = null, onPlaced } = background ?? {};
  useEffect(() => {
    if (editor) knowBackgrounds(editor, known);
  }, [editor, known]);
  useEffect(() => {
    if (!editor || !chosen) return;
    placeBackground(editor, chosen);
    onPlaced?.();
  }, [editor, chosen, onPlaced]);
}
