import type { Db } from '../../db/index.ts';
import {
  type IndicatorReference,
  listReferences,
  upsertReferences,
} from '../../db/queries/indicator-references.ts';
import { audit } from '../platform/audit.server.ts';
import { decodeFile } from './decode-file.ts';
import { FaultList, type Faults } from './faults.ts';
import type { Importer } from './importer.ts';
import { readReferences } from './read-references.ts';

type ImportedReferences =
  /** All three 0 but `same`: the very same values are there already. */
  | { readonly ok: true; readonly added: number; readonly changed: number; readonly same: number }
  | { readonly ok: false; readonly faults: Faults };

/** Imports published values to compare with, all or none; those that are there take the new value, source and day. */
export async function importReferences(
  db: Db,
  importer: Importer,
  bytes: Uint8Array,
): Promise<ImportedReferences> {
  const faults = new FaultList();
  const text = decodeFile(bytes, faults);
  const read = text === null ? null : readReferences(text, importer.today, faults);
  if (!read) return { ok: false, faults: faults.all() };

  return db.transaction().execute(async (trx): Promise<ImportedReferences> => {
    const kept = new Map((await listReferences(trx)).map((one) => [keyOf(one), one]));
    const fresh = read.filter((one) => !kept.has(keyOf(one)));
    const changed = read.filter((one) => {
      const before = kept.get(keyOf(one));
      return before !== undefined && !isSame(before, one);
    });
    const done = {
      ok: true,
      added: fresh.length,
      changed: changed.length,
      same: read.length - fresh.length - changed.length,
    } as const;
    if (fresh.length + changed.length === 0) return done;
    await upsertReferences(trx, [...fresh, ...changed]);
    await audit(trx, {
      at: importer.now,
      staffId: importer.staffId,
      action: 'reference.import',
      subjectKind: 'reference',
      subjectId: 'indicator_reference',
      detail: { rows: done.added + done.changed },
    });
    return done;
  });
}

function keyOf({ indicator, geo, population, year }: IndicatorReference): string {
  return [indicator, geo, population, year].join(' ');
}

function isSame(one: IndicatorReference, other: IndicatorReference): boolean {
  return one.value === other.value && one.source === other.source && one.retrievedOn === other.retrievedOn;
}
