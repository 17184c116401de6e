/** Entries of a coverage on their way to readers who are there. */
import { citationsIn } from '#article/citations.ts';
import { readEntry, readLiveSourcing } from '#edition/live.ts';
import { readSourcing } from '#edition/stories/cited.ts';
import type { ArticleView } from '#edition/view.ts';
import { type Frame, plainHead } from '#html/frame.ts';
import { entryMarkup } from '#html/live/entry.ts';
import { howKnownBox } from '#html/story/sourcing.ts';
import { type Context, frameOf } from '../context.ts';
import type { Change } from './hub.ts';

/** Bytes of a message with the entry in it; a longer entry is fetched by who wants it. */
const mostBytes = 1_023;

type Covered = Pick<ArticleView, 'language' | 'path'>;

async function frameFor(context: Context, article: Covered): Promise<Frame> {
  const site = await context.keeper.site();
  return frameOf(context, site, article.language, article.path, () => plainHead(''));
}

/** An entry as it stands, with what its marks open and how the coverage is known now; `null` when there is none. */
export async function entryHtml(
  context: Context,
  article: Covered & { id: number },
  entry: number,
): Promise<string | null> {
  const { reader } = context;
  const found = await readEntry(reader, article.id, entry);
  if (!found) return null;
  const frame = await frameFor(context, article);
  if (!citationsIn(found.body).length) return entryMarkup(found, frame, { sourcing: null }).markup;
  const sourcing = await readLiveSourcing(reader, { article: article.id, entries: [found], pinned: [] });
  const box = howKnownBox(sourcing, frame);
  return `${entryMarkup(found, frame, { sourcing }).markup}${box ? box.markup : ''}`;
}

/**
 * `id: 57`, and the entry: under 1,024 bytes whatever it says. What its marks open is asked for by pages that lack it.
 */
export async function frameOfChange(
  context: Context,
  article: Covered,
  { number, entry }: Change,
): Promise<string> {
  const frame = await frameFor(context, article);
  const sourcing = await readSourcing(context.reader, entry.body, []);
  const { markup } = entryMarkup(entry, frame, { sourcing });
  const message = (said: object) => `id: ${number}\ndata: ${JSON.stringify(said)}\n\n`;
  const whole = message({ e: entry.id, h: markup });
  return Buffer.byteLength(whole) <= mostBytes ? whole : message({ e: entry.id });
}
