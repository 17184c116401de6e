/** The frame around every page of someone who is signed in; who is not, signs in here and stays where he was. */
import {
  ActionIcon,
  Alert,
  AppShell,
  Avatar,
  Box,
  Burger,
  Button,
  Center,
  Group,
  Loader,
  Menu,
  NavLink,
  Stack,
  Text,
  useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { spotlight } from '@mantine/spotlight';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { SignIn } from '../pages/sign-in.tsx';
import { useMayArrange, useMayReadStories, useMe } from '../session.ts';
import { useWords } from '../words/words.tsx';
import { Commands } from './commands.tsx';
import { Mentions } from './mentions.tsx';
import { useSignOut } from './sign-out.tsx';

export function Signed() {
  const { words } = useWords();
  const me = useMe();
  if (me.isPending)
    return (
      <Center mih="100dvh">
        <Loader aria-label={words.loading} />
      </Center>
    );
  if (me.isError)
    return (
      <Center mih="100dvh" p="md">
        <Stack>
          <Alert role="alert">{words.offline}</Alert>
          <Button onClick={() => me.refetch()}>{words.retry}</Button>
        </Stack>
      </Center>
    );
  return me.data ? <Frame id={me.data.id} name={me.data.name} /> : <SignIn />;
}

function Frame({ id, name }: { id: string; name: string }) {
  const { words, change } = useWords();
  const [open, { toggle, close }] = useDisclosure();
  const { toggleColorScheme } = useMantineColorScheme();
  const signOut = useSignOut(id);
  return (
    <>
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <AppShell
        header={{ height: 56 }}
        navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !open } }}
        padding="md"
      >
        <AppShell.Header bg="var(--sheet)">
          <Group h="100%" px="md" justify="space-between" wrap="nowrap">
            <Group gap="sm" wrap="nowrap">
              <Burger opened={open} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={words.newsroom} />
              <Link className="name" to="/">
                {words.name}
              </Link>
              <Text c="dimmed" visibleFrom="sm">
                {words.newsroom}
              </Text>
            </Group>
            <Group gap="xs" wrap="nowrap">
              <Mentions />
              <Button variant="default" size="compact-md" onClick={spotlight.open}>
                {words.commands}
                <Text span c="dimmed" ps="xs" visibleFrom="sm" size="sm">
                  <bdi dir="ltr">Ctrl K</bdi>
                </Text>
              </Button>
              <ActionIcon
                variant="default"
                size="lg"
                aria-label={words.lightOrDark}
                onClick={() => toggleColorScheme()}
              >
                ◐
              </ActionIcon>
              <Menu position="bottom-end">
                <Menu.Target>
                  <Button variant="subtle" size="compact-md" px="xs" aria-label={name}>
                    <Text span visibleFrom="sm" fw={600}>
                      {name}
                    </Text>
                    {/* A telephone has no room for a name of four words. */}
                    <Avatar hiddenFrom="sm" size="sm" name={name} color="initials" aria-hidden="true">
                      {[...name][0]}
                    </Avatar>
                  </Button>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item component={Link} to="/account">
                    {words.nav.account}
                  </Menu.Item>
                  <Menu.Item onClick={change}>{words.language}</Menu.Item>
                  <Menu.Item component="a" href="/">
                    {words.site}
                  </Menu.Item>
                  <Menu.Item onClick={signOut.begin}>{words.signIn.out}</Menu.Item>
                </Menu.Dropdown>
              </Menu>
            </Group>
          </Group>
        </AppShell.Header>
        <AppShell.Navbar p="xs" bg="var(--sheet)" aria-label={words.newsroom}>
          <Navigation onFollow={close} />
        </AppShell.Navbar>
        <AppShell.Main id="content">
          <Box maw={1100} mx="auto">
            <Outlet />
          </Box>
        </AppShell.Main>
      </AppShell>
      <Commands />
      {signOut.dialog}
    </>
  );
}

const places = [
  ['/', 'desk'],
  ['/stories', 'stories'],
  ['/calendar', 'calendar'],
  ['/pictures', 'pictures'],
  ['/fronts', 'fronts'],
  ['/people', 'people'],
  ['/audit', 'audit'],
  ['/account', 'account'],
] as const;

function Navigation({ onFollow }: { onFollow: () => void }) {
  const { words } = useWords();
  const here = useRouterState({ select: ({ location }) => location.pathname });
  const mayArrange = useMayArrange();
  const mayReadStories = useMayReadStories();
  return places.map(([to, name]) =>
    (to === '/fronts' && !mayArrange) || (to === '/stories' && !mayReadStories) ? null : (
      <NavLink
        key={to}
        component={Link}
        to={to}
        label={words.nav[name]}
        active={here === to || (to !== '/' && here.startsWith(to))}
        {...(here === to ? { 'aria-current': 'page' as const } : {})}
        onClick={onFollow}
      />
    ),
  );
}
