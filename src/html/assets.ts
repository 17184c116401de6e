/**
 * Style sheets, script and fonts, made once when the program starts: a few milliseconds of esbuild instead of
 * a build step. Everything in `files` is named by its own content, so it may be kept for ever.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync, transformSync } from 'esbuild';
import { type PageAssets, type PageKind, pageKinds } from './frame.ts';

export interface AssetFile {
  /** `text-400-arabic`, `site` */
  name: string;
  /** `/assets/text-400-arabic-3fa9c1d2e0.woff2` */
  path: string;
  /** For the `Content-Type` header. */
  type: string;
  source: Uint8Array;
}

export interface Assets extends PageAssets {
  /** For the policy header: `style-src 'self' 'sha256-…' …` */
  styleHashes: Record<PageKind, string>;
  scripts: AssetFile[];
  fonts: AssetFile[];
}

/** Style sheets in their order, by the pages that need them. */
const everywhere = ['fonts', 'tokens', 'base', 'masthead', 'overlay', 'footer'];
const sheets: Record<PageKind, string[]> = {
  article: [...everywhere, 'cards', 'article', 'sourcing', 'print'],
  live: [...everywhere, 'cards', 'article', 'sourcing', 'live', 'print'],
  front: [...everywhere, 'cards', 'front', 'bands', 'print'],
  list: [...everywhere, 'cards', 'list', 'print'],
  file: [...everywhere, 'file', 'timeline', 'print'],
  versions: [...everywhere, 'list', 'versions', 'print'],
  plain: [...everywhere, 'list', 'print'],
};

const fontNames = ['text-400', 'text-700', 'headline-700'].flatMap((face) =>
  ['arabic', 'signs', 'latin'].map((cut) => `${face}-${cut}`),
);
/**
 * What every first view needs, asked for at once so that letters and signs change face together; what else a
 * page needs, the browser finds by `unicode-range`.
 */
const firstFonts = ['text-400-arabic', 'headline-700-arabic', 'text-400-signs', 'headline-700-signs'];

const here = (path: string): URL => new URL(path, import.meta.url);
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes);

function asset(name: string, extension: string, type: string, source: Uint8Array): AssetFile {
  const version = sha256(source).digest('hex').slice(0, 10);
  return { name, path: `/assets/${name}-${version}.${extension}`, type, source };
}

function buildScript(): AssetFile {
  const built = buildSync({
    entryPoints: [fileURLToPath(here('./client/site.ts'))],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
  });
  return asset('site', 'js', 'text/javascript; charset=utf-8', built.outputFiles[0]!.contents);
}

function buildStyle(kind: PageKind, fonts: AssetFile[]): string {
  const source = sheets[kind]
    .map((name) => readFileSync(here(`./style/${name}.css`), 'utf8'))
    .join('\n')
    .replace(/url\(([\w-]+)\.woff2\)/g, (_, name: string) => {
      const font = fonts.find((entry) => entry.name === name);
      if (!font) throw new Error(`fonts.css names ${name}, which assets.ts does not`);
      return `url(${font.path})`;
    });
  return transformSync(source, {
    loader: 'css',
    minify: true,
    target: ['chrome111', 'firefox115', 'safari16'],
  }).code.trim();
}

/** `buildAssets().styles.article` → minified CSS for `<style>`; call it once, at start. */
export function buildAssets(): Assets {
  const fonts = fontNames.map((name) =>
    asset(name, 'woff2', 'font/woff2', readFileSync(here(`./fonts/${name}.woff2`))),
  );
  const script = buildScript();
  const each = <Value>(make: (kind: PageKind) => Value) =>
    Object.fromEntries(pageKinds.map((kind) => [kind, make(kind)])) as Record<PageKind, Value>;
  const styles = each((kind) => buildStyle(kind, fonts));
  return {
    styles,
    styleHashes: each((kind) => `sha256-${sha256(styles[kind]).digest('base64')}`),
    script: script.path,
    preload: fonts.filter(({ name }) => firstFonts.includes(name)).map(({ path }) => path),
    scripts: [script],
    fonts,
  };
}
