/** Published articles that have a background of a story file, and which of its texts each of them has. */
import type { ArticleContent } from '#article/article.ts';
import { backgroundsIn } from '#article/backgrounds.ts';
import type { Actor } from '#article/roles.ts';
import { isOlder } from '#article/story/background.ts';
import type { Database } from '#database/connection.ts';
import { type CitedThing, type CitingArticle, type CitingPassage, listCiting } from './cited.ts';
import { mustSee } from './find.ts';
import { noSuch } from './hold.ts';

/**
 * The background as its file has it now, and every published article with it: those that tell otherwise by now first.
 * Articles that are not there for the actor are left out. Throws a Refusal.
 */
export async function readUsing(
  db: Database,
  actor: Actor,
  background: number,
): Promise<{ of: CitedThing; articles: CitingArticle[] }> {
  mustSee(actor);
  const now = await db
    .selectFrom('background as b')
    .innerJoin('story as s', 's.id', 'b.story_id')
    .select(['b.label', 'b.text', 'b.revision', 's.id', 's.title'])
    .where('b.id', '=', background)
    .executeTakeFirst();
  if (!now) throw noSuch('background', background);
  const shown = await db
    .selectFrom('shown_background')
    .select('article_id')
    .distinct()
    .where('background_id', '=', background)
    .execute();
  const passagesIn = ({ body }: ArticleContent): CitingPassage[] =>
    backgroundsIn(body)
      .filter((used) => used.background === background)
      .map(({ block, within, text, revision }) => ({
        ...{ block, within, text, words: text, statement: null, claim: null, states: [] },
        mend: isOlder({ revision, text }, now) ? ['backgroundChanged'] : [],
        // However it came to say what the file says: that is the text it has.
        taken: {
          revision: text.trim() === now.text.trim() ? now.revision : revision,
          ...{ newest: now.revision, text: now.text },
        },
      }));
  const articles = await listCiting(db, actor, new Map(shown.map((row) => [row.article_id, passagesIn])));
  const mend: CitedThing['mend'] = articles.some(({ passages }) =>
    passages.some((one) => one.mend.length > 0),
  )
    ? ['backgroundChanged']
    : [];
  return {
    of: { text: now.text, source: null, state: null, mend, story: { id: now.id, title: now.title } },
    articles,
  };
}
