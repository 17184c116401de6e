/** What must stay in sight when a picture is cut: pointed at, or moved with the arrow keys. */
import { Input } from '@mantine/core';
import { useWords } from '../../words/words.tsx';
import type { Picture } from './picture-api.ts';

type Point = Picture['focus'];

/** Part of width or height that one press of an arrow moves. */
const step = 0.05;
const moves: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -step, y: 0 },
  ArrowRight: { x: step, y: 0 },
  ArrowUp: { x: 0, y: -step },
  ArrowDown: { x: 0, y: step },
};
const within = (part: number): number => Math.min(1, Math.max(0, Math.round(part * 100) / 100));

interface Props {
  picture: Picture;
  focus: Point;
  onChange: (focus: Point) => void;
}

export function FocalPoint({ picture, focus, onChange }: Props) {
  const { words } = useWords();
  const [x, y] = [Math.round(focus.x * 100), Math.round(focus.y * 100)];
  return (
    <Input.Wrapper label={words.pictures.focus} description={words.pictures.focusHint} labelElement="div">
      <button
        type="button"
        className="focal-point"
        // As large as it will be before its bytes are here: a point that is clicked stays where it is.
        style={{
          aspectRatio: `${picture.width} / ${picture.height}`,
          inlineSize: `min(100%, ${(50 * picture.width) / picture.height}vh)`,
        }}
        aria-label={`${words.pictures.focus}: ${x}٪ × ${y}٪`}
        onClick={(event) => {
          // A click made with the keyboard points at nothing.
          if (event.detail === 0) return;
          const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
          onChange({
            x: within((event.clientX - left) / width),
            y: within((event.clientY - top) / height),
          });
        }}
        onKeyDown={(event) => {
          const move = moves[event.key];
          if (!move) return;
          event.preventDefault();
          onChange({ x: within(focus.x + move.x), y: within(focus.y + move.y) });
        }}
      >
        <img src={picture.address} alt={picture.alt} />
        <span className="focal-mark" style={{ left: `${x}%`, top: `${y}%` }} />
      </button>
    </Input.Wrapper>
  );
}
