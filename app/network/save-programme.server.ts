import type { Db } from '../../db/index.ts';
import { replaceProgrammeTargets } from '../../db/queries/programme-targets.ts';
import {
  insertProgramme,
  listProgrammeSiteIds,
  replaceProgrammeSites,
  updateProgramme,
} from '../../db/queries/programmes.ts';
import { listSiteNames } from '../../db/queries/sites.ts';
import type { Scope } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { loadProgrammeToManage } from './load-programme.server.ts';
import type { ProgrammeForm } from './programme-form.server.ts';

/**
 * Makes a programme, under the id its form brought, or changes one, with its sites, all inside the caller's scope; what
 * is made by the same form again stays as it is. Throws 404 for ids she does not see, 403 for a programme that has sites
 * elsewhere.
 */
export async function saveProgramme(
  call: Call,
  { id, isNew }: { readonly id: string; readonly isNew: boolean },
  form: ProgrammeForm,
): Promise<void> {
  const { app, actor, scope, now } = call;
  await app.db.transaction().execute(async (trx) => {
    const siteIds = await chosenSites(trx, scope, id, form.sites);
    if (isNew) {
      const row = { id, ...form.values, created_at: now.toISOString() };
      if (!(await insertProgramme(trx, row))) return;
    } else {
      // Written before it is looked at: the row is held, and nobody gives it a site elsewhere in between.
      await updateProgramme(trx, id, form.values);
      await loadProgrammeToManage(trx, scope, id);
    }
    await replaceProgrammeSites(trx, scope, id, siteIds);
    await replaceProgrammeTargets(trx, id, form.targets);
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: isNew ? 'programme.create' : 'programme.update',
      subjectKind: 'programme',
      subjectId: id,
      detail: {
        starts_on: form.values.starts_on,
        ends_on: form.values.ends_on,
        closes_on: form.values.closes_on,
        sites: siteIds.length,
        targets: form.targets.length,
      },
    });
  });
}

/**
 * The sites in scope that were chosen, with those that take part already and were not shown. Throws 404 when one is not
 * there, 409 when those that should have stayed have gone meanwhile, and none is left.
 */
async function chosenSites(
  trx: Db,
  scope: Scope,
  programmeId: string,
  chosen: ProgrammeForm['sites'],
): Promise<string[]> {
  const all = (await listSiteNames(trx, scope)).map(({ id }) => id);
  if (chosen === 'all') return all;
  const { ticked, listed } = chosen;
  const wanted = new Set(ticked);
  const known = all.filter((id) => wanted.has(id));
  if (known.length < wanted.size) throw notFound();
  if (listed === null) return known;
  const shown = new Set(listed);
  const rest = (await listProgrammeSiteIds(trx, scope, programmeId)).filter((id) => !shown.has(id));
  const sites = [...new Set([...known, ...rest])];
  if (scope.kind === 'sites' && sites.length === 0) throw new Problem('changed_meanwhile', 409);
  return sites;
}
