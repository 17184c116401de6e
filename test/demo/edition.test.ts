import { readFile, stat } from 'node:fs/promises';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { slugOf } from '#arabic/slug.ts';
import { articleKinds } from '#article/article.ts';
import { parseBody } from '#article/body.ts';
import { bodyText, wordCount } from '#article/plain-text.ts';
import { demoBody } from '../../demo/body.ts';
import { demoEdition } from '../../demo/edition.ts';
import { pictureFile } from '../../demo/pictures.ts';
import { stories, versions } from './stories.ts';

const { sections, desks, people, topics, pictures } = demoEdition;
const pictureNumber = (name: string): number => {
  const index = pictures.indexOf(name);
  if (index < 0) throw new Error(`no picture "${name}"`);
  return index + 1;
};
const unique = (list: string[]): void => expect(list).toEqual([...new Set(list)]);

describe('The demo edition', () => {
  it('has sections whose parents stand before them, and unique slugs and names', () => {
    const paths = sections.map((section) => section.path);
    unique(paths);
    for (const [index, path] of paths.entries()) {
      expect(
        path
          .split('/')
          .map((part) => slugOf(part))
          .join('/'),
      ).toBe(path);
      const parent = path.split('/').slice(0, -1).join('/');
      if (parent) expect(paths.slice(0, index)).toContain(parent);
    }
    for (const list of [desks, people, topics]) {
      unique(list.map((entry) => entry.slug));
      unique(list.map((entry) => entry.name));
      for (const { slug } of list) expect(slugOf(slug)).toBe(slug);
    }
  });

  it('fills every section: four stories in each top one, one in each child', () => {
    for (const { path, language } of sections) {
      const inside = stories.filter((story) =>
        story.sections.some((s) => s === path || s.startsWith(`${path}/`)),
      );
      expect(inside.length, path).toBeGreaterThanOrEqual(language === 'en' ? 3 : path.includes('/') ? 1 : 4);
    }
  });

  it('has every kind of story, and corrections of every kind', () => {
    expect(new Set(stories.map((story) => story.kind))).toEqual(new Set(articleKinds));
    const kinds = stories.flatMap((story) => story.corrections ?? []).map((correction) => correction.kind);
    expect([...new Set(kinds)].toSorted()).toEqual(['clarification', 'correction', 'retraction', 'update']);
  });

  it('uses every person, desk and topic that it names', () => {
    for (const { slug } of [...desks, ...people])
      expect(
        stories.some((story) => story.by.includes(slug)),
        slug,
      ).toBe(true);
    for (const { slug } of topics)
      expect(
        stories.some((story) => story.topics.includes(slug)),
        slug,
      ).toBe(true);
  });

  it('has unique keys, headlines and slugs, in the order of publication', () => {
    unique(stories.map((story) => story.key));
    unique(stories.map((story) => story.headline));
    unique(stories.map((story) => slugOf(story.headline)));
    expect(stories.map((story) => story.hoursAgo)).toEqual(
      stories.map((story) => story.hoursAgo).toSorted((a, b) => b - a),
    );
  });

  it.each([...pictures])('has the picture %s, large enough and light enough', async (name) => {
    expect((await stat(pictureFile(name))).size).toBeLessThan(185 * 1024);
    const { width, height, format } = await sharp(await readFile(pictureFile(name))).metadata();
    expect(format).toBe('jpeg');
    expect(width).toBeGreaterThanOrEqual(1200);
    expect(height).toBeGreaterThanOrEqual(900);
  });
});

describe.each(stories.map((story) => [story.key, story] as const))('The story %s', (_, story) => {
  it('refers only to what there is', () => {
    expect(sections.map((section) => section.path)).toEqual(expect.arrayContaining(story.sections));
    expect([...desks, ...people].map((entry) => entry.slug)).toEqual(expect.arrayContaining(story.by));
    expect(topics.map((topic) => topic.slug)).toEqual(expect.arrayContaining(story.topics));
    expect(story.sections.length).toBeGreaterThan(0);
    expect(story.by.length).toBeGreaterThan(0);
    if (story.picture) expect([...pictures]).toContain(story.picture.name);
    if (story.translationOf)
      expect(stories.find((other) => other.key === story.translationOf)?.language).toBe('ar');
    for (const path of story.sections)
      expect(sections.find((section) => section.path === path)?.language).toBe(story.language);
  });

  it('has a body that the schema accepts, in every version, with the same block ids', () => {
    const ids = versions(story).map(({ body }) => {
      const result = parseBody(demoBody(body, pictureNumber, story.body));
      if (!result.ok) throw new Error(JSON.stringify(result.problems));
      return result.body.content.map((block) => block.attrs.id);
    });
    for (const other of ids) expect(other).toEqual(ids[0]);
  });

  it('has all its words: headline, standfirst, and those of its pictures', () => {
    expect(story.headline.length).toBeLessThanOrEqual(110);
    expect(story.standfirst).not.toBe('');
    const inBody = story.body.flatMap((block) =>
      typeof block !== 'string' && 'picture' in block ? [block] : [],
    );
    for (const { alt, caption, credit } of [...inBody, ...(story.picture ? [story.picture] : [])])
      expect([alt, caption, credit]).not.toContain('');
    const entries = (story.live ?? []).map(({ text }) => text);
    const words = wordCount([bodyText(demoBody(story.body, pictureNumber)), ...entries].join(' '));
    expect(words).toBeGreaterThan(story.kind === 'brief' ? 20 : 100);
  });

  it('was corrected, if at all, after it was published', () => {
    for (const correction of story.corrections ?? []) {
      expect(correction.hoursAgo).toBeLessThan(story.hoursAgo);
      expect(correction.changes.length).toBeGreaterThan(0);
      expect(correction.note.length).toBeGreaterThan(40);
    }
  });
});
