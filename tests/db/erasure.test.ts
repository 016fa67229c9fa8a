import { expect, it } from 'vitest';
import { findCase } from '../../db/queries/cases.ts';
import { findCitizen } from '../../db/queries/citizens.ts';
import { addCountedSession, changeCountedSession } from '../../db/queries/counted-sessions.ts';
import { insertDataRequest } from '../../db/queries/data-requests.ts';
import { erasePerson, findErasedCode, listErasedCodes } from '../../db/queries/erasure.ts';
import { listSharedVisits, readPersonRows } from '../../db/queries/person-file.ts';
import { listRecentCitizens } from '../../db/queries/recent-citizens.ts';
import { findResponse } from '../../db/queries/responses.ts';
import { findSession } from '../../db/queries/sessions.ts';
import { NETWORK } from '../../db/scope.ts';
import { makeCourse, makeEdition, makeEnrolment } from '../support/courses-world.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';
import { untilSomebodyWaits } from '../support/until-somebody-waits.ts';

const READER = { scope: NETWORK, staffId: 'anna', today: '2026-03-09' };

describeOnBothEngines('erasure', (fresh) => {
  async function openWorld() {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const maria = await world.addCitizen({ code_key: 'maria', identity_sealed: 'who maria is' });
    const other = await world.addCitizen({ code_key: 'other', identity_sealed: 'who the other is' });
    const alone = await world.addSession({ site: 'here', day: '2026-03-01' }, [maria], ['spid']);
    const shared = await world.addSession(
      { site: 'there', day: '2026-03-02' },
      [maria, other, null],
      ['spid'],
    );
    await db.updateTable('session').set({ note_sealed: 'a note' }).execute();
    const waiting = await world.addCase('here', '2026-03-01', maria, {
      next_step_sealed: 'call back',
      status: 'waiting',
      waiting_on: 'citizen',
      due_on: '2026-03-20',
    });
    const done = await world.addResponse('here', '2026-03-01', maria);
    await db.transaction().execute((trx) =>
      insertDataRequest(trx, {
        id: 'request',
        kind: 'erasure',
        citizen_id: maria.id,
        person_no: maria.person_no,
        site_id: 'here',
        received_on: '2026-03-08',
        received_by: 'anna',
        due_on: '2026-04-08',
        state: 'open',
        refusal: null,
        closed_on: null,
        closed_by: null,
      }),
    );
    const erase = (meanwhile = async () => {}) =>
      db.transaction().execute(async (trx) => {
        const erased = await erasePerson(trx, {
          personNo: maria.person_no,
          requestId: 'request',
          staffId: 'bruno',
          at: '2026-03-09T10:00:00.000Z',
          day: '2026-03-09',
          newId: () => 'ending',
          emptyIdentity: (id) => `nobody ${id}`,
        });
        await meanwhile();
        return erased;
      });
    return { db, world, maria, other, alone, shared, waiting, done, erase };
  }

  it('leaves nothing that says who the person is or was told, and counts what it took', async () => {
    const { db, maria, other, erase, waiting } = await openWorld();
    expect(await erase()).toEqual({ records: 1, notes: 2, cases: 1, questionnaires: 0 });
    expect(await findCitizen(db, READER, maria.id)).toBeUndefined();
    expect(await findCitizen(db, READER, other.id)).toMatchObject({ identity_sealed: 'who the other is' });
    expect((await listRecentCitizens(db, NETWORK, 'there', '2026-01-01', 9)).map(({ id }) => id)).toEqual([
      other.id,
    ]);
    const left = JSON.stringify(await readPersonRows(db, maria.person_no));
    for (const gone of ['who maria is', '"maria"', 'a note', 'call back']) expect(left).not.toContain(gone);
    const row = await db.selectFrom('citizen_case').selectAll().where('id', '=', waiting).executeTakeFirst();
    expect(row).toMatchObject({ status: 'abandoned', closed_on: '2026-03-09', due_on: null });
    // A second time there is nobody to erase.
    expect(await erase()).toBeNull();
  });

  it('forgets how an enrolled person is reached, and frees the seat', async () => {
    const { db, maria, other, erase } = await openWorld();
    await makeCourse(db, 'course', 'anna');
    await makeEdition(db, 'edition', { courseId: 'course', siteId: 'here', staffId: 'anna' });
    for (const [index, { id: citizen_id, person_no }] of [maria, other].entries()) {
      await makeEnrolment(db, `enrolment ${index}`, 'edition', index + 1, {
        citizen_id,
        person_no,
        contact_sealed: 'a telephone',
        needs_sealed: 'a need',
        token_hash: `own page ${index}`,
      });
    }
    await erase();
    const rows = await db.selectFrom('enrolment').selectAll().orderBy('position').execute();
    expect(rows).toMatchObject([
      {
        status: 'withdrawn',
        withdrawal_reason: 'erased',
        contact_sealed: null,
        needs_sealed: null,
        token_hash: null,
      },
      { status: 'enrolled', contact_sealed: 'a telephone' },
    ]);
  });

  it('leaves what is counted, and a mark by which the code is known to have been erased', async () => {
    const { db, maria, alone, shared, done, erase } = await openWorld();
    const before = await db.selectFrom('attendance').selectAll().orderBy('id').execute();
    expect(await findErasedCode(db, ['maria'])).toBeUndefined();
    await erase();
    expect(await db.selectFrom('attendance').selectAll().orderBy('id').execute()).toEqual(before);
    const rows = await readPersonRows(db, maria.person_no);
    expect(rows.session.map(({ id }) => id)).toEqual([alone, shared]);
    expect(rows.response).toMatchObject([{ id: done, status: 'complete' }]);
    expect(await findErasedCode(db, ['other', 'maria'])).toBe('2026-03-09');
    expect(await findErasedCode(db, [])).toBeUndefined();
    expect(await listErasedCodes(db, ['other', 'maria'])).toEqual(['maria']);
  });

  it('leaves no case and no questionnaire that could be opened', async () => {
    const { db, waiting, done, erase } = await openWorld();
    const seen = () => Promise.all([findCase(db, NETWORK, waiting), findResponse(db, NETWORK, done)]);
    expect(await seen()).toMatchObject([{ id: waiting }, { id: done }]);
    await erase();
    expect(await seen()).toEqual([undefined, undefined]);
  });

  it('in the same second as a visit leaves nothing of it, whoever was first', async () => {
    const { db, world, maria, other, alone, erase } = await openWorld();
    const whole = await findSession(db, NETWORK, alone);
    if (!whole) throw new Error('no such session');
    const log = (meanwhile = async () => {}) =>
      db.transaction().execute(async (trx) => {
        const session = {
          ...world.sessionRow({ site: 'here', day: '2026-03-09' }),
          note_sealed: 'a new note',
        };
        const rows = world.attendanceRows(session, [other, maria]);
        if (!(await addCountedSession(trx, session, ['spid'], rows))) throw new Error('nobody is there');
        await meanwhile();
      });
    const correct = () =>
      db.transaction().execute((trx) => {
        const columns = { day: '2026-03-01', note_sealed: 'the note of before' };
        return changeCountedSession(trx, whole, { columns, topics: [], attendances: [] });
      });
    const [begun, erased] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const early = log(async () => {
      begun.resolve();
      await untilSomebodyWaits(db);
    });
    await begun.promise;
    const erasing = erase(async () => {
      erased.resolve();
      await untilSomebodyWaits(db);
    });
    await early;
    await erased.promise;
    const late = log();
    expect(await erasing).toMatchObject({ notes: 3 });
    await expect(late).rejects.toThrow('nobody is there');
    expect(await correct()).toBe(false);
    const rows = await readPersonRows(db, maria.person_no);
    expect(rows.session.map(({ note_sealed }) => note_sealed)).toEqual([null, null, null]);
  });

  it('knows the visits at which others were', async () => {
    const { db, maria, other, shared } = await openWorld();
    expect(await listSharedVisits(db, maria.person_no)).toEqual([shared]);
    expect(await listSharedVisits(db, other.person_no)).toEqual([shared]);
  });
});
