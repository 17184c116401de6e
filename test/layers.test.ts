/** The order of the house: a file imports from its own folder and from folders above it, never below. */
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseAst } from 'vitest/node';
import packageJson from '../package.json' with { type: 'json' };

/** What stands under `src`, in the order of dependency, which is the order of the alphabet. */
const folders = [
  'arabic',
  'article',
  'bureau',
  'concordance',
  'darkroom',
  'database',
  'daybook',
  'desk',
  'edition',
  'feeds',
  'html',
  'http',
  'jobs',
  'newsroom',
  'operator',
];
const entries = ['config.ts', 'main.ts'];
const house = [...folders, ...entries];

interface Import {
  /** What is imported, as written; `null` when it is computed. */
  from: string | null;
  typeOnly: boolean;
  line: number;
}

interface Violation {
  file: string;
  line: number;
  reason: string;
}

// Reading the imports of a file

interface Node {
  type: string;
  start: number;
  [member: string]: unknown;
}
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Every import of a TypeScript file: declarations, re-exports, `import()`, `import('…').Type`, `require`. */
function importsOf(source: string, lang: 'ts' | 'tsx' = 'ts'): Import[] {
  const imports: Import[] = [];
  const add = (node: Node, from: unknown, typeOnly: boolean): void => {
    const line = source.slice(0, node.start).split('\n').length;
    const literal = isNode(from) && from.type === 'Literal' ? from.value : templateText(from);
    imports.push({ from: typeof literal === 'string' ? literal : null, typeOnly, line });
  };
  const visit = (node: Node): void => {
    switch (node.type) {
      case 'ImportDeclaration':
        add(node, node.source, isTypeOnly(node.importKind, node.specifiers, 'importKind'));
        break;
      case 'ExportNamedDeclaration':
        if (node.source) add(node, node.source, isTypeOnly(node.exportKind, node.specifiers, 'exportKind'));
        break;
      case 'ExportAllDeclaration':
        add(node, node.source, node.exportKind === 'type');
        break;
      case 'ImportExpression':
        add(node, node.source, false);
        break;
      case 'TSImportType':
        add(node, node.source ?? node.argument, true);
        break;
      case 'TSExternalModuleReference':
        add(node, node.expression, false);
        break;
      case 'CallExpression':
        if (isNode(node.callee) && node.callee.type === 'Identifier' && node.callee.name === 'require')
          add(node, (node.arguments as unknown[])[0], false);
        break;
    }
    for (const member of Object.values(node))
      for (const child of Array.isArray(member) ? member : [member]) if (isNode(child)) visit(child);
  };
  visit(parseAst(source, { lang, astType: 'ts' }) as unknown as Node);
  return imports;
}

const isTypeOnly = (kind: unknown, specifiers: unknown, member: string): boolean =>
  kind === 'type' ||
  (Array.isArray(specifiers) &&
    specifiers.length > 0 &&
    specifiers.every((entry) => entry[member] === 'type'));

/** The text of a template without holes. */
function templateText(node: unknown): unknown {
  if (!isNode(node) || node.type !== 'TemplateLiteral' || (node.expressions as unknown[]).length) return null;
  return (node.quasis as { value: { cooked: string } }[])[0]?.value.cooked;
}

// Where an import leads

const aliases = Object.entries(packageJson.imports as Record<string, string>);

/** Path from the project's root, or the bare name of a package or Node module. */
function targetOf(file: string, from: string): string {
  if (from.startsWith('.')) return path.posix.normalize(path.posix.join(path.posix.dirname(file), from));
  for (const [alias, place] of aliases) {
    const [before = '', after = ''] = alias.split('*');
    if (!alias.includes('*') ? from === alias : from.startsWith(before) && from.endsWith(after))
      return path.posix.normalize(place.replace('*', from.slice(before.length, from.length - after.length)));
  }
  return from;
}

/** `src/html/card/card.ts` → `html`; `src/main.ts` → `main.ts`; anything outside `src` → its first folder. */
const placeOf = (target: string): string => {
  const [root = '', first = ''] = target.split('/');
  return root === 'src' ? first : root;
};
const isInside = (target: string): boolean => target.startsWith('src/');
const isNodeModule = (target: string): boolean =>
  target.startsWith('node:') || builtinModules.includes(target.split('/')[0] ?? '');
