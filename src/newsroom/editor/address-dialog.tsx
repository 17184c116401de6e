/** Asks for an address: of a link, or of what is to be embedded. */
import { Button, Group, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { webAddress } from '#article/body.ts';
import type { EditorWords } from './words.ts';

export interface Address {
  href: string;
  title: string;
}

export interface AddressDialogProps {
  kind: 'link' | 'embed';
  words: EditorWords;
  /** The address that stands; it can be removed. */
  standing: string | null;
  /** `null`: take the link away. */
  onDone: (address: Address | null) => void;
  onClose: () => void;
}

export function AddressDialog({ kind, words, standing, onDone, onClose }: AddressDialogProps) {
  const [href, setHref] = useState(standing ?? '');
  const [title, setTitle] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const trimmed = href.trim();
    const address = /^[\w-]+(\.[\w-]+)+(\/|$)/.test(trimmed) ? `https://${trimmed}` : trimmed;
    const good = webAddress.safeParse(address).success && (kind === 'link' || /^https?:/i.test(address));
    setWrong(!good);
    if (good)
      onDone({ href: address, title: title.trim() || (kind === 'embed' ? new URL(address).hostname : '') });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={kind === 'link' ? words.link : words.embed}
      returnFocus={false}
      closeButtonProps={{ 'aria-label': words.close }}
    >
      <form onSubmit={submit}>
        <TextInput
          label={words.address}
          dir="ltr"
          value={href}
          data-autofocus
          onChange={(event) => setHref(event.currentTarget.value)}
          error={wrong ? words.badAddress : null}
        />
        {kind === 'embed' && (
          <TextInput
            mt="sm"
            label={words.title}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
        )}
        <Group mt="md" justify="flex-end">
          {standing !== null && (
            <Button variant="subtle" onClick={() => onDone(null)}>
              {words.remove}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit">{words.apply}</Button>
        </Group>
      </form>
    </Modal>
  );
}
