/**
 * Every door of the API, with what of the rule book (test/article/rule-book.txt) is asked there. The permission test
 * walks the doors that the program has; one that has no row here fails.
 */
import type { NewsroomAct } from '#article/policy.ts';
import { gateDefaults } from '#article/story/gate.ts';
import type { PieceAct } from '#article/workflow.ts';
import type { OneOfEach } from '#test/support/one-of-each.ts';

/** What a request to a piece needs to be sound: the newest revision is filled in. */
type Body = (given: { basedOn: number; content: unknown; hour: string }) => object;
const base: Body = ({ basedOn }) => ({ basedOn });
const entry = { headline: 'وصل الوفد', body: { type: 'doc', content: [] } };
const noted: Body = ({ basedOn }) => ({ basedOn, note: 'لأن الرقم لم يكن صحيحًا.' });

/**
 * Doors to one piece, by method and what follows `/api/v1/pieces/:id`: each asks for one act on it. Where `readPublished`
 * is asked, who may `read` gets all there is, others the revision that readers see. `done`: what who may is answered, if not 200.
 */
export const pieceDoors: Readonly<
  Record<string, { act: PieceAct; body?: Body; query?: string; done?: number }>
> = {
  'GET ': { act: 'readPublished' },
  'GET /revisions': { act: 'readPublished' },
  'GET /revisions/:number': { act: 'readPublished' },
  'GET /compare': { act: 'readPublished', query: '?from=1&to=1' },
  'GET /versions': { act: 'readPublished' },
  'POST /versions/:number/withhold': {
    act: 'withhold',
    // Nothing enters the test's piece in the daybook: who may is told that there is no such version.
    done: 404,
    body: () => ({ reason: 'بأمر المحكمة.' }),
  },
  'GET /events': { act: 'read' },
  'GET /publication': { act: 'preview' },
  'GET /stories': { act: 'read' },
  'GET /backgrounds': { act: 'read' },
  'GET /comments': { act: 'read' },
  'POST /comments': { act: 'comment', body: () => ({ text: 'من قال هذا؟', anchor: null }) },
  'POST /comments/:thread/reply': { act: 'comment', body: () => ({ text: 'قاله الوزير.' }) },
  'POST /comments/:thread/resolve': { act: 'comment' },
  'POST /comments/:thread/reopen': { act: 'comment' },
  // The test's comment is the actor's own.
  'PATCH /comments/:comment': { act: 'comment', body: () => ({ text: 'من قال ذلك؟' }) },
  'PUT /content': { act: 'save', body: ({ basedOn, content }) => ({ basedOn, content }) },
  // Who may not save gets the newest revision as it is.
  'POST /settle': { act: 'read' },
  'POST /take': { act: 'take', body: base },
  'POST /assign': { act: 'assign', body: base },
  'POST /restore': { act: 'restore', body: ({ basedOn }) => ({ basedOn, revision: 1 }) },
  'POST /submit': { act: 'submit', body: base },
  'POST /return': { act: 'return', body: noted },
  'POST /approve': { act: 'approve', body: base },
  'POST /pass-gate': {
    act: 'passGate',
    // Nothing stops the test's piece: who may is told so.
    done: 409,
    body: ({ basedOn }) => ({ basedOn, rule: 'claimFallen', block: 'p1', reason: 'للعلم العام.' }),
  },
  'GET /live': { act: 'read' },
  'POST /live/check': { act: 'read', body: () => ({ body: entry.body }) },
  // The test's piece is news, which takes no entries: who may is told so.
  'POST /live': { act: 'cover', done: 409, body: () => entry },
  'PUT /live/:entry': { act: 'cover', done: 409, body: () => ({ basedOn: 1, entry }) },
  'POST /live/:entry/remove': { act: 'cover', done: 409, body: noted },
  'POST /reopen': { act: 'reopen', body: base },
  'POST /preview': { act: 'preview', body: base },
  'POST /publish': { act: 'publish', body: base },
  'POST /schedule': { act: 'schedule', body: ({ basedOn, hour }) => ({ basedOn, at: hour }) },
  'POST /cancel-schedule': { act: 'cancelSchedule', body: base },
  'POST /embargo': { act: 'embargo', body: ({ basedOn, hour }) => ({ basedOn, until: hour }) },
  'POST /lift-embargo': { act: 'liftEmbargo', body: base },
  'POST /withdraw': { act: 'withdraw', body: base },
  'POST /update': { act: 'update', body: base },
  'POST /update-significantly': { act: 'updateSignificantly', body: noted },
  'POST /correct': { act: 'correct', body: (given) => ({ ...noted(given), kind: 'clarification' }) },
};

