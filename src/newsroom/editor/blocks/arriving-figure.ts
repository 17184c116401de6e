/** How a picture that is on its way looks in the text. */
import './arriving.css';

export interface Arriving {
  key: number;
  /** What the file is called; pasted pictures have no name of their own. */
  name: string;
  /** The file as this browser shows it; of what is no picture it shows nothing. */
  address: string;
  state: 'waiting' | 'sending' | 'failed';
  /** Why it was not taken. */
  why: string | null;
}

interface Words {
  sending: string;
  waiting: string;
  again: string;
  remove: string;
}
interface Actions {
  again: (key: number) => void;
  remove: (key: number) => void;
}

function button(word: string, name: string, onClick: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'arriving-act';
  element.textContent = word;
  // Several may stand below one another.
  element.setAttribute('aria-label', `${word}: ${name}`);
  element.addEventListener('click', onClick);
  return element;
}

/** The picture itself, paler, with where it stands in words; what failed is said where it will not be missed. */
export function arrivingFigure(
  { key, name, address, state, why }: Arriving,
  words: Words,
  { again, remove }: Actions,
): HTMLElement {
  const figure = document.createElement('figure');
  figure.className = `editor-figure arriving ${state}`;
  figure.contentEditable = 'false';
  const image = document.createElement('img');
  image.src = address;
  image.alt = '';
  image.addEventListener('error', () => image.remove());
  const caption = document.createElement('figcaption');
  caption.className = 'arriving-words';
  const file = document.createElement('bdi');
  file.textContent = name;
  const said = document.createElement('div');
  said.className = 'arriving-said';
  said.setAttribute('role', why === null ? 'status' : 'alert');
  said.textContent = why ?? words[state === 'sending' ? 'sending' : 'waiting'];
  caption.append(file, said);
  if (state === 'sending') {
    const progress = document.createElement('progress');
    progress.className = 'arriving-bar';
    progress.setAttribute('aria-label', `${words.sending} ${name}`);
    caption.append(progress);
  }
  if (state === 'failed')
    caption.append(
      button(words.again, name, () => again(key)),
      button(words.remove, name, () => remove(key)),
    );
  figure.append(image, caption);
  return figure;
}
