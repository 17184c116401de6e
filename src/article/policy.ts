/**
 * Who may do what: the newsroom's rule book, and the one function that reads it. Asked at every door (page, API,
 * preview, comparison, history, feed of changes, socket).
 *
 * What no rule allows is refused. A rule adds to others and takes nothing away. What is possible at all in a state
 * stands in `workflow.ts`; a token of an API narrows further by its scopes. Why it is as it is:
 * docs/decisions/014-rule-book.md.
 */
import type { Actor, Role, Scope } from './roles.ts';
import {
  type PieceAct,
  type PieceState,
  type PublicationState,
  pieceActs,
  publicationStates,
  stateAfter,
  type WorkflowState,
} from './workflow.ts';

/** What is done in the newsroom apart from a piece that is there. */
export const newsroomActs = [
  'create',
  'ownAccount',
  'seeColleagues',
  'addPicture',
  'managePictures',
  'arrangeFronts',
  'readStories',
  'keepStories',
  'showStories',
  'approveSources',
  'setGate',
  'managePeople',
  'readAudit',
  'changeSettings',
] as const;
export type NewsroomAct = (typeof newsroomActs)[number];
export type Action = PieceAct | NewsroomAct;

/** What an act needs to know of a piece. */
export interface PieceInHand extends PieceState {
  desk: number | null;
  assignee: string | null;
  createdBy: string | null;
}
/** What is acted on: a piece, something of a desk (a new piece), or the newsroom. */
export type What = PieceInHand | { desk: number | null } | 'newsroom';

/** `mine`: the piece's author or assignee, on whatever desk it is. */
export type Where = 'ownDesk' | 'otherDesk' | 'mine';

interface PieceRule {
  role: Role;
  where: Where;
  may: readonly PieceAct[];
  /** Only in these states; any when left out. */
  when?: readonly WorkflowState[];
  while?: readonly PublicationState[];
}

const allBut = <T extends string>(all: readonly T[], ...left: T[]): T[] =>
  all.filter((one) => !left.includes(one));
const beforeReview: WorkflowState[] = ['idea', 'assigned', 'draft'];
const notEmbargoed = allBut(publicationStates, 'embargoed');

/** The rule book for pieces. */
export const pieceRules: readonly PieceRule[] = [
  // A reporter follows what the desk does, but an embargoed piece only when it is the reporter's own.
  { role: 'reporter', where: 'ownDesk', may: ['read', 'comment', 'preview'], while: notEmbargoed },
  { role: 'reporter', where: 'mine', may: ['read', 'comment'] },
  { role: 'reporter', where: 'mine', may: ['preview'], while: notEmbargoed },
  // A reporter writes until the piece is in review, and hands it in.
  {
    role: 'reporter',
    where: 'ownDesk',
    may: ['take', 'save', 'restore', 'submit'],
    when: beforeReview,
    while: notEmbargoed,
  },
  { role: 'reporter', where: 'mine', may: ['save', 'restore', 'submit'], when: beforeReview },
  // What stands before readers can be worked on again; they see the change once it is approved and published.
  { role: 'reporter', where: 'ownDesk', may: ['reopen'], while: ['published', 'withdrawn'] },
  { role: 'reporter', where: 'mine', may: ['reopen'], while: ['published', 'withdrawn'] },
  // Live coverage goes out as it is written: whoever reports for the desk, or is on the piece, adds to it.
  { role: 'reporter', where: 'ownDesk', may: ['cover'] },
  { role: 'reporter', where: 'mine', may: ['cover'] },
  // Of other desks' pieces a reporter sees what readers do, and nothing of what is being written since.
  { role: 'reporter', where: 'ownDesk', may: ['readPublished'] },
  { role: 'reporter', where: 'otherDesk', may: ['readPublished'] },
  { role: 'reporter', where: 'mine', may: ['readPublished'] },

  // A desk editor answers for the desk: everything but touching an embargo once it is set, and what the paper answers for.
  {
    role: 'deskEditor',
    where: 'ownDesk',
    may: allBut(pieceActs, 'embargo', 'liftEmbargo', 'passGate', 'withhold'),
  },
  { role: 'deskEditor', where: 'ownDesk', may: ['embargo'], while: ['unpublished'] },
  { role: 'deskEditor', where: 'mine', may: ['readPublished', 'read', 'comment', 'cover'] },
  { role: 'deskEditor', where: 'mine', may: ['save', 'restore', 'submit'], when: beforeReview },
  // Planning needs to see what the other desks are at.
  { role: 'deskEditor', where: 'otherDesk', may: ['readPublished'] },
  { role: 'deskEditor', where: 'otherDesk', may: ['read', 'comment'], while: notEmbargoed },

  // A managing editor answers for the paper.
  { role: 'managingEditor', where: 'ownDesk', may: pieceActs },
  { role: 'managingEditor', where: 'otherDesk', may: pieceActs },

  // A reviewer (lawyer, guest) reads and comments on what the desk has written, and does nothing else.
  {
    role: 'reviewer',
    where: 'ownDesk',
    may: ['read', 'comment'],
    when: ['draft', 'inReview', 'approved'],
  },
  { role: 'reviewer', where: 'ownDesk', may: ['readPublished'] },

  // An administrator keeps people and settings, and as such sees no piece.
];

