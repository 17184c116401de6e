/**
 * Menu and search open over the page instead of leaving it. The address says so while they are open, so that
 * the browser's Back closes them; Esc, «إغلاق» and a tap beside them do the same, and the focus returns to
 * the link that opened them.
 */

export function openDialogs(): void {
  const dialogs = [...document.querySelectorAll<HTMLDialogElement>('dialog[data-path]')];
  if (!dialogs[0]?.showModal) return;
  for (const dialog of dialogs) attend(dialog);
  window.addEventListener('popstate', () => {
    for (const dialog of dialogs)
      if (dialog.open && history.state?.dialog !== dialog.id) dialog.close();
      else if (!dialog.open && history.state?.dialog === dialog.id) dialog.showModal();
  });
}

function attend(dialog: HTMLDialogElement): void {
  const path = dialog.dataset.path ?? '';
  let opener: HTMLElement | null = null;
  for (const link of document.querySelectorAll<HTMLAnchorElement>(`a[href="${path}"]`))
    link.addEventListener('click', (event) => {
      // A new tab, a new window, a download: the browser's business.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      opener = link;
      history.pushState({ dialog: dialog.id }, '', path);
      dialog.showModal();
      dialog.querySelector('input')?.focus();
    });
  dialog.addEventListener('close', () => {
    // Closed by hand, not by Back: take the dialog's entry out of the history.
    if (history.state?.dialog === dialog.id) history.back();
    opener?.focus();
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
}
