/** Keys that go from suggestion to suggestion and decide on them, held with Ctrl and Alt. By place, whatever the layout. */
import type { Editor } from '@tiptap/core';
import {
  decideSuggestions,
  goToSuggestion,
  nextSuggestion,
  suggestingState,
  suggestionHere,
} from './suggesting.ts';

export const keysOf = {
  next: 'Control+Alt+N',
  previous: 'Control+Alt+P',
  accept: 'Control+Alt+Y',
  refuse: 'Control+Alt+R',
} as const;

/** Goes to the next suggestion, or that before; `onOpen` hears which. */
export function goOn(editor: Editor, step: 1 | -1, onOpen: (id: string) => void): void {
  const id = nextSuggestion(editor.state, step);
  if (id === null) return;
  onOpen(id);
  goToSuggestion(editor, id);
}

/** Does what a key says; false where it says nothing here. */
export function suggestionKeys(
  editor: Editor,
  code: string,
  readOnly: boolean,
  onOpen: (id: string | null) => void,
): boolean {
  if (code === 'KeyN' || code === 'KeyP') {
    goOn(editor, code === 'KeyN' ? 1 : -1, onOpen);
    return true;
  }
  if ((code !== 'KeyY' && code !== 'KeyR') || readOnly) return false;
  const id = suggestionHere(editor.state) ?? suggestingState(editor.state).open;
  if (id !== null) decideSuggestions(editor, [id], code === 'KeyY' ? 'accept' : 'refuse');
  return true;
}
