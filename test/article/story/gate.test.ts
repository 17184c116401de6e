/** The newsroom's sourcing rules, as its style book would put them. */
import { expect, test } from 'vitest';
import {
  atGate,
  type GateCitation,
  type GateClaim,
  type GateRule,
  gateDefaults,
  gateRules,
  gateSettingsSchema,
} from '#article/story/gate.ts';
import { source } from './factories.ts';

const claim = (more: Partial<GateClaim> = {}): GateClaim => ({
  ...{ id: 7, state: 'corroborated', accuses: null, low: null, high: null, unit: '', rivals: [] },
  ...more,
});
const citation = (more: Partial<GateCitation> = {}): GateCitation => ({
  ...{ block: 'فقرة', sources: [source()], support: [], plural: false, claims: [], attributed: true },
  ...more,
});
const unnamed = (more: Parameters<typeof source>[0] = {}) =>
  source({
    kind: 'unnamed',
    label: 'مصدر دبلوماسي',
    reason: 'safety',
    approvedAt: '2026-01-01T00:00:00Z',
    ...more,
  });
const dead = (low: number, high = low) => ({ low, high, unit: 'قتيل' });

const book: [says: string, facts: Partial<GateCitation>, asks: GateRule[]][] = [
  ['A named source who speaks for themselves needs nothing.', {}, []],
  ['An unnamed source with a reason, approved by an editor, may be used.', { sources: [unnamed()] }, []],
  ['An unnamed source needs a reason.', { sources: [unnamed({ reason: null })] }, ['unnamedWithoutReason']],
  [
    'An unnamed source needs an editor’s approval.',
    { sources: [unnamed({ approvedAt: null })] },
    ['unnamedNotApproved'],
  ],
  [
    'Neither reason nor approval: both are asked for.',
    { sources: [unnamed({ reason: null, approvedAt: null })] },
    ['unnamedWithoutReason', 'unnamedNotApproved'],
  ],
  ['«Sources» means two at least.', { plural: true, support: [unnamed()] }, ['pluralWithOneSource']],
  [
    'Two unnamed sources under one label may be one person.',
    { plural: true, support: [unnamed({ id: 1 }), unnamed({ id: 2 })] },
    ['pluralWithOneSource'],
  ],
  [
    'Two mouths of one ministry are one source.',
    { plural: true, support: [source({ id: 1, entity: 5 }), source({ id: 2, entity: 5 })] },
    ['pluralWithOneSource'],
  ],
  [
    'Two sources apart from each other are «sources».',
    { plural: true, support: [unnamed({ id: 1 }), unnamed({ id: 2, label: 'مصدر عسكري' })] },
    [],
  ],
  [
    'Who takes back what they said cannot be cited.',
    { sources: [source({ withdrawnAt: '2026-01-02T00:00:00Z' })] },
    ['sourceWithdrawn'],
  ],
  [
    'A figure that another contradicts cannot stand in our own voice.',
    { attributed: false, claims: [claim({ ...dead(19), rivals: [dead(14)] })] },
    ['figuresConflict'],
  ],
  ['It can stand with who gives it.', { claims: [claim({ ...dead(19), rivals: [dead(14)] })] }, []],
  [
    'It can stand as a range that holds the others.',
    { attributed: false, claims: [claim({ ...dead(14, 19), rivals: [dead(14), dead(19)] })] },
    [],
  ],
  [
    'Dead and wounded are different figures.',
    { attributed: false, claims: [claim({ ...dead(19), rivals: [{ ...dead(40), unit: 'جريح' }] })] },
    [],
  ],
  ['Who is accused is asked.', { claims: [claim({ accuses: 'unanswered' })] }, ['accusationWithoutAnswer']],
  ['Their answer is enough.', { claims: [claim({ accuses: 'answered' })] }, []],
  ['So is that they declined to answer.', { claims: [claim({ accuses: 'declined' })] }, []],
  [
    'What was denied cannot stand in our own voice.',
    { attributed: false, claims: [claim({ state: 'denied' })] },
    ['claimFallen'],
  ],
  [
    'What nobody asserts any longer cannot either.',
    { attributed: false, claims: [claim({ state: 'unsupported' })] },
    ['claimFallen'],
  ],
  ['What was denied can stand with who asserts it.', { claims: [claim({ state: 'denied' })] }, []],
  [
    'What something newer took the place of is mended, whoever said it.',
    { claims: [claim({ state: 'superseded' })] },
    ['claimFallen'],
  ],
  [
    'What we know to be wrong is mended, whoever said it.',
    { claims: [claim({ state: 'refuted' })] },
    ['claimFallen'],
  ],
  ['What is in dispute can be told as such.', { claims: [claim({ state: 'disputed' })] }, []],
];

test.for(book)('%s', ([, facts, asks]) => {
  const found = atGate({ citations: [citation(facts)], sourceless: [] }, gateDefaults);
  expect(found.map(({ rule }) => rule)).toEqual(asks);
  for (const { block, level, rule } of found) expect([block, level]).toEqual(['فقرة', gateDefaults[rule]]);
});

test('Who believes a thing is said.', () => {
  expect(atGate({ citations: [], sourceless: ['رابعة'] }, gateDefaults)).toEqual([
    { rule: 'claimWithoutSource', level: 'warn', block: 'رابعة', about: null },
  ]);
});

test('Every rule has its entry in the book, and says nothing when the newsroom turned it off', () => {
  const asked = new Set([...book.flatMap(([, , asks]) => asks), 'claimWithoutSource']);
  expect([...asked].sort()).toEqual([...gateRules].sort());
  const off = gateSettingsSchema.parse(Object.fromEntries(gateRules.map((rule) => [rule, 'off'])));
  for (const [, facts] of book)
    expect(atGate({ citations: [citation(facts)], sourceless: ['رابعة'] }, off)).toEqual([]);
});
