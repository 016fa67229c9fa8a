import { sealIdentity } from '../../app/people/open-identity.ts';
import { UNKNOWN_IDENTITY } from '../../app/people/unknown-identity.ts';
import type { App } from '../../app/platform/app.server.ts';
import { addDays, civil } from '../../app/platform/clock.ts';
import { newId } from '../../app/platform/ids.ts';
import { erasePerson } from '../../db/queries/erasure.ts';
import type { PlaceIds } from './test-network.ts';

/** Yesterday where the network works. */
export function yesterdayOf(app: App): string {
  return addDays(civil(app.clock.now(), app.timeZone).day, -1);
}

/**
 * What the records of a place come to: the session deleted, the case closed, the questionnaire discarded, the requests
 * answered; the member of staff, the grant, the programme, the organisation and the entry of the code list ended
 * yesterday, the site closed.
 */
export async function endEverything(app: App, ids: PlaceIds, staffId: string): Promise<void> {
  const { db } = app;
  const at = app.clock.now().toISOString();
  const { day } = civil(app.clock.now(), app.timeZone);
  const yesterday = yesterdayOf(app);
  const ended = { ended_on: yesterday };
  await db
    .updateTable('session')
    .set({ deleted_at: at, deleted_by: staffId })
    .where('id', '=', ids.session)
    .execute();
  await db
    .updateTable('citizen_case')
    .set({ status: 'resolved', closed_on: day })
    .where('id', '=', ids.case)
    .execute();
  await db
    .updateTable('response')
    .set({ status: 'discarded', answers: '{}' })
    .where((eb) =>
      eb.or([
        eb('id', '=', ids.response),
        eb('id', 'in', eb.selectFrom('paper').select('response_id').where('code', '=', ids.paper)),
      ]),
    )
    .execute();
  await db
    .updateTable('data_request')
    .set({ state: 'done', closed_on: day, closed_by: staffId })
    .where('id', 'in', [ids.request, ids.erasure])
    .execute();
  await db
    .updateTable('programme')
    .set({ ends_on: yesterday, closes_on: yesterday })
    .where('id', '=', ids.programme)
    .execute();
  await db.updateTable('staff').set(ended).where('id', '=', ids.staff).execute();
  await db.updateTable('staff_grant').set({ ends_on: yesterday }).where('id', '=', ids.grant).execute();
  await db
    .updateTable('site')
    .set({ status: 'closed', closed_on: yesterday, status_day: yesterday })
    .where('id', '=', ids.site)
    .execute();
  await db.updateTable('organisation').set(ended).where('id', '=', ids.organisation).execute();
  await db.updateTable('code_entry').set(ended).where('version', '=', 2).execute();
}

/** The citizen of a place and the peer are erased, and with them every request about them is answered. */
export async function eraseEverybody(app: App, ids: PlaceIds, staffId: string): Promise<void> {
  const at = app.clock.now().toISOString();
  const { day } = civil(app.clock.now(), app.timeZone);
  const erasure = { requestId: ids.erasure, staffId, at, day, newId };
  const emptyIdentity = (citizenId: string) => sealIdentity(app.keys, citizenId, UNKNOWN_IDENTITY);
  await app.db.transaction().execute(async (trx) => {
    const people = await trx
      .selectFrom('citizen')
      .select('person_no')
      .where('id', 'in', [ids.citizen, ids.peer])
      .execute();
    for (const { person_no } of people) {
      await erasePerson(trx, { ...erasure, personNo: person_no, emptyIdentity });
    }
    await trx
      .updateTable('data_request')
      .set({ state: 'done', closed_on: day, closed_by: staffId })
      .where('id', 'in', [ids.request, ids.erasure])
      .execute();
  });
}
