/**
 * Live coverage: entries come in as they are written. The browser asks again by itself when it was cut off, from the last
 * change that it has: nothing is missed, and nothing comes twice.
 */
export function followLive(): void {
  const section = document.querySelector<HTMLElement>('[data-live]');
  const list = section?.querySelector<HTMLElement>('.entries');
  if (!section || !list || !window.EventSource) return;
  let cursor = Number(section.dataset.cursor);
  const told = section.querySelector<HTMLElement>('.arrived');
  let silence: ReturnType<typeof setTimeout> | undefined;
  /** Asked for until it comes, so that it is not missed. */
  const wholeEntry = async (entry: number): Promise<DocumentFragment> => {
    for (;;) {
      const answer = await fetch(`${section.dataset.live}/${entry}`).catch(() => null);
      if (answer && answer.status < 500) return parsed(await answer.text());
      await wait(3_000);
    }
  };
  const takeIn = async (data: string): Promise<void> => {
    const { e, h } = JSON.parse(data) as { e: number; h?: string };
    // An entry that is too long for the line is asked for.
    const came = h === undefined ? await wholeEntry(e) : parsed(h);
    if (h !== undefined && lacksSources(came))
      // The words are there at once; who said them comes when not everybody asks.
      void wait(2_000 * Math.random())
        .then(() => wholeEntry(e))
        .then((whole) => joinSources(section, whole));
    const entry = came.querySelector<HTMLElement>('.entry');
    if (!entry) return;
    joinSources(section, came);
    joinPins(section, entry);
    joinKeys(section, entry);
    list.querySelector(':scope > p')?.remove();
    entry.classList.add('fresh');
    document.getElementById(entry.id)?.remove();
    inOrder(list, entry);
    if (!told) return;
    told.textContent = told.dataset.words ?? '';
    clearTimeout(silence);
    silence = setTimeout(() => {
      told.textContent = '';
    }, 8_000);
  };
  // One after the other: of two changes to one entry the later one stays.
  let before = Promise.resolve();
  const follow = (): void => {
    const source = new EventSource(`${section.dataset.live}?after=${cursor}`);
    source.onmessage = ({ data, lastEventId }) => {
      const number = Number(lastEventId);
      if (!(number > cursor)) return;
      cursor = number;
      // What could not be put in its place does not keep the rest away.
      before = before.then(() => takeIn(data)).catch(reportError);
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

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function parsed(markup: string): DocumentFragment {
  const holder = document.createElement('template');
  holder.innerHTML = markup;
  return holder.content;
}

/** Puts an element among others, the newest first. */
function inOrder(list: Element, one: HTMLElement): void {
  const after = [...list.children].find(
    (other) => Number((other as HTMLElement).dataset.at) <= Number(one.dataset.at),
  );
  list.insertBefore(one, after ?? null);
}

const lacksSources = (came: DocumentFragment): boolean =>
  [...came.querySelectorAll('[popovertarget]')].some(
    (mark) => !document.getElementById(mark.getAttribute('popovertarget') ?? ''),
  );

/** Who said it, and «كيف عرفنا هذا» as it counts now. What is open stays as it is. */
function joinSources(section: HTMLElement, came: DocumentFragment): void {
  const box = came.querySelector('.known');
  if (!box) return;
  const here = document.querySelector('.known');
  if (!here) {
    section.after(box);
    return;
  }
  const [now, then] = [box, here].map((one) => one.querySelector('.so-far'));
  if (now) then?.replaceWith(now);
  for (const source of box.querySelectorAll('.source')) {
    const old = document.getElementById(source.id);
    if (!old) here.append(source);
    else if (!old.matches(':popover-open')) old.replaceWith(source);
  }
}

/** A key point stands in the list of them; what is none any longer leaves it. */
function joinKeys(section: HTMLElement, entry: HTMLElement): void {
  const box = section.querySelector<HTMLElement>('.keys');
  const list = box?.querySelector('ul');
  if (!box || !list) return;
  list.querySelector(`a[href$="#${entry.id}"]`)?.parentElement?.remove();
  const headline = entry.querySelector('h3');
  if (headline && entry.classList.contains('key')) {
    const point = document.createElement('li');
    point.dataset.at = entry.dataset.at ?? '';
    const link = document.createElement('a');
    link.href = `#${entry.id}`;
    link.textContent = headline.textContent;
    point.append(link);
    inOrder(list, point);
  }
  keepMost(list, box);
  box.hidden = list.children.length === 0;
}

/** What is pinned stands above, in the words that the entry has now. */
function joinPins(section: HTMLElement, entry: HTMLElement): void {
  const box = section.querySelector<HTMLElement>('.pins');
  if (!box) return;
  const id = entry.id.replace(/^e/, 'pin');
  document.getElementById(id)?.closest('.pinned')?.remove();
  if (entry.dataset.pinned !== undefined) {
    const copy = entry.cloneNode(true) as HTMLElement;
    for (const one of [copy, ...copy.querySelectorAll('[id]')]) one.id = one.id.replace(entry.id, id);
    for (const link of copy.querySelectorAll(`a[href^="#${entry.id}"]`))
      link.setAttribute('href', link.getAttribute('href')!.replace(entry.id, id));
    const pinned = document.createElement('div');
    pinned.className = 'pinned';
    pinned.dataset.at = entry.dataset.at ?? '';
    const label = document.createElement('p');
    label.textContent = box.dataset.words ?? '';
    pinned.append(label, copy);
    inOrder(box, pinned);
  }
  keepMost(box, box);
}

const keepMost = (list: Element, box: HTMLElement): void => {
  while (list.children.length > Number(box.dataset.most)) list.lastElementChild!.remove();
};
