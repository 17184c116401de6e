/**
 * Suggestions under a search box as one types: an editable combobox with a list (WAI-ARIA Authoring Practices,
 * "Editable Combobox With List Autocomplete"). Arrows choose, Enter goes, Esc closes; typing is never touched.
 */

interface Suggestion {
  kind: 'query' | 'section' | 'article';
  text: string;
  path: string | null;
}

/** Milliseconds without a key before the server is asked. */
const pause = 120;

export function offerSuggestions(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-suggest]')) attend(form);
}

function attend(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[type=search]');
  const source = form.dataset.suggest;
  if (!input || !source) return;
  const list = document.createElement('ul');
  list.className = 'suggestions';
  list.id = `${input.id}-suggestions`;
  list.role = 'listbox';
  list.hidden = true;
  const status = document.createElement('p');
  status.className = 'unseen';
  status.role = 'status';
  input.closest('.search-row')?.after(list, status);
  input.role = 'combobox';
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');

  let shown: Suggestion[] = [];
  let at = -1;
  let asked = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const close = (): void => {
    clearTimeout(timer);
    asked.abort();
    list.hidden = true;
    at = -1;
    status.textContent = '';
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const go = ({ text, path }: Suggestion): void => {
    close();
    if (path !== null) location.assign(path);
    else {
      input.value = text;
      form.requestSubmit();
    }
  };
  const point = (to: number): void => {
    list.children[at]?.setAttribute('aria-selected', 'false');
    at = to;
    const option = list.children[at];
    if (!option) {
      input.removeAttribute('aria-activedescendant');
      return;
    }
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', option.id);
  };
  const show = (suggestions: Suggestion[], label: string, count: string): void => {
    shown = suggestions;
    list.setAttribute('aria-label', label);
    list.replaceChildren(
      ...suggestions.map((suggestion, i) => {
        const option = document.createElement('li');
        option.role = 'option';
        option.id = `${list.id}-${i}`;
        option.className = suggestion.kind;
        option.dir = 'auto';
        option.textContent = suggestion.text;
        option.setAttribute('aria-selected', 'false');
        // Before the box loses the focus.
        option.addEventListener('pointerdown', (event) => event.preventDefault());
        option.addEventListener('click', () => go(suggestion));
        return option;
      }),
    );
    at = -1;
    list.hidden = !suggestions.length;
    status.textContent = suggestions.length ? count : '';
    input.setAttribute('aria-expanded', String(!list.hidden));
    input.removeAttribute('aria-activedescendant');
  };
  const ask = async (): Promise<void> => {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    const q = input.value;
    if (!q.trim()) {
      close();
      return;
    }
    try {
      const response = await fetch(`${source}${encodeURIComponent(q)}`, { signal });
      if (!response.ok) {
        close();
        return;
      }
      const { suggestions, label, count } = await response.json();
      if (!signal.aborted && document.activeElement === input) show(suggestions, label, count);
    } catch {
      // No network, or a newer question: the box works without.
    }
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      // One place beside the list is the box itself.
      const places = shown.length + 1;
      point(((at + 1 + step + places) % places) - 1);
    } else if (event.key === 'Escape') {
      // The list, not the dialog it stands in, nor what is typed.
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === 'Enter') {
      const chosen = shown[at];
      if (!chosen) return;
      event.preventDefault();
      go(chosen);
    }
  });
  form.addEventListener('submit', close);
}
