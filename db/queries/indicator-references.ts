import type { Db } from '../index.ts';
import { rememberCodes, touchCodeLists } from './code-list-revision.ts';

/** A published value to compare with. */
export interface IndicatorReference {
  readonly indicator: string;
  readonly geo: string;
  readonly population: string;
  readonly year: number;
  /** Percentage, 0–100. */
  readonly value: number;
  readonly source: string;
  /** Civil day it was read at its source. */
  readonly retrievedOn: string;
}

/** By what was asked for: published values change as seldom as code lists, and with the same revision. */
const remember = rememberCodes<readonly IndicatorReference[]>();

/** The published values of some indicators and places for one population (`Y16_74`…), every year, oldest first. */
export async function findReferences(
  db: Db,
  indicators: readonly string[],
  geos: readonly string[],
  population: string,
): Promise<readonly IndicatorReference[]> {
  if (indicators.length === 0 || geos.length === 0) return [];
  const key = JSON.stringify([indicators, geos, population]);
  return remember(db, key, () => readReferences(db, indicators, geos, population));
}

async function readReferences(
  db: Db,
  indicators: readonly string[],
  geos: readonly string[],
  population: string,
) {
  const rows = await db
    .selectFrom('indicator_reference')
    .selectAll()
    .where('indicator', 'in', indicators)
    .where('geo', 'in', geos)
    .where('population', '=', population)
    .orderBy('indicator')
    .orderBy('geo')
    .orderBy('year')
    .execute();
  return rows.map(({ retrieved_on, ...row }) => ({ ...row, retrievedOn: retrieved_on }));
}

/** Every published value there is, up to 5,000. */
export async function listReferences(db: Db): Promise<IndicatorReference[]> {
  const rows = await db
    .selectFrom('indicator_reference')
    .selectAll()
    .orderBy('indicator')
    .orderBy('geo')
    .orderBy('population')
    .orderBy('year')
    .limit(5000)
    .execute();
  return rows.map(({ retrieved_on, ...row }) => ({ ...row, retrievedOn: retrieved_on }));
}

const ROWS_PER_STATEMENT = 500;

/** Writes published values; one that is there already takes the new value, source and day. */
export async function upsertReferences(db: Db, references: readonly IndicatorReference[]): Promise<void> {
  if (references.length === 0) return;
  const rows = references.map(({ retrievedOn, ...row }) => ({ ...row, retrieved_on: retrievedOn }));
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    await db
      .insertInto('indicator_reference')
      .values(rows.slice(start, start + ROWS_PER_STATEMENT))
      .onConflict((conflict) =>
        conflict.columns(['indicator', 'geo', 'population', 'year']).doUpdateSet((eb) => ({
          value: eb.ref('excluded.value'),
          source: eb.ref('excluded.source'),
          retrieved_on: eb.ref('excluded.retrieved_on'),
        })),
      )
      .execute();
  }
  await touchCodeLists(db);
}
