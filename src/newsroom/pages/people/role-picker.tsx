/** A role and the desk on which it is held. */
import { Group, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type HeldRole, type Role, roles } from '#article/roles.ts';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { useWords } from '../../words/words.tsx';

export function RolePicker({ value, onChange }: { value: HeldRole; onChange: (role: HeldRole) => void }) {
  const { words } = useWords();
  const desks = useQuery({ queryKey: ['desks'], queryFn: () => answerOf(api.desks.$get()) });
  return (
    <Group grow>
      <NativeSelect
        label={words.people.role}
        value={value.role}
        data={roles.map((role) => ({ value: role, label: words.roles[role] }))}
        onChange={(event) => onChange({ ...value, role: event.currentTarget.value as Role })}
      />
      <NativeSelect
        label={words.people.onDesk}
        value={String(value.desk ?? '')}
        data={[
          { value: '', label: words.people.everywhere },
          ...(desks.data?.desks ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        onChange={(event) =>
          onChange({ ...value, desk: event.currentTarget.value ? Number(event.currentTarget.value) : null })
        }
      />
    </Group>
  );
}
