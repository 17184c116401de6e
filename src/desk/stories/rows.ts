/** Rows of story files as the rules of `article/story` look at them. */
import type { Selectable } from 'kysely';
import type { Moment } from '#article/story/moment.ts';
import type { Source } from '#article/story/source.ts';
import type { Tables } from '#database/tables.ts';

type Row<Table extends keyof Tables> = Selectable<Tables[Table]>;

export const sourceOf = (
  row: Pick<Row<'source'>, 'id' | 'kind' | 'label' | 'entity_id' | 'reason' | 'approved_at' | 'withdrawn_at'>,
): Source => ({
  ...{ id: row.id, kind: row.kind, label: row.label, entity: row.entity_id, reason: row.reason },
  approvedAt: row.approved_at?.toISOString() ?? null,
  withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
});

/** What there is to a source besides what rules look at. */
export const sourceDetail = (
  row: Pick<
    Row<'source'>,
    'version' | 'address' | 'reason_note' | 'approved_by_name' | 'withdrawn_note' | 'desk_id'
  >,
) => ({
  ...{ version: row.version, address: row.address, reasonNote: row.reason_note, desk: row.desk_id },
  ...{ approvedBy: row.approved_by_name, withdrawnNote: row.withdrawn_note },
});

export const saidOf = (row: Pick<Row<'statement'>, 'said_at' | 'said_precision'>): Moment => ({
  at: row.said_at.toISOString(),
  precision: row.said_precision,
});

export const whenOf = (row: Pick<Row<'event'>, 'at' | 'at_precision'>): Moment => ({
  at: row.at.toISOString(),
  precision: row.at_precision,
});
