/** Fronts by their name: read, and made into a page. For readers, and for editors who try an arrangement out. */
import { editionPath } from '#article/address.ts';
import type { Language } from '#article/article.ts';
import type { Front } from '#article/front.ts';
import { type ArrangedFront, readHome, readSectionFront } from '#edition/front.ts';
import type { ProposedPins } from '#edition/listing.ts';
import type { Site } from '#edition/site.ts';
import type { FrontView } from '#edition/view.ts';
import { frontPage } from '#html/front-page.ts';
import { frontHead } from '#html/heads.ts';
import { type Context, frameOf } from './context.ts';
import { NotFound } from './outcomes.ts';

/** Where a front stands. Throws NotFound when there is no such section. */
export function placeOfFront(
  site: Site,
  front: Front,
): { language: Language; path: string; name: string | null } {
  if ('home' in front) return { language: front.home, path: editionPath(front.home, '/'), name: null };
  const section = site.sections.get(front.section);
  if (!section) throw new NotFound('no such section');
  return {
    language: section.language,
    path: section.path,
    name: section.trail.map(({ name }) => name).join(' › '),
  };
}

/** A front as it stands now, or with the pins that are proposed. Throws NotFound when there is no such section. */
export async function readFront(
  { reader, keeper }: Context,
  site: Site,
  front: Front,
  proposed?: ProposedPins,
): Promise<ArrangedFront> {
  const { language } = placeOfFront(site, front);
  const mostRead = await keeper.mostRead(language);
  return 'home' in front
    ? readHome(reader, site, language, mostRead, proposed)
    : readSectionFront(reader, site, site.sections.get(front.section)!, mostRead, proposed);
}

/** The whole page. */
export function frontHtml(context: Context, site: Site, front: Front, view: FrontView): string {
  const { language, path } = placeOfFront(site, front);
  const home = 'home' in front ? path : '/';
  return frontPage(
    view,
    frameOf(context, site, language, path, (bare) => frontHead(view, home, bare)),
  );
}
