import { insertMany } from '../engines/differences.ts';
import type { Db, Trx } from '../index.ts';
import { type CitizenReader, type CitizenRow, visibleTo } from './citizens.ts';

/** Sets anew what people (at most 200) are found by, by the id of their record; no keys forget them. */
export async function replaceNameKeys(
  trx: Trx,
  people: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  if (people.size === 0) return;
  await trx
    .deleteFrom('citizen_name')
    .where('citizen_id', 'in', [...people.keys()])
    .execute();
  await insertNameKeys(trx, [...people]);
}

/** Notes what new people are found by, by the id of their record. */
export async function insertNameKeys(
  trx: Trx,
  people: readonly (readonly [id: string, keys: readonly string[]])[],
): Promise<void> {
  const rows = people.flatMap(([citizen_id, keys]) => keys.map((name_key) => ({ name_key, citizen_id })));
  await insertMany(trx, 'citizen_name', rows);
}

/** Nobody is found by a name any more. */
export async function clearNameKeys(trx: Trx): Promise<void> {
  await trx.deleteFrom('citizen_name').execute();
}

/** Ids of the records after one (in their order, at most `limit`) that were not erased; all, or those no name leads to. */
export async function listRecordsAfter(
  db: Db,
  which: 'all' | 'not_indexed',
  after: string,
  limit: number,
): Promise<string[]> {
  let query = db.selectFrom('citizen').select('id').where('id', '>', after).where('erased_on', 'is', null);
  if (which === 'not_indexed') {
    query = query.where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('citizen_name')
            .select('citizen_name.citizen_id')
            .whereRef('citizen_name.citizen_id', '=', 'citizen.id'),
        ),
      ),
    );
  }
  return (await query.orderBy('id').limit(limit).execute()).map(({ id }) => id);
}

/** Somebody found by name, and the record that holds the name: another one after a merge. */
interface Namesake {
  readonly citizen: CitizenRow;
  readonly named: CitizenRow;
}

/**
 * People the reader may see who have for every word at least one of its keys, the newest records first; at most `limit`.
 * Empty without words.
 */
export async function listNamesakes(
  db: Db,
  reader: CitizenReader,
  words: readonly (readonly string[])[],
  limit: number,
): Promise<Namesake[]> {
  if (words.length === 0 || words.some((keys) => keys.length === 0)) return [];
  let query = db
    .selectFrom('citizen as named')
    .innerJoin('citizen as c', 'c.no', 'named.person_no')
    .select(['named.id as named_id', 'c.id'])
    .where(visibleTo(reader));
  for (const keys of words) {
    query = query.where('named.id', 'in', (eb) =>
      eb.selectFrom('citizen_name').select('citizen_name.citizen_id').where('name_key', 'in', keys),
    );
  }
  const pairs = await query.orderBy('c.no', 'desc').orderBy('named.no').limit(limit).execute();
  if (pairs.length === 0) return [];
  const ids = [...new Set(pairs.flatMap((pair) => [pair.id, pair.named_id]))];
  const rows = await db.selectFrom('citizen').selectAll().where('id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return pairs.flatMap((pair) => {
    const [citizen, named] = [byId.get(pair.id), byId.get(pair.named_id)];
    return citizen && named ? [{ citizen, named }] : [];
  });
}
