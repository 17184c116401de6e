/** What an administrator does with one account: roles, a link to a new password, closing and opening it. */
import { Button, CloseButton, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { HeldRole } from '#article/roles.ts';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { Copyable } from '../../shell/copyable.tsx';
import { Refused } from '../../shell/refused.tsx';
import { useWords } from '../../words/words.tsx';
import { RolePicker } from './role-picker.tsx';

interface Person {
  id: string;
  name: string;
  roles: HeldRole[];
  active: boolean;
}

const deskParam = (desk: number | null): string => (desk === null ? 'all' : String(desk));

export function PersonPanel({ person, self }: { person: Person; self: boolean }) {
  const { words } = useWords();
  const client = useQueryClient();
  const [role, setRole] = useState<HeldRole>({ role: 'reporter', desk: null });
  const [link, setLink] = useState<string | null>(null);
  const act = useMutation({
    mutationFn: (ask: () => Promise<unknown>) => ask(),
    onSuccess: () => client.invalidateQueries({ queryKey: ['people'] }),
  });
  const grant = (held: HeldRole) => () =>
    answerOf(
      api.people[':id'].roles[':role'][':desk'].$put({
        param: { id: person.id, role: held.role, desk: deskParam(held.desk) },
      }),
    );
  const withdraw = (held: HeldRole) => () =>
    answerOf(
      api.people[':id'].roles[':role'][':desk'].$delete({
        param: { id: person.id, role: held.role, desk: deskParam(held.desk) },
      }),
    );
  const reset = async () => {
    const answer = await answerOf(
      api.people[':id']['reset-link'].$post({ param: { id: person.id }, json: { secondFactor: false } }),
    );
    setLink(answer.link ?? '');
  };
  const open = () =>
    person.active
      ? answerOf(api.people[':id'].disable.$post({ param: { id: person.id } }))
      : answerOf(api.people[':id'].enable.$post({ param: { id: person.id } }));
  return (
    <Stack>
      <Refused error={act.error} />
      <Stack gap="xs">
        {person.roles.map((held) => (
          <Group key={`${held.role}${held.desk}`} justify="space-between">
            <Text>
              {words.roles[held.role]}{' '}
              {held.desk === null ? `· ${words.people.everywhere}` : `· #${held.desk}`}
            </Text>
            <CloseButton
              aria-label={`${words.people.withdraw}: ${words.roles[held.role]}`}
              onClick={() => act.mutate(withdraw(held))}
            />
          </Group>
        ))}
      </Stack>
      <RolePicker value={role} onChange={setRole} />
      <Button variant="default" loading={act.isPending} onClick={() => act.mutate(grant(role))}>
        {words.people.grant}
      </Button>
      {link === '' && <Text role="status">{words.people.mailed}</Text>}
      {link && <Copyable title={words.people.linkOnce} value={link} />}
      <Group grow>
        <Button variant="default" onClick={() => act.mutate(reset)}>
          {words.people.resetLink}
        </Button>
        {!self && (
          <Button variant="outline" onClick={() => act.mutate(open)}>
            {person.active ? words.people.disable : words.people.enable}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
