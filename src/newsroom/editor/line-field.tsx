/** A field of one running text (headline, kicker, standfirst) that several people type into at once. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import * as Y from 'yjs';
import { baseDirection } from '#arabic/bidi.ts';
import { type Delta, editOf, moved } from './typing/line-edit.ts';
import { typed } from './typing/typography.ts';

export interface LineFieldProps {
  text: Y.Text;
  label: string;
  /** Direction where nothing is written yet. */
  direction: 'rtl' | 'ltr';
  readOnly: boolean;
  className: string;
  /** Enter goes on to the next field. */
  onEnter?: () => void;
}

/**
 * Between the field and the shared text. React does not hold the value: it would show what others typed a moment
 * later, and a letter typed in that moment would take theirs away.
 */
class Line {
  /** What the field shows; the text itself but while letters are being composed. */
  #shown: string;
  /** What others changed while letters are being composed: shown afterwards, for it would break the composing off. */
  #waiting: Delta[] = [];
  composing = false;
  readonly #text: Y.Text;
  readonly #onShown: (value: string) => void;
  readonly undo: Y.UndoManager;
  field: HTMLTextAreaElement | null = null;

  constructor(text: Y.Text, onShown: (value: string) => void) {
    this.#text = text;
    this.#onShown = onShown;
    this.#shown = text.toString();
    // One's own words only, never another's.
    this.undo = new Y.UndoManager(text, { trackedOrigins: new Set([this]) });
  }

  /** Somebody else typed, or something was undone. */
  heard = (event: Y.YTextEvent, { origin }: Y.Transaction): void => {
    if (origin === this) return;
    this.#waiting.push(event.delta as Delta);
    if (!this.composing) this.show();
  };

  /** Shows the text as it is, the caret between the letters it stood between. */
  show(): void {
    const { field } = this;
    const deltas = this.#waiting.splice(0);
    this.#shown = this.#text.toString();
    if (field && field.value !== this.#shown) {
      const [start, end] = [field.selectionStart, field.selectionEnd].map((place) =>
        deltas.reduce(moved, place),
      );
      field.value = this.#shown;
      if (field.ownerDocument.activeElement === field) field.setSelectionRange(start!, end!);
    }
    this.#onShown(this.#shown);
  }

  /** The field's value was changed by who types here. */
  typed(): void {
    const { field } = this;
    if (!field) return;
    const { at, removed, inserted } = editOf(this.#shown, field.value, field.selectionEnd);
    const from = this.#waiting.reduce(moved, at);
    const to = this.#waiting.reduce(moved, at + removed);
    const line = inserted.replace(/[\r\n\u2028\u2029]+/g, ' ');
    this.#text.doc!.transact(() => {
      if (to > from) this.#text.delete(from, to - from);
      if (line) this.#text.insert(from, line);
    }, this);
    this.#shown = field.value;
    if (line !== inserted) this.show();
    else this.#onShown(this.#shown);
  }
}

export function LineField({ text, label, direction, readOnly, className, onEnter }: LineFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [value, setValue] = useState(() => text.toString());
  const line = useMemo(() => new Line(text, setValue), [text]);
  useEffect(() => {
    line.field = field.current;
    line.show();
    text.observe(line.heard);
    return () => {
      text.unobserve(line.heard);
      line.field = null;
    };
  }, [text, line]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the field is as high as its words
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.blockSize = 'auto';
    element.style.blockSize = `${element.scrollHeight}px`;
  }, [value]);

  return (
    <textarea
      ref={field}
      className={`editor-line ${className}`}
      aria-label={label}
      placeholder={label}
      dir={baseDirection(value) ?? direction}
      rows={1}
      defaultValue={value}
      readOnly={readOnly}
      spellCheck
      onInput={() => line.typed()}
      onCompositionStart={() => {
        line.composing = true;
      }}
      onCompositionEnd={() => {
        line.composing = false;
        line.show();
      }}
      onBeforeInput={(event) => {
        const element = event.currentTarget;
        const sign = (event.nativeEvent as InputEvent).data;
        if (readOnly || sign?.length !== 1 || line.composing) return;
        const { selectionStart, selectionEnd } = element;
        const before = element.value.slice(0, selectionStart);
        const instead = typed(before, sign, (element.dir as 'rtl' | 'ltr') || direction);
        if (instead === null || (instead === '' && selectionStart !== selectionEnd)) return;
        event.preventDefault();
        if (!instead) return;
        element.setRangeText(instead, selectionStart, selectionEnd, 'end');
        line.typed();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
          event.preventDefault();
          onEnter?.();
        } else if ((event.ctrlKey || event.metaKey) && (event.code === 'KeyZ' || event.code === 'KeyY')) {
          event.preventDefault();
          if (event.code === 'KeyY' || event.shiftKey) line.undo.redo();
          else line.undo.undo();
        }
      }}
    />
  );
}
