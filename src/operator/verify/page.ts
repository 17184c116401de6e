/** An article's page against the record of its newest version: the words, the pictures, what readers are told. */
import type { Block } from '#article/body.ts';
import { inlineText } from '#article/plain-text.ts';
import type { ShownRecord } from '#daybook/record.ts';
import { byClass, classesOf, type Element, findAll, parseMarkup, plain, textOf } from './markup.ts';
import type { Report } from './source.ts';

/** What our pages put among the words of an article. */
export const isFurniture = (element: Element): boolean =>
  classesOf(element).some((name) => ['anchor', 'unfold', 'cite'].includes(name)) ||
  (element.tag === 'button' && element.attributes.has('popovertarget'));

/** The words of a block as a page shows them, without its pictures' captions. */
export function wordsOf(block: Block): string {
  const all = (paragraphs: { content: Parameters<typeof inlineText>[0] }[]) =>
    paragraphs.map(({ content }) => inlineText(content));
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(block.content);
    case 'blockquote':
      return [...all(block.content), block.attrs.cite].join(' ');
    case 'pullQuote':
      return [inlineText(block.content), block.attrs.cite].join(' ');
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap((item) => all(item.content)).join(' ');
    case 'table':
      return [
        block.attrs.caption,
        ...block.content.flatMap((row) => row.content.flatMap((cell) => all(cell.content))),
      ].join(' ');
    case 'embed':
      return block.attrs.title;
    case 'picture':
    case 'divider':
      return '';
  }
}

/** Where a block leads, in order; a link that other marks cut in two is one. */
const once = (links: string[]): string[] => links.filter((link, at) => link !== links[at - 1]);
export function linksIn(value: unknown): string[] {
  const links: string[] = [];
  // An embed's address stands in its attributes as a link's does.
  JSON.stringify(value, (key, inside) => {
    if (key === 'href') links.push(String(inside));
    return inside;
  });
  return once(links);
}
export const linksOn = (element: Element): string[] =>
  once(
    findAll(element, (found) => found.tag === 'a' && !isFurniture(found)).map(
      ({ attributes }) => attributes.get('href') ?? '',
    ),
  );

export interface PageChecks {
  /** True when the site says that a picture was taken back: then it is rightly not on the page. */
  isGone(hash: string): Promise<boolean>;
  report: Report;
}

/** Reports every place where a page says another thing than the record. */
export async function comparePage(
  page: string,
  record: ShownRecord,
  { isGone, report: tell }: PageChecks,
): Promise<void> {
  const where = `article ${record.article}, its page`;
  const report = (what: string) => tell(where, `${what} (version ${record.version} of the daybook)`);
  const story = findAll(parseMarkup(page), ({ tag }) => tag === 'article').find((element) =>
    classesOf(element).includes('story'),
  );
  if (!story) {
    report('no article is on it');
    return;
  }
  const one = (found: Element[]): string => (found[0] ? textOf(found[0]) : '');
  const same = (what: string, seen: string, recorded: string): void => {
    if (seen !== plain(recorded)) report(`${what} is «${seen}» and was published as «${plain(recorded)}»`);
  };
  same('the headline', one(findAll(story, ({ tag }) => tag === 'h1')), record.headline);
  same('the standfirst', one(byClass(story, 'p', 'standfirst')), record.standfirst);
  // The kind may stand before it.
  if (!one(byClass(story, 'p', 'kicker')).endsWith(plain(record.kicker)))
    report(`the kicker is not «${plain(record.kicker)}»`);
  same('the place', one(byClass(story, 'span', 'place')), record.dateline ?? '');
  const signed = byClass(story, 'ul', 'byline')
    .slice(0, 1)
    .flatMap((list) => findAll(list, ({ tag }) => tag === 'li').map((item) => textOf(item)));
  same('the byline', signed.join('; '), record.bylines.map(({ name }) => name).join('; '));
  const notices = byClass(story, 'div', 'notice').map((notice) =>
    textOf(findAll(notice, ({ tag }) => tag === 'p')[1] ?? notice),
  );
  same(
    'what readers are told',
    notices.join(' · '),
    record.corrections.map(({ note }) => plain(note)).join(' · '),
  );
  compareTimes(page, record, report);
  await compareLead(story, record, isGone, report);
  await compareBody(story, record, isGone, report);
}

