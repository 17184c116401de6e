/** The sections as a page: where the menu link leads when no script opens the dialog. */
import type { Frame } from './frame.ts';
import { sectionTree } from './shell/overlays.ts';
import { shell } from './shell/shell.ts';
import { html } from './template.ts';

export function menuPage(frame: Frame): string {
  return shell(frame, {
    kind: 'plain',
    main: html`<header class="page-head"><h1>${frame.conventions.words.sections}</h1></header>
<nav class="menu-page" aria-label="${frame.conventions.words.menu}">${sectionTree(frame)}</nav>`,
  });
}
