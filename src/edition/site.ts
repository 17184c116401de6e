/** The site as a whole: settings and the tree of sections. Small and shown on every page, so read once and kept. */
import { sectionPath } from '#article/address.ts';
import type { Language } from '#article/article.ts';
import { defaultSettings, type SiteSettings, siteSettingsSchema } from '#article/settings.ts';
import type { Reader } from '#database/connection.ts';
import type { Place, SectionNode, SiteView } from './view.ts';

export interface SectionEntry extends SectionNode {
  /** Without the leading '/s/': 'العالم/آسيا'. */
  key: string;
  language: Language;
  /** From the root to this section, both included. */
  trail: Place[];
}

export interface Site {
  settings: SiteSettings;
  sections: Map<number, SectionEntry>;
  byKey: Map<string, SectionEntry>;
  roots: SectionEntry[];
}

/** Reads the site: two queries. */
export async function readSite(reader: Reader): Promise<Site> {
  const setting = await reader
    .selectFrom('setting')
    .select('value')
    .where('key', '=', 'site')
    .executeTakeFirst();
  const settings = setting
    ? siteSettingsSchema.parse({ ...defaultSettings, ...(setting.value as object) })
    : defaultSettings;
  const rows = await reader
    .selectFrom('section')
    .select(['id', 'parent_id', 'language', 'path', 'name'])
    .orderBy('position')
    .orderBy('id')
    .execute();
  const sections = new Map<number, SectionEntry>();
  for (const { id, language, path, name } of rows)
    sections.set(id, { id, language, key: path, name, path: sectionPath(path), children: [], trail: [] });
  const roots: SectionEntry[] = [];
  for (const { id, parent_id } of rows) {
    const section = sections.get(id)!;
    const parent = parent_id === null ? undefined : sections.get(parent_id);
    if (parent) parent.children.push(section);
    else roots.push(section);
  }
  const lay = (section: SectionEntry, above: Place[]): void => {
    section.trail = [...above, { name: section.name, path: section.path }];
    for (const child of section.children) lay(child as SectionEntry, section.trail);
  };
  for (const root of roots) lay(root, []);
  return {
    settings,
    sections,
    byKey: new Map([...sections.values()].map((section) => [section.key, section])),
    roots,
  };
}

/** The site as the pages of one language show it. `origin` is the public origin, such as `https://example.org`. */
export function siteView(site: Site, language: Language, origin: string): SiteView {
  const { name, tagline, about, contact } = site.settings;
  return {
    origin,
    name: name[language],
    tagline: tagline[language],
    about: about[language],
    contact,
    sections: site.roots.filter((root) => root.language === language),
  };
}
