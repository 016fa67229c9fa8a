import type { Selectable } from 'kysely';
import { bytewise } from '../engines/differences.ts';
import type { Db, Trx } from '../index.ts';
import type { ProgrammeTargetTable } from '../schema/programme-target.ts';

type ProgrammeTarget = Selectable<ProgrammeTargetTable>;
export type TargetStep = Omit<ProgrammeTarget, 'programme_id'>;

/** The steps of programmes, earliest first. They are about no person: whoever sees the programme sees them. */
export async function listProgrammeTargets(
  db: Db,
  programmeIds: readonly string[],
): Promise<ProgrammeTarget[]> {
  if (programmeIds.length === 0) return [];
  return db
    .selectFrom('programme_target')
    .selectAll()
    .where('programme_id', 'in', programmeIds)
    .orderBy('due_on')
    .orderBy(bytewise(db, 'measure'))
    .execute();
}

/** Gives a programme exactly these steps. */
export async function replaceProgrammeTargets(
  trx: Trx,
  programmeId: string,
  steps: readonly TargetStep[],
): Promise<void> {
  await trx.deleteFrom('programme_target').where('programme_id', '=', programmeId).execute();
  if (steps.length === 0) return;
  await trx
    .insertInto('programme_target')
    .values(steps.map((step) => ({ programme_id: programmeId, ...step })))
    .execute();
}
