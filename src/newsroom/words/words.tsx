/** Which language the interface speaks, and its words. Kept in this browser. */
import { useDirection } from '@mantine/core';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { arabic, type Words } from './arabic.ts';
import { english } from './english.ts';

const languages = { ar: arabic, en: english } as const satisfies Record<string, Words>;
export type InterfaceLanguage = keyof typeof languages;

const keptAs = 'warraq-newsroom-language';

/** The language this browser was last set to; Arabic where it was not. */
export const keptLanguage = (): InterfaceLanguage => (localStorage.getItem(keptAs) === 'en' ? 'en' : 'ar');
export const directionOf = (language: InterfaceLanguage): 'rtl' | 'ltr' =>
  language === 'ar' ? 'rtl' : 'ltr';

interface Speech {
  language: InterfaceLanguage;
  words: Words;
  change: () => void;
}
const Speaking = createContext<Speech | null>(null);

export function WordsProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(keptLanguage);
  const { setDirection } = useDirection();
  useEffect(() => {
    document.documentElement.lang = language;
    setDirection(directionOf(language));
  }, [language, setDirection]);
  const speech = useMemo<Speech>(
    () => ({
      language,
      words: languages[language],
      change: () => {
        const next = language === 'ar' ? 'en' : 'ar';
        localStorage.setItem(keptAs, next);
        setLanguage(next);
      },
    }),
    [language],
  );
  return <Speaking value={speech}>{children}</Speaking>;
}

/** The interface's words; `change` switches between Arabic and English. */
export function useWords(): Speech {
  const speech = useContext(Speaking);
  if (!speech) throw new Error('useWords stands outside WordsProvider.');
  return speech;
}