/** The rule book for everything else. `create` is asked of the desk on which the piece is to be. */
export const newsroomRules: readonly {
  role: Role;
  where: 'ownDesk' | 'otherDesk' | 'anywhere';
  may: readonly NewsroomAct[];
}[] = [
  { role: 'reporter', where: 'anywhere', may: ['ownAccount', 'seeColleagues', 'addPicture', 'readStories'] },
  // Whoever reports keeps the files of the desk; what readers see of them, and who need not be named, an editor says.
  { role: 'reporter', where: 'ownDesk', may: ['create', 'keepStories'] },
  {
    role: 'deskEditor',
    where: 'anywhere',
    may: ['ownAccount', 'seeColleagues', 'addPicture', 'managePictures', 'arrangeFronts', 'readStories'],
  },
  { role: 'deskEditor', where: 'ownDesk', may: ['create', 'keepStories', 'showStories', 'approveSources'] },
  {
    role: 'managingEditor',
    where: 'anywhere',
    may: [
      ...(['ownAccount', 'seeColleagues', 'addPicture', 'managePictures', 'arrangeFronts'] as const),
      ...(['readStories', 'setGate'] as const),
    ],
  },
  ...(['ownDesk', 'otherDesk'] as const).map((where) => ({
    ...{ role: 'managingEditor' as const, where },
    may: ['create', 'keepStories', 'showStories', 'approveSources'] as const,
  })),
  {
    role: 'administrator',
    where: 'anywhere',
    may: ['ownAccount', 'seeColleagues', 'managePeople', 'readAudit', 'changeSettings'],
  },
  { role: 'reviewer', where: 'anywhere', may: ['ownAccount', 'seeColleagues', 'readStories'] },
];

/** The scope a token needs for an act. */
export const scopeOf: Readonly<Record<Action, Scope>> = {
  readPublished: 'read',
  read: 'read',
  preview: 'read',
  seeColleagues: 'read',
  comment: 'write',
  take: 'write',
  assign: 'write',
  save: 'write',
  restore: 'write',
  submit: 'write',
  return: 'write',
  reopen: 'write',
  approve: 'publish',
  publish: 'publish',
  schedule: 'publish',
  cancelSchedule: 'publish',
  embargo: 'publish',
  liftEmbargo: 'publish',
  withdraw: 'publish',
  update: 'publish',
  updateSignificantly: 'publish',
  correct: 'publish',
  cover: 'publish',
  withhold: 'publish',
  create: 'write',
  addPicture: 'write',
  managePictures: 'publish',
  arrangeFronts: 'publish',
  readStories: 'read',
  keepStories: 'write',
  showStories: 'publish',
  approveSources: 'publish',
  passGate: 'publish',
  setGate: 'publish',
  ownAccount: 'administer',
  managePeople: 'administer',
  readAudit: 'administer',
  changeSettings: 'administer',
};

