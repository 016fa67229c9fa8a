import { setTimeout as wait } from 'node:timers/promises';
import { nameKeysOf } from '../../db/name-words.ts';
import { replaceNameKeys } from '../../db/queries/citizen-names.ts';
import { lockCitizens } from '../../db/queries/citizens.ts';
import {
  countValuesNotOn,
  deleteValuesNotOn,
  KEYED_COLUMNS,
  type KeyedColumn,
  type KeyedValue,
  listValuesNotOn,
  replaceValues,
} from '../../db/queries/keyed-values.ts';
import type { App } from '../platform/app.server.ts';
import type { KeyRing } from '../platform/keys.server.ts';
import { tryToOpen } from './open-identity.ts';

/** Values a transaction: some milliseconds, in which others wait with what they save. */
const BATCH = 200;
/** What is saved under an old key behind the rotation's back is found in the next round. */
const ROUNDS = 3;
const MOST_NAMED = 20;

export interface Rotated {
  /** Values written anew by this run. */
  readonly renewed: number;
  /** Values not under the current key: 0 unless some do not open or somebody still writes with another key. */
  readonly left: number;
  /** Where values do not open, as `table.column of record`; at most 20. */
  readonly unreadable: readonly string[];
}

/** Told after every batch: which column, how many values of it were gone through, how many there were. */
type RotationProgress = (column: string, done: number, total: number) => void;

type Parts = Pick<App, 'db' | 'keys'>;

/**
 * Writes everything that is under another key of the ring anew under the current one. How far it got stands in the
 * rows themselves: it may be ended at any moment and begun again, while others read and save.
 */
export async function rotateKeys(app: Parts, progress: RotationProgress = () => {}): Promise<Rotated> {
  const [current] = app.keys.ids;
  let renewed = 0;
  for (let round = 1; ; round += 1) {
    const unreadable: string[] = [];
    for (const column of KEYED_COLUMNS) renewed += await rotateColumn(app, column, progress, unreadable);
    let left = 0;
    for (const column of KEYED_COLUMNS) left += await countValuesNotOn(app.db, column, current);
    if (left === unreadable.length || round === ROUNDS) {
      return { renewed, left, unreadable: unreadable.slice(0, MOST_NAMED) };
    }
  }
}

async function rotateColumn(
  { db, keys }: Parts,
  column: KeyedColumn,
  progress: RotationProgress,
  unreadable: string[],
): Promise<number> {
  const [current] = keys.ids;
  const name = `${column.table}.${column.column}`;
  const total = await countValuesNotOn(db, column, current);
  if (total === 0) return 0;
  if (column.renewal === 'passing') {
    await db.transaction().execute((trx) => deleteValuesNotOn(trx, column, current));
    progress(name, total, total);
    return total;
  }
  let renewed = 0;
  let done = 0;
  for (let after: KeyedValue['key'] | null = null; ; ) {
    const values = await listValuesNotOn(db, column, current, after, BATCH);
    const begun = performance.now();
    renewed +=
      column.renewal === 'names'
        ? await renewNames({ db, keys }, values, unreadable)
        : await renewValues({ db, keys }, column, values, unreadable);
    const last = values.at(-1);
    done = last && values.length === BATCH ? Math.min(done + values.length, total) : total;
    progress(name, done, total);
    if (!last || values.length < BATCH) return renewed;
    after = last.key;
    // As long as others had to wait they get now: without a pause SQLite would let them in by chance only.
    await wait(performance.now() - begun);
  }
}

async function renewValues(
  { db, keys }: Parts,
  column: KeyedColumn,
  values: readonly KeyedValue[],
  unreadable: string[],
): Promise<number> {
  const changes = values.flatMap((value) => {
    const text = renew(keys, column, value);
    if (text === null) unreadable.push(`${column.table}.${column.column} of ${value.record}`);
    return text === null ? [] : [{ ...value, renewed: text }];
  });
  return db.transaction().execute((trx) => replaceValues(trx, column, changes));
}

/** Hashes of names are made from the names: all of a person at once, with the record held. */
async function renewNames(
  { db, keys }: Parts,
  values: readonly KeyedValue[],
  unreadable: string[],
): Promise<number> {
  const ids = [...new Set(values.map(({ record }) => record))];
  const renewed = await db.transaction().execute(async (trx) => {
    const people = new Map<string, string[]>();
    for (const citizen of await lockCitizens(trx, ids)) {
      const identity = tryToOpen(keys, citizen);
      if (identity) people.set(citizen.id, nameKeysOf(keys, identity));
    }
    await replaceNameKeys(trx, people);
    return people;
  });
  const left = values.filter(({ record }) => !renewed.has(record));
  unreadable.push(...left.map(({ record }) => `citizen_name.name_key of ${record}`));
  return values.length - left.length;
}

/** A value under the current key; null when it does not open or says no code. */
function renew(
  keys: KeyRing,
  { renewal }: KeyedColumn,
  { record, value, hashed }: KeyedValue,
): string | null {
  if (renewal === 'code') {
    const code = tryToOpen(keys, { id: record, identity_sealed: hashed ?? '' })?.code ?? null;
    return code === null ? null : keys.lookupKey(code);
  }
  try {
    if (renewal === 'text') return keys.lookupKey(keys.open(hashed ?? '', record));
    // A receipt of the first release is a bare hash: nobody can make it anew, an empty one takes its place.
    return keys.seal(value.includes('.') ? keys.open(value, record) : '', record);
  } catch {
    return null;
  }
}
