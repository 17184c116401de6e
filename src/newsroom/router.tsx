/** The pages of the newsroom and their addresses. */
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { type WorkflowState, workflowStates } from '#article/workflow.ts';
import { Desk } from './pages/desk.tsx';
import { AcceptInvitation, ResetPassword, SetUp } from './pages/invited.tsx';
import { type StoryPart, storyParts } from './pages/stories/parts.ts';
import { Signed } from './shell/signed.tsx';

const root = createRootRouteWithContext<{ client: QueryClient }>()();

/** Pages that only someone who is signed in sees. */
const signed = createRoute({ getParentRoute: () => root, id: 'signed', component: Signed });

/** Pages to which a link leads someone who has no account yet, or has lost the password. */
const links = [
  createRoute({ getParentRoute: () => root, path: '/setup', component: SetUp }),
  createRoute({ getParentRoute: () => root, path: '/invitation', component: AcceptInvitation }),
  createRoute({ getParentRoute: () => root, path: '/reset', component: ResetPassword }),
];

/** What the desk page is narrowed by, kept in the address so that it can be sent to a colleague. */
export interface DeskFilter {
  state?: WorkflowState | undefined;
  desk?: number | undefined;
  mine?: true | undefined;
}
const deskFilter = ({ state, desk, mine }: Record<string, unknown>): DeskFilter => ({
  ...(workflowStates.includes(state as WorkflowState) ? { state: state as WorkflowState } : {}),
  ...(Number.isInteger(desk) ? { desk: Number(desk) } : {}),
  ...(mine === true ? { mine } : {}),
});

export const deskRoute = createRoute({
  getParentRoute: () => signed,
  path: '/',
  component: Desk,
  validateSearch: deskFilter,
});
export const pieceRoute = createRoute({
  getParentRoute: () => signed,
  path: '/pieces/$id',
  component: lazyRouteComponent(() => import('./pages/piece.tsx'), 'Piece'),
  // A comment that is to be seen: a mention leads there.
  validateSearch: ({ comment }: Record<string, unknown>): { comment?: number } =>
    Number.isInteger(comment) ? { comment: Number(comment) } : {},
});
const calendarRoute = createRoute({
  getParentRoute: () => signed,
  path: '/calendar',
  component: lazyRouteComponent(() => import('./pages/calendar.tsx'), 'Calendar'),
});
const picturesRoute = createRoute({
  getParentRoute: () => signed,
  path: '/pictures',
  component: lazyRouteComponent(() => import('./pages/pictures.tsx'), 'Pictures'),
});
const frontsRoute = createRoute({
  getParentRoute: () => signed,
  path: '/fronts',
  component: lazyRouteComponent(() => import('./pages/fronts.tsx'), 'Fronts'),
  validateSearch: ({ front }: Record<string, unknown>): { front?: string } =>
    typeof front === 'string' ? { front } : {},
});
const storiesRoute = createRoute({
  getParentRoute: () => signed,
  path: '/stories',
  component: lazyRouteComponent(() => import('./pages/stories.tsx'), 'Stories'),
});
const storyRoute = createRoute({
  getParentRoute: () => signed,
  path: '/stories/$id',
  component: lazyRouteComponent(() => import('./pages/story.tsx'), 'Story'),
  validateSearch: ({ part }: Record<string, unknown>): { part?: StoryPart } =>
    storyParts.includes(part as StoryPart) ? { part: part as StoryPart } : {},
});
const gateRoute = createRoute({
  getParentRoute: () => signed,
  path: '/gate',
  component: lazyRouteComponent(() => import('./pages/gate.tsx'), 'GateRules'),
});
const mendRoute = createRoute({
  getParentRoute: () => signed,
  path: '/stories/mend/$kind/$id',
  component: lazyRouteComponent(() => import('./pages/mend.tsx'), 'Mend'),
});
const peopleRoute = createRoute({
  getParentRoute: () => signed,
  path: '/people',
  component: lazyRouteComponent(() => import('./pages/people.tsx'), 'People'),
});
const auditRoute = createRoute({
  getParentRoute: () => signed,
  path: '/audit',
  component: lazyRouteComponent(() => import('./pages/audit.tsx'), 'Audit'),
});
const accountRoute = createRoute({
  getParentRoute: () => signed,
  path: '/account',
  component: lazyRouteComponent(() => import('./pages/account.tsx'), 'Account'),
});

const tree = root.addChildren([
  ...links,
  signed.addChildren([
    deskRoute,
    pieceRoute,
    calendarRoute,
    picturesRoute,
    frontsRoute,
    storiesRoute,
    storyRoute,
    mendRoute,
    gateRoute,
    peopleRoute,
    auditRoute,
    accountRoute,
  ]),
]);

export const makeRouter = (client: QueryClient) =>
  createRouter({ routeTree: tree, basepath: '/newsroom', context: { client }, defaultPreload: 'intent' });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
