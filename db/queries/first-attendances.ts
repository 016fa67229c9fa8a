import type { Trx } from '../index.ts';
import type { FigureCellKey } from './figures.ts';

/**
 * Sets again which attendance makes each person «new»: the earliest that counts, in the network.
 * Returns the cells whose figures move because of it.
 */
export async function updateFirstAttendances(
  trx: Trx,
  personNos: readonly number[],
): Promise<FigureCellKey[]> {
  const touched: FigureCellKey[] = [];
  for (const personNo of new Set(personNos)) {
    const first = await trx
      .selectFrom('attendance')
      .select(['id', 'site_id', 'day'])
      .where('person_no', '=', personNo)
      .where('counts', '=', 1)
      .orderBy('day')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    const person = await trx
      .selectFrom('citizen as c')
      .leftJoin('attendance as a', 'a.id', 'c.first_attendance_id')
      .select(['c.id', 'c.first_attendance_id', 'a.site_id', 'a.day'])
      .where('c.no', '=', personNo)
      .executeTakeFirstOrThrow();
    if (person.first_attendance_id === (first?.id ?? null)) continue;
    await trx
      .updateTable('citizen')
      .set({ first_attendance_id: first?.id ?? null })
      .where('id', '=', person.id)
      .execute();
    if (person.site_id && person.day) touched.push({ siteId: person.site_id, month: person.day.slice(0, 7) });
    if (first) touched.push({ siteId: first.site_id, month: first.day.slice(0, 7) });
  }
  return touched;
}
