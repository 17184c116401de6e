/** What machines read at the top of the pages of story files and entities. */
import { editionPath } from '#article/address.ts';
import { languages } from '#article/article.ts';
import { excerpt } from '#article/plain-text.ts';
import type { EntityPageView, StoryHead, StoryPageView } from '#edition/stories/view.ts';
import { absolute } from '#feeds/source.ts';
import { entityJsonLd, storyJsonLd } from '#feeds/story-json-ld.ts';
import { type Frame, type Head, plainHead } from '../frame.ts';
import { feedsOf, titled } from '../heads.ts';

type Framed = Omit<Frame, 'head'>;

/** A page of its own, for search engines and for sharing. */
function openHead(title: string, path: string, description: string, frame: Framed): Head {
  const { site } = frame;
  const canonical = absolute(site.origin, path);
  const about = excerpt(description, 200);
  return {
    ...plainHead(titled(title, frame), about),
    canonical,
    openGraph: [
      ['og:type', 'website'],
      ['og:site_name', site.name],
      ['og:title', title],
      ...(about ? [['og:description', about] as [string, string]] : []),
      ['og:url', canonical],
    ],
  };
}

export const storyHead = (view: StoryPageView, frame: Framed): Head => ({
  ...openHead(view.story.title, view.story.path, view.story.summary, frame),
  jsonLd: storyJsonLd(view, frame.site),
  feeds: feedsOf(view.story.path, view.story.title, frame),
});

/** A part of a file: one issue, its claims, a year. */
export const partHead = (story: StoryHead, title: string, path: string, frame: Framed): Head =>
  openHead(`${title} — ${story.title}`, path, '', frame);

export const entityHead = (view: EntityPageView, frame: Framed): Head => ({
  ...openHead(view.entity.name, view.entity.path, view.entity.now ?? '', frame),
  jsonLd: entityJsonLd(view, frame.site),
  feeds: feedsOf(view.entity.path, view.entity.name, frame),
});

export const storiesHead = (frame: Framed): Head => {
  const { language, words } = frame.conventions;
  return {
    ...openHead(words.story.files, editionPath(language, '/stories'), words.story.filesLead, frame),
    alternates: languages.map((other) => ({
      language: other,
      href: absolute(frame.site.origin, editionPath(other, '/stories')),
    })),
  };
};
