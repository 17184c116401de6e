/**
 * Live coverage: entries come in as they are written. The browser asks again by itself when it was cut off, from the last
 * change that it has: nothing is missed, and nothing comes twice.
 */
export function followLive(): void {
  const section = document.querySelector<HTMLElement>('[data-live]');
  const list = section?.querySelector('.entries');
  if (!section || !list || !window.EventSource) return;
  let cursor = Number(section.dataset.cursor);
  const told = section.querySelector<HTMLElement>('.arrived');
  const follow = (): void => {
    const source = new EventSource(`${section.dataset.live}?after=${cursor}`);
    source.onmessage = async ({ data, lastEventId }) => {
      const number = Number(lastEventId);
      if (!(number > cursor)) return;
      cursor = number;
      const { e, h } = JSON.parse(data) as { e: number; h?: string };
      const markup = h ?? (await (await fetch(`${section.dataset.live}/${e}`)).text());
      const holder = document.createElement('template');
      holder.innerHTML = markup;
      const entry = holder.content.querySelector<HTMLElement>('.entry');
      if (!entry) return;
      document.getElementById(entry.id)?.remove();
      const after = [...list.querySelectorAll<HTMLElement>('.entry')].find(
        (one) => Number(one.dataset.at) <= Number(entry.dataset.at),
      );
      list.insertBefore(entry, after ?? null);
      if (told) told.textContent = told.dataset.words ?? '';
    };
    // A node that stops says so with 204 or an error: the browser gives up, we do not.
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED) return;
      setTimeout(follow, 3_000);
    };
  };
  section.querySelector('.refresh')?.remove();
  follow();
}
