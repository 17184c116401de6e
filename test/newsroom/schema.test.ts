import { getSchema } from '@tiptap/core';
import { expect, test } from 'vitest';
import { sharedSchema } from '#article/shared/schema.ts';
import { schemaExtensions } from '../../src/newsroom/editor/blocks/extensions.ts';
import { directionFor } from '../../src/newsroom/editor/blocks/upkeep.ts';

test('the editor has the schema of the server: the same nodes and marks, in order, with the same rules', () => {
  const editor = getSchema(schemaExtensions);
  const rules = (schema: typeof sharedSchema) => ({
    nodes: Object.entries(schema.nodes).map(([name, { spec }]) => ({
      name,
      ...{ content: spec.content ?? '', group: spec.group ?? '', atom: !!spec.atom, role: spec.tableRole },
      attrs: Object.entries(spec.attrs ?? {}).map(([attr, { default: value }]) => [attr, value]),
    })),
    marks: Object.entries(schema.marks).map(([name, { spec }]) => ({
      name,
      ...{ excludes: spec.excludes, inclusive: spec.inclusive ?? true },
      attrs: Object.entries(spec.attrs ?? {}).map(([attr, rule]) => [attr, 'default' in rule]),
    })),
  });
  const ours = rules(sharedSchema);
  const theirs = rules(editor as typeof sharedSchema);
  expect(theirs.marks).toEqual(ours.marks);
  expect(theirs.nodes.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual(
    ours.nodes.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  );
});

test('a block runs as its first letter does, and as the edition where that is the same or there is none', () => {
  expect(directionFor('وصل BBC', 'rtl')).toBeNull();
  expect(directionFor('BBC: وصل', 'rtl')).toBe('ltr');
  expect(directionFor('2024', 'rtl')).toBeNull();
  expect(directionFor('وصل', 'ltr')).toBe('rtl');
});
