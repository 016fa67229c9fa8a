import { expect, it } from 'vitest';
import { newId } from '../../app/platform/ids.ts';
import type { Db } from '../../db/index.ts';
import { undoMerge } from '../../db/queries/citizen-merges.ts';
import { erasePerson } from '../../db/queries/erasure.ts';
import { civilToday } from '../support/civil-today.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openTestSiteOn } from '../support/http-app.ts';
import { untilSomebodyWaits } from '../support/until-somebody-waits.ts';
import { withCheck } from '../unit/people/synthetic-code.ts';

/** The merge that a record went into, and that stands. */
const mergeFrom = (db: Db, citizen: string) =>
  db
    .selectFrom('citizen_merge')
    .select('id')
    .where('from_id', '=', citizen)
    .where('undone_at', 'is', null)
    .executeTakeFirstOrThrow();

describeOnBothEngines('people and what is written about them', (fresh) => {
  it('are erased as whom they count by then: a merge taken back in the same moment spares the other', async () => {
    const db = await fresh();
    const site = await openTestSiteOn(db);
    const { citizen, peer } = site.network.places.own;
    const desk = site.as('facilitator');
    await desk.post(`/people/${peer}/requests`, { kind: 'erasure', identified: '1' });
    const joined = { keep: citizen, two_codes: '1' };
    expect((await desk.post(`/people/${peer}/merge?with=${citizen}`, joined)).status).toBe(302);
    const request = await db
      .selectFrom('data_request')
      .select('id')
      .where('citizen_id', '=', peer)
      .where('kind', '=', 'erasure')
      .executeTakeFirstOrThrow();
    const merge = await mergeFrom(db, peer);
    let erasing: Promise<Response> | undefined;
    await db.transaction().execute(async (trx) => {
      const signed = { staffId: site.network.staff.admin, at: new Date().toISOString() };
      expect(await undoMerge(trx, merge.id, signed)).not.toBeNull();
      erasing = site.as('admin').post(`/requests/${request.id}/erasure`);
      await untilSomebodyWaits(db);
    });
    expect((await erasing)?.status).toBe(302);
    const rows = await db
      .selectFrom('citizen')
      .select(['id', 'erased_on'])
      .where('id', 'in', [citizen, peer])
      .execute();
    const erased = rows.filter(({ erased_on }) => erased_on !== null).map(({ id }) => id);
    expect(erased).toEqual([peer]);
    await site.close();
  });

  it('sent three times at once are as they were said, and nobody else was first', async () => {
    const db = await fresh();
    const site = await openTestSiteOn(db);
    const { citizen, peer, session, case: caseId } = site.network.places.own;
    const today = civilToday();
    const row = await db
      .selectFrom('session')
      .selectAll()
      .where('id', '=', session)
      .executeTakeFirstOrThrow();
    const correction = {
      person: citizen,
      topic: 'pagopa_payment',
      minutes: '45',
      outcome: 'resolved',
      mode: 'A',
      channel: 'in_presence',
      day: today,
      time: '00:00',
      confirm_double: '1',
      revision: String(row.revision),
    };
    const waiting = { case_waiting_on: 'provider', case_next_step: 'richiamare', revision: '1' };
    const notice = { text_it: 'Chi siamo.', text_en: 'Who we are.', valid_from: '2099-01-01' };
    const acts = [
      ['coordinator', `/desk/sessions/${session}`, correction],
      ['facilitator', `/desk/cases/${caseId}/waiting`, waiting],
      ['facilitator', `/desk/cases/${caseId}/closure`, { outcome: 'resolved' }],
      ['admin', '/notices', notice],
      ['facilitator', `/people/${peer}/merge?with=${citizen}`, { keep: citizen, two_codes: '1' }],
    ] as const;
    for (const [who, path, fields] of acts) {
      const answers = await Promise.all([1, 2, 3].map(() => site.as(who).post(path, fields)));
      expect([path, ...answers.map(({ status }) => status)]).toEqual([path, 302, 302, 302]);
      const onward = new Set(answers.map(({ headers }) => headers.get('Location')));
      expect([...onward].filter((address) => address?.includes('changed'))).toEqual([]);
    }
    const merge = await mergeFrom(db, peer);
    const part = () => site.as('facilitator').post(`/people/merges/${merge.id}/undoing`);
    const parted = [...(await Promise.all([part(), part(), part()])), await part()];
    const onward = new Set(parted.map(({ headers }) => headers.get('Location')));
    expect([...onward]).toEqual([`/people/${citizen}?done=parted`]);
    await site.close();
  });

  it('are in nobody’s hands once they are erased, though their code was typed in the same moment', async () => {
    const db = await fresh();
    const site = await openTestSiteOn(db);
    const coordinator = site.as('coordinator');
    const nameless = `/desk/sessions/${newId()}/new`;
    await site.as('facilitator').post(nameless, {
      new_person: newId(),
      topic: 'isee',
      minutes: '15',
      outcome: 'resolved',
      mode: 'A',
      channel: 'in_presence',
      day: civilToday(),
      time: '00:00',
    });
    const other = await db
      .selectFrom('citizen')
      .select('id')
      .where('code_kind', '=', 'none')
      .orderBy('no', 'desc')
      .executeTakeFirstOrThrow();
    const acts = [
      ['FRNCHR50C42H501', '/desk/person', 422],
      ['FRNCHR51C42H501', '/people', 200],
      ['FRNCHR52C42H501', `/people/${other.id}/code`, 302],
    ] as const;
    for (const [letters, path, status] of acts) {
      const code = withCheck(letters);
      await coordinator.post('/desk/person', { code });
      const person = await db
        .selectFrom('citizen')
        .select(['id', 'person_no'])
        .orderBy('no', 'desc')
        .executeTakeFirstOrThrow();
      await coordinator.post(`/people/${person.id}/requests`, { kind: 'erasure', identified: '1' });
      const request = await db
        .selectFrom('data_request')
        .select('id')
        .where('citizen_id', '=', person.id)
        .executeTakeFirstOrThrow();
      let typing: Promise<Response> | undefined;
      await db.transaction().execute(async (trx) => {
        await erasePerson(trx, {
          personNo: person.person_no,
          at: new Date().toISOString(),
          day: civilToday(),
          staffId: site.network.staff.admin,
          requestId: request.id,
          newId,
          emptyIdentity: () => 'nothing',
        });
        typing = site.as('facilitator').post(path, { code });
        await untilSomebodyWaits(db);
      });
      const held = await typing?.then(() =>
        db.selectFrom('code_in_hand').selectAll().where('citizen_id', '=', person.id).execute(),
      );
      expect([path, (await typing)?.status, held]).toEqual([path, status, []]);
    }
    await site.close();
  });
});
