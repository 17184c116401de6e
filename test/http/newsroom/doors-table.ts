/**
 * Every door of the API, with what of the rule book (test/article/rule-book.txt) is asked there. The permission test
 * walks the doors that the program has; one that has no row here fails.
 */
import type { NewsroomAct } from '#article/policy.ts';
import type { PieceAct } from '#article/workflow.ts';

/** What a request to a piece needs to be sound: the newest revision is filled in. */
type Body = (given: { basedOn: number; content: unknown; hour: string }) => object;
const base: Body = ({ basedOn }) => ({ basedOn });
const noted: Body = ({ basedOn }) => ({ basedOn, note: 'لأن الرقم لم يكن صحيحًا.' });

/**
 * Doors to one piece, by method and what follows `/api/v1/pieces/:id`: each asks for one act on it. Where `readPublished`
 * is asked, who may `read` gets all there is, others the revision that readers see.
 */
export const pieceDoors: Readonly<Record<string, { act: PieceAct; body?: Body; query?: string }>> = {
  'GET ': { act: 'readPublished' },
  'GET /revisions': { act: 'readPublished' },
  'GET /revisions/:number': { act: 'readPublished' },
  'GET /compare': { act: 'readPublished', query: '?from=1&to=1' },
  'GET /events': { act: 'read' },
  'GET /publication': { act: 'preview' },
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
