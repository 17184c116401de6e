/** Entries of a coverage on their way to readers who are there. */
import { readEntry } from '#edition/live.ts';
import type { ArticleView } from '#edition/view.ts';
import { plainHead } from '#html/frame.ts';
import { entryMarkup } from '#html/live/entry.ts';
import { type Context, frameOf } from '../context.ts';
import type { Change } from './hub.ts';

/** Bytes of an entry that goes out with the word of it; a longer one is fetched by who wants it. */
const mostBytes = 850;

type Covered = Pick<ArticleView, 'language' | 'path'>;

async function markupOf(context: Context, article: Covered, entry: Change['entry']): Promise<string> {
  const site = await context.keeper.site();
  const frame = frameOf(context, site, article.language, article.path, () => plainHead(''));
  return entryMarkup(entry, frame).markup;
}

/** An entry as it stands, or `null`. */
export async function entryHtml(
  context: Context,
  article: Covered & { id: number },
  entry: number,
): Promise<string | null> {
  const found = await readEntry(context.reader, article.id, entry);
  return found && markupOf(context, article, found);
}

/** `id: 57`, and the entry: under 1,024 bytes whatever it says. */
export async function frameOfChange(
  context: Context,
  article: Covered,
  { number, entry }: Change,
): Promise<string> {
  const markup = await markupOf(context, article, entry);
  const said = { e: entry.id, ...(Buffer.byteLength(markup) <= mostBytes ? { h: markup } : {}) };
  return `id: ${number}\ndata: ${JSON.stringify(said)}\n\n`;
}
