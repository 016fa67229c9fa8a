import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setImmediate as breathe, setTimeout as wait } from 'node:timers/promises';
import { openIdentity, sealIdentity } from '../../app/people/open-identity.ts';
import { UNKNOWN_IDENTITY } from '../../app/people/unknown-identity.ts';
import { checkKeys } from '../../app/platform/check-keys.server.ts';
import { claimCode, findByCode } from '../../app/platform/find-by-code.server.ts';
import { type KeyRing, openKeyRing } from '../../app/platform/keys.server.ts';
import { insertMany } from '../../db/engines/differences.ts';
import { type Db, openDatabase } from '../../db/index.ts';
import { migrate } from '../../db/migrations/index.ts';
import { nameKeysOf } from '../../db/name-words.ts';
import {
  insertCitizen,
  lockCitizen,
  updateCitizenCode,
  updateCitizenProfile,
} from '../../db/queries/citizens.ts';
import { countValuesOn } from '../../db/queries/keyed-values.ts';
import { openPeopleWorld } from './people-world.ts';

const ROOT = join(import.meta.dirname, '../..');
const NOW = '2026-03-02T09:00:00.000Z';
/** One look-up in so many is followed by a save of the same person, and by somebody new. */
const SAVES = 50;

const old = { id: 'k1', secret: randomBytes(32) };
const next = { id: 'k2', secret: randomBytes(32) };
const RING = [next, old].map(({ id, secret }) => `${id}:${secret.toString('base64')}`).join(',');

export interface RotationRound {
  readonly lookUps: number;
  /** Somebody else, nobody or a card that did not open where one person was right; somebody where nobody was. */
  readonly wrong: number;
  readonly kills: number;
  /** Milliseconds of each look-up with the opening of the card. */
  readonly times: readonly number[];
  /** From the first start of `keys rotate` to the end of the last. */
  readonly seconds: number;
  /** What the run that finished said. */
  readonly said: string;
}

const NAME = { givenName: 'Ada', familyName: null };

const codeOf = (no: number) => `PERSON-${no}`;
const idOf = (no: number) => `person-${no}`;

function sealedPerson(keys: KeyRing, no: number) {
  const [id, code] = [idOf(no), codeOf(no)];
  const code_key = keys.lookupKey(code);
  return { id, code_key, identity_sealed: sealIdentity(keys, id, { ...UNKNOWN_IDENTITY, ...NAME, code }) };
}

const PROFILE = {
  code_kind: 'fiscal',
  gender: null,
  education: null,
  occupation: null,
  citizenship: null,
  province: null,
  language: null,
  site_id: 'here',
  created_at: NOW,
  updated_at: NOW,
} as const;

async function addPeople(db: Db, people: number): Promise<void> {
  const keys = openKeyRing([old]);
  for (let start = 1; start <= people; start += 5000) {
    const rows = Array.from({ length: Math.min(5000, people - start + 1) }, (_, index) => {
      const no = start + index;
      const rest = { no, person_no: no, merged_into: null, first_attendance_id: null };
      return { ...PROFILE, ...rest, ...sealedPerson(keys, no) };
    });
    const nameKeys = nameKeysOf(keys, NAME).map((name_key) => ({ name_key }));
    const names = rows.flatMap(({ id: citizen_id }) => nameKeys.map((row) => ({ ...row, citizen_id })));
    await db.transaction().execute(async (trx) => {
      await insertMany(trx, 'citizen', rows);
      await insertMany(trx, 'citizen_name', names);
    });
  }
  await db.insertInto('counter').values({ name: 'citizen', value: people }).execute();
}

/** A desk at work in this process, with both keys at hand. */
class Desk {
  readonly #db: Db;
  readonly #keys: KeyRing;
  people: number;
  lookUps = 0;
  wrong = 0;
  readonly times: number[] = [];

  constructor(db: Db, keys: KeyRing, people: number) {
    this.#db = db;
    this.#keys = keys;
    this.people = people;
  }