/** Why an act is refused: by the rule book, by the state the piece is in, or by the token's scopes. */
export interface Refusal {
  reason: 'role' | 'state' | 'scope';
  message: string;
}

/** The piece acts, as a set to ask. */
const actsOnPieces: ReadonlySet<string> = new Set(pieceActs);

/**
 * Whether an actor may do something, else why not.
 *
 * `may(reporterOfDesk2, 'publish', {desk: 2, workflow: 'approved', …})` → `{reason: 'role', message: '…'}`
 */
export function may(actor: Actor, action: Action, what: What): true | Refusal {
  if (actor.scopes && !actor.scopes.includes(scopeOf[action]))
    return {
      reason: 'scope',
      message: `This token is not for «${action}»: it needs the scope ${scopeOf[action]}.`,
    };
  if (!actsOnPieces.has(action)) return mayInNewsroom(actor, action as NewsroomAct, what);
  if (what === 'newsroom' || !('workflow' in what))
    throw new Error(`«${action}» is done to a piece, and none was given.`);
  return mayToPiece(actor, action as PieceAct, what);
}

function mayInNewsroom(actor: Actor, action: NewsroomAct, what: What): true | Refusal {
  const allowed = actor.held.some(({ role, desk }) =>
    newsroomRules.some(
      (rule) =>
        rule.role === role &&
        rule.may.includes(action) &&
        (rule.where === 'anywhere' || (what !== 'newsroom' && rule.where === standing(desk, what.desk))),
    ),
  );
  return allowed || { reason: 'role', message: `None of your roles may do «${action}» here.` };
}

function mayToPiece(actor: Actor, act: PieceAct, piece: PieceInHand): true | Refusal {
  const mine = piece.assignee === actor.id || piece.createdBy === actor.id;
  const rules = actor.held.flatMap(({ role, desk }) =>
    pieceRules.filter(
      (rule) =>
        rule.role === role &&
        rule.may.includes(act) &&
        (rule.where === 'mine' ? mine : rule.where === standing(desk, piece.desk)),
    ),
  );
  if (!rules.length) return { reason: 'role', message: `None of your roles may «${act}» this piece.` };
  const now = rules.some(
    (rule) =>
      (!rule.when || rule.when.includes(piece.workflow)) &&
      (!rule.while || rule.while.includes(piece.publication)),
  );
  // A piece that may not be read in its state is not there for the actor: of its state nothing is said.
  if (!now && (act === 'read' || act === 'readPublished'))
    return { reason: 'role', message: 'None of your roles may read this piece.' };
  if (!now || !stateAfter(act, piece))
    return {
      reason: 'state',
      message: `The piece is ${piece.workflow} and ${piece.publication}: you cannot «${act}» it now.`,
    };
  return true;
}

/** A role held everywhere is held on every desk, and on pieces that have none. */
const standing = (held: number | null, desk: number | null): 'ownDesk' | 'otherDesk' =>
  held === null || held === desk ? 'ownDesk' : 'otherDesk';

/**
 * How much of a piece is there for an actor: all of it, what readers see or saw last, or nothing.
 *
 * `sightOf(reporterOfDesk2, {desk: 1, publication: 'published', …})` → `'published'`
 */
export function sightOf(actor: Actor, piece: PieceInHand): 'all' | 'published' | null {
  if (may(actor, 'read', piece) === true) return 'all';
  return may(actor, 'readPublished', piece) === true ? 'published' : null;
}

/** Everything that an actor may do to a piece as it stands: for the buttons that are shown. */
export const allowedActs = (actor: Actor, piece: PieceInHand): PieceAct[] =>
  pieceActs.filter((act) => may(actor, act, piece) === true);