const isPackage = (from: string): boolean => !from.startsWith('.') && !from.startsWith('#');

// The rules

/** Pure of Node: they run in browsers too. */
const withoutNode = ['arabic', 'article'];
const browserFolders: Record<string, { values: string[]; types: string[] }> = {
  newsroom: { values: ['newsroom', 'arabic', 'article'], types: ['http'] },
};
const forbidden: Record<string, string[]> = { html: ['database'], feeds: ['database'] };

function reasonAgainst(file: string, { from, typeOnly }: Import): string | null {
  if (from === null) return 'imports a computed name, which no one can hold to the order';
  const target = targetOf(file, from);
  const here = placeOf(file);
  if (isNodeModule(target))
    return withoutNode.includes(here) || here in browserFolders
      ? `${here} imports nothing from Node: ${from}`
      : null;
  if (isPackage(from)) return null;
  if (from.startsWith('#') && target === from) return `${from} is no alias of package.json`;
  const there = placeOf(target);
  if (!isInside(target)) {
    if (there === 'package.json' || (there === 'demo' && here === 'main.ts')) return null;
    return `src imports nothing from ${there}`;
  }
  if (here === there) return null;
  if (there === 'config.ts' && here !== 'main.ts') return 'only main.ts reads config.ts';
  const allowed = browserFolders[here];
  if (allowed && !allowed.values.includes(there) && !(typeOnly && allowed.types.includes(there)))
    return `${here} imports only ${allowed.values.join(', ')} and types of ${allowed.types.join(', ')}`;
  if (forbidden[here]?.includes(there)) return `${here} never imports ${there}`;
  if (house.indexOf(there) < 0) return `${there} is not in the list of folders`;
  return house.indexOf(there) < house.indexOf(here)
    ? null
    : `${here} stands above ${there} and cannot import it`;
}

function violationsIn(files: Iterable<[file: string, source: string]>): Violation[] {
  const violations: Violation[] = [];
  for (const [file, source] of files)
    for (const entry of importsOf(source, file.endsWith('x') ? 'tsx' : 'ts')) {
      const reason = reasonAgainst(file, entry);
      if (reason) violations.push({ file, line: entry.line, reason: `${reason} (${entry.from ?? '…'})` });
    }
  return violations;
}

const reasonsIn = (file: string, source: string): string[] =>
  violationsIn([[file, source]]).map(({ reason }) => reason);

const root = path.join(import.meta.dirname, '..');
const sources = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file): [string, string] => [
    `src/${file.split(path.sep).join('/')}`,
    readFileSync(path.join(root, 'src', file), 'utf8'),
  ]);

describe('the house', () => {
  test('its list of folders is alphabetical, so that reading order is dependency order', () => {
    expect(folders).toEqual([...folders].sort());
  });

  test('nothing stands under src that the list does not name', () => {
    const standing = readdirSync(path.join(root, 'src'), { withFileTypes: true });
    for (const entry of standing) expect(entry.isDirectory() ? folders : entries).toContain(entry.name);
  });

  test('no import runs against the order', () => {
    const found = violationsIn(sources).map(({ file, line, reason }) => `${file}:${line} ${reason}`);
    expect(found).toEqual([]);
  });

  test('the check has seen the house: most files import something from it', () => {
    const importing = sources.filter(([file, source]) =>
      importsOf(source, file.endsWith('x') ? 'tsx' : 'ts').some(
        ({ from }) => from !== null && isInside(targetOf(file, from)),
      ),
    );
    expect(importing.length).toBeGreaterThan(sources.length / 2);
  });
});

