/** Colleagues and their roles; administrators invite, grant and close accounts here. */
import {
  Badge,
  Button,
  Group,
  Modal,
  Stack,
  Table,
  Text,
  TextInput,
  Title,
  VisuallyHidden,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { HeldRole } from '#article/roles.ts';
import { api } from '../api.ts';
import { answerOf } from '../problem.ts';
import { useMe } from '../session.ts';
import { Asked } from '../shell/asked.tsx';
import { Copyable } from '../shell/copyable.tsx';
import { explainAt } from '../shell/explain.ts';
import { useMoments } from '../shell/moments.ts';
import { Refused } from '../shell/refused.tsx';
import { Wide } from '../shell/wide.tsx';
import { useWords } from '../words/words.tsx';
import { PersonPanel } from './people/person-panel.tsx';
import { RolePicker } from './people/role-picker.tsx';

export const peopleKey = ['people'];

export function People() {
  const { words } = useWords();
  const { when } = useMoments();
  const me = useMe();
  const [inviting, invite] = useDisclosure();
  const [chosen, choose] = useState<string | null>(null);
  const people = useQuery({ queryKey: peopleKey, queryFn: () => answerOf(api.people.$get()) });
  const desks = useQuery({ queryKey: ['desks'], queryFn: () => answerOf(api.desks.$get()) });
  const manages = me.data?.held.some(({ role }) => role === 'administrator') ?? false;
  const deskName = (id: number | null) =>
    id === null
      ? words.people.everywhere
      : (desks.data?.desks.find((desk) => desk.id === id)?.name ?? `#${id}`);
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={1} size="h2">
          {words.nav.people}
        </Title>
        {manages && <Button onClick={invite.open}>{words.people.invite}</Button>}
      </Group>
      <Asked query={people}>
        {({ people: all }) => (
          <Wide name={words.nav.people} least={560}>
            <Table className="sheet" verticalSpacing="sm">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{words.people.name}</Table.Th>
                  <Table.Th>{words.people.roles}</Table.Th>
                  {manages && <Table.Th>{words.people.lastSignIn}</Table.Th>}
                  {manages && (
                    <Table.Th>
                      <VisuallyHidden>{words.people.manage}</VisuallyHidden>
                    </Table.Th>
                  )}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {all.map((person) => (
                  <Table.Tr key={person.id}>
                    <Table.Td>
                      <Text fw={600}>
                        <bdi>{person.name}</bdi>
                      </Text>
                      {person.account && (
                        <Text size="sm" c="dimmed">
                          <bdi dir="ltr">{person.account.email}</bdi>
                        </Text>
                      )}
                      {!person.active && <Badge color="gray">{words.people.disabled}</Badge>}
                    </Table.Td>
                    <Table.Td>
                      {person.roles.map(({ role, desk }) => (
                        <div key={`${role}${desk}`}>
                          {words.roles[role]} · <bdi>{deskName(desk)}</bdi>
                        </div>
                      ))}
                    </Table.Td>
                    {manages && (
                      <Table.Td>
                        {person.account?.lastSignIn ? when(person.account.lastSignIn) : words.people.never}
                      </Table.Td>
                    )}
                    {manages && (
                      <Table.Td>
                        <Button
                          variant="default"
                          size="compact-sm"
                          aria-label={`${words.people.manage}: ${person.name}`}
                          onClick={() => choose(person.id)}
                        >
                          {words.people.manage}
                        </Button>
                      </Table.Td>
                    )}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Wide>
        )}
      </Asked>
      <Modal
        opened={inviting}
        onClose={invite.close}
        title={words.people.invite}
        closeButtonProps={{ 'aria-label': words.close }}
      >
        <Invite />
      </Modal>
      <Modal
        opened={chosen !== null}
        onClose={() => choose(null)}
        title={people.data?.people.find(({ id }) => id === chosen)?.name}
        closeButtonProps={{ 'aria-label': words.close }}
      >
        {people.data?.people
          .filter(({ id }) => id === chosen)
          .map((person) => (
            <PersonPanel key={person.id} person={person} self={person.id === me.data?.id} />
          ))}
      </Modal>
    </Stack>
  );
}

function Invite() {
  const { words } = useWords();
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<HeldRole>({ role: 'reporter', desk: null });
  const sending = useMutation({
    mutationFn: () => answerOf(api.invitations.$post({ json: { email, name, roles: [role] } })),
    onSuccess: () => client.invalidateQueries({ queryKey: peopleKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sending.mutate();
  };
  if (sending.data)
    return sending.data.link ? (
      <Copyable title={words.people.linkOnce} value={sending.data.link} />
    ) : (
      <Text role="status">{words.people.mailed}</Text>
    );
  return (
    <form onSubmit={submit}>
      <Stack>
        <Refused error={sending.error} />
        <TextInput
          label={words.people.name}
          required
          data-autofocus
          value={name}
          error={explainAt(sending.error, 'name', words)}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={words.signIn.email}
          type="email"
          dir="ltr"
          required
          value={email}
          error={explainAt(sending.error, 'email', words)}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <RolePicker value={role} onChange={setRole} />
        <Button type="submit" loading={sending.isPending}>
          {words.people.sendInvitation}
        </Button>
      </Stack>
    </form>
  );
}
