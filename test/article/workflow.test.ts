import { describe, expect, test } from 'vitest';
import {
  type PieceState,
  pieceActs,
  publicationStates,
  stateAfter,
  transitions,
  workflowStates,
} from '#article/workflow.ts';

const state = (workflow: PieceState['workflow'], publication: PieceState['publication']): PieceState => ({
  workflow,
  publication,
});

describe('The life of a piece', () => {
  test('goes from an idea over assignment, draft and review to approval and to readers', () => {
    let at: PieceState | null = state('idea', 'unpublished');
    for (const act of ['assign', 'save', 'submit', 'approve', 'publish'] as const) at = stateAfter(act, at!);
    expect(at).toEqual(state('approved', 'published'));
  });

  test('never reaches readers by an act without approval', () => {
    for (const act of pieceActs)
      for (const workflow of workflowStates)
        for (const publication of publicationStates) {
          const to = stateAfter(act, state(workflow, publication));
          if (to && to.publication === 'published' && publication !== 'published')
            expect(workflow, act).toBe('approved');
        }
  });

  test('under embargo no act shows it or gives it a mere schedule', () => {
    for (const act of pieceActs)
      for (const workflow of workflowStates)
        expect(['embargoed', 'unpublished', undefined], act).toContain(
          stateAfter(act, state(workflow, 'embargoed'))?.publication,
        );
    expect(stateAfter('publish', state('approved', 'embargoed'))).toBeNull();
    expect(stateAfter('schedule', state('approved', 'embargoed'))).toBeNull();
  });

  test('is returned from review and from approval, but not while its hour is set', () => {
    expect(stateAfter('return', state('inReview', 'unpublished'))).toEqual(state('draft', 'unpublished'));
    expect(stateAfter('return', state('approved', 'published'))).toEqual(state('draft', 'published'));
    expect(stateAfter('return', state('approved', 'scheduled'))).toBeNull();
    expect(stateAfter('return', state('draft', 'unpublished'))).toBeNull();
  });

  test('every act leads somewhere, and only to states that there are', () => {
    for (const act of pieceActs) {
      const { workflow, publication } = transitions[act];
      expect(Object.keys(workflow).length, act).toBeGreaterThan(0);
      for (const to of Object.values(workflow)) expect(workflowStates).toContain(to);
      for (const to of Object.values(publication)) expect(publicationStates).toContain(to);
    }
  });
});
