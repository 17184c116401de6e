/** schema.org data of story files and entities: a collection of articles about somebody or something. */
import type { EntityPageView, StoryPageView } from '#edition/stories/view.ts';
import type { ArticleCard, SiteView } from '#edition/view.ts';
import { absolute } from './source.ts';

/** Those that take part, as far as search engines need them. */
const mostAbout = 6;

const things = {
  person: 'Person',
  organisation: 'Organization',
  state: 'Country',
  place: 'Place',
} as const;

const list = (cards: readonly ArticleCard[], origin: string) => ({
  '@type': 'ItemList',
  itemListElement: cards.map(({ path }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    url: absolute(origin, path),
  })),
});

const wikidata = (number: string): string => `https://www.wikidata.org/entity/${number}`;

/** CollectionPage of a story file's articles, about those who take part. */
export function storyJsonLd({ story, parties, cards }: StoryPageView, { origin, name }: SiteView): string {
  const url = absolute(origin, story.path);
  return JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'CollectionPage',
    '@id': url,
    url,
    name: story.title,
    ...(story.summary ? { description: story.summary } : {}),
    ...(story.summaryAt ? { dateModified: story.summaryAt.toISOString() } : {}),
    inLanguage: story.language,
    isPartOf: { '@type': 'WebSite', name, url: `${origin}/` },
    about: parties
      .slice(0, mostAbout)
      .map((party) => ({ '@type': things[party.kind], name: party.name, url: absolute(origin, party.path) })),
    mainEntity: list(cards, origin),
  });
}

/** ProfilePage of an entity. */
export function entityJsonLd({ entity, cards }: EntityPageView, { origin }: SiteView): string {
  const url = absolute(origin, entity.path);
  const others = [...entity.variants, ...(entity.latin === null ? [] : [entity.latin])];
  return JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'CollectionPage',
    '@id': url,
    url,
    about: {
      '@type': things[entity.kind],
      name: entity.name,
      ...(others.length ? { alternateName: others } : {}),
      ...(entity.now ? { description: entity.now } : {}),
      ...(entity.wikidata ? { sameAs: wikidata(entity.wikidata) } : {}),
    },
    mainEntity: list(cards, origin),
  });
}
