/** Fills an empty newsroom with the demo edition: all of it in one transaction, or nothing. */
import { readFile } from 'node:fs/promises';
import type { ArticleContent, Byline, Filing } from '#article/article.ts';
import type { Citation } from '#article/body.ts';
import { defaultSettings } from '#article/settings.ts';
import type { FileStore } from '#darkroom/files.ts';
import { type IngestedPicture, ingestPicture, keepPicture } from '#darkroom/ingest.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { correctIn } from '#desk/correct.ts';
import { addPicture, foundDesk, foundPerson, foundSection, foundTopic } from '#desk/found.ts';
import { publishAll } from '#desk/publish.ts';
import { fileArticles } from '#desk/revision.ts';
import { setSiteSettings } from '#desk/settings.ts';
import { demoBody, type TakenBackground } from './body.ts';
import { correctedWords } from './corrected.ts';
import { demoEdition } from './edition.ts';
import { pictureFile } from './pictures.ts';
import { finishFile, type PlantedFile, plantFile } from './plant-file.ts';
import { plantLive } from './plant-live.ts';
import type { DemoStory } from './story.ts';

const author = 'demo';

/** Numbers in this database of what the demo calls by name. */
interface Numbers {
  sections: Map<string, Filing>;
  signers: Map<string, Byline>;
  topics: Map<string, Filing>;
  pictures: Map<string, number>;
  stories: Map<string, number>;
  /** What stories cite, by the keys of all story files. */
  citations: Map<string, Citation>;
  /** What stories take from story files. */
  backgrounds: Map<string, TakenBackground>;
}

function must<T>(map: Map<string, T>, name: string, where: string): T {
  const found = map.get(name);
  if (found === undefined)
    throw new Error(`The demo's ${where} names «${name}», which the demo does not have.`);
  return found;
}

/** Plants the demo edition as of `now`; returns how many articles it has. */
export async function plantDemo(db: Database, store: FileStore, now = new Date()): Promise<number> {
  const ingested = new Map<string, IngestedPicture>();
  for (const name of demoEdition.pictures) {
    const picture = await ingestPicture(await readFile(pictureFile(name)));
    await keepPicture(store, picture);
    ingested.set(name, picture);
  }
  return db.transaction().execute(async (tx) => {
    const { site } = demoEdition;
    await setSiteSettings(tx, {
      ...defaultSettings,
      name: { ar: site.name, en: site.english.name },
      tagline: { ar: site.tagline, en: site.english.tagline },
      about: { ar: site.about, en: site.english.about },
      contact: site.contact,
    });
    const numbers = await foundAll(tx, ingested);
    const { timeZone } = defaultSettings;
    const planted: PlantedFile[] = [];
    for (const file of demoEdition.files) {
      const desk = must(numbers.signers, file.desk, `story file ${file.title}`).id;
      const made = await plantFile(tx, file, { desk, now, timeZone });
      planted.push(made);
      for (const [key, citation] of made.citations) numbers.citations.set(key, citation);
      for (const [key, taken] of made.backgrounds) numbers.backgrounds.set(key, taken);
    }
    for (const story of demoEdition.stories)
      numbers.stories.set(story.key, await plantStory(tx, story, numbers, now));
    for (const file of planted) await finishFile(tx, file, numbers.stories);
    return numbers.stories.size;
  });
}

async function foundAll(tx: DatabaseTransaction, ingested: Map<string, IngestedPicture>): Promise<Numbers> {
  const numbers: Numbers = {
    sections: new Map(),
    signers: new Map(),
    topics: new Map(),
    pictures: new Map(),
    stories: new Map(),
    ...{ citations: new Map(), backgrounds: new Map() },
  };
  for (const [position, section] of demoEdition.sections.entries())
    numbers.sections.set(section.path, {
      id: await foundSection(tx, { ...section, position }),
      name: section.name,
    });
  for (const desk of demoEdition.desks)
    numbers.signers.set(desk.slug, { type: 'desk', id: await foundDesk(tx, desk), name: desk.name });
  for (const person of demoEdition.people)
    numbers.signers.set(person.slug, {
      type: 'person',
      id: await foundPerson(tx, person),
      name: person.name,
    });
  for (const topic of demoEdition.topics)
    numbers.topics.set(topic.slug, { id: await foundTopic(tx, topic), name: topic.name });
  for (const [name, picture] of ingested) {
    const shown = demoEdition.stories.find((story) => story.picture?.name === name)?.picture;
    const { alt = '', caption = '', credit = '' } = shown ?? {};
    numbers.pictures.set(name, await addPicture(tx, picture, { alt, caption, credit }));
  }
  return numbers;
}

async function plantStory(
  tx: DatabaseTransaction,
  story: DemoStory,
  numbers: Numbers,
  now: Date,
): Promise<number> {
  const at = (hoursAgo: number) => new Date(now.getTime() - hoursAgo * 3_600_000);
  const where = `story ${story.key}`;
  const pictureNumber = (name: string) => must(numbers.pictures, name, where);
  const cite = (key: string) => must(numbers.citations, key, where);
  const take = (key: string) => must(numbers.backgrounds, key, where);
  const content: ArticleContent = {
    kind: story.kind,
    language: story.language,
    kicker: story.kicker ?? '',
    headline: story.headline,
    standfirst: story.standfirst,
    body: demoBody(story.body, pictureNumber, story.body, cite, take),
    dateline: story.place ? { place: story.place } : null,
    bylines: story.by.map((slug) => must(numbers.signers, slug, where)),
    sections: story.sections.map((path) => must(numbers.sections, path, where)),
    topics: story.topics.map((slug) => must(numbers.topics, slug, where)),
    leadPicture: story.picture
      ? {
          picture: pictureNumber(story.picture.name),
          alt: story.picture.alt,
          caption: story.picture.caption,
          credit: story.picture.credit,
        }
      : null,
    translationOf: story.translationOf ? must(numbers.stories, story.translationOf, where) : null,
    origin: null,
  };
  const [article] = await fileArticles(tx, [{ externalId: null, importHash: null, content, author }]);
  if (article === undefined) throw new Error(`The ${where} was not filed.`);
  const published = at(story.hoursAgo);
  await publishAll(
    tx,
    [
      {
        ...{ article, revision: 1, content, externalId: null, act: 'publish' as const },
        ...{ published, updated: published, first: true, corrected: false, at: published },
      },
    ],
    author,
  );
  let words = { headline: story.headline, standfirst: story.standfirst, body: story.body };
  for (const correction of story.corrections ?? []) {
    words = correctedWords(words, correction);
    const { headline, standfirst, body } = words;
    const change = (before: ArticleContent): ArticleContent => ({
      ...before,
      headline,
      standfirst,
      body: demoBody(body, pictureNumber, story.body, cite, take),
    });
    const { kind, note, changes } = correction;
    await correctIn(tx, {
      ...{ article, kind, note, author, at: at(correction.hoursAgo) },
      ...(changes.length ? { change } : {}),
    });
  }
  for (const entry of story.live ?? [])
    await plantLive(tx, entry, { article, name: must(numbers.signers, entry.by, where).name, now, cite });
  return article;
}
