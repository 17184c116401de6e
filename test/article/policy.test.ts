import { describe, expect, test } from 'vitest';
import { allowedActs, may, type NewsroomAct, newsroomActs, type PieceInHand } from '#article/policy.ts';
import { type Actor, type HeldRole, roles, type Scope } from '#article/roles.ts';
import { pieceActs, publicationStates, workflowStates } from '#article/workflow.ts';

const me = '0197aaaa-0000-7000-8000-000000000001';
const other = '0197aaaa-0000-7000-8000-000000000002';
const actor = (held: HeldRole[], scopes: Scope[] | null = null): Actor => ({
  id: me,
  name: 'ليلى الناصري',
  held,
  scopes,
});
const piece = (given: Partial<PieceInHand> = {}): PieceInHand => ({
  desk: 1,
  assignee: null,
  createdBy: other,
  workflow: 'draft',
  publication: 'unpublished',
  ...given,
});

/**
 * The rule book in full, as a person reads it: for each role and place a table of acts by state. Columns are workflow
 * states (i idea, a assigned, d draft, r in review, v approved), one group for each publication state.
 */
function ruleBook(): string {
  const letters = { idea: 'i', assigned: 'a', draft: 'd', inReview: 'r', approved: 'v' } as const;
  const lines: string[] = [
    'Columns: publication states; letters: workflow states in which the act is allowed',
    '(i idea, a assigned, d draft, r in review, v approved; . not allowed).',
  ];
  const places = [
    ['own desk', { desk: 1 }],
    ['other desk', { desk: 2 }],
    ['own piece on another desk', { desk: 2, assignee: me }],
  ] as const;
  for (const role of roles)
    for (const [place, given] of places) {
      lines.push(
        '',
        `${role}, ${place}`,
        `  ${''.padEnd(20)}${publicationStates.map((name) => name.padEnd(12)).join('')}`.trimEnd(),
      );
      for (const act of pieceActs) {
        const cells = publicationStates.map((publication) =>
          workflowStates
            .map((workflow) =>
              may(actor([{ role, desk: 1 }]), act, piece({ ...given, workflow, publication })) === true
                ? letters[workflow]
                : '.',
            )
            .join('')
            .padEnd(12),
        );
        lines.push(`  ${act.padEnd(20)}${cells.join('')}`.trimEnd());
      }
    }
  lines.push('', 'Apart from a piece: + anywhere, d on the own desk only, . not at all', '');
  lines.push(`  ${''.padEnd(16)}${roles.map((role) => role.padEnd(16)).join('')}`.trimEnd());
  for (const act of newsroomActs) {
    const cell = (role: (typeof roles)[number]) => {
      const asked = (desk: number) => may(actor([{ role, desk: 1 }]), act as NewsroomAct, { desk }) === true;
      return (asked(2) ? '+' : asked(1) ? 'd' : '.').padEnd(16);
    };
    lines.push(`  ${act.padEnd(16)}${roles.map(cell).join('')}`.trimEnd());
  }
  return `${lines.join('\n')}\n`;
}

describe('The rule book', () => {
  test('says of every act, role, desk and state what the committed table says', async () => {
    await expect(ruleBook()).toMatchFileSnapshot('rule-book.txt');
  });

  test('refuses whoever holds no role', () => {
    for (const act of pieceActs) expect(may(actor([]), act, piece())).toMatchObject({ reason: 'role' });
    for (const act of newsroomActs)
      expect(may(actor([]), act, { desk: 1 })).toMatchObject({ reason: 'role' });
  });

  test('holds a role on every desk for a role on each, and on pieces without a desk', () => {
    for (const desk of [1, 2, null])
      expect(
        may(actor([{ role: 'deskEditor', desk: null }]), 'approve', piece({ desk, workflow: 'inReview' })),
      ).toBe(true);
    expect(
      may(actor([{ role: 'deskEditor', desk: 1 }]), 'approve', piece({ desk: null, workflow: 'inReview' })),
    ).toMatchObject({ reason: 'role' });
  });

  test('adds roles up', () => {
    const both = actor([
      { role: 'administrator', desk: null },
      { role: 'deskEditor', desk: 1 },
    ]);
    expect(may(both, 'managePeople', 'newsroom')).toBe(true);
    expect(may(both, 'publish', piece({ workflow: 'approved' }))).toBe(true);
    expect(may(both, 'publish', piece({ workflow: 'approved', desk: 2 }))).toMatchObject({ reason: 'role' });
  });

  test('tells a refusal by role from one by state', () => {
    const reporter = actor([{ role: 'reporter', desk: 1 }]);
    expect(may(reporter, 'publish', piece({ workflow: 'approved' }))).toMatchObject({ reason: 'role' });
    expect(may(reporter, 'save', piece({ workflow: 'inReview' }))).toMatchObject({ reason: 'state' });
  });

  test('keeps an embargoed piece from colleagues, and not from its author', () => {
    const reporter = actor([{ role: 'reporter', desk: 1 }]);
    expect(may(reporter, 'read', piece({ publication: 'embargoed' }))).toMatchObject({ reason: 'role' });
    expect(may(reporter, 'read', piece({ publication: 'embargoed', assignee: me }))).toBe(true);
    expect(allowedActs(reporter, piece({ publication: 'embargoed' }))).toEqual([]);
  });

  test('lets a token do only what its scopes say, and never more than its owner may', () => {
    const approved = piece({ workflow: 'approved' });
    const held: HeldRole[] = [{ role: 'deskEditor', desk: 1 }];
    expect(may(actor(held, ['read']), 'read', approved)).toBe(true);
    expect(may(actor(held, ['read', 'write']), 'publish', approved)).toMatchObject({ reason: 'scope' });
    expect(may(actor(held, ['publish']), 'publish', approved)).toBe(true);
    expect(may(actor(held, []), 'read', approved)).toMatchObject({ reason: 'scope' });
    expect(may(actor([{ role: 'reporter', desk: 1 }], ['publish']), 'publish', approved)).toMatchObject({
      reason: 'role',
    });
  });
});