const said = { at: '2026-03-01T00:00:00Z', precision: 'day' };
const kept = { kind: 'state', name: 'نيسار' };

/**
 * Doors to story files, by method and what follows `/api/v1`: each asks for one act on the file's desk. `path` and `body`
 * are made of a file that is there; the version is 1 of whatever they change.
 */
export const storyDoors: Readonly<
  Record<string, { act: NewsroomAct; path?: (file: OneOfEach) => string; body?: (file: OneOfEach) => object }>
> = {
  'GET /stories': { act: 'readStories' },
  'POST /stories': {
    act: 'keepStories',
    body: ({ desk }) => ({ title: 'محادثات', language: 'ar', status: 'open', summary: '', desk }),
  },
  'GET /stories/:id': { act: 'readStories', path: ({ story }) => `/stories/${story}` },
  'PUT /stories/:id': {
    act: 'keepStories',
    path: ({ story }) => `/stories/${story}`,
    body: ({ desk }) => ({ basedOn: 1, title: 'محادثات', language: 'ar', status: 'open', summary: '', desk }),
  },
  'POST /stories/:id/show': { act: 'showStories', path: ({ story }) => `/stories/${story}/show` },
  'POST /stories/:id/hide': { act: 'showStories', path: ({ story }) => `/stories/${story}/hide` },
  'PUT /stories/:id/articles/:article': {
    act: 'keepStories',
    path: ({ story, article }) => `/stories/${story}/articles/${article}`,
  },
  'DELETE /stories/:id/articles/:article': {
    act: 'keepStories',
    path: ({ story, article }) => `/stories/${story}/articles/${article}`,
  },
  'POST /stories/:id/parties': {
    act: 'keepStories',
    path: ({ story }) => `/stories/${story}/parties`,
    body: ({ entity }) => ({ entity, role: 'host' }),
  },
  'PUT /stories/:id/parties': {
    act: 'keepStories',
    path: ({ story }) => `/stories/${story}/parties`,
    body: () => ({ ids: [] }),
  },
  'POST /stories/:id/issues': {
    act: 'keepStories',
    path: ({ story }) => `/stories/${story}/issues`,
    body: () => ({ title: 'رسوم العبور' }),
  },
  'PUT /stories/:id/issues': {
    act: 'keepStories',
    path: ({ story }) => `/stories/${story}/issues`,
    body: () => ({ ids: [] }),
  },
  'POST /stories/:id/events': {
    act: 'keepStories',
    path: ({ story }) => `/stories/${story}/events`,
    body: () => ({ title: 'جولة ثالثة', when: said, status: 'expected' }),
  },
  'POST /stories/:id/backgrounds': {
    act: 'keepStories',
    path: ({ story }) => `/stories/${story}/backgrounds`,
    body: () => ({ label: 'بداية الأزمة', text: 'بدأت الأزمة بالرسوم.' }),
  },
  'PUT /stories/:id/backgrounds': {
    act: 'keepStories',
    path: ({ story }) => `/stories/${story}/backgrounds`,
    body: () => ({ ids: [] }),
  },
  'PUT /backgrounds/:id': {
    act: 'keepStories',
    path: ({ background }) => `/backgrounds/${background}`,
    body: () => ({ basedOn: 1, background: { label: 'بداية الأزمة', text: 'بدأت الأزمة بالرسوم.' } }),
  },
  'POST /backgrounds/:id/retire': {
    act: 'keepStories',
    path: ({ background }) => `/backgrounds/${background}/retire`,
    body: () => ({ basedOn: 2 }),
  },
  'POST /backgrounds/:id/revive': {
    act: 'keepStories',
    path: ({ background }) => `/backgrounds/${background}/revive`,
    body: () => ({ basedOn: 3 }),
  },
  'GET /backgrounds/:id/citations': {
    act: 'readStories',
    path: ({ background }) => `/backgrounds/${background}/citations`,
  },
  'PUT /parties/:id': {
    act: 'keepStories',
    path: ({ party }) => `/parties/${party}`,
    body: ({ entity }) => ({ basedOn: 1, party: { entity, role: 'mediator' } }),
  },
  'DELETE /parties/:id': { act: 'keepStories', path: ({ party }) => `/parties/${party}?basedOn=2` },
  'PUT /issues/:id': {
    act: 'keepStories',
    path: ({ issue }) => `/issues/${issue}`,
    body: () => ({ basedOn: 1, title: 'الرسوم' }),
  },
  'DELETE /issues/:id': { act: 'keepStories', path: ({ issue }) => `/issues/${issue}?basedOn=2` },
  'PUT /events/:id': {
    act: 'keepStories',
    path: ({ event }) => `/events/${event}`,
    body: () => ({ basedOn: 1, event: { title: 'جولة رابعة', when: said, status: 'expected' } }),
  },
  'POST /events/:id/settle': {
    act: 'keepStories',
    path: ({ event }) => `/events/${event}/settle`,
    body: () => ({ basedOn: 2, settlement: { outcome: 'didNotHappen' } }),
  },
  'GET /entities': { act: 'readStories' },
  'POST /entities': { act: 'keepStories', body: ({ desk }) => ({ desk, entity: kept }) },
  'GET /entities/:id': { act: 'readStories', path: ({ entity }) => `/entities/${entity}` },
  'PUT /entities/:id': {
    act: 'keepStories',
    path: ({ entity }) => `/entities/${entity}`,
    body: ({ desk }) => ({ basedOn: 1, desk, entity: kept }),
  },
  'GET /sources': { act: 'readStories' },
  'POST /sources': {
    act: 'keepStories',
    body: ({ desk }) => ({ desk, source: { kind: 'official', label: 'متحدث', entity: null } }),
  },
  'PUT /sources/:id': {
    act: 'keepStories',
    path: ({ source }) => `/sources/${source}`,
    body: () => ({ basedOn: 1, source: { kind: 'official', label: 'المتحدث', entity: null } }),
  },
  'POST /sources/:id/approve': {
    act: 'approveSources',
    path: ({ unnamed }) => `/sources/${unnamed}/approve`,
    body: () => ({ basedOn: 1 }),
  },
  'POST /sources/:id/withdraw': {
    act: 'approveSources',
    path: ({ source }) => `/sources/${source}/withdraw`,
    body: () => ({ basedOn: 2, note: '' }),
  },
  'GET /sources/:id/citations': { act: 'readStories', path: ({ source }) => `/sources/${source}/citations` },
  'POST /statements': {
    act: 'keepStories',
    body: ({ desk, source }) => ({
      desk,
      statement: { source, said, original: 'لا تعليق.', language: 'ar' },
    }),
  },
  'PUT /statements/:id': {
    act: 'keepStories',
    path: ({ statement }) => `/statements/${statement}`,
    body: ({ source }) => ({ basedOn: 1, statement: { source, said, original: 'نعم.', language: 'ar' } }),
  },
  'POST /statements/:id/file': {
    act: 'keepStories',
    path: ({ loose }) => `/statements/${loose}/file`,
    body: ({ story }) => ({ basedOn: 1, story }),
  },
  'POST /statements/:id/withdraw': {
    act: 'keepStories',
    path: ({ statement }) => `/statements/${statement}/withdraw`,
    body: () => ({ basedOn: 2, note: '' }),
  },
  'GET /statements/:id/citations': {
    act: 'readStories',
    path: ({ statement }) => `/statements/${statement}/citations`,
  },
  'POST /claims': { act: 'keepStories', body: ({ desk }) => ({ desk, claim: { text: 'أُغلق المضيق' } }) },
  'PUT /claims/:id': {
    act: 'keepStories',
    path: ({ claim }) => `/claims/${claim}`,
    body: () => ({ basedOn: 1, claim: { text: 'أُغلق المضيق أمس' } }),
  },
  'PUT /claims/:id/relations/:relation/:other': {
    act: 'keepStories',
    path: ({ claim, other }) => `/claims/${claim}/relations/contradicts/${other}`,
  },
  'DELETE /claims/:id/relations/:relation/:other': {
    act: 'keepStories',
    path: ({ claim, other }) => `/claims/${claim}/relations/contradicts/${other}`,
  },
  'GET /claims/:id/citations': { act: 'readStories', path: ({ claim }) => `/claims/${claim}/citations` },
};

