import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hashPassword } from '../app/access/passwords.server.ts';
import { codeHash } from '../app/certificates/code-hash.server.ts';
import { OWN_CHARACTERS } from '../app/certificates/verification-code.ts';
import { auditKeysOf } from '../app/platform/audit-keys.server.ts';
import { CODE_LETTERS, withCheckLetter } from '../app/platform/checked-code.ts';
import { civil, isDay, systemClock, TIME_ZONE } from '../app/platform/clock.ts';
import { readConfig } from '../app/platform/config.server.ts';
import { openKeyRing } from '../app/platform/keys.server.ts';
import { scoreDsi } from '../app/surveys/dsi-scoring.ts';
import { variablesOf } from '../app/surveys/dsi-variables.ts';
import { loadInstruments } from '../app/surveys/instruments.server.ts';
import { sealWith } from '../db/audit-chain.ts';
import { databaseBytes } from '../db/engines/differences.ts';
import { openDatabase } from '../db/index.ts';
import { migrate } from '../db/migrations/index.ts';
import { type DemoOptions, type Seeded, seedDemo } from '../db/seed/seed-demo.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, demoEmail } from '../db/seed/staff.ts';
import { recordSeeding } from './record-seeding.ts';
import { showProgress } from './show-progress.ts';

const USAGE = `Usage: bottega seed demo [--sessions 12000] [--citizens 6000] [--sites 40] [--years 1] [--seed 2026]
  [--today YYYY-MM-DD]
`;
/** The least and the most of each. */
const NUMBERS = {
  sessions: [1, 2_000_000],
  citizens: [1, 2_000_000],
  sites: [1, 5000],
  years: [1, 10],
  seed: [0, 0xffff_ffff],
} as const;

/** The desk takes visits from this day on. */
const FIRST_TODAY = '2015-01-01';

const REFUSALS: Record<Extract<Seeded, { ok: false }>['reason'], string> = {
  network_exists: 'This database holds a network already: the demo needs an empty one.\n',
  unfinished: 'An earlier seeding of this database did not finish: start again with an empty one.\n',
};

type Asked = Pick<DemoOptions, 'sessions' | 'citizens' | 'sites' | 'years' | 'seed' | 'today' | 'time'>;

/**
 * `bottega seed demo`: fills the empty database of DATABASE_URL with the demo network, telling each step.
 * Returns the exit status: 0, 1 when the database is not empty, 2 for wrong usage. Throws ConfigError.
 */
export async function seed(args: readonly string[]): Promise<number> {
  const asked = readArguments(args);
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}${USAGE}`);
    return 2;
  }
  const config = readConfig(process.env);
  const db = openDatabase(config.databaseUrl);
  sealWith(db, auditKeysOf(config).sealer);
  const begun = performance.now();
  try {
    await migrate(db);
    const seeded = await seedDemo(db, {
      ...asked,
      sealer: openKeyRing(config.masterKeys),
      hashPassword,
      ...demoParts(),
      databaseUrl: config.databaseUrl,
      progress: showProgress,
    });
    if (!seeded.ok) {
      process.stderr.write(REFUSALS[seeded.reason]);
      return 1;
    }
    await recordSeeding(db, systemClock, asked.sessions);
    const seconds = (performance.now() - begun) / 1000;
    const { citizens, responses, cases } = seeded;
    const megabytes = Math.round((await databaseBytes(db)) / 1e6);
    process.stdout.write(
      `${asked.sessions} sessions, ${citizens} citizens, ${cases} cases, ${responses} questionnaires in ${seconds.toFixed(1)} s (${Math.round(asked.sessions / seconds)} sessions/s), ${megabytes} MB\n`,
    );
    for (const { role } of DEMO_ACCOUNTS) process.stdout.write(`  ${demoEmail(role)}\n`);
    process.stdout.write(`  password: ${DEMO_PASSWORD}\n`);
    return 0;
  } finally {
    await db.destroy();
  }
}

/**
 * What of the product the demo is made with: the first version of `dsi-2` with its scoring, the questionnaire of courses,
 * codes of certificates. Throws when a definition is not there.
 */
export function demoParts(): Pick<DemoOptions, 'questionnaire' | 'courseQuestionnaire' | 'certificateCode'> {
  const instruments = loadInstruments(join(import.meta.dirname, '../surveys'));
  const definition = instruments.instrumentVersion('dsi-2', 1);
  const check = instruments.latestInstrument('course-check');
  if (!definition || !check) throw new Error('surveys/ lacks dsi-2/1.json or course-check');
  return {
    questionnaire: {
      definitionHash: definition.hash,
      score(answers) {
        const variables = variablesOf(answers);
        if (!variables) throw new Error('answers without the gate question');
        return scoreDsi(variables);
      },
    },
    courseQuestionnaire: { version: check.version, definitionHash: check.hash },
    certificateCode(draw) {
      const letters = Array.from({ length: OWN_CHARACTERS }, () =>
        CODE_LETTERS.charAt(draw(CODE_LETTERS.length)),
      );
      const code = withCheckLetter(letters.join(''));
      return { code, hash: codeHash(code) };
    },
  };
}

/** What is asked for; otherwise which argument is wrong, or nothing where the usage says it. */
function readArguments(args: readonly string[]): Asked | string {
  const now = civil(new Date(), TIME_ZONE);
  const text = { type: 'string' } as const;
  const options = { citizens: text, sites: text, years: text };
  const usual = {
    sessions: { ...text, default: '12000' },
    seed: { ...text, default: '2026' },
    today: { ...text, default: now.day },
  };
  try {
    const parsed = parseArgs({ args: [...args], allowPositionals: true, options: { ...options, ...usual } });
    const { today, ...numbers } = parsed.values;
    if (parsed.positionals.join(' ') !== 'demo') return '';
    for (const [name, [least, most]] of Object.entries(NUMBERS)) {
      const given = numbers[name as keyof typeof numbers];
      if (given !== undefined && !isWhole(given, least, most)) {
        return `--${name} must be a whole number from ${least} to ${most}, not ${JSON.stringify(given)}.\n`;
      }
    }
    const numberOf = (given: string | undefined) => (given === undefined ? undefined : Number(given));
    const asked = {
      sessions: Number(numbers.sessions),
      seed: Number(numbers.seed),
      citizens: numberOf(numbers.citizens),
      sites: numberOf(numbers.sites),
      years: numberOf(numbers.years),
    };
    if ((asked.citizens ?? 0) > asked.sessions)
      return '--citizens: no more than --sessions, one visit each.\n';
    if (!isDay(today) || today < FIRST_TODAY)
      return `--today must be a day (YYYY-MM-DD) from ${FIRST_TODAY} on, not ${JSON.stringify(today)}.\n`;
    return { ...asked, today, time: today === now.day ? now.time : undefined };
  } catch {
    // parseArgs throws on options it does not know: the usage says it better.
    return '';
  }
}

function isWhole(text: string, least: number, most: number): boolean {
  return /^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= most;
}
