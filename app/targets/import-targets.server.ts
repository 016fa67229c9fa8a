import { replaceProgrammeTargets } from '../../db/queries/programme-targets.ts';
import { listSeenProgrammes, type SeenProgramme } from '../../db/queries/programmes.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { decodeFile } from '../references/decode-file.ts';
import { FaultList, type Faults } from '../references/faults.ts';
import { readTargets } from './read-targets.ts';

type ImportedTargets =
  | { readonly ok: true; readonly programmes: number }
  | { readonly ok: false; readonly faults: Faults };

/** The programmes whose targets are hers to write: those all of whose sites lie in her scope. */
export async function listProgrammesToManage({
  app,
  scope,
}: Pick<Call, 'app' | 'scope'>): Promise<SeenProgramme[]> {
  return (await listSeenProgrammes(app.db, scope)).filter(({ sites_elsewhere }) => sites_elsewhere === 0);
}

/**
 * Gives every programme a file names exactly the steps the file has of it, all or none; the others stay as they are.
 * Programmes with sites elsewhere are not known.
 */
export async function importTargets(call: Call, bytes: Uint8Array): Promise<ImportedTargets> {
  const { app, actor, now } = call;
  const faults = new FaultList();
  const text = decodeFile(bytes, faults);
  const programmes = await listProgrammesToManage(call);
  const targets = text === null ? null : readTargets(text, programmes, faults);
  if (!targets) return { ok: false, faults: faults.all() };
  await app.db.transaction().execute(async (trx) => {
    for (const [programmeId, steps] of targets) {
      await replaceProgrammeTargets(trx, programmeId, steps);
      await audit(trx, {
        at: now,
        staffId: actor.staffId,
        action: 'programme.update',
        subjectKind: 'programme',
        subjectId: programmeId,
        detail: { targets: steps.length },
      });
    }
  });
  return { ok: true, programmes: targets.size };
}
