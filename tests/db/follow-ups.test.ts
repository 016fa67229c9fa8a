import { expect, it } from 'vitest';
import { mergeCitizens, undoMerge } from '../../db/queries/citizen-merges.ts';
import {
  countDeclined,
  deleteDeclined,
  findDeclined,
  insertDeclined,
} from '../../db/queries/declined-questionnaires.ts';
import { findAskedBefore, listDuePeople } from '../../db/queries/follow-ups.ts';
import { isIdle } from '../../db/queries/past-time.ts';
import { NETWORK, type Scope } from '../../db/scope.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const HERE: Scope = { kind: 'sites', siteIds: ['here'] };
const ASKED = { siteId: 'here', instrument: 'dsi-2', until: '2026-03-31', seenSince: '2026-02-01', limit: 9 };
const UNDOING = { staffId: 'anna', at: '2026-07-01T10:00:00Z' };

describeOnBothEngines('follow-ups', (fresh) => {
  async function openWorld() {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    let serial = 0;
    const decline = (person: { id: string; person_no: number }, day: string, site_id = 'here') => {
      serial += 1;
      const row = {
        id: `no-${serial}`,
        citizen_id: person.id,
        person_no: person.person_no,
        site_id,
        staff_id: 'anna',
        instrument: 'dsi-2',
        day,
        at: `${day}T10:00:00Z`,
      };
      return db.transaction().execute((trx) => insertDeclined(trx, row));
    };
    const due = async (scope: Scope = HERE, asked: Partial<typeof ASKED> = {}) =>
      (await listDuePeople(db, scope, { ...ASKED, ...asked })).map(({ id }) => id);
    /** Somebody who was here in June and answered on a day. */
    const answered = async (day: string, site = 'here') => {
      const person = await world.addCitizen();
      await world.addSession({ site: 'here', day: `2026-06-${10 + person.no}` }, [person]);
      await world.addResponse(site, day, person);
      return person;
    };
    return { db, world, decline, due, answered };
  }

  it('are due for those of a site who answered long enough ago, the last seen first', async () => {
    const { db, world, due, answered } = await openWorld();
    const first = await answered('2026-03-31');
    const second = await answered('2026-01-05', 'there');
    await answered('2026-04-01');
    const never = await world.addCitizen();
    await world.addSession({ site: 'here', day: '2026-06-30' }, [never]);
    expect(await due()).toEqual([second.id, first.id]);
    expect(await listDuePeople(db, HERE, { ...ASKED, limit: 1 })).toMatchObject([
      { id: second.id, last_answer: '2026-01-05', last_seen: '2026-06-12' },
    ]);
    expect(await due({ kind: 'sites', siteIds: ['there'] })).toEqual([]);
    expect(await due(NETWORK, { siteId: 'there' })).toEqual([]);
    expect(await due(HERE, { seenSince: '2026-06-12' })).toEqual([second.id]);

    // Answered since, at another site; begun, on paper for instance; erased.
    await world.addResponse('there', '2026-05-01', second);
    expect(await due()).toEqual([first.id]);
    const begun = await world.addResponse('there', '2026-06-01', first);
    await db.updateTable('response').set({ status: 'in_progress' }).where('id', '=', begun).execute();
    expect(await due()).toEqual([]);
    await db.updateTable('response').set({ status: 'discarded' }).where('id', '=', begun).execute();
    expect(await due()).toEqual([first.id]);
    await db.updateTable('citizen').set({ erased_on: '2026-06-20' }).where('id', '=', first.id).execute();
    expect(await due()).toEqual([]);
  });

  it('are not asked of who declined since, until that is as long ago', async () => {
    const { db, decline, due, answered } = await openWorld();
    const person = await answered('2026-01-05');
    expect([await decline(person, '2026-04-01', 'there'), await decline(person, '2026-04-01')]).toEqual([
      true,
      false,
    ]);
    expect(await due()).toEqual([]);
    expect(await due(HERE, { until: '2026-04-01' })).toEqual([person.id]);
    expect(await findAskedBefore(db, person.person_no, 'dsi-2')).toEqual({
      lastDay: '2026-01-05',
      open: false,
      declinedDay: '2026-04-01',
    });
    expect(await findAskedBefore(db, 999, 'dsi-2')).toEqual({
      lastDay: null,
      open: false,
      declinedDay: null,
    });
  });

  it('a «no» is taken back by whoever noted it, on its day, and counted by site and month', async () => {
    const { db, world, decline } = await openWorld();
    const [maria, other] = [await world.addCitizen(), await world.addCitizen()];
    await decline(maria, '2026-04-01');
    await decline(other, '2026-04-30');
    await decline(maria, '2026-05-01', 'there');
    expect(await countDeclined(db, NETWORK, 'dsi-2')).toEqual([
      { site_id: 'here', month: '2026-04', n: 2 },
      { site_id: 'there', month: '2026-05', n: 1 },
    ]);
    expect(await countDeclined(db, HERE, 'dsi-2')).toEqual([{ site_id: 'here', month: '2026-04', n: 2 }]);
    const noted = { personNo: maria.person_no, instrument: 'dsi-2', day: '2026-05-01' };
    expect(await findDeclined(db, HERE, noted)).toBeUndefined();
    const row = await findDeclined(db, NETWORK, noted);
    expect(row?.id).toBe('no-3');
    const undo = (staffId: string, day: string) =>
      db.transaction().execute((trx) => deleteDeclined(trx, { id: 'no-3', staffId, day }));
    expect([await undo('bruno', '2026-05-01'), await undo('anna', '2026-05-02')]).toEqual([false, false]);
    expect([await undo('anna', '2026-05-01'), await undo('anna', '2026-05-01')]).toEqual([true, false]);
    expect(await findDeclined(db, NETWORK, noted)).toBeUndefined();
  });

  it('a «no» follows the person through a merge and back, and says that the record is used', async () => {
    const { db, world, decline } = await openWorld();
    const [from, into] = [await world.addCitizen(), await world.addCitizen()];
    await decline(from, '2026-04-01');
    await decline(into, '2026-04-01');
    const declinedDay = async (no: number) => (await findAskedBefore(db, no, 'dsi-2')).declinedDay;
    const idle = (day: string) =>
      db.transaction().execute((trx) => isIdle(trx, { day, instant: `${day}T00:00:00Z` }, from.person_no));
    expect([await idle('2026-04-01'), await idle('2026-04-02')]).toEqual([false, true]);
    await db.transaction().execute((trx) => mergeCitizens(trx, { id: 'm', from, into }, UNDOING));
    expect([await declinedDay(from.no), await declinedDay(into.no)]).toEqual([null, '2026-04-01']);
    await db.transaction().execute((trx) => undoMerge(trx, 'm', UNDOING));
    expect([await declinedDay(from.no), await declinedDay(into.no)]).toEqual(['2026-04-01', '2026-04-01']);
  });
});
