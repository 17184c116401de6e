/** The front as readers would see it with these pins, at the size of a telephone or a desk. */
import { Anchor, Group, SegmentedControl, Stack, Title } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useState } from 'react';
import { useWords } from '../../words/words.tsx';
import { type Pins, sentPins } from './draft.ts';

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 1100 } } as const;
type Size = keyof typeof sizes;

export function FrontPreview({ front, path, pins }: { front: string; path: string; pins: Pins }) {
  const { words } = useWords();
  const { ref, width: room } = useElementSize();
  const [size, setSize] = useState<Size>('desktop');
  const { width, height } = sizes[size];
  const scale = Math.min(1, room / width);
  const query = new URLSearchParams(sentPins(pins).map(({ slot, article }) => [slot, String(article)]));
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {words.fronts.preview}
        </Title>
        <Group>
          <Anchor href={path} target="_blank">
            {words.fronts.asReadersSee}
          </Anchor>
          <SegmentedControl
            aria-label={words.fronts.size}
            value={size}
            onChange={(value) => setSize(value as Size)}
            data={[
              { value: 'phone', label: words.fronts.phone },
              { value: 'desktop', label: words.fronts.desktop },
            ]}
          />
        </Group>
      </Group>
      <div className="front-preview sheet" ref={ref} style={{ blockSize: height * scale }}>
        {/* Our own page, read as without JavaScript: nothing in it acts, leads away or opens windows. */}
        <iframe
          title={words.fronts.preview}
          src={`/api/v1/fronts/${front}/preview?${query}`}
          sandbox="allow-same-origin"
          style={{ inlineSize: width, blockSize: height, transform: `scale(${scale})` }}
        />
      </div>
    </Stack>
  );
}
