/**
 * Typing and deleting heard before the browser changes the page, so that a struck word is not gone and back again.
 * What cannot be heard so (letters that are being composed, some telephones) comes as a finished change.
 */
import { type EditorState, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { forwards } from './as-suggestion.ts';

interface Range {
  from: number;
  to: number;
}

/**
 * What the browser is about to change; `null` where it does not say. Asked of the page: the editor hears of a selection
 * a moment after it was made, and who types fast would strike the wrong words.
 */
function targetOf(view: EditorView, event: InputEvent): Range | null {
  const { selection } = view.state;
  if (!(selection instanceof TextSelection)) return selection;
  const [range] = event.getTargetRanges();
  if (!range || !view.dom.contains(range.startContainer) || !view.dom.contains(range.endContainer))
    return null;
  const from = view.posAtDOM(range.startContainer, range.startOffset, 1);
  const to = view.posAtDOM(range.endContainer, range.endOffset, -1);
  return from <= to ? { from, to } : null;
}

function deleted(view: EditorView, event: InputEvent): boolean {
  const { tr } = view.state;
  const range = targetOf(view, event);
  if (!range || range.from === range.to) return false;
  view.dispatch(tr.delete(range.from, range.to).setMeta(forwards, goesForwards(event)).scrollIntoView());
  return true;
}
const goesForwards = ({ inputType }: InputEvent): boolean => inputType.endsWith('Forward');

function typed(view: EditorView, event: InputEvent): boolean {
  const text = event.data ?? event.dataTransfer?.getData('text/plain') ?? '';
  const range = targetOf(view, event);
  if (!text || !range) return false;
  const { from, to } = range;
  const plain = () => view.state.tr.insertText(text, from, to).scrollIntoView();
  // The signs of Arabic while typing, the menu behind /.
  if (!view.someProp('handleTextInput', (handle) => handle(view, from, to, text, plain)))
    view.dispatch(plain());
  return true;
}

/** The code of every key that goes to an input method and not to the page. */
const composing = 229;

function strikeSelected(view: EditorView): boolean {
  const { selection, tr } = view.state;
  if (selection.empty) return false;
  view.dispatch(tr.deleteSelection().setMeta(forwards, true).scrollIntoView());
  return true;
}

/** Handlers that do nothing but while `on` says so. */
export const inputEvents = (on: (state: EditorState) => boolean) => ({
  beforeinput(view: EditorView, event: InputEvent): boolean {
    if (!on(view.state) || !view.editable || !event.cancelable || view.composing || event.isComposing)
      return false;
    const { inputType } = event;
    const done =
      inputType === 'insertText' || inputType === 'insertReplacementText'
        ? typed(view, event)
        : inputType.startsWith('delete') && !/By(Cut|Drag)$/.test(inputType) && deleted(view, event);
    if (done) event.preventDefault();
    return done;
  },
  /** Where no key told of it before. */
  compositionstart(view: EditorView): boolean {
    if (on(view.state) && view.editable) strikeSelected(view);
    return false;
  },
  keydown(view: EditorView, event: KeyboardEvent): boolean {
    if (!on(view.state) || !view.editable || view.composing) return false;
    // A letter is about to be composed. What is selected is struck now: once it is begun, the browser takes the
    // selection away, and putting it back would break the composing off.
    if (event.keyCode === composing) strikeSelected(view);
    // Delete leaves the caret behind what it struck; the keys of ProseMirror do not say which it was.
    if (event.key !== 'Delete' || event.shiftKey || view.state.selection.empty) return false;
    event.preventDefault();
    return strikeSelected(view);
  },
});
