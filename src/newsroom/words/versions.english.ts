/** Words of the versions that readers were shown. */
export const versionsEnglish = {
  title: 'Versions readers were shown',
  none: 'Readers have not seen it yet.',
  version: 'Version',
  acts: {
    publish: 'published',
    update: 'updated',
    correct: 'corrected',
    unpublish: 'withdrawn',
    cover: 'live coverage grew',
  },
  now: 'readers see it now',
  withheld: 'text withheld',
  withhold: 'Withhold its text',
  withholdTitle: 'Withhold the text of version',
  withholdHint:
    'Nobody sees it after that, and it cannot be brought back. Its hash stays in the public log, and readers see the reason you give in its place. Only where it must be: a court’s order, or danger to a person.',
  reason: 'Reason, as everybody is told',
  confirm: 'Withhold for good',
} as const;
