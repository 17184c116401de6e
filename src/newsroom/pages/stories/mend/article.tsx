/** One article that rests on what fell: its paragraphs to be said otherwise, and what readers will see of that. */
import { Button, Checkbox, Group, Paper, Text, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { compareTexts } from '#article/compare.ts';
import type { Finding } from '../../../problem.ts';
import { ownDirection } from '../../../shell/own-direction.ts';
import { useWords } from '../../../words/words.tsx';
import { Runs } from '../../piece/differences.tsx';
import type { CitingArticle } from './asked.ts';
import {
  citationKey,
  entriesOf,
  isBroken,
  isCitation,
  isIncluded,
  type MendDraft,
  type Paragraph,
  paragraphDraft,
  paragraphsOf,
  typedInto,
  withIncluded,
  withParagraph,
} from './draft.ts';

interface Props {
  article: CitingArticle;
  draft: MendDraft;
  change: (draft: MendDraft) => void;
  /** Why it was not corrected. */
  findings: readonly Finding[];
}

export function MendArticle({ article, draft, change, findings }: Props) {
  const { words } = useWords();
  const { piece, bar } = article;
  const headline = piece.headline || words.desk.untitled;
  const included = isIncluded(draft, article);
  return (
    <Paper className="sheet mend-article" p="md" component="article" aria-label={headline}>
      <Group justify="space-between" align="start" wrap="nowrap" gap="xs">
        {bar === null ? (
          <Checkbox
            label={<bdi className="mend-headline">{headline}</bdi>}
            checked={included}
            onChange={(event) => change(withIncluded(draft, article, event.currentTarget.checked))}
          />
        ) : (
          <bdi className="mend-headline">{headline}</bdi>
        )}
        <Link to="/pieces/$id" params={{ id: String(piece.id) }} className="story-link mend-open">
          {words.stories.openPiece}
        </Link>
      </Group>
      {piece.desk && (
        <Text size="sm" c="dimmed">
          <bdi>{piece.desk.name}</bdi>
        </Text>
      )}
      {bar !== null && (
        <Text size="sm" className="overdue">
          {words.mend.bar[bar]}
        </Text>
      )}
      <Findings {...{ article, findings }} />
      {paragraphsOf(article).map((paragraph) =>
        bar === null ? (
          <Editable
            key={paragraph.within}
            {...{ article, draft, change, paragraph }}
            name={`${words.mend.paragraph}: ${headline}`}
          />
        ) : (
          <div key={paragraph.within} className="mend-paragraph">
            <Fell paragraph={paragraph} />
            <Text dir="auto" className="mend-text">
              {paragraph.text}
            </Text>
          </div>
        ),
      )}
      {entriesOf(article).map((paragraph) => (
        <div key={paragraph.within} className="mend-paragraph">
          <Fell paragraph={paragraph} />
          <Text dir="auto" className="mend-text">
            {paragraph.text}
          </Text>
          <Text size="sm" c="dimmed">
            {words.coverage.inEntry}
          </Text>
        </div>
      ))}
    </Paper>
  );
}

function Findings({ article, findings }: Pick<Props, 'article' | 'findings'>) {
  const { words } = useWords();
  if (!findings.length) return null;
  const known = { ...words.problems, ...words.gate.rules, ...words.findings } as Record<string, string>;
  const blocks = new Set(article.passages.map(({ block }) => block));
  const sentences = findings.map(({ path, code, message }) => {
    const sentence = known[code] ?? message;
    const block = /\.blocks\.(.+)$/.exec(path)?.[1];
    // What a rule stops may be something that this list is not about.
    return block && !blocks.has(block) ? words.mend.elsewhere.replace('{finding}', sentence) : sentence;
  });
  return (
    <div role="alert">
      <ul className="mend-findings">
        {[...new Set(sentences)].map((sentence) => (
          <li key={sentence} className="finding-error">
            {sentence}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What became of what the paragraph rests on. */
function Fell({ paragraph }: { paragraph: Paragraph }) {
  const { words } = useWords();
  const fell = [...new Set(paragraph.passages.flatMap(({ mend }) => mend))];
  return fell.length ? (
    fell.map((one) => (
      <Text key={one} size="sm" className="finding-error">
        {words.stories.mend[one]}
      </Text>
    ))
  ) : (
    <Text size="sm" c="dimmed">
      {words.stories.stands}
    </Text>
  );
}

type EditableProps = Omit<Props, 'findings'> & { paragraph: Paragraph; name: string };

function Editable({ article, draft, change, paragraph, name }: EditableProps) {
  const { words } = useWords();
  const { text, drop } = paragraphDraft(draft, article, paragraph);
  const put = (next: { text?: string; drop?: readonly string[] }) =>
    change(withParagraph(draft, article, paragraph, { text, drop, ...next }));
  const isChanged = text.trim() !== paragraph.text.trim();
  return (
    <div className="mend-paragraph">
      <Fell paragraph={paragraph} />
      <Textarea
        aria-label={name}
        autosize
        minRows={2}
        maxLength={20_000}
        {...ownDirection(text)}
        value={text}
        onChange={(event) => put({ text: typedInto(paragraph, event.currentTarget.value) })}
      />
      {text.trim() !== '' &&
        paragraph.passages.filter(isCitation).map((passage) => {
          const key = citationKey(passage);
          // A mark on a few words of the paragraph is told from others by them.
          const part = passage.words && passage.words !== paragraph.text ? passage.words : '';
          return (
            <Checkbox
              key={key}
              label={words.mend.drop}
              description={
                part && (
                  <>
                    {words.mend.restsOn} «<bdi>{part}</bdi>»
                  </>
                )
              }
              checked={drop.includes(key)}
              onChange={(event) =>
                put({
                  drop: event.currentTarget.checked ? [...drop, key] : drop.filter((one) => one !== key),
                })
              }
            />
          );
        })}
      <div className="mend-seen">
        <Group justify="space-between" gap="xs">
          <Text size="sm" c="dimmed">
            {words.mend.seen}
          </Text>
          {isChanged && (
            <Button variant="subtle" size="compact-xs" onClick={() => put({ text: paragraph.text })}>
              {words.mend.reset}
            </Button>
          )}
        </Group>
        {isChanged ? (
          <div className="differences">
            <p dir="auto">
              <Runs runs={compareTexts(paragraph.text, text.trim())} />
            </p>
          </div>
        ) : (
          // What fell still stands before readers then.
          <Text size="sm" className={isBroken(article) ? 'overdue' : ''}>
            {words.mend.unchanged}
          </Text>
        )}
        {text.trim() === '' ? (
          <Text size="sm">{words.mend.emptied}</Text>
        ) : (
          drop.length > 0 && <Text size="sm">{words.mend.dropped}</Text>
        )}
      </div>
    </div>
  );
}
