import { createHash } from 'node:crypto';
import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { hashPassword } from '../../app/access/passwords.server.ts';
import { civil, TIME_ZONE } from '../../app/platform/clock.ts';
import { openKeyRing } from '../../app/platform/keys.server.ts';
import { newMasterKey, readMasterKeys } from '../../app/platform/master-keys.server.ts';
import { type Db, openDatabase } from '../../db/index.ts';
import { migrate } from '../../db/migrations/index.ts';
import { seedDemo } from '../../db/seed/seed-demo.ts';
import { demoParts } from '../seed.ts';
import { tell } from './figure.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Not under version control; may be deleted at any time. */
export const FOLDER = join(ROOT, 'data', 'bench');
const SEED = 7;

export const LARGE = 200_000;
export const SMALL = 20_000;
export const REGION = 2_000_000;
/** What a network of the size of a region has beside its sessions. */
const REGION_SIZE = { citizens: 600_000, sites: 3000, years: 3 };

/** The civil day the networks end on. */
export const TODAY = civil(new Date(), TIME_ZONE).day;

/** The key everything in the benchmark's networks is sealed with; made once. */
export function keyFile(): string {
  const path = join(FOLDER, 'key');
  mkdirSync(FOLDER, { recursive: true });
  if (!existsSync(path)) writeFileSync(path, `${newMasterKey()}\n`, { mode: 0o600 });
  return path;
}

/** Path of the network with so many sessions that end today, made when it is not there. */
export async function networkOf(sessions: number): Promise<string> {
  const path = pathOf(sessions);
  if (!existsSync(path)) await makeNetwork(sessions);
  return path;
}

/** A copy to write into: the network itself stays as it was seeded. */
export async function copyOf(sessions: number, name: string): Promise<string> {
  const path = join(FOLDER, `${name}.db`);
  removeDatabase(path);
  copyFileSync(await networkOf(sessions), path, constants.COPYFILE_FICLONE);
  return path;
}

/** Deletes a database file with what belongs to it. */
export function removeDatabase(path: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
}

/** Fills an empty database with the network of so many sessions, the same on both engines; returns its citizens. */
export async function seedNetwork(db: Db, databaseUrl: string, sessions: number): Promise<number> {
  const seeded = await seedDemo(db, {
    sessions,
    ...(sessions === REGION ? REGION_SIZE : {}),
    seed: SEED,
    today: TODAY,
    sealer: openKeyRing(readMasterKeys(readFileSync(keyFile(), 'utf8'))),
    hashPassword,
    ...demoParts(),
    databaseUrl,
  });
  if (!seeded.ok) throw new Error(`The network was not made: ${seeded.reason}`);
  return seeded.citizens;
}

/** Seeds the network anew; returns the sessions a second. */
export async function makeNetwork(sessions: number): Promise<number> {
  tell(`making the network of ${sessions} sessions`);
  const path = pathOf(sessions);
  const unfinished = `${path}.new`;
  removeDatabase(unfinished);
  const databaseUrl = `file:${unfinished}`;
  const db = openDatabase(databaseUrl);
  await migrate(db);
  const begun = performance.now();
  const citizens = await seedNetwork(db, databaseUrl, sessions);
  const seconds = (performance.now() - begun) / 1000;
  await db.destroy();
  // One file without a log beside it, so that a copy of the file is a copy of the network.
  const file = new SQLite(unfinished);
  file.pragma('wal_checkpoint(truncate)');
  file.close();
  for (const old of readdirSync(FOLDER)) {
    if (old.startsWith(`network-${sessions}-`) && !old.endsWith('.new')) rmSync(join(FOLDER, old));
  }
  renameSync(unfinished, path);
  const megabytes = Math.round(statSync(path).size / 1e6);
  tell(`${sessions} sessions, ${citizens} citizens in ${seconds.toFixed(1)} s, ${megabytes} MB`);
  return sessions / seconds;
}

/** Named after the day and the code that makes it: another day or another seed is another network. */
function pathOf(sessions: number): string {
  const hash = createHash('sha256').update(readFileSync(keyFile()));
  for (const folder of ['db/seed', 'db/migrations', 'db/schema']) {
    for (const name of readdirSync(join(ROOT, folder)).sort()) {
      hash.update(`${name}\0`).update(readFileSync(join(ROOT, folder, name)));
    }
  }
  return join(FOLDER, `network-${sessions}-${TODAY}-${hash.digest('hex').slice(0, 12)}.db`);
}
