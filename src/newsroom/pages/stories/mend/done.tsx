/** What was corrected: each article with its new version, told to who does not see it and brought into sight. */
import { Anchor, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { counted } from '#arabic/plurals.ts';
import { useWords } from '../../../words/words.tsx';

export interface Corrected {
  headline: string;
  path: string | null;
  article: number;
  revision: number;
}

export function Done({ corrected }: { corrected: readonly Corrected[] }) {
  const { words, language } = useWords();
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (corrected.length) place.current?.focus();
  }, [corrected]);
  return (
    <section
      ref={place}
      tabIndex={-1}
      className="sheet mend-done"
      role="status"
      aria-label={counted(corrected.length, words.mend.done, language, 'latn')}
    >
      <Title order={2} size="h4">
        {counted(corrected.length, words.mend.done, language, 'latn')}
      </Title>
      <ul>
        {corrected.map(({ article, revision, headline, path }) => (
          <li key={article}>
            <Link to="/pieces/$id" params={{ id: String(article) }} className="headline-cell">
              <bdi>{headline || words.desk.untitled}</bdi>
            </Link>{' '}
            <Text span size="sm" c="dimmed">
              {words.mend.version.replace('{n}', String(revision))}
            </Text>
            {path !== null && (
              <>
                {' · '}
                <Anchor size="sm" href={path} target="_blank">
                  {words.mend.readers}
                </Anchor>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
