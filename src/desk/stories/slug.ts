/** Addresses of story files and entities: given once, and never changed, so that no link to a running story breaks. */
import { slugOf } from '#arabic/slug.ts';
import type { DatabaseTransaction } from '#database/connection.ts';

/** `محادثات-المضيق`, or `محادثات-المضيق-2` where that is taken. */
export async function freeSlug(
  tx: DatabaseTransaction,
  table: 'story' | 'entity',
  name: string,
): Promise<string> {
  const base = slugOf(name);
  const taken = new Set(
    (
      await tx
        .selectFrom(table)
        .select('slug')
        .where((eb) =>
          eb.or([eb('slug', '=', base), eb('slug', 'like', `${base.replaceAll(/[%_\\]/g, '\\$&')}-%`)]),
        )
        .execute()
    ).map(({ slug }) => slug),
  );
  for (let n = 1; ; n++) {
    const slug = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(slug)) return slug;
  }
}
