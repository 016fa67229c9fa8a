import { POPULATION_CLASSES, POPULATION_COLUMNS } from '../../app/references/columns.ts';
import type { Db } from '../../db/index.ts';
import { insertPopulation } from '../../db/queries/populations.ts';

/** A population file as an analyst would upload it: every class and sex of the places, 1,000 residents each. */
export function populationCsv(geos: readonly string[], year = 2025): string {
  const rows = geos.flatMap((geo) =>
    POPULATION_CLASSES.flatMap((ageClass) => ['F', 'M'].map((sex) => [geo, year, ageClass, sex, 1000])),
  );
  return [POPULATION_COLUMNS, ...rows].map((row) => row.join(';')).join('\n');
}

/** Keeps a population of the whole network that somebody imported; returns its id. */
export async function addPopulation(db: Db, id: string, staffId: string): Promise<string> {
  const cells = POPULATION_CLASSES.flatMap((age_class) =>
    (['A', 'B'] as const).map((sex) => ({ geo: 'network', age_class, sex, residents: 1000 })),
  );
  const dataset = {
    id,
    year: 2025,
    source: 'Prova',
    retrieved_on: '2026-01-01',
    content_hash: id,
    places: 1,
    residents: 14_000,
    imported_by: staffId,
    imported_at: '2026-01-01T00:00:00.000Z',
  };
  await db.transaction().execute((trx) => insertPopulation(trx, dataset, cells));
  return id;
}
