/** Words of the gate at which sourcing is looked over. */
export const gateEnglish = {
  title: 'Sourcing rules',
  nothing: 'Nothing to say about the sourcing.',
  rules: {
    unnamedWithoutReason: 'An unnamed source without a stated reason.',
    unnamedNotApproved: 'An unnamed source that no editor approved.',
    pluralWithOneSource: 'The text says “sources”; only one stands behind it.',
    figuresConflict: 'Another figure contradicts this one: say whose it is, or give a range.',
    accusationWithoutAnswer: 'An accusation without an answer, or that they declined.',
    claimWithoutSource: 'A passive that hides who says so.',
    sourceWithdrawn: 'Who is cited has taken it back.',
    claimFallen: 'A claim that was denied, or that something newer replaced.',
  },
  stops: 'stops publication',
  passed: 'Passed by',
  pass: 'Pass it',
  reason: 'Why it is passed',
  reasonHint: 'Kept in the piece’s history with your name.',
  tellReaders: 'Readers are told the reason',
  passNow: 'Pass it for this revision',
  cancel: 'No',
} as const;
