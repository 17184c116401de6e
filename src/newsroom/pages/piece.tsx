/** One piece: written here by several people at once, with all that may be done to it beside it. */
// Written in the letters that readers will see it in.
import '@fontsource/noto-naskh-arabic/arabic-400.css';
import '@fontsource/noto-naskh-arabic/arabic-700.css';
import '@fontsource/noto-naskh-arabic/latin-400.css';
import '@fontsource/noto-naskh-arabic/latin-700.css';
import { Tabs, VisuallyHidden } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api.ts';
import { ArticleEditor } from '../editor/article-editor.tsx';
import { useSharedArticle } from '../editor/together/use-shared-article.ts';
import { answerOf } from '../problem.ts';
import { useMayPictures, useMe } from '../session.ts';
import { Asked } from '../shell/asked.tsx';
import { useWords } from '../words/words.tsx';
import { useArriving } from './pictures/arriving.ts';
import { usePictureChooser } from './pictures/chooser.tsx';
import { pictureAddress } from './pictures/picture-api.ts';
import { useBackgrounds } from './piece/background.tsx';
import { useCite } from './piece/cite.tsx';
import { Coverage } from './piece/coverage.tsx';
import { Details } from './piece/details.tsx';
import { History } from './piece/history.tsx';
import { pieceKey } from './piece/piece-key.ts';
import { Preview } from './piece/preview.tsx';
import { PublishedText } from './piece/published-text.tsx';
import { Side } from './piece/side.tsx';
import { Versions } from './piece/versions.tsx';
import { whenSaved } from './piece/when-saved.ts';
import './piece.css';

/** How often what others did to a piece is looked for; its text comes by itself. */
const lookAgain = 10_000;

export function Piece() {
  const { id } = useParams({ from: '/signed/pieces/$id' });
  const me = useMe();
  const piece = useQuery({
    queryKey: pieceKey(Number(id)),
    queryFn: () => answerOf(api.pieces[':id'].$get({ param: { id } })),
    refetchInterval: lookAgain,
  });
  return (
    <Asked query={piece}>
      {(data) =>
        data.may.includes('read') ? (
          me.data && <Workplace key={data.id} piece={data} user={me.data} />
        ) : (
          <PublishedText piece={data} />
        )
      }
    </Asked>
  );
}

export type PieceView = NonNullable<Awaited<ReturnType<typeof readPiece>>>;
const readPiece = (id: string) => answerOf(api.pieces[':id'].$get({ param: { id } }));

function Workplace({ piece, user }: { piece: PieceView; user: { id: string; name: string } }) {
  const { words, language } = useWords();
  const client = useQueryClient();
  const shared = useSharedArticle({ article: piece.id, user });
  const { choose, dialog } = usePictureChooser();
  const { cite, dialog: citing } = useCite(piece);
  const { background, dialog: taking } = useBackgrounds(piece.id);
  const [tab, setTab] = useState<string | null>('write');
  const { add: mayAdd } = useMayPictures();
  const arriving = useArriving();
  const { comment } = useSearch({ from: '/signed/pieces/$id' });
  const [commentsInto, setCommentsInto] = useState<HTMLElement | null>(null);
  /** Entries go to readers beside the article itself, so it is there first. */
  const covering = piece.kind === 'live' && piece.publication === 'published';
  const param = { id: String(piece.id) };
  /** What stands in the editor becomes the newest revision, so that an act is done to what is seen. */
  const settle = async (): Promise<number> => {
    if (shared) await whenSaved(shared);
    const { revision } = await answerOf(api.pieces[':id'].settle.$post({ param }));
    return revision;
  };
  const restore = useMutation({
    mutationFn: async (revision: number) =>
      answerOf(api.pieces[':id'].restore.$post({ param, json: { basedOn: await settle(), revision } })),
    onSettled: () => client.invalidateQueries({ queryKey: pieceKey(piece.id) }),
  });
  return (
    <div className="piece">
      <VisuallyHidden component="h1">{piece.headline || words.desk.untitled}</VisuallyHidden>
      <div className="piece-main">
        <Tabs value={tab} onChange={setTab} keepMounted={false}>
          <Tabs.List mb="md">
            <Tabs.Tab value="write">{words.piece.write}</Tabs.Tab>
            {covering && <Tabs.Tab value="coverage">{words.coverage.title}</Tabs.Tab>}
            <Tabs.Tab value="details">{words.piece.details}</Tabs.Tab>
            {piece.may.includes('preview') && <Tabs.Tab value="preview">{words.piece.previewTab}</Tabs.Tab>}
            <Tabs.Tab value="history">{words.piece.history}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="write">
            {shared && (
              <ArticleEditor
                shared={shared}
                language={language}
                pictureAddress={pictureAddress}
                choosePicture={choose}
                {...(mayAdd ? { addPicture: arriving } : {})}
                cite={cite}
                {...(background ? { background } : {})}
                comments={{
                  user: user.id,
                  mayComment: piece.may.includes('comment'),
                  into: commentsInto,
                  show: comment,
                }}
              />
            )}
          </Tabs.Panel>
          {covering && (
            <Tabs.Panel value="coverage">
              <Coverage piece={piece} cite={cite} />
            </Tabs.Panel>
          )}
          <Tabs.Panel value="details">{shared && <Details shared={shared} />}</Tabs.Panel>
          <Tabs.Panel value="preview">
            <Preview id={piece.id} settle={settle} />
          </Tabs.Panel>
          <Tabs.Panel value="history">
            <History
              id={piece.id}
              restore={piece.may.includes('restore') ? (revision) => restore.mutate(revision) : null}
            />
            <Versions
              id={piece.id}
              published={piece.publication === 'published'}
              mayWithhold={piece.may.includes('withhold')}
            />
          </Tabs.Panel>
        </Tabs>
      </div>
      <Side
        piece={piece}
        shared={shared}
        settle={settle}
        commentsInto={setCommentsInto}
        onBackground={
          background && piece.may.includes('save')
            ? () => {
                // It is put where the caret is.
                setTab('write');
                background.onAsk();
              }
            : null
        }
      />
      {dialog}
      {citing}
      {taking}
    </div>
  );
}
