/** What may be done to a piece by a button, what each wants to be told, and how it is asked of the server. */
import type { PieceAct } from '#article/workflow.ts';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';

/** Acts with a button of their own, in the order of a piece's life; the rest (read, save, comment…) are done elsewhere. */
export const shownActs = [
  'take',
  'submit',
  'return',
  'approve',
  'reopen',
  'publish',
  'schedule',
  'cancelSchedule',
  'embargo',
  'liftEmbargo',
  'update',
  'updateSignificantly',
  'correct',
  'withdraw',
] as const satisfies readonly PieceAct[];
export type ShownAct = (typeof shownActs)[number];

/** Acts that bring the newest revision before readers: before them it is looked over once more. */
export const actsToReaders: readonly ShownAct[] = [
  'publish',
  'schedule',
  'update',
  'updateSignificantly',
  'correct',
];

/** What an act wants to be told. */
export const wants: Partial<Record<ShownAct, 'note' | 'hour' | 'kindAndNote'>> = {
  return: 'note',
  schedule: 'hour',
  embargo: 'hour',
  updateSignificantly: 'note',
  correct: 'kindAndNote',
  withdraw: 'note',
};

export const correctionKinds = ['correction', 'clarification', 'retraction'] as const;
export interface Told {
  note: string;
  /** As a field for day and hour has it: `2026-11-23T09:00`. */
  hour: string;
  kind: (typeof correctionKinds)[number];
}
export const nothingTold: Told = { note: '', hour: '', kind: 'correction' };

/** Asks for an act on the revision that was seen. */
export function askFor(act: ShownAct, id: number, basedOn: number, told: Told) {
  const piece = api.pieces[':id'];
  const param = { id: String(id) };
  const json = { basedOn };
  const at = () => new Date(told.hour).toISOString();
  switch (act) {
    case 'take':
      return answerOf(piece.take.$post({ param, json }));
    case 'submit':
      return answerOf(piece.submit.$post({ param, json }));
    case 'return':
      return answerOf(piece.return.$post({ param, json: { basedOn, note: told.note } }));
    case 'approve':
      return answerOf(piece.approve.$post({ param, json }));
    case 'reopen':
      return answerOf(piece.reopen.$post({ param, json }));
    case 'publish':
      return answerOf(piece.publish.$post({ param, json }));
    case 'schedule':
      return answerOf(piece.schedule.$post({ param, json: { basedOn, at: at() } }));
    case 'cancelSchedule':
      return answerOf(piece['cancel-schedule'].$post({ param, json }));
    case 'embargo':
      return answerOf(piece.embargo.$post({ param, json: { basedOn, until: at() } }));
    case 'liftEmbargo':
      return answerOf(piece['lift-embargo'].$post({ param, json }));
    case 'update':
      return answerOf(piece.update.$post({ param, json }));
    case 'updateSignificantly':
      return answerOf(piece['update-significantly'].$post({ param, json: { basedOn, note: told.note } }));
    case 'correct':
      return answerOf(piece.correct.$post({ param, json: { basedOn, kind: told.kind, note: told.note } }));
    case 'withdraw':
      return answerOf(piece.withdraw.$post({ param, json: { basedOn, note: told.note } }));
  }
}
