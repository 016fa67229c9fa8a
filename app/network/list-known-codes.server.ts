import type { Db } from '../../db/index.ts';
import { type CodeEntry, listCodeEntries } from '../../db/queries/code-lists.ts';
import type { KnownCodes } from './code-entry-form.server.ts';

/** The entries of other lists that attributes refer to, as offered on a day. */
export interface ReferredEntries {
  readonly competence: readonly CodeEntry[];
  readonly public_service: readonly CodeEntry[];
  readonly competence_area: readonly CodeEntry[];
}

/** What holds of them on a civil day. */
export async function listReferredEntries(db: Db, day: string): Promise<ReferredEntries> {
  return {
    competence: await listCodeEntries(db, 'competence', day),
    public_service: await listCodeEntries(db, 'public_service', day),
    competence_area: await listCodeEntries(db, 'competence_area', day),
  };
}

/** Their codes alone, for checking a form. */
export function codesOf(referred: ReferredEntries): KnownCodes {
  const codes = (entries: readonly CodeEntry[]) => new Set(entries.map(({ code }) => code));
  return {
    competence: codes(referred.competence),
    public_service: codes(referred.public_service),
    competence_area: codes(referred.competence_area),
  };
}
