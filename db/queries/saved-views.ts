import type { Insertable, Selectable } from 'kysely';
import type { Db, Trx } from '../index.ts';
import type { SavedViewTable } from '../schema/saved-view.ts';
import { insertOnce } from './insert-once.ts';

/** A view with the name of who keeps it. */
type SavedView = Selectable<SavedViewTable> & { readonly full_name: string };

/** One's own views and those colleagues share, by name; at most 500. Takes no scope: an address is no figure. */
export async function listSavedViews(db: Db, staffId: string): Promise<SavedView[]> {
  return db
    .selectFrom('saved_view')
    .innerJoin('staff', 'staff.id', 'saved_view.staff_id')
    .selectAll('saved_view')
    .select('staff.full_name')
    .where((eb) => eb.or([eb('staff_id', '=', staffId), eb('shared', '=', 1)]))
    .orderBy('saved_view.name')
    .orderBy('saved_view.id')
    .limit(500)
    .execute();
}

/** One's own view. */
export async function findOwnView(
  db: Db,
  staffId: string,
  id: string,
): Promise<Selectable<SavedViewTable> | undefined> {
  return db
    .selectFrom('saved_view')
    .selectAll()
    .where('id', '=', id)
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
}

/** Whether anybody keeps the view. */
export async function isViewKept(db: Db, id: string): Promise<boolean> {
  const found = await db.selectFrom('saved_view').select('id').where('id', '=', id).executeTakeFirst();
  return found !== undefined;
}

/** Keeps a view; false when one with this id is there already (a form that came twice). */
export async function insertSavedView(trx: Trx, view: Insertable<SavedViewTable>): Promise<boolean> {
  return insertOnce(trx.insertInto('saved_view').values(view));
}

/** Gives one's own view another name, and says whether colleagues find it; false when it is not there. */
export async function updateSavedView(
  trx: Trx,
  staffId: string,
  id: string,
  change: Pick<SavedViewTable, 'name' | 'shared'>,
): Promise<boolean> {
  const result = await trx
    .updateTable('saved_view')
    .set(change)
    .where('id', '=', id)
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Forgets one's own view; false when it is not there. */
export async function deleteSavedView(trx: Trx, staffId: string, id: string): Promise<boolean> {
  const result = await trx
    .deleteFrom('saved_view')
    .where('id', '=', id)
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}
