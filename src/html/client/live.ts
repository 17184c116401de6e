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
  let silence: ReturnType<typeof setTimeout> | undefined;
  /** An entry too long for the line; asked for until it comes, so that it is not missed. */
  const wholeEntry = async (entry: number): Promise<string> => {
    for (;;) {
      const answer = await fetch(`${section.dataset.live}/${entry}`).catch(() => null);
      if (answer && answer.status < 500) return answer.text();
      await new Promise((resolve) => setTimeout(resolve, 3_000));
    }
  };
  const follow = (): void => {
    const source = new EventSource(`${section.dataset.live}?after=${cursor}`);
    source.onmessage = async ({ data, lastEventId }) => {
      const number = Number(lastEventId);
      if (!(number > cursor)) return;
      cursor = number;
      const { e, h } = JSON.parse(data) as { e: number; h?: string };
      const markup = h ?? (await wholeEntry(e));
      const holder = document.createElement('template');
      holder.innerHTML = markup;
      const entry = holder.content.querySelector<HTMLElement>('.entry');
      if (!entry) return;
      // What is pinned above stands there in the words that the entry has now.
      const pinned = document.getElementById(`pin${e}`);
      if (pinned) pinned.innerHTML = entry.innerHTML;
      list.querySelector(':scope > p')?.remove();
      entry.classList.add('fresh');
      document.getElementById(entry.id)?.remove();
      const after = [...list.querySelectorAll<HTMLElement>('.entry')].find(
        (one) => Number(one.dataset.at) <= Number(entry.dataset.at),
      );
      list.insertBefore(entry, after ?? null);
      if (!told) return;
      told.textContent = told.dataset.words ?? '';
      clearTimeout(silence);
      silence = setTimeout(() => {
        told.textContent = '';
      }, 8_000);
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
