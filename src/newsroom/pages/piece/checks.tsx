/** What was found looking a piece over for readers: errors keep it from them, the rest is advice. */
import { List, Text } from '@mantine/core';
import type { Finding } from '#article/checks.ts';
import { useWords } from '../../words/words.tsx';

const signs = { error: '✕', warning: '!', notice: '·' } as const;

/** A finding as it is shown, from the server or from the text here. */
export type FindingSeen = Pick<Finding, 'name' | 'severity' | 'place'> & {
  detail?: Finding['detail'] | undefined;
};

export function Checks({ findings }: { findings: readonly FindingSeen[] }) {
  const { words } = useWords();
  if (!findings.length) return <Text c="dimmed">{words.piece.nothingFound}</Text>;
  return (
    <List listStyleType="none" spacing={4}>
      {findings.map(({ name, severity, place, detail }) => (
        <List.Item key={name + place + (detail?.topic ?? '')} className={`finding finding-${severity}`}>
          <span aria-hidden="true">{signs[severity]}</span>{' '}
          {detail?.topic && (
            <>
              <bdi>{detail.topic}</bdi>:{' '}
            </>
          )}
          {words.findings[name]}
          {detail?.count !== undefined && <> ({detail.count})</>}
        </List.Item>
      ))}
    </List>
  );
}
