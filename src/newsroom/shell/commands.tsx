/** The command palette: Ctrl+K, then a word. */
import { Spotlight } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import { useMayArrange, useMayReadStories } from '../session.ts';
import { useWords } from '../words/words.tsx';

export function Commands() {
  const { words, change } = useWords();
  const go = useNavigate();
  const mayArrange = useMayArrange();
  const mayReadStories = useMayReadStories();
  return (
    <Spotlight
      shortcut="mod + K"
      searchProps={{ placeholder: words.commandsHint }}
      nothingFound={words.nothingFound}
      highlightQuery={false}
      actions={[
        { id: 'desk', label: words.nav.desk, onClick: () => go({ to: '/' }) },
        { id: 'mine', label: words.nav.mine, onClick: () => go({ to: '/', search: { mine: true } }) },
        ...(mayReadStories
          ? [
              { id: 'stories', label: words.nav.stories, onClick: () => go({ to: '/stories' }) },
              { id: 'gate', label: words.gate.title, onClick: () => go({ to: '/gate' }) },
            ]
          : []),
        { id: 'calendar', label: words.nav.calendar, onClick: () => go({ to: '/calendar' }) },
        { id: 'pictures', label: words.nav.pictures, onClick: () => go({ to: '/pictures' }) },
        ...(mayArrange
          ? [{ id: 'fronts', label: words.nav.fronts, onClick: () => go({ to: '/fronts' }) }]
          : []),
        { id: 'people', label: words.nav.people, onClick: () => go({ to: '/people' }) },
        { id: 'audit', label: words.nav.audit, onClick: () => go({ to: '/audit' }) },
        { id: 'account', label: words.nav.account, onClick: () => go({ to: '/account' }) },
        { id: 'language', label: words.language, onClick: change },
        { id: 'site', label: words.site, onClick: () => location.assign('/') },
      ]}
    />
  );
}
