/** What a piece is filed under and who signs it; chosen by one, seen by all at once. */
import { MultiSelect, NativeSelect, Paper, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { articleKinds, type Filing } from '#article/article.ts';
import { api } from '../../api.ts';
import type { SharedArticle } from '../../editor/together/shared-article.ts';
import { useDetail, useStanding } from '../../editor/together/use-shared-article.ts';
import { answerOf } from '../../problem.ts';
import { Asked } from '../../shell/asked.tsx';
import { useWords } from '../../words/words.tsx';
import { LeadPicture } from '../pictures/lead-picture.tsx';
import { Suggestions } from './suggestions.tsx';

/** What may be chosen: what is known, and what was chosen before and is not among it. */
const offered = (known: readonly Filing[], chosen: readonly Filing[]): Filing[] => [
  ...known,
  ...chosen.filter(({ id }) => !known.some((one) => one.id === id)),
];

export function Details({ shared }: { shared: SharedArticle }) {
  const { words } = useWords();
  const standing = useStanding(shared);
  const [kind, setKind] = useDetail(shared, 'kind');
  const [language] = useDetail(shared, 'language');
  const [sections, setSections] = useDetail(shared, 'sections');
  const [topics, setTopics] = useDetail(shared, 'topics');
  const [bylines, setBylines] = useDetail(shared, 'bylines');
  const [dateline, setDateline] = useDetail(shared, 'dateline');
  const filing = useQuery({
    queryKey: ['filing'],
    queryFn: () => answerOf(api.filing.$get()),
    staleTime: 60_000,
  });
  const readOnly = !standing.mayWrite;
  return (
    <Asked query={filing}>
      {(known) => {
        const places = known.sections.filter((section) => section.language === (language ?? 'ar'));
        const signers = [
          ...known.desks.map(({ id, name }) => ({ type: 'desk' as const, id, name })),
          ...known.people.map(({ id, name }) => ({ type: 'person' as const, id, name })),
        ];
        const key = ({ type, id }: { type: string; id: number }) => `${type}:${id}`;
        return (
          <Paper className="sheet" p="lg">
            <Stack>
              <LeadPicture shared={shared} readOnly={readOnly} />
              <NativeSelect
                label={words.fields.kind}
                disabled={readOnly}
                value={kind ?? 'news'}
                data={articleKinds.map((one) => ({ value: one, label: words.kinds[one] }))}
                onChange={(event) => setKind(event.currentTarget.value as (typeof articleKinds)[number])}
              />
              <MultiSelect
                label={words.fields.sections}
                description={words.details.firstIsPrimary}
                disabled={readOnly}
                searchable
                data={places.map(({ id, name }) => ({ value: String(id), label: name }))}
                value={(sections ?? []).map(({ id }) => String(id))}
                onChange={(chosen) =>
                  setSections(
                    chosen.flatMap((id) =>
                      places.filter((place) => String(place.id) === id).map(({ id, name }) => ({ id, name })),
                    ),
                  )
                }
              />
              <MultiSelect
                label={words.fields.bylines}
                disabled={readOnly}
                searchable
                data={signers.map((signer) => ({ value: key(signer), label: signer.name }))}
                value={(bylines ?? []).map(key)}
                onChange={(chosen) =>
                  setBylines(chosen.flatMap((each) => signers.filter((signer) => key(signer) === each)))
                }
              />
              <MultiSelect
                label={words.fields.topics}
                disabled={readOnly}
                searchable
                limit={50}
                data={offered(known.topics, topics ?? []).map(({ id, name }) => ({
                  value: String(id),
                  label: name,
                }))}
                value={(topics ?? []).map(({ id }) => String(id))}
                onChange={(chosen) => {
                  const all = offered(known.topics, topics ?? []);
                  setTopics(chosen.flatMap((id) => all.filter((topic) => String(topic.id) === id)));
                }}
              />
              {!readOnly && <Suggestions shared={shared} />}
              <TextInput
                label={words.fields.dateline}
                disabled={readOnly}
                maxLength={100}
                value={dateline?.place ?? ''}
                onChange={(event) => {
                  const place = event.currentTarget.value;
                  setDateline(place ? { place } : null);
                }}
              />
            </Stack>
          </Paper>
        );
      }}
    </Asked>
  );
}
