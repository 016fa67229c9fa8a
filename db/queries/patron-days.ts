import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../index.ts';
import type { PatronDayTable } from '../schema/patron-day.ts';

/** Every feast of a patron saint, by comune; at most 10,000. */
export async function listPatronDays(db: Db): Promise<Selectable<PatronDayTable>[]> {
  return db.selectFrom('patron_day').selectAll().orderBy('comune').limit(10_000).execute();
}

/** The feast of one comune. */
export async function findPatronDay(db: Db, comune: string): Promise<Selectable<PatronDayTable> | undefined> {
  return db.selectFrom('patron_day').selectAll().where('comune', '=', comune).executeTakeFirst();
}

/** Takes the feast of a comune away as long as nobody of the network set it. */
export async function deleteShippedPatronDay(db: Db, comune: string): Promise<void> {
  await db.deleteFrom('patron_day').where('comune', '=', comune).where('changed_by', 'is', null).execute();
}

/** Sets the feast of a comune. */
export async function upsertPatronDay(trx: Db, day: Insertable<PatronDayTable>): Promise<void> {
  const { comune, ...values } = day;
  await trx
    .insertInto('patron_day')
    .values({ comune, ...values })
    .onConflict((conflict) => conflict.column('comune').doUpdateSet(values))
    .execute();
}
