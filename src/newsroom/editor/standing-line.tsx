/** Whether what was typed is saved, and who else is here. */

import type { SharedArticle } from './together/shared-article.ts';
import { useStanding } from './together/use-shared-article.ts';
import type { EditorWords } from './words.ts';

export function StandingLine({ shared, words }: { shared: SharedArticle; words: EditorWords }) {
  const { state, closed, mayWrite, others } = useStanding(shared);
  const said = closed ? words.states[closed] : state === 'closed' ? '' : words.states[state];
  return (
    <div className="editor-standing">
      <span role="status" data-state={state}>
        {!mayWrite && !closed && state === 'saved' ? words.states.readOnly : said}
      </span>
      {others.length > 0 && (
        <ul aria-label={words.here}>
          {others.map((who) => (
            <li key={who.id} ref={(item) => item?.style.setProperty('--who', who.color)}>
              <bdi>{who.name}</bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
