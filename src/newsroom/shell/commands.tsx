/** The command palette: Ctrl+K, then a word. */
import { Spotlight } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import { useWords } from '../words/words.tsx';

export function Commands() {
  const { words, change } = useWords();
  const go = useNavigate();
  return (
    <Spotlight
      shortcut="mod + K"
      searchProps={{ placeholder: words.commandsHint }}
      nothingFound={words.nothingFound}
      highlightQuery={false}
      actions={[
        { id: 'desk', label: words.nav.desk, onClick: () => go({ to: '/' }) },
        { id: 'mine', label: words.nav.mine, onClick: () => go({ to: '/', search: { mine: true } }) },
        { id: 'calendar', label: words.nav.calendar, onClick: () => go({ to: '/calendar' }) },
        { id: 'people', label: words.nav.people, onClick: () => go({ to: '/people' }) },
        { id: 'audit', label: words.nav.audit, onClick: () => go({ to: '/audit' }) },
        { id: 'account', label: words.nav.account, onClick: () => go({ to: '/account' }) },
        { id: 'language', label: words.language, onClick: change },
        { id: 'site', label: words.site, onClick: () => location.assign('/') },
      ]}
    />
  );
}
