import { createHash } from 'node:crypto';
import { isUniqueViolation } from '../../db/engines/differences.ts';
import type { Db } from '../../db/index.ts';
import {
  findPopulationByHash,
  insertPopulation,
  type PopulationDataset,
} from '../../db/queries/populations.ts';
import { audit } from '../platform/audit.server.ts';
import { newId } from '../platform/ids.ts';
import { decodeFile } from './decode-file.ts';
import { FaultList, type Faults } from './faults.ts';
import type { Importer } from './importer.ts';
import { loadPlaces } from './places.server.ts';
import { readPopulation } from './read-population.ts';

type ImportedPopulation =
  | { readonly ok: true; readonly dataset: PopulationDataset }
  | { readonly ok: false; readonly faults: Faults }
  /** The very same file is there already. */
  | { readonly ok: false; readonly same: PopulationDataset };

/**
 * Imports a table of residents, whole or not at all; `source` and `retrievedOn` (a civil day) say where the file comes
 * from. The caller has checked the right.
 */
export async function importPopulation(
  db: Db,
  importer: Importer,
  bytes: Uint8Array,
  given: { readonly source: string; readonly retrievedOn: string },
): Promise<ImportedPopulation> {
  const content_hash = createHash('sha256').update(bytes).digest('hex');
  const same = await findPopulationByHash(db, content_hash);
  if (same) return { ok: false, same };

  const faults = new FaultList();
  const text = decodeFile(bytes, faults);
  const { nameOf } = await loadPlaces();
  const isPlace = (geo: string) => nameOf(geo) !== undefined;
  const table = text === null ? null : readPopulation(text, { today: importer.today, isPlace }, faults);
  if (!table) return { ok: false, faults: faults.all() };

  const dataset: PopulationDataset = {
    id: newId(),
    year: table.year,
    source: given.source,
    retrieved_on: given.retrievedOn,
    content_hash,
    places: new Set(table.cells.map(({ geo }) => geo)).size,
    residents: table.cells.reduce((sum, { residents }) => sum + residents, 0),
    imported_by: importer.staffId,
    imported_at: importer.now.toISOString(),
  };
  const keep = db.transaction().execute(async (trx): Promise<ImportedPopulation> => {
    await insertPopulation(trx, dataset, table.cells);
    await audit(trx, {
      at: importer.now,
      staffId: importer.staffId,
      action: 'population.import',
      subjectKind: 'population',
      subjectId: dataset.id,
      detail: { year: dataset.year, rows: table.cells.length },
    });
    return { ok: true, dataset };
  });
  return keep.catch(async (error: unknown) => {
    // The same file twice at the same moment.
    const meanwhile = isUniqueViolation(error) ? await findPopulationByHash(db, content_hash) : undefined;
    if (!meanwhile) throw error;
    return { ok: false, same: meanwhile };
  });
}
