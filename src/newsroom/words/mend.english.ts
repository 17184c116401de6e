/** Words of correcting together all that rests on something that fell. */
export const mendEnglish = {
  titles: {
    claim: 'Correct what rests on the claim',
    statement: 'Correct what rests on the statement',
    source: 'Correct what rests on the source',
    background: 'Correct what took this background',
  },
  lead: 'Change the words where they need it, then correct all pieces at once: all of them are corrected, or nothing changes in any.',
  entry: 'Correct them together',
  toMend: {
    zero: '{n} published pieces need correcting',
    one: 'One published piece needs correcting',
    two: '{n} published pieces need correcting',
    few: '{n} published pieces need correcting',
    many: '{n} published pieces need correcting',
    other: '{n} published pieces need correcting',
  },
  none: 'No published piece cites it.',
  paragraph: 'The paragraph as it will be',
  emptied: 'The whole paragraph is taken out.',
  restsOn: 'Rests on it:',
  drop: 'Take the citation out, keep the words',
  dropped: 'The citation is taken out.',
  seen: 'What readers see',
  unchanged: 'The words are unchanged so far.',
  reset: 'Back to the words that stood',
  bar: {
    notYours: 'This piece is not yours to correct. Ask its desk.',
    unpublishedWork: 'Work on this piece is not published yet. Open it and correct it there.',
  },
  elsewhere: 'Elsewhere in the piece: {finding} Open it and mend it there.',
  others: 'Not corrected from here',
  note: 'What readers are told in each piece',
  noteHint: 'A full sentence: what was wrong, and what is right.',
  choose: 'Choose what is corrected',
  send: {
    zero: 'Correct {n} pieces',
    one: 'Correct one piece',
    two: 'Correct {n} pieces',
    few: 'Correct {n} pieces',
    many: 'Correct {n} pieces',
    other: 'Correct {n} pieces',
  },
  unworded: {
    zero: 'The words of every piece changed.',
    one: 'One piece says what it said.',
    two: '{n} pieces say what they said.',
    few: '{n} pieces say what they said.',
    many: '{n} pieces say what they said.',
    other: '{n} pieces say what they said.',
  },
  unwordedHint:
    'Change the words, or untick the piece. Where they are right as they are, choose a clarification.',
  tooMany: 'At most {n} pieces are corrected at once. Leave some for the next time.',
  done: {
    zero: '{n} pieces were corrected',
    one: 'One piece was corrected',
    two: '{n} pieces were corrected',
    few: '{n} pieces were corrected',
    many: '{n} pieces were corrected',
    other: '{n} pieces were corrected',
  },
  version: 'Version {n}',
  readers: 'Its page for readers',
} as const;

/** Why articles were not corrected together. */
export const mendProblems = {
  'none-corrected':
    'Nothing was corrected, and what you wrote is still here. Mend what is said at the pieces, then try again.',
  'unpublished-work': 'Work on this piece is not published yet. Open it and correct it there.',
  'passage-gone': 'This paragraph is no longer in the piece.',
  'passage-not-cited': 'This citation is no longer in the paragraph.',
  'passage-lines': 'Lines are neither added nor taken out here. Open the piece for that.',
  'passage-uncited': 'No words are left under the citation. Take the citation out, or leave words to it.',
  'passage-in-use': 'Somebody is changing these words in the editor now. Agree with them, or open the piece.',
} as const;
