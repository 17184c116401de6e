/**
 * «ما تغيّر منذ زيارتك الأخيرة»: what stands on a story file's page that did not, or read otherwise, when this browser was
 * last here. The browser keeps a short sign of the words of every part; no time of the newsroom's is needed for that, and
 * nothing is sent anywhere.
 */
import { formatAgo } from '#arabic/dates.ts';
import { keep, kept } from './kept.ts';

/** Milliseconds after which coming back is another visit. */
const another = 1_800_000;

type Signs = Record<string, number>;
/** When the page was last looked at, what it said; and what it said on the visit before, and when that was. */
type Visits = [at: number, seen: Signs, before: Signs | null, when: number];

function signOf(text: string): number {
  let sign = 0;
  for (const letter of text.replace(/\s+/g, ' ')) sign = (sign * 31 + letter.charCodeAt(0)) | 0;
  return sign;
}

function remembered(key: string): Visits | null {
  try {
    return JSON.parse(kept(key) ?? 'null');
  } catch {
    return null;
  }
}

export function tellChanges(): void {
  const box = document.querySelector<HTMLElement>('[data-visit]');
  if (!box) return;
  const key = `visit:${box.dataset.visit}`;
  const parts = [...document.querySelectorAll<HTMLElement>('[data-part]')];
  const seen: Signs = {};
  for (const part of parts) seen[part.id] = signOf(part.textContent ?? '');
  const now = Date.now();
  const last = remembered(key);
  const next: Visits =
    last && now - last[0] < another
      ? [now, seen, last[2], last[3]]
      : [now, seen, last ? last[1] : null, last ? last[0] : 0];
  keep(key, JSON.stringify(next));
  const [, , before, when] = next;
  if (!before) return;
  const list = box.querySelector('ul')!;
  for (const part of parts.filter(({ id }) => before[id] !== seen[id])) {
    const what = part.querySelector('.what') ?? part.querySelector('h2,h3,h4')!;
    const link = document.createElement('a');
    link.href = `#${part.id}`;
    link.textContent = part.dataset.part || what.textContent;
    const item = document.createElement('li');
    item.append(link);
    list.append(item);
    const sign = document.createElement('mark');
    sign.textContent = box.dataset.fresh ?? '';
    what.prepend(sign, ' ');
  }
  const heading = box.querySelector('h2')!;
  if (!list.children.length) heading.textContent = box.dataset.none ?? '';
  const digits = /[٠-٩]/.test(document.querySelector('time')?.textContent ?? '') ? 'arab' : 'latn';
  const ago = document.createElement('span');
  ago.textContent = formatAgo(new Date(when), new Date(now), document.documentElement.lang, digits);
  heading.append(' ', ago);
  box.hidden = false;
}
