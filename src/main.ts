/** The `warraq` command: reads the configuration and hands over to `operator/`. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { correctionKinds } from '#article/article.ts';
import { type Role, roles, type Scope, scopes } from '#article/roles.ts';
import { BadConfiguration, readConfig } from '#config';
import type { Config } from '#operator/configuration.ts';
import type { Plant } from '#operator/start.ts';

const say = (line: string) => process.stderr.write(`${line}\n`);

function number(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new InvalidArgumentError('not an article number; `warraq list` shows them.');
  return Number(text);
}

function days(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('not a number of days.');
  return Number(text);
}

/** The configuration from a `.env` file, if there is one, and the environment, which wins. */
function configuration(): Config {
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return readConfig(process.env);
}

/** A command loads what it runs and nothing else: a node that serves carries none of the others. */
const operator = {
  analyse: () => import('#operator/analyse.ts'),
  articles: () => import('#operator/articles.ts'),
  import: () => import('#operator/import.ts'),
  reindex: () => import('#operator/reindex.ts'),
  start: () => import('#operator/start.ts'),
  tokens: () => import('#operator/tokens.ts'),
  users: () => import('#operator/users.ts'),
  verify: () => import('#operator/verify.ts'),
};

/** Loaded when it is planted: later starts need neither the stories nor the picture decoders in memory. */
const plantDemo: Plant = async (...newsroom) => (await import('#demo/plant.ts')).plantDemo(...newsroom);

const program = new Command('warraq')
  .description('Newsroom and news site for Arabic journalism')
  .showHelpAfterError('(`warraq --help` shows how)');

program
  .command('start', { isDefault: true })
  .description('serve readers until stopped')
  .action(async () => (await operator.start()).start(configuration(), plantDemo, say));
program
  .command('import')
  .description('file copy: pasted pages (text), JSON Lines (.jsonl, .jsonl.gz), or an export')
  .argument('<file...>')
  .option('--publish', 'show it to readers at once', false)
  .action(async (files: string[], options: { publish: boolean }) => {
    process.exitCode = await (await operator.import()).importCommand(configuration(), files, options.publish);
  });
program
  .command('list')
  .description('articles, newest number first: number, state, first publication, address, headline')
  .option('--limit <n>', 'how many', number, 50)
  .action(async (options: { limit: number }) =>
    (await operator.articles()).listCommand(configuration(), options.limit),
  );
program
  .command('publish')
  .description('show the newest revision of an article to readers')
  .argument('<id>', 'article number', number)
  .action(async (id: number) => (await operator.articles()).publishCommand(configuration(), id));
program
  .command('unpublish')
  .description('take an article from before readers')
  .argument('<id>', 'article number', number)
  .action(async (id: number) => (await operator.articles()).unpublishCommand(configuration(), id));
program
  .command('correct')
  .description('correct a published article, with a public note')
  .argument('<id>', 'article number', number)
  .argument(
    '[file]',
    'the text as it should be (headline, then paragraphs); without it only the note is added',
  )
  .addOption(new Option('--kind <kind>', 'what is done').choices(correctionKinds).makeOptionMandatory())
  .requiredOption('--note <text>', 'what readers are told, in full sentences')
  .action(
    async (
      id: number,
      file: string | undefined,
      options: { kind: (typeof correctionKinds)[number]; note: string },
    ) =>
      (await operator.articles()).correctCommand(
        configuration(),
        id,
        options.kind,
        options.note,
        file ?? null,
      ),
  );
program
  .command('export')
  .description('write the whole newsroom as JSON Lines that `import` reads back without loss')
  .argument('[file]', 'a new file; without it, standard output')
  .option('--with-key', 'also the key that signs the daybook: for a newsroom that moves, kept safe', false)
  .action(async (file: string | undefined, options: { withKey: boolean }) =>
    (await operator.articles()).exportCommand(configuration(), file ?? null, options.withKey),
  );
program
  .command('withhold')
  .description('show the text of an older version to nobody any longer; its hash and the reason stay')
  .argument('<id>', 'article number', number)
  .requiredOption('--version <n>', 'number of the version', number)
  .requiredOption('--reason <text>', 'what everybody is told')
  .action(async (id: number, options: { version: number; reason: string }) =>
    (await operator.articles()).withholdCommand(configuration(), id, options.version, options.reason),
  );
program
  .command('verify')
  .description('check that what is published is what was published: a site, an export, or this newsroom')
  .argument('[what]', 'address of a site, or an export; without it, the newsroom of this machine')
  .option('--key <key>', 'the key as you know it from elsewhere')
  .option('--since <file>', 'compare with an earlier visit')
  .option('--save <file>', 'keep this visit for the next')
  .action(async (what: string | undefined, options: { key?: string; since?: string; save?: string }) => {
    process.exitCode = await (await operator.verify()).verifyCommand(configuration, what ?? null, options);
  });

const user = program.command('user').description('people who work here');
user
  .command('add')
  .description('invite somebody: prints a link that works once')
  .argument('<email>', 'their mail address')
  .requiredOption('--name <name>', 'their name')
  .addOption(new Option('--role <role...>', 'what they are').choices([...roles]).makeOptionMandatory())
  .option('--desk <desk...>', 'names or numbers of desks; without it, on every desk', [])
  .action(async (email: string, options: { name: string; role: Role[]; desk: string[] }) =>
    (await operator.users()).userAddCommand(configuration(), email, {
      name: options.name,
      roles: options.role,
      desks: options.desk,
    }),
  );
user
  .command('list')
  .description('one a line: address, state, roles, name')
  .action(async () => (await operator.users()).userListCommand(configuration()));
user
  .command('reset')
  .description('print a link to a new password')
  .argument('<email>', 'their mail address')
  .option('--second-factor', 'using it also takes the second factor and the passkeys away', false)
  .action(async (email: string, options: { secondFactor: boolean }) =>
    (await operator.users()).userResetCommand(configuration(), email, options.secondFactor),
  );
program
  .command('token')
  .description('make an API token of somebody: printed once')
  .argument('<name>', 'what will use it')
  .requiredOption('--user <email>', 'as whom it acts')
  .addOption(
    new Option('--scope <scope...>', 'what it may be used for').choices([...scopes]).makeOptionMandatory(),
  )
  .option('--days <n>', 'how long it works', days, 90)
  .action(async (name: string, options: { user: string; scope: Scope[]; days: number }) =>
    (await operator.tokens()).tokenCommand(configuration(), name, {
      user: options.user,
      scopes: options.scope,
      days: options.days,
    }),
  );

program
  .command('analyse')
  .description(
    'answer JSON Lines on standard input: stems, related articles, attributions, names (docs/evaluation.md)',
  )
  .action(async () => (await operator.analyse()).analyse(process.stdin, process.stdout));
program
  .command('reindex')
  .description('index for search what is not indexed yet')
  .option('--again', 'everything anew', false)
  .action(async (options: { again: boolean }) =>
    (await operator.reindex()).reindexCommand(configuration(), options.again),
  );

// Without a command Warraq starts; a command that is mistyped must not.
const [first] = process.argv.slice(2);
const mistyped =
  first !== undefined &&
  !first.startsWith('-') &&
  ![...program.commands.map((command) => command.name()), 'help'].includes(first);

try {
  if (mistyped) throw new Error(`There is no command «${first}». \`warraq --help\` lists those there are.`);
  await program.parseAsync();
} catch (error) {
  const known =
    error instanceof BadConfiguration || (error instanceof Error && !(error instanceof TypeError));
  say(known ? (error as Error).message : String((error as Error)?.stack ?? error));
  process.exitCode = 1;
}
