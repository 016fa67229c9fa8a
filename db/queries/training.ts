import type { Insertable, Selectable } from 'kysely';
import type { Db, Trx } from '../index.ts';
import type { TrainingModuleTable } from '../schema/training-module.ts';
import type { TrainingRecordTable } from '../schema/training-record.ts';
import type { TrainingRequirementTable } from '../schema/training-requirement.ts';
import { grantInReach, type Reach } from './in-reach.ts';
import { insertOnce } from './insert-once.ts';

type TrainingModuleRow = Selectable<TrainingModuleTable>;

/** Every module by title, those in force first; with the title of the course that teaches it. */
export async function listModules(db: Db) {
  return db
    .selectFrom('training_module as module')
    .leftJoin('course', 'course.id', 'module.course_id')
    .selectAll('module')
    .select('course.title as course_title')
    .orderBy('module.ended_on', (order) => order.asc().nullsFirst())
    .orderBy('module.title')
    .orderBy('module.id')
    .limit(500)
    .execute();
}

/** The modules in force that a course teaches. */
export async function listModulesOfCourse(db: Db, courseId: string): Promise<TrainingModuleRow[]> {
  return db
    .selectFrom('training_module')
    .selectAll()
    .where('course_id', '=', courseId)
    .where('ended_on', 'is', null)
    .execute();
}

/** One module of the training of the staff, ended or not. */
export async function findModule(db: Db, id: string): Promise<TrainingModuleRow | undefined> {
  return db.selectFrom('training_module').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Adds a module; false when one with this id is there already (a form that came twice). */
export async function insertModule(trx: Trx, module: Insertable<TrainingModuleTable>): Promise<boolean> {
  return insertOnce(trx.insertInto('training_module').values(module));
}

/** From that day on nobody has to learn it; false when it has ended already. */
export async function endModule(trx: Trx, id: string, day: string): Promise<boolean> {
  const result = await trx
    .updateTable('training_module')
    .set({ ended_on: day })
    .where('id', '=', id)
    .where('ended_on', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

type Role = TrainingRequirementTable['role'];

/** What every role has to have learned. */
export async function listRequirements(db: Db): Promise<TrainingRequirementTable[]> {
  return db.selectFrom('training_requirement').selectAll().orderBy('role').orderBy('module_id').execute();
}

/** Makes exactly these roles need a module. */
export async function replaceRequirements(trx: Trx, moduleId: string, roles: readonly Role[]): Promise<void> {
  await trx.deleteFrom('training_requirement').where('module_id', '=', moduleId).execute();
  if (roles.length === 0) return;
  await trx
    .insertInto('training_requirement')
    .values(roles.map((role) => ({ role, module_id: moduleId })))
    .execute();
}

/** Notes that somebody learned a module on a day; false when that was noted before. */
export async function insertRecord(trx: Trx, record: Insertable<TrainingRecordTable>): Promise<boolean> {
  const result = await trx
    .insertInto('training_record')
    .values(record)
    .onConflict((conflict) => conflict.columns(['staff_id', 'module_id', 'done_on']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Makes exactly these the records an edition gave. */
export async function replaceEditionRecords(
  trx: Trx,
  editionId: string,
  records: readonly Insertable<TrainingRecordTable>[],
): Promise<void> {
  await trx.deleteFrom('training_record').where('edition_id', '=', editionId).execute();
  for (const record of records) await insertRecord(trx, record);
}

/** What somebody learned, the latest of each module. */
export async function listRecordsOf(db: Db, staffIds: readonly string[]) {
  if (staffIds.length === 0) return [];
  return db
    .selectFrom('training_record as record')
    .select(['record.staff_id', 'record.module_id', 'record.done_on', 'record.expires_on'])
    .where('record.staff_id', 'in', staffIds)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('training_record as later')
            .select('later.id')
            .whereRef('later.staff_id', '=', 'record.staff_id')
            .whereRef('later.module_id', '=', 'record.module_id')
            .whereRef('later.done_on', '>', 'record.done_on'),
        ),
      ),
    )
    .execute();
}

/** So many roles are read at once. */
const ROLES_AT_ONCE = 2000;

/** Those who work in reach today (or one of them), in order of id, one row for each role they hold there. */
export async function listRolesInReach(
  db: Db,
  reach: Reach,
  today: string,
  { staffId, atOnce = ROLES_AT_ONCE }: { readonly staffId?: string; readonly atOnce?: number } = {},
): Promise<{ id: string; full_name: string; role: Role }[]> {
  const held = db
    .selectFrom('staff')
    .innerJoin('staff_grant', 'staff_grant.staff_id', 'staff.id')
    .select(['staff.id', 'staff.full_name', 'staff_grant.role'])
    .distinct()
    .where(grantInReach(reach))
    .where('staff.ended_on', 'is', null)
    .$if(staffId !== undefined, (query) => query.where('staff.id', '=', staffId ?? ''))
    .where('staff_grant.starts_on', '<=', today)
    .where((eb) => eb.or([eb('staff_grant.ends_on', 'is', null), eb('staff_grant.ends_on', '>=', today)]))
    .orderBy('staff.id')
    .orderBy('staff_grant.role')
    .limit(atOnce);
  const all = await held.execute();
  for (let last = all.at(-1), read = all.length; last && read === atOnce; last = all.at(-1)) {
    const { id, role } = last;
    const more = await held
      .where((eb) =>
        eb.or([
          eb('staff.id', '>', id),
          eb.and([eb('staff.id', '=', id), eb('staff_grant.role', '>', role)]),
        ]),
      )
      .execute();
    all.push(...more);
    read = more.length;
  }
  return all;
}
