import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import type { App } from '../app/platform/app.server.ts';
import { type Config, readConfig } from '../app/platform/config.server.ts';
import { explainStart } from '../app/platform/explain-start.server.ts';
import { newMasterKey } from '../app/platform/master-keys.server.ts';
import { findStaffByEmail } from '../db/queries/staff.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, demoEmail } from '../db/seed/staff.ts';
import { openApp, serve, stopOnSignal } from '../server.ts';
import { seedDemoNetwork } from './demo-network.ts';
import { showProgress } from './show-progress.ts';

const FOLDER = join(import.meta.dirname, '..', 'data', 'demo');
const KEY_FILE = join(FOLDER, 'key');
const DATABASE_FILE = join(FOLDER, 'bottega.db');
const SESSIONS = 12_000;
const SEED = 2026;

/** Something the person who started the demo can mend: one line, status 1. */
class DemoError extends Error {}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Deletes the demo's own database; the key may stay. */
function dropOwnDatabase(): void {
  for (const end of ['', '-wal', '-shm']) rmSync(DATABASE_FILE + end, { force: true });
}

/** The demo's configuration: own key file and own database unless the environment names others. */
function configure(): { config: Config; own: boolean } {
  const own = !process.env.DATABASE_URL;
  const ownKey = !process.env.BOTTEGA_MASTER_KEY && !process.env.BOTTEGA_MASTER_KEY_FILE;
  if (ownKey && !existsSync(KEY_FILE)) {
    // Nothing sealed with a lost key can be read again.
    if (own) dropOwnDatabase();
    mkdirSync(dirname(KEY_FILE), { recursive: true });
    writeFileSync(KEY_FILE, `${newMasterKey()}\n`, { mode: 0o600 });
    say(`made a master key in ${KEY_FILE}`);
  }
  const config = readConfig({
    ...process.env,
    ...(ownKey ? { BOTTEGA_MASTER_KEY_FILE: KEY_FILE } : {}),
    DATABASE_URL: process.env.DATABASE_URL || `file:${DATABASE_FILE}`,
    BOTTEGA_DEMO: '1',
    LOG_LEVEL: process.env.LOG_LEVEL || 'error',
  });
  return { config, own };
}

/** Asks for the port before the long work begins. */
async function assertPortIsFree({ host, port }: Config): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/** The database, migrated and holding the demo network. */
async function openDemo(config: Config, own: boolean): Promise<App> {
  say(`opening the database ${own ? DATABASE_FILE : 'of DATABASE_URL'}`);
  const app = await openApp(config);
  const seeded = await seedDemoNetwork(app, { sessions: SESSIONS, seed: SEED, progress: showProgress });
  if (seeded.ok) {
    say(`made the demo network: ${seeded.citizens} citizens, ${seeded.responses} questionnaires`);
    return app;
  }
  if (seeded.reason === 'network_exists') {
    if (await findStaffByEmail(app.db, demoEmail('facilitator'))) return app;
    await app.db.destroy();
    throw new DemoError('DATABASE_URL holds a network that is not the demo: nothing was touched.');
  }
  await app.db.destroy();
  if (!own) {
    throw new DemoError(
      'The making of the demo network was interrupted earlier and left DATABASE_URL half full: empty that database (drop it and create it again), then start once more.',
    );
  }
  say('the demo network was left unfinished: making it again');
  dropOwnDatabase();
  return openDemo(config, own);
}

/** What to type in: one account a role. */
function tableOfAccounts(): string {
  const rows = DEMO_ACCOUNTS.map(({ role, name }) => [demoEmail(role), role, name]);
  const lines = [['e-mail', 'role', 'name'], ...rows].map(
    ([email = '', role = '', name = '']) => `  ${email.padEnd(38)}${role.padEnd(14)}${name}`,
  );
  return `${lines.join('\n')}\n  password for all: ${DEMO_PASSWORD}`;
}

/** The line for a failure people can mend; null for a mistake of ours. */
function explain(error: unknown): string | null {
  return error instanceof DemoError ? error.message : explainStart(error, process.env);
}

try {
  const { config, own } = configure();
  await assertPortIsFree(config);
  const app = await openDemo(config, own);
  const running = await serve(app, { developing: process.argv.includes('--dev') });
  stopOnSignal(running);
  // Started by scripts/demo.mjs: when that is gone, so are we.
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  say(`ready ${config.publicUrl.origin}`);
  say(tableOfAccounts());
} catch (error) {
  const line = explain(error);
  if (line === null) throw error;
  process.stderr.write(`${line}\n`);
  process.exit(1);
}
