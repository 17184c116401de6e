/** The document around every page. */
import type { Frame, Head, PageKind } from '../frame.ts';
import { attribute, type Html, html, raw, type Value } from '../template.ts';
import { footer } from './footer.ts';
import { type MastheadChoice, masthead } from './masthead.ts';
import { menuDialog, searchDialog } from './overlays.ts';

export interface Page extends MastheadChoice {
  kind: PageKind;
  main: Value;
  /** Number of the article, for the count of reads; only on article pages. */
  reads?: number;
}

/**
 * `shell(frame, {kind: 'plain', main: html`…`})` → a whole document, from `<!doctype html>` on.
 *
 * The script is `async` in the head. It sets the reader's chosen theme and text size; a blocking script would
 * do so before the first paint, but cost a first visitor at 400 ms a whole round trip, and a first visitor
 * has chosen nothing. On later visits it comes from the disk cache, ahead of the body.
 */
export function shell(frame: Frame, page: Page): string {
  const { conventions, assets, head } = frame;
  return html`<!doctype html>
<html lang="${conventions.language}" dir="${conventions.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${head.title}</title>
${assets.preload.map((font) => html`<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin>`)}
<style>${raw(assets.styles[page.kind])}</style>
<script async src="${assets.script}"></script>
${metadata(frame, head)}
</head>
<body data-copied="${conventions.words.linkCopied}"${attribute('data-reads', page.reads?.toString())}>
<a class="skip" href="#content">${conventions.words.skipToContent}</a>
${masthead(frame, page)}
<main id="content" tabindex="-1">
${page.main}
</main>
${footer(frame)}
${menuDialog(frame)}
${searchDialog(frame)}
</body>
</html>
`.markup;
}

function metadata(frame: Frame, head: Head): Html {
  return html`${head.description !== '' && html`<meta name="description" content="${head.description}">`}
${
  head.canonical === null
    ? html`<meta name="robots" content="noindex">`
    : html`<link rel="canonical" href="${head.canonical}">`
}
<meta name="theme-color" content="#faf7f0" media="(prefers-color-scheme:light)">
<meta name="theme-color" content="#171512" media="(prefers-color-scheme:dark)">
<link rel="manifest" href="/manifest.webmanifest">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
${head.alternates.map(({ language, href }) => html`<link rel="alternate" hreflang="${language}" href="${href}">`)}
${head.feeds.map(({ title, href, type }) => html`<link rel="alternate" type="${type}" title="${title}" href="${href}">`)}
${head.openGraph.length > 0 && html`<meta property="og:locale" content="${frame.conventions.openGraphLocale}">`}
${head.openGraph.map(([property, content]) => html`<meta property="${property}" content="${content}">`)}
${head.jsonLd !== null && html`<script type="application/ld+json">${raw(inScript(head.jsonLd))}</script>`}`;
}

/** JSON that cannot end its own `<script>`: `</script>` → `\u003c/script>`, the same to a JSON reader. */
const inScript = (json: string): string =>
  json.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
