import type { Selectable } from 'kysely';
import { bytewise, insertMany } from '../engines/differences.ts';
import type { Db, Trx } from '../index.ts';
import type { PopulationCellTable } from '../schema/population-cell.ts';
import type { PopulationDatasetTable } from '../schema/population-dataset.ts';

export type PopulationDataset = Selectable<PopulationDatasetTable>;
export type PopulationResidents = Omit<PopulationCellTable, 'dataset_id'>;

/** Populations are about no person and belong to the whole network: no scope. Newest year first; at most 200. */
export async function listPopulationDatasets(
  db: Db,
): Promise<(PopulationDataset & { imported_by_name: string | null })[]> {
  return db
    .selectFrom('population_dataset as d')
    .leftJoin('staff as s', 's.id', 'd.imported_by')
    .selectAll('d')
    .select('s.full_name as imported_by_name')
    .orderBy('d.year', 'desc')
    .orderBy('d.imported_at', 'desc')
    .orderBy('d.id')
    .limit(200)
    .execute();
}

/** One dataset, without its cells. */
export async function findPopulationDataset(db: Db, id: string): Promise<PopulationDataset | undefined> {
  return db.selectFrom('population_dataset').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The dataset made from a file with this SHA-256 (hex). */
export async function findPopulationByHash(db: Db, hash: string): Promise<PopulationDataset | undefined> {
  return db.selectFrom('population_dataset').selectAll().where('content_hash', '=', hash).executeTakeFirst();
}

/** The places of a dataset with their residents of 16 and more, by code; `limit` of them. */
export async function listPopulationPlaces(
  db: Db,
  id: string,
  limit = 10_000,
): Promise<{ geo: string; residents: number }[]> {
  return db
    .selectFrom('population_cell')
    .select(['geo', (eb) => eb.cast<number>(eb.fn.sum('residents'), 'integer').as('residents')])
    .where('dataset_id', '=', id)
    .groupBy('geo')
    .orderBy(bytewise(db, 'geo'))
    .limit(limit)
    .execute();
}

/** The residents of one place in a dataset by age class and sex; empty for a place it does not have. */
export async function findPopulation(db: Db, id: string, geo: string): Promise<PopulationResidents[]> {
  return db
    .selectFrom('population_cell')
    .select(['geo', 'age_class', 'sex', 'residents'])
    .where('dataset_id', '=', id)
    .where('geo', '=', geo)
    .orderBy(bytewise(db, 'age_class'))
    .orderBy('sex')
    .execute();
}

const PLACES_PER_STATEMENT = 500;

/** The residents of some places in a dataset by age class, both sexes together; places it does not have are left out. */
export async function listResidents(
  db: Db,
  id: string,
  geos: readonly string[],
): Promise<Omit<PopulationResidents, 'sex'>[]> {
  const found: Omit<PopulationResidents, 'sex'>[] = [];
  for (let start = 0; start < geos.length; start += PLACES_PER_STATEMENT) {
    const rows = await db
      .selectFrom('population_cell')
      .select([
        'geo',
        'age_class',
        (eb) => eb.cast<number>(eb.fn.sum('residents'), 'integer').as('residents'),
      ])
      .where('dataset_id', '=', id)
      .where('geo', 'in', geos.slice(start, start + PLACES_PER_STATEMENT))
      .groupBy(['geo', 'age_class'])
      .orderBy(bytewise(db, 'geo'))
      .orderBy(bytewise(db, 'age_class'))
      .execute();
    found.push(...rows);
  }
  return found;
}

/** Keeps a dataset with all its cells. */
export async function insertPopulation(
  trx: Trx,
  dataset: PopulationDataset,
  cells: readonly PopulationResidents[],
): Promise<void> {
  await trx.insertInto('population_dataset').values(dataset).execute();
  await insertMany(
    trx,
    'population_cell',
    cells.map((cell) => ({ dataset_id: dataset.id, ...cell })),
  );
}

/** Takes a dataset away; false when there is none. */
export async function deletePopulation(trx: Trx, id: string): Promise<boolean> {
  await trx.deleteFrom('population_cell').where('dataset_id', '=', id).execute();
  const gone = await trx.deleteFrom('population_dataset').where('id', '=', id).executeTakeFirst();
  return gone.numDeletedRows === 1n;
}
