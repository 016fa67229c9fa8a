import type { Db } from '../../db/index.ts';
import { findProgramme, type SeenProgramme } from '../../db/queries/programmes.ts';
import type { Scope } from '../../db/scope.ts';
import { Problem } from '../platform/problem.ts';
import { found } from './fields.server.ts';

/** A programme all of whose sites lie in scope; throws 404 when none does, 403 when some lie elsewhere. */
export async function loadProgrammeToManage(db: Db, scope: Scope, id: string): Promise<SeenProgramme> {
  const programme = found(await findProgramme(db, scope, id));
  if (programme.sites_elsewhere > 0) throw new Problem('programme_beyond_scope', 403);
  return programme;
}