function compareTimes(page: string, record: ShownRecord, report: (what: string) => void): void {
  for (const [name, recorded] of [
    ['datePublished', record.published],
    ['dateModified', record.updated],
  ] as const) {
    const said = new RegExp(`"${name}":"([^"]*)"`).exec(page)?.[1];
    // Of a live coverage the newest entry's; entries are compared with records of their own.
    const covered =
      name === 'dateModified' && record.kind === 'live' && said !== undefined && said > recorded;
    if (said !== recorded && !covered) report(`${name} is ${said ?? 'missing'} and was ${recorded}`);
  }
}

const shows = (figure: Element | undefined, hash: string): boolean =>
  figure !== undefined &&
  findAll(figure, ({ tag }) => tag === 'img').some(({ attributes }) =>
    attributes.get('src')?.startsWith(`/media/${hash}/`),
  );

/** A picture with the words about it. */
async function comparePicture(
  what: string,
  figure: Element | undefined,
  recorded: { picture: number; alt: string; caption: string; credit: string },
  record: ShownRecord,
  isGone: PageChecks['isGone'],
  report: (what: string) => void,
): Promise<void> {
  const file = record.pictures[recorded.picture];
  if (!file) return;
  if (!shows(figure, file.hash)) {
    if (!(await isGone(file.hash))) report(`${what} is not the one that was published (${file.hash})`);
    return;
  }
  const text = textOf(figure!);
  const alt = findAll(figure!, ({ tag }) => tag === 'img')[0]?.attributes.get('alt') ?? '';
  const credit = plain(recorded.credit);
  if (
    !text.startsWith(plain(recorded.caption)) ||
    !text.endsWith(credit) ||
    plain(alt) !== plain(recorded.alt)
  )
    report(`the words to ${what} are «${text}» and were «${plain(`${recorded.caption} ${credit}`)}»`);
}

async function compareLead(
  story: Element,
  record: ShownRecord,
  isGone: PageChecks['isGone'],
  report: (what: string) => void,
): Promise<void> {
  const [figure] = byClass(story, 'figure', 'lead-picture');
  if (record.leadPicture)
    await comparePicture('the lead picture', figure, record.leadPicture, record, isGone, report);
  else if (figure) report('a lead picture stands on it that was not published');
}

async function compareBody(
  story: Element,
  record: ShownRecord,
  isGone: PageChecks['isGone'],
  report: (what: string) => void,
): Promise<void> {
  const [body] = byClass(story, 'div', 'body');
  // What is folded is of the body too.
  const parts = (body?.children ?? []).flatMap((part) =>
    typeof part !== 'string' && classesOf(part).includes('fold') ? part.children : [part],
  );
  const seen = new Map<string, Element>();
  const order: string[] = [];
  for (const part of parts) {
    if (typeof part === 'string') {
      if (plain(part)) report(`«${plain(part)}» stands in the text and was not published`);
      continue;
    }
    if (isFurniture(part)) continue;
    const id = part.attributes.get('id') ?? '';
    if (!record.body.content.some(({ attrs }) => attrs.id === id)) {
      report(`«${textOf(part, isFurniture)}» stands in the text and was not published`);
      continue;
    }
    seen.set(id, part);
    order.push(id);
  }
  for (const block of record.body.content) {
    const { id } = block.attrs;
    const part = seen.get(id);
    if (block.type === 'picture') {
      await comparePicture(`the picture ${id}`, part, block.attrs, record, isGone, report);
      continue;
    }
    const recorded = plain(wordsOf(block));
    const text = part
      ? textOf(part, (element) => isFurniture(element) || (block.type === 'embed' && element.tag === 'span'))
      : '';
    const [links, published] = [part ? linksOn(part) : [], linksIn(block)];
    if (links.join(' ') !== published.join(' '))
      report(`block ${id} leads to «${links.join(' ')}» and was published with «${published.join(' ')}»`);
    if (text !== recorded) report(`block ${id} is «${text}» and was published as «${recorded}»`);
  }
  const recordedOrder = record.body.content.map(({ attrs }) => attrs.id).filter((id) => seen.has(id));
  if (order.join(' ') !== recordedOrder.join(' ')) report('its blocks stand in another order');
}