  async work(isOver: () => boolean): Promise<void> {
    for (let turn = 0; !isOver(); turn += 1) {
      const no = 1 + Math.floor(Math.random() * this.people);
      await this.#lookUp(no);
      if (turn % SAVES === 0) {
        if (await this.#find(`NOBODY-${no}`)) this.wrong += 1;
        await this.#saveProfile(no);
        await this.#meetSomebody();
      }
      await breathe();
    }
  }

  #find(code: string) {
    this.lookUps += 1;
    return findByCode({ db: this.#db, keys: this.#keys }, code);
  }

  async #lookUp(no: number): Promise<void> {
    const begun = performance.now();
    const found = await this.#find(codeOf(no));
    const right = found?.id === idOf(no) && openIdentity(this.#keys, found).code === codeOf(no);
    this.times.push(performance.now() - begun);
    if (!right) this.wrong += 1;
  }

  async #saveProfile(no: number): Promise<void> {
    await this.#db.transaction().execute(async (trx) => {
      const record = await lockCitizen(trx, idOf(no));
      if (!record) throw new Error('a person is gone');
      const identity = { ...openIdentity(this.#keys, record), phone: '055 000000' };
      const identity_sealed = sealIdentity(this.#keys, record.id, identity);
      await updateCitizenProfile(trx, record.id, { identity_sealed }, NOW);
    });
  }

  /** Comes without a code and shows it later: both ways in which a code is given. */
  async #meetSomebody(): Promise<void> {
    const no = this.people + 1;
    const { id, code_key, identity_sealed } = sealedPerson(this.#keys, no);
    await this.#db.transaction().execute(async (trx) => {
      if (await claimCode(trx, this.#keys, codeOf(no))) this.wrong += 1;
      const nameless = {
        id,
        code_key: null,
        identity_sealed: sealIdentity(this.#keys, id, UNKNOWN_IDENTITY),
      };
      await insertCitizen(trx, { ...PROFILE, ...nameless, code_kind: 'none' });
      await updateCitizenCode(trx, id, { code_key, identity_sealed, gender: null, code_kind: 'fiscal' }, NOW);
    });
    this.people = no;
  }
}

function startRotation(databaseUrl: string): { child: ChildProcess; said: () => string } {
  const child = spawn(process.execPath, ['cli/bottega.ts', 'keys', 'rotate'], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: databaseUrl, BOTTEGA_MASTER_KEY: RING },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { child, said: () => output };
}

/**
 * Changes the key of so many people in a process of its own, killed several times in the middle, while a desk here
 * looks people up, saves and meets new ones. Throws when the last run does not finish or anybody is lost by then.
 */
export async function rotationRound(
  databaseUrl: string,
  { people, kills }: { readonly people: number; readonly kills: number },
): Promise<RotationRound> {
  const db = openDatabase(databaseUrl);
  try {
    await migrate(db);
    await openPeopleWorld(db);
    await addPeople(db, people);
    await checkKeys({ db, keys: openKeyRing([old]) });
    const keys = openKeyRing([next, old]);
    await checkKeys({ db, keys });

    let over = false;
    const desk = new Desk(db, keys, people);
    const work = desk.work(() => over);
    const begun = performance.now();
    for (let kill = 1; kill <= kills; kill += 1)
      await rotateUntil(databaseUrl, db, { values: people * 4 * (kill / (kills + 1)), every: people / 500 });
    const { child, said } = startRotation(databaseUrl);
    const [status] = await once(child, 'exit');
    const seconds = (performance.now() - begun) / 1000;
    over = true;
    await work;
    if (status !== 0) throw new Error(`keys rotate ended with ${status}: ${said()}`);
    await assertAllThere(db, desk.people);
    return { lookUps: desk.lookUps, wrong: desk.wrong, kills, times: desk.times, seconds, said: said() };
  } finally {
    await db.destroy();
  }
}

/** Starts a rotation and kills it (SIGKILL) once so many values are under the new key; looks every so many ms. */
async function rotateUntil(
  databaseUrl: string,
  db: Db,
  { values, every }: { readonly values: number; readonly every: number },
): Promise<void> {
  const { child, said } = startRotation(databaseUrl);
  const ended = once(child, 'exit');
  while ((await countValuesOn(db, next.id)) < values) {
    if (child.exitCode !== null) break;
    await wait(every);
  }
  child.kill('SIGKILL');
  const [, signal] = await ended;
  if (signal !== 'SIGKILL') throw new Error(`keys rotate was over before it was killed: ${said()}`);
}

/** With the new key alone: everybody is found by code, and their cards open. */
async function assertAllThere(db: Db, people: number): Promise<void> {
  const keys = openKeyRing([next]);
  await checkKeys({ db, keys });
  const rows = await db.selectFrom('citizen').select(['id', 'code_key', 'identity_sealed']).execute();
  const codes = new Set(
    rows.map((row) => {
      const { code } = openIdentity(keys, row);
      return code !== null && keys.lookupKey(code) === row.code_key ? code : null;
    }),
  );
  if (rows.length !== people || codes.size !== people || codes.has(null)) {
    throw new Error(`${people} people should be there: ${rows.length} records, ${codes.size} codes`);
  }
}
