/** Articles as they stand in lists: the columns that are read and what they become. */
import type { Selectable } from 'kysely';
import { articlePath, deskPath, personPath } from '#article/address.ts';
import { widthsOf } from '#darkroom/widths.ts';
import type { StoredPicture, Tables } from '#database/tables.ts';
import type { Site } from './site.ts';
import type { ArticleCard, PictureView } from './view.ts';

export const cardColumns = [
  'a.id',
  'a.external_id',
  'a.slug',
  'a.kind',
  'a.language',
  'a.kicker',
  'a.headline',
  'a.standfirst',
  'a.summary',
  'a.section_ids',
  'a.bylines',
  'a.picture',
  'a.word_count',
  'a.corrected',
  'a.published_at',
  'a.updated_at',
] as const;

type CardColumn = (typeof cardColumns)[number] extends `a.${infer Name}` ? Name : never;
export type CardRow = Pick<Selectable<Tables['edition_article']>, CardColumn>;

/** What is known of a picture's bytes, with the widths it can be had in. */
export const pictureView = ({
  hash,
  width,
  height,
  colour,
}: Pick<StoredPicture, 'hash' | 'width' | 'height' | 'colour'>) => ({
  hash,
  width,
  height,
  colour,
  widths: widthsOf(width),
});

const leadPictureView = (picture: StoredPicture): PictureView => ({
  ...pictureView(picture),
  focus: picture.focus ?? [0.5, 0.5],
  alt: picture.alt,
  caption: picture.caption,
  credit: picture.credit,
});

export function cardOf(row: CardRow, site: Site): ArticleCard {
  const section = row.section_ids[0] === undefined ? undefined : site.sections.get(row.section_ids[0]);
  return {
    id: row.id,
    externalId: row.external_id,
    path: articlePath(row.id, row.slug),
    kind: row.kind,
    language: row.language,
    kicker: row.kicker,
    headline: row.headline,
    standfirst: row.standfirst,
    summary: row.summary,
    section: section ? { name: section.name, path: section.path } : null,
    bylines: row.bylines.map(({ type, name, slug }) => ({
      type,
      name,
      path: type === 'desk' ? deskPath(slug) : personPath(slug),
    })),
    picture: row.picture && leadPictureView(row.picture),
    published: row.published_at,
    updated: row.updated_at,
    wordCount: row.word_count,
    corrected: row.corrected,
  };
}
