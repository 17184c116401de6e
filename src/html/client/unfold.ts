/**
 * «أظهر المزيد»: shows what is folded and takes the reader there. Browsers that know `until-found` also open
 * folds for find-in-page and for fragments; the others get the same here for fragments.
 */

/** The control is hidden by the style sheet as soon as its fold is open. */
const open = (fold: Element): void => fold.removeAttribute('hidden');

export function unfold(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.unfold a'))
    link.addEventListener('click', (event) => {
      const fold = document.querySelector<HTMLElement>(link.hash);
      if (!fold) return;
      event.preventDefault();
      open(fold);
      // To the first thing that can be read, so that a screen reader goes on from there.
      const first = fold.querySelector<HTMLElement>('.card a, li a') ?? fold;
      first.focus({ preventScroll: true });
    });
  openTarget();
  window.addEventListener('hashchange', openTarget);
}

/** A link into a folded part: opens it and goes there. */
function openTarget(): void {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id === '' ? null : document.getElementById(id);
  const fold = target?.closest('.fold[hidden]');
  if (!target || !fold) return;
  open(fold);
  target.scrollIntoView();
}
