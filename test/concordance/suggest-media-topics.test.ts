import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mediaTopics } from '#concordance/suggest/media-topics.ts';

const shared = new URL('../../../shared/data/taxonomy/iptc-mediatopics-2019-ar-en.jsonl', import.meta.url);

describe('The table of media topics', () => {
  it('holds each topic once, with labels and at least one cue, under a topic that it holds', () => {
    const codes = mediaTopics.map(({ qcode }) => qcode);
    expect(new Set(codes).size).toBe(codes.length);
    expect(mediaTopics.filter(({ broader }) => broader === null)).toHaveLength(17);
    for (const { qcode, ar, en, broader, cues } of mediaTopics) {
      expect(qcode).toMatch(/^medtop:\d{8}$/);
      expect(ar && en && cues.every(Boolean), qcode).toBeTruthy();
      if (broader) expect(codes).toContain(broader);
    }
  });

  it.skipIf(!existsSync(shared))(
    'has codes that IPTC gave, in use, each below its first level (../shared is needed)',
    () => {
      const lines = readFileSync(shared, 'utf8').split('\n').filter(Boolean);
      const records = new Map(
        lines.map((line) => JSON.parse(line)).map((record) => [record.qcode as string, record]),
      );
      const above = (qcode: string): string[] => [
        qcode,
        ...((records.get(qcode)?.broader ?? []) as string[]).flatMap((uri) =>
          above(`medtop:${uri.split('/').at(-1)}`),
        ),
      ];
      for (const { qcode, broader } of mediaTopics) {
        expect(records.get(qcode), qcode).toMatchObject({ retired: null });
        expect(above(qcode)).toContain(broader ?? qcode);
      }
    },
  );
});
