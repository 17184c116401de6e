/**
 * The life of a piece on two axes: how far the work on it is, and what readers see of it. (How well its claims are
 * verified will be a third.) Acts lead from state to state as the table says, and in no other way; who may do them
 * stands in `policy.ts`.
 */

export const workflowStates = ['idea', 'assigned', 'draft', 'inReview', 'approved'] as const;
export type WorkflowState = (typeof workflowStates)[number];

/**
 * Scheduled: goes to readers at its hour. Embargoed: until its hour nobody without leave knows of it, and at its
 * hour it goes to readers if it is approved. Withdrawn: was before readers and is no longer.
 */
export const publicationStates = ['unpublished', 'scheduled', 'embargoed', 'published', 'withdrawn'] as const;
export type PublicationState = (typeof publicationStates)[number];

/** Where a piece stands. */
export interface PieceState {
  workflow: WorkflowState;
  publication: PublicationState;
}

/**
 * Everything that can be done to a piece once it is there. `readPublished`: what readers see of it, or saw last; `read`:
 * all that the newsroom has of it, the newest revision first.
 */
export const pieceActs = [
  'readPublished',
  'read',
  'comment',
  'preview',
  'take',
  'assign',
  'save',
  'restore',
  'submit',
  'return',
  'reopen',
  'approve',
  'passGate',
  'publish',
  'schedule',
  'cancelSchedule',
  'embargo',
  'liftEmbargo',
  'withdraw',
  'update',
  'updateSignificantly',
  'correct',
  'cover',
  'withhold',
] as const;
export type PieceAct = (typeof pieceActs)[number];

/** States from which an act is possible, each with where it leads. */
type Steps<State extends string> = Partial<Record<State, State>>;
interface Transition {
  workflow: Steps<WorkflowState>;
  publication: Steps<PublicationState>;
}

const stay = <State extends string>(...states: readonly State[]): Steps<State> =>
  Object.fromEntries(states.map((state) => [state, state])) as Steps<State>;
const anyWork = stay(...workflowStates);
const anyPublication = stay(...publicationStates);
const asItStands: Transition = { workflow: anyWork, publication: anyPublication };
/** Saving begins the draft. What an editor saves in review or approved stays so: see `policy.ts`. */
const writing: Transition = {
  workflow: { idea: 'draft', assigned: 'draft', ...stay('draft', 'inReview', 'approved') },
  publication: anyPublication,
};
const afterPublication: Transition = { workflow: stay('approved'), publication: stay('published') };

/** The only transitions. */
export const transitions: Readonly<Record<PieceAct, Transition>> = {
  readPublished: { workflow: anyWork, publication: stay('published', 'withdrawn') },
  read: asItStands,
  comment: asItStands,
  preview: asItStands,

  take: { workflow: { idea: 'assigned', assigned: 'assigned' }, publication: anyPublication },
  assign: { workflow: { ...anyWork, idea: 'assigned' }, publication: anyPublication },
  save: writing,
  restore: writing,
  submit: { workflow: { draft: 'inReview' }, publication: anyPublication },
  // What is about to go out by the clock is not taken apart under it: its schedule is cancelled first.
  return: {
    workflow: { inReview: 'draft', approved: 'draft' },
    publication: stay('unpublished', 'embargoed', 'published', 'withdrawn'),
  },
  reopen: {
    workflow: { approved: 'draft' },
    publication: stay('unpublished', 'embargoed', 'published', 'withdrawn'),
  },
  approve: { workflow: { inReview: 'approved' }, publication: anyPublication },
  /** Letting through what a rule of sourcing stops (`story/gate.ts`). */
  passGate: { workflow: stay('draft', 'inReview', 'approved'), publication: anyPublication },

  publish: {
    workflow: stay('approved'),
    publication: { unpublished: 'published', scheduled: 'published', withdrawn: 'published' },
  },
  schedule: {
    workflow: stay('approved'),
    publication: { unpublished: 'scheduled', scheduled: 'scheduled', withdrawn: 'scheduled' },
  },
  cancelSchedule: { workflow: anyWork, publication: { scheduled: 'unpublished' } },
  embargo: { workflow: anyWork, publication: { unpublished: 'embargoed', embargoed: 'embargoed' } },
  liftEmbargo: { workflow: anyWork, publication: { embargoed: 'unpublished' } },
  withdraw: { workflow: anyWork, publication: { published: 'withdrawn' } },

  update: afterPublication,
  updateSignificantly: afterPublication,
  correct: afterPublication,
  /** Adding to its live coverage, which readers see at once: the article itself is before them. */
  cover: { workflow: anyWork, publication: stay('published') },
  /** Showing the words of an older version to nobody any longer (`desk/daybook/withhold.ts`). */
  withhold: { workflow: anyWork, publication: stay('published', 'withdrawn') },
};

/**
 * Where an act leads from a state; `null` when it is not possible there.
 *
 * `stateAfter('submit', {workflow: 'draft', publication: 'unpublished'})` → `{workflow: 'inReview', publication: 'unpublished'}`
 */
export function stateAfter(act: PieceAct, from: PieceState): PieceState | null {
  const { workflow: work, publication: shown } = transitions[act];
  const workflow = work[from.workflow];
  const publication = shown[from.publication];
  return workflow && publication ? { workflow, publication } : null;
}
