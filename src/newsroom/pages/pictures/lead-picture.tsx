/** The picture that a piece leads with: chosen by one, seen by all at once. */
import { Button, Group, Input, Text } from '@mantine/core';
import type { SharedArticle } from '../../editor/together/shared-article.ts';
import { useDetail } from '../../editor/together/use-shared-article.ts';
import { useWords } from '../../words/words.tsx';
import { usePictureChooser } from './chooser.tsx';
import { pictureAddress } from './picture-api.ts';
import './pictures.css';

export function LeadPicture({ shared, readOnly }: { shared: SharedArticle; readOnly: boolean }) {
  const { words } = useWords();
  const [lead, setLead] = useDetail(shared, 'leadPicture');
  const { choose, dialog } = usePictureChooser();
  const change = async () => {
    const chosen = await choose();
    if (chosen) setLead(chosen);
  };
  return (
    <Input.Wrapper label={words.fields.leadPicture} labelElement="div">
      {lead && (
        <figure className="picture-lead">
          <img src={pictureAddress(lead.picture)} alt={lead.alt} />
          <figcaption>
            {lead.caption && (
              <Text span dir="auto">
                {lead.caption}{' '}
              </Text>
            )}
            <Text span c="dimmed" dir="auto">
              {lead.credit || words.findings.pictureWithoutCredit}
            </Text>
          </figcaption>
        </figure>
      )}
      {!readOnly && (
        <Group>
          <Button variant="default" onClick={change}>
            {lead ? words.pictures.change : words.pictures.choose}
          </Button>
          {lead && (
            <Button variant="subtle" onClick={() => setLead(null)}>
              {words.pictures.remove}
            </Button>
          )}
        </Group>
      )}
      {dialog}
    </Input.Wrapper>
  );
}
