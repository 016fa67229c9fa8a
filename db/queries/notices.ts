import type { Insertable, Selectable } from 'kysely';
import type { Db, Trx } from '../index.ts';
import type { NoticeTable } from '../schema/notice.ts';
import type { NoticeReadingTable } from '../schema/notice-reading.ts';

type Notice = Selectable<NoticeTable>;

/** The text that holds on a day: of those that have begun the latest. */
export async function findNotice(db: Db, day: string): Promise<Notice | undefined> {
  return db
    .selectFrom('notice')
    .selectAll()
    .where('valid_from', '<=', day)
    .orderBy('valid_from', 'desc')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Every version without its text, the latest first; at most 200. */
export async function listNotices(
  db: Db,
): Promise<(Pick<Notice, 'version' | 'valid_from'> & { readonly written_by_name: string | null })[]> {
  return db
    .selectFrom('notice')
    .leftJoin('staff', 'staff.id', 'notice.written_by')
    .select(['version', 'valid_from', 'staff.full_name as written_by_name'])
    .orderBy('version', 'desc')
    .limit(200)
    .execute();
}

/** Adds a version with the next number, which it returns. Throws a unique violation when two come at once. */
export async function insertNotice(
  trx: Trx,
  notice: Omit<Insertable<NoticeTable>, 'version'>,
): Promise<number> {
  const latest = await trx
    .selectFrom('notice')
    .select((eb) => eb.fn.max('version').as('version'))
    .executeTakeFirst();
  const version = (latest?.version ?? 0) + 1;
  await trx
    .insertInto('notice')
    .values({ ...notice, version })
    .execute();
  return version;
}

/** Adds the first version where there is none. */
export async function insertFirstNotice(
  db: Db,
  notice: Omit<Insertable<NoticeTable>, 'version'>,
): Promise<void> {
  await db
    .insertInto('notice')
    .values({ ...notice, version: 1 })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .execute();
}

/** Notes that a person has read a version; false when there is no such version, or it was noted before. */
export async function insertNoticeReading(
  trx: Trx,
  reading: Insertable<NoticeReadingTable>,
): Promise<boolean> {
  const known = await trx
    .selectFrom('notice')
    .select('version')
    .where('version', '=', reading.version)
    .where('valid_from', '<=', reading.day)
    .executeTakeFirst();
  if (!known) return false;
  const result = await trx
    .insertInto('notice_reading')
    .values(reading)
    .onConflict((conflict) => conflict.columns(['citizen_id', 'version']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** The latest version a person has read, in any of their records; for whoever may open the card. */
export async function findNoticeReading(
  db: Db,
  personNo: number,
): Promise<Pick<Selectable<NoticeReadingTable>, 'version' | 'day'> | undefined> {
  return db
    .selectFrom('notice_reading')
    .innerJoin('citizen', 'citizen.id', 'notice_reading.citizen_id')
    .select(['notice_reading.version', 'notice_reading.day'])
    .where('citizen.person_no', '=', personNo)
    .orderBy('notice_reading.version', 'desc')
    .orderBy('notice_reading.day')
    .limit(1)
    .executeTakeFirst();
}
