import { describe, expect, test } from 'vitest';
import type { ArticleContent } from '#article/article.ts';
import type { Block } from '#article/body.ts';
import { type Circumstances, check, unlinkedMentions } from '#article/checks.ts';

const paragraph = (id: string, text: string, href?: string): Block => ({
  type: 'paragraph',
  attrs: { id, dir: null },
  content: [{ type: 'text', text, ...(href ? { marks: [{ type: 'link', attrs: { href } }] } : {}) }],
});
const content = (given: Partial<ArticleContent> = {}): ArticleContent => ({
  ...{ kind: 'news', language: 'ar', kicker: '', headline: 'بلدية الميناء ترمم السوق القديم' },
  standfirst: 'يبدأ العمل مطلع الشهر المقبل.',
  body: { type: 'doc', content: [paragraph('p-1', 'قررت البلدية ترميم السوق.')] },
  dateline: null,
  bylines: [{ type: 'desk', id: 1, name: 'قسم المدن' }],
  sections: [{ id: 1, name: 'محليات' }],
  ...{ topics: [], leadPicture: null, translationOf: null, origin: null },
  ...given,
});
const fine: Circumstances = { hasDesk: true, unresolvedNotes: 0, embargo: null };
const found = (given: Partial<ArticleContent>, circumstances: Partial<Circumstances> = {}) =>
  check(content(given), { ...fine, ...circumstances }).map(
    ({ name, severity, place }) => `${severity} ${name} ${place}`,
  );

describe('Looking a piece over before publication', () => {
  test('finds nothing in a piece that has everything', () => {
    expect(found({})).toEqual([]);
  });

  test('keeps back a piece without headline, section or text', () => {
    expect(found({ headline: '', sections: [], body: { type: 'doc', content: [] } })).toEqual([
      'error headlineMissing headline',
      'error bodyEmpty body',
      'error sectionMissing sections',
    ]);
  });

  test('measures headline and standfirst', () => {
    expect(found({ headline: 'خبر' })).toEqual(['notice headlineShort headline']);
    expect(found({ headline: 'خ'.repeat(111), standfirst: 'م'.repeat(321) })).toEqual([
      'warning headlineLong headline',
      'warning standfirstLong standfirst',
    ]);
  });

  test('keeps back a picture that says nobody’s name, and warns of one that the blind cannot see', () => {
    const picture = { picture: 1, alt: '', caption: '', credit: '' };
    const block: Block = { type: 'picture', attrs: { id: 'p-9', ...picture, credit: 'المصور' } };
    const body = content().body.content;
    expect(found({ leadPicture: picture, body: { type: 'doc', content: [...body, block] } })).toEqual([
      'warning pictureWithoutAlt leadPicture',
      'error pictureWithoutCredit leadPicture',
      'warning pictureWithoutAlt p-9',
    ]);
  });

  test('warns of a background that its file tells otherwise by now, and of one that it no longer has', () => {
    const taken = (revision: number, text: string): Block => ({
      type: 'paragraph',
      attrs: { id: 'p-1', dir: null, background: { id: 4, revision } },
      content: [{ type: 'text', text }],
    });
    const now = { label: 'بداية الأزمة', revision: 2, text: 'بدأت بالرسوم، ثم عُلّقت.', retired: false };
    const said = (block: Block, backgrounds: NonNullable<Circumstances['backgrounds']>) =>
      found({ body: { type: 'doc', content: [block] } }, { backgrounds });
    expect(said(taken(1, 'بدأت بالرسوم.'), { 4: now })).toEqual(['warning backgroundOlder p-1']);
    // By hand or by the press, it tells what the file tells.
    expect(said(taken(1, now.text), { 4: now })).toEqual([]);
    // What the writer made of the newest text is theirs.
    expect(said(taken(2, 'بدأت بالرسوم وحدها.'), { 4: now })).toEqual([]);
    const retired = { ...now, retired: true };
    expect(said(taken(2, now.text), { 4: retired })).toEqual(['warning backgroundRetired p-1']);
    expect(said(taken(2, now.text), {})).toEqual([]);
  });

  test('tells of suggestions that would be left out, and keeps nothing back for them', () => {
    expect(found({}, { openSuggestions: 3 })).toEqual(['notice suggestionsOpen body']);
  });

  test('counts what is around the text: desk, byline, notes, embargo', () => {
    expect(
      found(
        { bylines: [] },
        { hasDesk: false, unresolvedNotes: 2, embargo: new Date('2030-01-01T09:00:00Z') },
      ),
    ).toEqual([
      'warning bylineMissing bylines',
      'warning deskMissing desk',
      'warning notesUnresolved body',
      'error embargoed schedule',
    ]);
  });

  test('points to the first mention of a topic that leads nowhere, however it is spelled', () => {
    const topics = [{ id: 3, name: 'السوق القديم' }];
    const body = (href?: string): ArticleContent['body'] => ({
      type: 'doc',
      content: [paragraph('p-1', 'قررت البلدية.'), paragraph('p-2', 'يعود السُّوق القديم إلى قرنين.', href)],
    });
    expect(found({ topics, body: body() })).toEqual(['notice firstMentionUnlinked p-2']);
    expect(found({ topics, body: body('https://news.example/topic/x') })).toEqual([]);
  });

  test('know a name behind a preposition, and not inside another word', () => {
    const places = (text: string, name: string, href?: string) =>
      unlinkedMentions({ ...content(), body: { type: 'doc', content: [paragraph('p-1', text, href)] } }, [
        name,
      ]).map(({ place }) => place);
    expect(places('وصل وفد للقاهرة صباحا.', 'القاهرة')).toEqual(['p-1']);
    expect(places('عاد ولمرسى الورد أهل.', 'مرسى الورد')).toEqual(['p-1']);
    expect(places('بلغت السدود حدّها.', 'سد')).toEqual([]);
    expect(places('وصل وفد للقاهرة صباحا.', 'القاهرة', 'https://news.example/topic/x')).toEqual([]);
  });
});
