import type { Db } from '../../db/index.ts';
import { insertProgramme, replaceProgrammeSites, updateProgramme } from '../../db/queries/programmes.ts';
import { listSites } from '../../db/queries/sites.ts';
import { NETWORK } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { newId } from '../platform/ids.ts';
import { notFound } from '../platform/problem.ts';
import type { ProgrammeForm } from './programme-form.server.ts';

/** Makes a programme (`id` null) or changes one, with its sites; returns its id. Throws 404 for unknown ids. */
export async function saveProgramme(call: Call, id: string | null, form: ProgrammeForm): Promise<string> {
  const { app, actor, now } = call;
  const programmeId = id ?? newId();
  await app.db.transaction().execute(async (trx) => {
    const siteIds = await chosenSites(trx, form.sites);
    if (id === null) {
      await insertProgramme(trx, { id: programmeId, ...form.values, created_at: now.toISOString() });
    } else if (!(await updateProgramme(trx, programmeId, form.values))) {
      throw notFound();
    }
    await replaceProgrammeSites(trx, programmeId, siteIds);
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: id === null ? 'programme.create' : 'programme.update',
      subjectKind: 'programme',
      subjectId: programmeId,
      detail: {
        starts_on: form.values.starts_on,
        ends_on: form.values.ends_on,
        closes_on: form.values.closes_on,
        sites: siteIds.length,
      },
    });
  });
  return programmeId;
}

/** Programmes are the network administrator's: every site of the network may take part. */
async function chosenSites(trx: Db, chosen: ProgrammeForm['sites']): Promise<string[]> {
  const all = (await listSites(trx, NETWORK)).map(({ id }) => id);
  if (chosen === 'all') return all;
  const wanted = new Set(chosen);
  const known = all.filter((id) => wanted.has(id));
  if (known.length < wanted.size) throw notFound();
  return known;
}
