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
const MOST_SESSIONS = 2_000_000;
const MOST_SITES = 5000;
const MOST_YEARS = 10;

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
  if (!asked) {
    process.stderr.write(USAGE);
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

function readArguments(args: readonly string[]): Asked | undefined {
  const now = civil(new Date(), TIME_ZONE);
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        sessions: { type: 'string', default: '12000' },
        citizens: { type: 'string' },
        sites: { type: 'string' },
        years: { type: 'string' },
        seed: { type: 'string', default: '2026' },
        today: { type: 'string', default: now.day },
      },
    });
    const sessions = wholeNumber(values.sessions, MOST_SESSIONS);
    const seedNumber = wholeNumber(values.seed, 0xffff_ffff);
    const asked = {
      citizens: atLeastOne(values.citizens, sessions ?? 0),
      sites: atLeastOne(values.sites, MOST_SITES),
      years: atLeastOne(values.years, MOST_YEARS),
    };
    if (Object.values(asked).includes(null)) return undefined;
    const isDemo = positionals.length === 1 && positionals[0] === 'demo';
    if (!isDemo || !sessions || seedNumber === undefined || !isDay(values.today)) return undefined;
    return {
      sessions,
      citizens: asked.citizens ?? undefined,
      sites: asked.sites ?? undefined,
      years: asked.years ?? undefined,
      seed: seedNumber,
      today: values.today,
      time: values.today === now.day ? now.time : undefined,
    };
  } catch {
    // parseArgs throws on options it does not know: the usage says it better.
    return undefined;
  }
}

/** Undefined when nothing is asked; null for what is no such number. */
function atLeastOne(text: string | undefined, most: number): number | null | undefined {
  return text === undefined ? undefined : wholeNumber(text, most) || null;
}

function wholeNumber(text: string, most: number): number | undefined {
  return /^\d{1,10}$/.test(text) && Number(text) <= most ? Number(text) : undefined;
}
