/** Theme and text size: the reader's choice, kept on the reader's own device. */
import { keep, kept } from './kept.ts';

const root = document.documentElement;
const smallest = 1;
const usual = 2;
const largest = 4;

function setTheme(theme: string): void {
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  else delete root.dataset.theme;
}

function setTextSize(size: number): void {
  root.dataset.text = String(size);
}

export function applyChoices(): void {
  setTheme(kept('theme') ?? '');
  const size = Number(kept('text'));
  if (size >= smallest && size <= largest) setTextSize(size);
}

export function offerChoices(): void {
  const themes = [...document.querySelectorAll<HTMLButtonElement>('[data-theme-choice]')];
  const show = (): void => {
    for (const button of themes)
      button.ariaPressed = String(button.dataset.themeChoice === (root.dataset.theme ?? ''));
  };
  show();
  for (const button of themes)
    button.addEventListener('click', () => {
      const theme = button.dataset.themeChoice ?? '';
      setTheme(theme);
      keep('theme', theme);
      show();
    });
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-text-step]'))
    button.addEventListener('click', () => {
      const now = Number(root.dataset.text ?? usual) + Number(button.dataset.textStep);
      const size = Math.min(largest, Math.max(smallest, now));
      setTextSize(size);
      keep('text', String(size));
    });
}
