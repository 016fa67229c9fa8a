import { explainStart } from '../app/platform/explain-start.server.ts';

/** What a command gets and answers: its arguments, the exit status. Each is loaded only when it is called. */
type Command = (args: readonly string[]) => Promise<number>;

const COMMANDS: Record<string, { usage: string; what: string; load: () => Promise<Command> }> = {
  score: {
    usage: 'score dsi-2 | course-check < lines',
    what: 'skill levels from Eurostat variables, points of a course: one JSON object a line',
    load: async () => {
      const { score } = await import('./score.ts');
      return (args) => score(args, process.stdin, process.stdout, process.stderr);
    },
  },
  surveys: {
    usage: 'surveys check | texts | release',
    what: 'questionnaires: finds faults, prints texts to translate, freezes a version',
    load: async () => (await import('./surveys.ts')).surveys,
  },
  seed: {
    usage: 'seed demo [--sessions N] [--sites N]',
    what: 'fills an empty database with the demo network',
    load: async () => (await import('./seed.ts')).seed,
  },
  import: {
    usage: 'import population | references FILE',
    what: 'residents to weigh by, published values to compare with',
    load: async () => (await import('./import.ts')).importFile,
  },
  keys: {
    usage: 'keys new | list | rotate',
    what: 'master keys: makes one, shows which are in use, changes to another',
    load: async () => (await import('./keys.ts')).keys,
  },
  analyse: {
    usage: 'analyse baseline [--json] [filters]',
    what: 'protected figures of the first questionnaires; without a filter, of everybody',
    load: async () => (await import('./analyse.ts')).analyse,
  },
  export: {
    usage: 'export responses | attendances',
    what: 'every response or attendance, line by line, without names; on record',
    load: async () => (await import('./export.ts')).exportData,
  },
  token: {
    usage: 'token create | list | revoke',
    what: 'keys for programs that read figures; a new one is printed this once',
    load: async () => (await import('./token.ts')).token,
  },
  figures: {
    usage: 'figures rebuild | check',
    what: 'what dashboards count from: keeps it anew, or compares it with the rows',
    load: async () => (await import('./figures.ts')).figures,
  },
  names: {
    usage: 'names keep | forget',
    what: 'whether names and contacts are kept, from now on and of what is there',
    load: async () => (await import('./names.ts')).names,
  },
  migrate: {
    usage: 'migrate',
    what: 'brings the database of DATABASE_URL up to date',
    load: async () => (await import('./migrate.ts')).migrateDatabase,
  },
  retention: {
    usage: 'retention run [--dry-run]',
    what: 'erases what is past its time, or counts it',
    load: async () => (await import('./retention.ts')).retention,
  },
  'verify-audit': {
    usage: 'verify-audit [--head FILE]',
    what: 'checks the audit trail, names the first bad row',
    load: async () => (await import('./audit.ts')).verifyAudit,
  },
  'audit-head': {
    usage: 'audit-head',
    what: 'prints the signed head of the audit trail, to be kept elsewhere',
    load: async () => (await import('./audit.ts')).auditHead,
  },
};

const LINES = [...Object.values(COMMANDS), { usage: 'help', what: 'this list' }].map(
  ({ usage, what }) => `  ${usage.padEnd(38)}${what}\n`,
);
const USAGE = `Usage: npm run -s bottega -- <command>\n\n${LINES.join('')}`;

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(USAGE);
    return 0;
  }
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    if (name !== undefined) process.stderr.write(`Unknown command ${JSON.stringify(name.slice(0, 60))}.\n`);
    process.stderr.write(USAGE);
    return 2;
  }
  const run = await command.load();
  return run(args);
}

// A reader that stops early (`| head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const line = explainStart(error, process.env);
  if (line === null) throw error;
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}
