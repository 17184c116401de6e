/** Plants an entry of a live coverage through the desk's own commands, with what was done to it afterwards. */
import { liveEntrySchema } from '#article/live.ts';
import type { DatabaseTransaction } from '#database/connection.ts';
import { addEntry, editEntry, removeEntry } from '#desk/live/cover.ts';
import { demoBody } from './body.ts';
import type { Cite } from './inline.ts';
import { actor, within } from './plant-file.ts';
import type { DemoEntry } from './story.ts';

const noPicture = (name: string): never => {
  throw new Error(`An entry of a live coverage is words, and has no picture «${name}».`);
};

/** `name`: of who wrote it. */
export async function plantLive(
  tx: DatabaseTransaction,
  { hoursAgo, headline, text, key = false, pinned = false, before, takenBack }: DemoEntry,
  { article, name, now, cite }: { article: number; name: string; now: Date; cite: Cite },
): Promise<void> {
  const db = within(tx);
  const at = new Date(now.getTime() - hoursAgo * 3_600_000).toISOString();
  const saying = (words: string) =>
    liveEntrySchema.parse({
      headline,
      body: demoBody(words.split('\n'), noPicture, text.split('\n'), cite),
      at,
      key,
      pinned,
    });
  const cover = { article, actor: { ...actor, name } };
  const { entry, version } = await addEntry(db, { ...cover, content: saying(before ?? text) });
  const basedOn =
    before === undefined
      ? version
      : (await editEntry(db, { ...cover, entry, basedOn: version, content: saying(text) })).version;
  if (takenBack !== undefined) await removeEntry(db, { ...cover, entry, basedOn, note: takenBack });
}
