/**
 * Counts a read once the article has been in view for eight seconds: the number of the article goes out and
 * nothing else. Nothing about the reader is sent or kept.
 */

const enough = 8000;

export function countRead(): void {
  const article = document.body.dataset.reads;
  if (article === undefined) return;
  let seen = 0;
  let since = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watch = (): void => {
    clearTimeout(timer);
    if (document.visibilityState === 'visible') {
      since = performance.now();
      timer = setTimeout(() => {
        document.removeEventListener('visibilitychange', watch);
        navigator.sendBeacon(`/read/${article}`);
      }, enough - seen);
    } else if (since > 0) seen += performance.now() - since;
  };
  document.addEventListener('visibilitychange', watch);
  watch();
}
