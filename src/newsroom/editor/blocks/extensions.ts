/** The editor's nodes and marks: Tiptap's form of the shared schema, and what keys do in each block. */
import { type Attribute, Extension, type Extensions, Mark, Node } from '@tiptap/core';
import { gapCursor } from '@tiptap/pm/gapcursor';
import type { MarkSpec, NodeSpec, ParseRule } from '@tiptap/pm/model';
import { goToNextCell, tableEditing } from '@tiptap/pm/tables';
import { markSpecs, nodeSpecs, notKeptOnSplit } from '#article/shared/schema.ts';

const specs: Record<string, NodeSpec> = nodeSpecs;

/** Tiptap reads attributes out of the page by itself; ours are read and written by the specification. */
function attributesOf(spec: NodeSpec | MarkSpec): Record<string, Attribute> {
  return Object.fromEntries(
    Object.entries(spec.attrs ?? {}).map(([name, attribute]) => [
      name,
      {
        ...('default' in attribute ? { default: attribute.default as unknown } : { isRequired: true }),
        rendered: false,
        keepOnSplit: !notKeptOnSplit.includes(name),
        parseHTML: () => null,
      } as Attribute,
    ]),
  );
}

const nodeOf = (name: string, spec: NodeSpec): Node =>
  Node.create({
    name,
    topNode: name === 'doc',
    ...(spec.content === undefined ? {} : { content: spec.content }),
    ...(spec.group === undefined ? {} : { group: spec.group }),
    inline: spec.inline ?? false,
    atom: spec.atom ?? false,
    draggable: spec.draggable ?? false,
    selectable: spec.selectable ?? true,
    defining: spec.defining ?? false,
    isolating: spec.isolating ?? false,
    linebreakReplacement: spec.linebreakReplacement ?? false,
    addAttributes: () => attributesOf(spec),
    parseHTML: () => [...(spec.parseDOM ?? [])],
    ...(spec.toDOM ? { renderHTML: ({ node }) => spec.toDOM!(node) } : {}),
  });

const markOf = (name: string, spec: MarkSpec): Mark =>
  Mark.create({
    name,
    inclusive: spec.inclusive ?? true,
    ...(spec.excludes === undefined ? {} : { excludes: spec.excludes }),
    addAttributes: () => attributesOf(spec),
    parseHTML: () => [...(spec.parseDOM ?? [])] as ParseRule[] as never,
    renderHTML: ({ mark }) => spec.toDOM!(mark, true),
  });

/** Parts of a table say what they are to the commands for tables. */
const TableRoles = Extension.create({
  name: 'tableRoles',
  extendNodeSchema: ({ name }) => {
    const tableRole = specs[name]?.tableRole as string | undefined;
    return tableRole ? { tableRole } : {};
  },
});

/** Keys. ⌘ is Mod on a Mac, Ctrl elsewhere; digits are by place on the keyboard, so Arabic layouts have them too. */
const Keys = Extension.create({
  name: 'blockKeys',
  addProseMirrorPlugins: () => [gapCursor(), tableEditing()],
  addKeyboardShortcuts() {
    const { editor } = this;
    const inCell = (direction: 1 | -1) => () =>
      editor.isActive('table') && goToNextCell(direction)(editor.state, editor.view.dispatch);
    return {
      'Mod-b': () => editor.commands.toggleMark('strong'),
      'Mod-i': () => editor.commands.toggleMark('em'),
      'Shift-Enter': () => editor.commands.insertContent({ type: 'hardBreak' }),
      'Mod-Alt-0': () => editor.commands.setNode('paragraph'),
      'Mod-Alt-2': () => editor.commands.toggleNode('heading', 'paragraph', { level: 2 }),
      'Mod-Alt-3': () => editor.commands.toggleNode('heading', 'paragraph', { level: 3 }),
      'Mod-Shift-b': () => editor.commands.toggleWrap('blockquote'),
      'Mod-Shift-8': () => editor.commands.toggleList('bulletList', 'listItem'),
      'Mod-Shift-7': () => editor.commands.toggleList('orderedList', 'listItem'),
      Enter: () => {
        // An empty line inside a quote leaves it, as an empty item leaves its list.
        const { $from, empty } = editor.state.selection;
        if (empty && $from.parent.content.size === 0 && editor.isActive('blockquote'))
          return editor.commands.lift('blockquote');
        if (editor.isActive('heading') || editor.isActive('pullQuote')) {
          if (!empty || $from.parentOffset < $from.parent.content.size) return false;
          return editor
            .chain()
            .insertContentAt($from.after(), { type: 'paragraph' })
            .focus($from.after() + 1)
            .run();
        }
        return editor.commands.splitListItem('listItem');
      },
      Backspace: () => {
        const { $from, empty } = editor.state.selection;
        if (!empty || $from.parentOffset > 0) return false;
        if (editor.isActive('listItem')) return editor.commands.liftListItem('listItem');
        if (editor.isActive('heading') || editor.isActive('pullQuote'))
          return editor.commands.setNode('paragraph');
        return false;
      },
      Tab: inCell(1),
      'Shift-Tab': inCell(-1),
    };
  },
});

/** All of the schema, in its order: the order of marks is how they stand inside one another. */
export const schemaExtensions: Extensions = [
  ...Object.entries(specs).map(([name, spec]) => nodeOf(name, spec)),
  ...Object.entries(markSpecs as Record<string, MarkSpec>).map(([name, spec]) => markOf(name, spec)),
  TableRoles,
];

export const blockExtensions: Extensions = [...schemaExtensions, Keys];
