/** Copying the address, and the system's own sharing sheet where there is one. */

export function offerSharing(): void {
  const address = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? location.href;
  const title = document.querySelector('h1')?.textContent ?? document.title;
  const said = document.querySelector('.said');

  const copy = document.querySelector<HTMLElement>('[data-copy]');
  // Browsers give the clipboard only to pages that came over TLS.
  if (!navigator.clipboard) copy?.parentElement?.remove();
  copy?.addEventListener('click', async () => {
    // The address as people read it: Arabic letters, not %D8%A3.
    await navigator.clipboard.writeText(readable(address));
    if (said) said.textContent = document.body.dataset.copied ?? '';
  });

  const share = document.querySelector<HTMLElement>('[data-share]');
  if (!share || !navigator.share) return;
  share.parentElement?.removeAttribute('hidden');
  share.addEventListener('click', () => {
    // A reader who closes the sheet has not made an error.
    navigator.share({ title, url: address }).catch(() => undefined);
  });
}

function readable(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
