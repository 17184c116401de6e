import type { Source } from '#article/story/source.ts';

/** A spokesman who is named. */
export const source = (more: Partial<Source> = {}): Source => ({
  ...{ id: 1, kind: 'official', label: 'متحدث باسم وزارة الري', entity: null },
  ...{ reason: null, approvedAt: null, withdrawnAt: null },
  ...more,
});
