/** Pictures that are dropped into a piece or pasted: sent to the archive, with the words that their files hold. */
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { ArticleEditorProps } from '../../editor/article-editor.tsx';
import { explain } from '../../shell/explain.ts';
import { useWords } from '../../words/words.tsx';
import { addPicture, picturesKey } from './picture-api.ts';

/** For the editor, which keeps what it is first given: the language is asked for when something is to be said. */
export function useArriving(): NonNullable<ArticleEditorProps['addPicture']> {
  const { words } = useWords();
  const said = useRef(words);
  said.current = words;
  const client = useQueryClient();
  return useMemo(
    () => ({
      send: async (file) => {
        const { id, alt, caption, credit } = await addPicture(file);
        void client.invalidateQueries({ queryKey: picturesKey });
        return { picture: id, alt, caption, credit };
      },
      explain: (error) => explain(error, said.current),
    }),
    [client],
  );
}
