/** Pictures in a grid, with a search over them. */
import { Badge, Button, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { ownDirection } from '../../shell/own-direction.ts';
import { Refused } from '../../shell/refused.tsx';
import { useWords } from '../../words/words.tsx';
import { barredAs, type Picture, usePictures } from './picture-api.ts';
import './pictures.css';

interface Props {
  onChoose: (picture: Picture) => void;
  /** True where a picture is chosen for publication: those that may not be published cannot be. */
  forPublication?: boolean;
}

export function PictureGrid({ onChoose, forPublication = false }: Props) {
  const { words } = useWords();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 250);
  const found = usePictures(q);
  const pictures = found.data?.pages.flatMap((page) => page.pictures) ?? [];
  return (
    <Stack>
      <TextInput
        label={words.pictures.search}
        type="search"
        {...ownDirection(typed)}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Refused error={found.error} />
      {found.isSuccess && !pictures.length && (
        <Text c="dimmed" role="status">
          {q ? words.pictures.none : words.pictures.empty}
        </Text>
      )}
      <SimpleGrid cols={{ base: 2, sm: 3, md: 4 }} component="ul" className="picture-grid">
        {pictures.map((picture) => {
          const barred = barredAs(picture);
          return (
            <li key={picture.id}>
              <button
                type="button"
                className="sheet picture-tile"
                disabled={forPublication && barred !== null}
                onClick={() => onChoose(picture)}
              >
                <span className="picture-frame" style={{ background: picture.colour }}>
                  {!picture.revokedAt && (
                    <img
                      src={picture.address}
                      alt=""
                      loading="lazy"
                      style={{ objectPosition: `${picture.focus.x * 100}% ${picture.focus.y * 100}%` }}
                    />
                  )}
                </span>
                <bdi className="picture-name">
                  {picture.alt || picture.caption || picture.fileName || words.pictures.untitled}
                </bdi>
                <bdi className="picture-credit">{picture.credit || words.findings.pictureWithoutCredit}</bdi>
                {barred && <Badge color="rubric">{words.pictures[barred]}</Badge>}
                {picture.preparing && !barred && (
                  <Badge color={picture.preparing.failed ? 'rubric' : 'gray'} variant="light">
                    {picture.preparing.failed
                      ? words.pictures.sizesMissing
                      : `${words.pictures.sizes} ${picture.preparing.made} ${words.pictures.outOf} ${picture.preparing.of}`}
                  </Badge>
                )}
              </button>
            </li>
          );
        })}
      </SimpleGrid>
      {found.hasNextPage && (
        <Button variant="default" loading={found.isFetchingNextPage} onClick={() => found.fetchNextPage()}>
          {words.pictures.more}
        </Button>
      )}
    </Stack>
  );
}
