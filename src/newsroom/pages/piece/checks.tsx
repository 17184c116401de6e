/** What was found looking a piece over for readers: errors keep it from them, the rest is advice. */
import { List, Text } from '@mantine/core';
import type { Finding } from '#article/checks.ts';
import { useWords } from '../../words/words.tsx';

const signs = { error: '✕', warning: '!', notice: '·' } as const;

export function Checks({ findings }: { findings: readonly Pick<Finding, 'name' | 'severity' | 'place'>[] }) {
  const { words } = useWords();
  if (!findings.length) return <Text c="dimmed">{words.piece.nothingFound}</Text>;
  return (
    <List listStyleType="none" spacing={4}>
      {findings.map((finding) => (
        <List.Item key={finding.name + finding.place} className={`finding finding-${finding.severity}`}>
          <span aria-hidden="true">{signs[finding.severity]}</span> {words.findings[finding.name]}
        </List.Item>
      ))}
    </List>
  );
}