/** Every socket, with the acts that let somebody read and write over it. */
export const socketDoors: Readonly<Record<string, { read: PieceAct; write: PieceAct }>> = {
  '/newsroom/collaboration': { read: 'read', write: 'save' },
};

const nobody = '0197c0de-0000-7000-8000-00000000ffff';

/**
 * All other doors. `open`: before signing in; `anyone`: whoever is signed in, who gets what they may see; else the act
 * that is asked. `path` fills in what the route leaves open, `body` is one that passes the schema.
 */
export const otherDoors: Readonly<
  Record<string, { ask: 'open' | 'anyone' | NewsroomAct; path?: string; body?: object }>
> = {
  'GET /openapi.json': { ask: 'open' },
  'GET /setup': { ask: 'open' },
  'POST /setup/check': { ask: 'open' },
  'POST /setup': { ask: 'open' },
  'POST /invitations/check': { ask: 'open' },
  'POST /invitations/accept': { ask: 'open' },
  'POST /password-resets': { ask: 'open' },
  'POST /password-resets/check': { ask: 'open' },
  'POST /password-resets/accept': { ask: 'open' },
  'GET /me': { ask: 'anyone' },
  'PATCH /me': { ask: 'ownAccount', body: { name: '' } },
  'POST /me/password': { ask: 'ownAccount', body: { current: '', password: '' } },
  'GET /me/mentions': { ask: 'anyone' },
  'POST /me/mentions/seen': { ask: 'anyone', body: { comments: [1] } },
  'GET /sessions': { ask: 'ownAccount' },
  'DELETE /sessions': { ask: 'ownAccount' },
  'DELETE /sessions/:id': { ask: 'ownAccount', path: `/sessions/${nobody}` },
  'GET /tokens': { ask: 'ownAccount' },
  'POST /tokens': { ask: 'ownAccount', body: { name: '', scopes: [], expiresAt: '2030-01-01T00:00:00Z' } },
  'DELETE /tokens/:id': { ask: 'ownAccount', path: `/tokens/${nobody}` },
  'GET /people': { ask: 'seeColleagues' },
  'GET /desks': { ask: 'seeColleagues' },
  'PATCH /people/:id': { ask: 'managePeople', path: `/people/${nobody}`, body: { name: 'سلمى' } },
  'PUT /people/:id/roles/:role/:desk': { ask: 'managePeople', path: `/people/${nobody}/roles/reporter/all` },
  'DELETE /people/:id/roles/:role/:desk': {
    ask: 'managePeople',
    path: `/people/${nobody}/roles/reporter/all`,
  },
  'POST /people/:id/disable': { ask: 'managePeople', path: `/people/${nobody}/disable` },
  'POST /people/:id/enable': { ask: 'managePeople', path: `/people/${nobody}/enable` },
  'POST /people/:id/reset-link': { ask: 'managePeople', path: `/people/${nobody}/reset-link`, body: {} },
  'GET /invitations': { ask: 'managePeople' },
  'POST /invitations': { ask: 'managePeople', body: { email: '', name: '', roles: [] } },
  'DELETE /invitations/:id': { ask: 'managePeople', path: `/invitations/${nobody}` },
  'GET /audit': { ask: 'readAudit' },
  'GET /pieces': { ask: 'anyone' },
  'POST /pieces': { ask: 'create' },
  'GET /filing': { ask: 'seeColleagues' },
  'POST /suggestions': { ask: 'seeColleagues', body: { headline: 'سوق' } },
  'GET /pictures': { ask: 'seeColleagues' },
  'POST /pictures': { ask: 'addPicture' },
  'GET /pictures/:id': { ask: 'seeColleagues', path: '/pictures/2147483647' },
  'GET /pictures/:id/image': { ask: 'seeColleagues', path: '/pictures/2147483647/image' },
  'PATCH /pictures/:id': { ask: 'addPicture', path: '/pictures/2147483647', body: {} },
  'POST /pictures/:id/prepare': { ask: 'addPicture', path: '/pictures/2147483647/prepare' },
  'PUT /pictures/:id/file': { ask: 'managePictures', path: '/pictures/2147483647/file' },
  'POST /pictures/:id/revoke': {
    ask: 'managePictures',
    path: '/pictures/2147483647/revoke',
    body: { reason: 'طلبتها وكالتها.' },
  },
  // Nobody may correct an article that is not there; who may which one, test/desk/mend.test.ts asks.
  'POST /stories/corrections': {
    ask: 'readStories',
    body: {
      ...{ kind: 'correction', note: 'سُحب التصريح.' },
      articles: [{ article: 2_000_000_000, basedOn: 1, passages: [] }],
    },
  },
  'GET /gate': { ask: 'readStories' },
  'PUT /gate': { ask: 'setGate', body: gateDefaults },
  'GET /fronts': { ask: 'arrangeFronts' },
  'GET /fronts/:front': { ask: 'arrangeFronts', path: '/fronts/home:ar' },
  'GET /fronts/:front/candidates': { ask: 'arrangeFronts', path: '/fronts/home:ar/candidates' },
  'GET /fronts/:front/preview': { ask: 'arrangeFronts', path: '/fronts/home:ar/preview' },
  'PUT /fronts/:front': {
    ask: 'arrangeFronts',
    path: '/fronts/home:ar',
    body: { basedOn: 0, pins: [] },
  },
  'GET /calendar': { ask: 'anyone', path: '/calendar?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z' },
};
