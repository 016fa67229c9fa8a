import { insertMany } from '../engines/differences.ts';
import type { Trx } from '../index.ts';
import type { StaffGrantTable } from '../schema/staff-grant.ts';
import type { TrainingModuleTable } from '../schema/training-module.ts';
import type { TrainingRecordTable } from '../schema/training-record.ts';
import type { TrainingRequirementTable } from '../schema/training-requirement.ts';
import { addDays } from './calendar.ts';
import { idAt } from './ids.ts';
import type { World } from './world.ts';

/** What the staff has to learn: for how many months it holds (null = for good) and who needs it. */
const MODULES: readonly (Pick<TrainingModuleTable, 'title' | 'valid_months'> & {
  readonly roles: readonly TrainingRequirementTable['role'][];
  /** Share of those who need it who have it. */
  readonly done: number;
})[] = [
  { title: 'Usare Bottega al banco', valid_months: null, roles: ['facilitator', 'coordinator'], done: 0.95 },
  {
    title: 'Proteggere i dati delle persone',
    valid_months: 24,
    roles: ['facilitator', 'trainer', 'coordinator'],
    done: 0.85,
  },
  { title: 'Parole semplici e ascolto', valid_months: 12, roles: ['facilitator', 'trainer'], done: 0.7 },
  { title: 'Tenere un corso per adulti', valid_months: null, roles: ['trainer'], done: 0.8 },
];
const DAYS_AGO = 420;
const DAYS_A_MONTH = 30;

/** Writes modules, who needs them, and who has learned them: some long ago, some not yet. */
export async function writeTraining(
  trx: Trx,
  { random, today, instant }: World,
  grants: readonly StaffGrantTable[],
): Promise<void> {
  const coordinator = grants.find(({ role }) => role === 'coordinator');
  if (!coordinator) return;
  const begun = instant(addDays(today, -DAYS_AGO), 9 * 60);
  const modules: TrainingModuleTable[] = [];
  const requirements: TrainingRequirementTable[] = [];
  const records: TrainingRecordTable[] = [];
  for (const { title, valid_months, roles, done } of MODULES) {
    const module_id = idAt(random, begun);
    modules.push({
      id: module_id,
      title,
      course_id: null,
      valid_months,
      ended_on: null,
      created_at: new Date(begun).toISOString(),
    });
    for (const role of roles) requirements.push({ role, module_id });
    const people = new Set(grants.filter(({ role }) => roles.includes(role)).map(({ staff_id }) => staff_id));
    for (const staff_id of people) {
      if (!random.chance(done)) continue;
      const done_on = addDays(today, -random.between(5, DAYS_AGO));
      const at = instant(done_on, 18 * 60);
      records.push({
        id: idAt(random, at),
        staff_id,
        module_id,
        done_on,
        expires_on: valid_months === null ? null : addDays(done_on, valid_months * DAYS_A_MONTH),
        edition_id: null,
        recorded_by: coordinator.staff_id,
        recorded_at: new Date(at).toISOString(),
      });
    }
  }
  await insertMany(trx, 'training_module', modules);
  await insertMany(trx, 'training_requirement', requirements);
  await insertMany(trx, 'training_record', records);
}