describe('the check of the house', () => {
  test('lets a folder import from folders above it, and from its own', () => {
    expect(reasonsIn('src/desk/publish.ts', "import { db } from '#database/connection.ts';")).toEqual([]);
    expect(reasonsIn('src/desk/a/publish.ts', "export * from '../revision.ts';")).toEqual([]);
    expect(reasonsIn('src/desk/publish.ts', "import { z } from 'zod'; import fs from 'node:fs';")).toEqual(
      [],
    );
  });

  test.each([
    ['an import', "import { page } from '#html/page.ts';"],
    ['a type import', "import type { Page } from '#html/page.ts';"],
    ['an inline type import', "import { type Page } from '#html/page.ts';"],
    ['an import for its effects', "import '#html/page.ts';"],
    ['a relative import', "import { page } from '../html/page.ts';"],
    ['a re-export', "export { page } from '#html/page.ts';"],
    ['a re-export of everything', "export * from '#html/page.ts';"],
    ['a re-export of types', "export type { Page } from '#html/page.ts';"],
    ['a dynamic import', "const { page } = await import('#html/page.ts');"],
    ['a dynamic import in a template', 'await import(`#html/page.ts`);'],
    ['an import type', "let page: import('#html/page.ts').Page;"],
    ['a type of a module', "type Pages = typeof import('#html/page.ts');"],
    ['an import by require', "import page = require('#html/page.ts');"],
    ['a require', "const page = require('#html/page.ts');"],
  ])('sees %s that runs the other way', (_, source) => {
    expect(reasonsIn('src/desk/publish.ts', source)).toEqual([
      expect.stringContaining('desk stands above html and cannot import it'),
    ]);
  });

  test('tells comments and strings from imports', () => {
    const source = "// import '#html/page.ts'\nconst text = \"import '#html/page.ts'\";";
    expect(reasonsIn('src/desk/publish.ts', source)).toEqual([]);
  });

  test('refuses a computed import, and names the line', () => {
    expect(violationsIn([['src/desk/a.ts', 'const x = 1;\n\nawait import(x);']])).toEqual([
      {
        file: 'src/desk/a.ts',
        line: 3,
        reason: 'imports a computed name, which no one can hold to the order (…)',
      },
    ]);
  });

  test.each([
    ['src/arabic/letters.ts', "import { readFileSync } from 'node:fs';"],
    ['src/article/canonical.ts', "import type { Hash } from 'crypto';"],
    ['src/newsroom/app.ts', "import path from 'path/posix';"],
    ['src/html/page.ts', "import type { Database } from '#database/tables.ts';"],
    ['src/feeds/rss.ts', "import { db } from '#database/connection.ts';"],
    ['src/newsroom/app.ts', "import { edit } from '#desk/edit.ts';"],
    ['src/newsroom/app.ts', "import { app } from '#http/app.ts';"],
    ['src/http/app.ts', "import type { Config } from '#config';"],
    ['src/operator/start.ts', "import { plant } from '#demo/plant.ts';"],
    ['src/desk/file.ts', "import { buildDraft } from '#test/factories.ts';"],
    ['src/main.ts', "import { bench } from '../bench/main.ts';"],
    ['src/html/fonts.ts', "import '../../scripts/build-fonts.ts';"],
    ['src/desk/file.ts', "import '#nowhere/file.ts';"],
    ['src/desk/file.ts', "import '../elsewhere/file.ts';"],
    ['src/newsroom/story.tsx', "import { edit } from '#desk/edit.ts'; const story = <p>{edit}</p>;"],
    ['src/config.ts', "import './main.ts';"],
  ])('refuses in %s: %s', (file, source) => {
    expect(reasonsIn(file, source)).toHaveLength(1);
  });

  test.each([
    ['src/newsroom/app.ts', "import type { App } from '#http/app.ts';"],
    [
      'src/newsroom/app.ts',
      "import { type App } from '#http/app.ts'; import { slugOf } from '#arabic/slug.ts';",
    ],
    ['src/main.ts', "import { readConfig } from '#config'; import { plant } from '#demo/plant.ts';"],
    ['src/main.ts', "import { start } from './operator/start.ts';"],
    ['src/feeds/rss.ts', "import type { FeedArticle } from '#edition/feed.ts';"],
    ['src/http/app.ts', "import packageJson from '../../package.json' with { type: 'json' };"],
  ])('allows in %s: %s', (file, source) => {
    expect(reasonsIn(file, source)).toEqual([]);
  });
});
