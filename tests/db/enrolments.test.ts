import { expect, it } from 'vitest';
import { mergeCitizens } from '../../db/queries/citizen-merges.ts';
import { listPersonNumbers } from '../../db/queries/citizens.ts';
import { lockEdition } from '../../db/queries/editions.ts';
import {
  deleteEnrolmentSheet,
  deleteOldSheets,
  findEnrolmentSheet,
  findEnrolmentTerm,
  forgetContacts,
  insertEnrolmentSheet,
  listEditionsWithDues,
  listEnrolmentTerms,
  listToRemind,
  upsertEnrolmentTerm,
} from '../../db/queries/enrolment-dues.ts';
import {
  findEnrolment,
  findEnrolmentByToken,
  insertEnrolments,
  listBusyLessons,
  listCoursesOfPerson,
  listCoursesOfStaff,
  listEnrolments,
  listStandings,
  nextPosition,
  updateEnrolment,
} from '../../db/queries/enrolments.ts';
import { insertLetters, listUndelivered } from '../../db/queries/letters.ts';
import { findOpenEdition, listOpenEditions, listStaffEditions } from '../../db/queries/open-editions.ts';
import { isUnused } from '../../db/queries/past-time.ts';
import { readPersonRows } from '../../db/queries/person-file.ts';
import { NETWORK, type Scope } from '../../db/scope.ts';
import { makeCourse, makeEdition, makeEnrolment, makeLesson } from '../support/courses-world.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const NOW = '2026-02-10T10:00:00.000Z';
const LATER = '2026-02-12T10:00:00.000Z';
const HERE: Scope = { kind: 'sites', siteIds: ['here'] };
const THERE: Scope = { kind: 'sites', siteIds: ['there'] };

describeOnBothEngines('enrolments', (fresh) => {
  async function openWorld() {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    await makeCourse(db, 'course', 'anna');
    for (const [id, siteId] of [
      ['spring', 'here'],
      ['other', 'there'],
    ] as const) {
      await makeEdition(db, id, { courseId: 'course', siteId, staffId: 'anna' }, { title: `Corso ${id}` });
      await makeLesson(db, `${id}-1`, id, 1, '2026-03-02');
      await makeLesson(db, `${id}-2`, id, 2, '2026-03-09');
    }
    const maria = await world.addCitizen();
    const person = { citizen_id: maria.id, person_no: maria.person_no };
    return { db, world, maria, person };
  }
  const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

  it('are seen by who works at the site, with who they are of, in the order of arrival', async () => {
    const { db, person, maria } = await openWorld();
    await makeEnrolment(db, 'second', 'spring', 2, { staff_id: 'bruno', token_hash: 'token' });
    await makeEnrolment(db, 'first', 'spring', 1, person);
    await makeEnrolment(db, 'gone', 'spring', 3, {
      status: 'withdrawn',
      withdrawn_at: NOW,
      withdrawal_reason: 'person',
    });
    expect(await listEnrolments(db, HERE, 'spring')).toMatchObject([
      { id: 'first', card_id: maria.id, identity_sealed: 'sealed', staff_name: null, site_id: 'here' },
      { id: 'second', card_id: null, staff_name: 'bruno' },
      { id: 'gone', status: 'withdrawn' },
    ]);
    expect(ids(await listStandings(db, 'spring'))).toEqual(['first', 'second']);
    expect(await listEnrolments(db, THERE, 'spring')).toEqual([]);
    expect(await findEnrolment(db, HERE, 'first')).toMatchObject({ id: 'first' });
    expect(await findEnrolment(db, THERE, 'first')).toBeUndefined();
    expect(await findEnrolmentByToken(db, 'token')).toMatchObject({ id: 'second' });
    expect(await findEnrolmentByToken(db, 'guessed')).toBeUndefined();
    expect(await db.transaction().execute((trx) => nextPosition(trx, 'spring'))).toBe(4);
    expect(await db.transaction().execute((trx) => nextPosition(trx, 'other'))).toBe(1);
  });

  it('are changed and counted, and stay one person through a merge', async () => {
    const { db, world, maria, person } = await openWorld();
    const row = { edition_id: 'spring', status: 'waiting', way: 'desk', revision: 1 } as const;
    const at = { created_at: NOW, updated_at: NOW };
    await db
      .transaction()
      .execute((trx) => insertEnrolments(trx, [{ id: 'first', ...row, ...person, position: 1, ...at }]));
    await db.transaction().execute(async (trx) => {
      await lockEdition(trx, NETWORK, 'spring');
      await updateEnrolment(trx, 'first', { status: 'offered', offered_until: LATER }, NOW);
    });
    expect(await listStandings(db, 'spring')).toMatchObject([
      { status: 'offered', revision: 2, updated_at: NOW, holds_seat: 0 },
    ]);
    const other = await world.addCitizen();
    await db
      .transaction()
      .execute((trx) =>
        mergeCitizens(trx, { id: 'm', from: maria, into: other }, { staffId: 'anna', at: NOW }),
      );
    expect(await listEnrolments(db, HERE, 'spring')).toMatchObject([{ card_id: other.id }]);
    expect(await listCoursesOfPerson(db, HERE, other.person_no)).toMatchObject([
      { id: 'first', title: 'Corso spring', site_name: 'Punto here', edition_status: 'planned' },
    ]);
    expect(await listCoursesOfPerson(db, THERE, other.person_no)).toEqual([]);
  });

  it('tell when somebody is busy elsewhere', async () => {
    const { db, maria, person } = await openWorld();
    await makeEnrolment(db, 'there', 'other', 1, person);
    await makeEnrolment(db, 'colleague', 'other', 2, { staff_id: 'bruno' });
    const march = { from: '2026-03-02', to: '2026-03-05' };
    const busy = { day: '2026-03-02', start_time: '15:00', minutes: 120, title: 'Corso other' };
    expect(await listBusyLessons(db, { personNo: maria.person_no }, 'spring', march)).toEqual([busy]);
    expect(await listBusyLessons(db, { staffId: 'bruno' }, 'spring', march)).toEqual([busy]);
    expect(await listBusyLessons(db, { staffId: 'anna' }, 'spring', march)).toEqual([]);
    expect(await listBusyLessons(db, { personNo: maria.person_no }, 'other', march)).toEqual([]);
    expect(ids(await listCoursesOfStaff(db, 'bruno'))).toEqual(['colleague']);
  });

  it('are due when an answer did not come or somebody waits', async () => {
    const { db, person } = await openWorld();
    await makeEnrolment(db, 'asked', 'spring', 1, { status: 'offered', offered_until: LATER });
    await makeEnrolment(db, 'online', 'other', 1, {
      status: 'unconfirmed',
      confirm_by: 'mail',
      confirm_until: LATER,
      holds_seat: 1,
    });
    expect(await listEditionsWithDues(db, NOW, '', 10)).toEqual([]);
    expect(await listEditionsWithDues(db, LATER, '', 10)).toEqual(['other', 'spring']);
    expect(await listEditionsWithDues(db, LATER, 'other', 10)).toEqual(['spring']);
    await makeEnrolment(db, 'next', 'spring', 2, { ...person, status: 'waiting' });
    expect(await listEditionsWithDues(db, NOW, '', 10)).toEqual(['spring']);
  });

  it('are reminded of the first lesson once, and their contacts are forgotten', async () => {
    const { db, person } = await openWorld();
    await makeEnrolment(db, 'first', 'spring', 1, {
      ...person,
      contact_sealed: 'sealed',
      token_hash: 'token',
    });
    await makeEnrolment(db, 'waits', 'spring', 2, { status: 'waiting' });
    const days = { from: '2026-02-28', to: '2026-03-02' };
    expect(ids(await listToRemind(db, days, 10))).toEqual(['first']);
    expect(await listToRemind(db, { from: '2026-02-27', to: '2026-03-01' }, 10)).toEqual([]);
    await db.transaction().execute((trx) => updateEnrolment(trx, 'first', { reminded_at: NOW }, NOW));
    expect(await listToRemind(db, days, 10)).toEqual([]);
    const forget = (day: string) => db.transaction().execute((trx) => forgetContacts(trx, day, 10));
    expect([await forget('2026-03-31'), await forget('2026-04-01'), await forget('2026-04-01')]).toEqual([
      0, 1, 0,
    ]);
    expect(await findEnrolment(db, HERE, 'first')).toMatchObject({ contact_sealed: null, token_hash: null });
  });

  it('are open to everybody where an edition is public, with the seats that are left', async () => {
    const { db } = await openWorld();
    await makeEnrolment(db, 'first', 'spring', 1);
    await makeEnrolment(db, 'online', 'spring', 2, { status: 'unconfirmed', holds_seat: 1 });
    await makeEnrolment(db, 'seatless', 'spring', 3, { status: 'unconfirmed' });
    await makeEnrolment(db, 'waits', 'spring', 4, { status: 'waiting' });
    await makeCourse(db, 'training', 'anna', { audience: 'facilitators' });
    await makeEdition(db, 'staff', { courseId: 'training', siteId: 'here', staffId: 'anna' });
    const change = { status: 'cancelled', cancel_reason: 'other' } as const;
    await db.updateTable('edition').set(change).where('id', '=', 'other').execute();
    const spring = { id: 'spring', title: 'Corso spring', seats: 12, taken: 2, waiting: 1, lessons: 2 };
    const first = { first_day: '2026-03-02', first_time: '15:00', site_name: 'Punto here' };
    expect(await listOpenEditions(db, '2026-03-01', 10)).toMatchObject([{ ...spring, ...first }]);
    expect(await listOpenEditions(db, '2026-04-01', 10)).toEqual([]);
    expect(await listStaffEditions(db, '2026-03-01', 10)).toMatchObject([
      { id: 'staff', first_day: '2026-03-02', first_time: null, lessons: 0 },
    ]);
    const found = ['spring', 'other', 'staff'].map(async (id) => (await findOpenEdition(db, id))?.id);
    expect(await Promise.all(found)).toEqual(['spring', undefined, undefined]);
    await db.updateTable('edition').set({ public: 0 }).where('id', '=', 'spring').execute();
    expect(await findOpenEdition(db, 'spring')).toBeUndefined();
    expect(await listOpenEditions(db, '2026-03-01', 10)).toEqual([]);
  });

  it('stand in the file of the person, without the secret, and keep the card from being thrown away as unused', async () => {
    const { db, world } = await openWorld();
    const rosa = await world.addCitizen({ code_key: 'rosa' });
    const before = { day: '2030-01-01', instant: '2030-01-01T00:00:00.000Z' };
    const unused = () => db.transaction().execute((trx) => isUnused(trx, before, rosa.id));
    expect(await unused()).toBe(true);
    await makeEnrolment(db, 'first', 'spring', 1, {
      citizen_id: rosa.id,
      person_no: rosa.person_no,
      contact_sealed: 'sealed',
      token_hash: 'hash-of-token',
    });
    const presence = { lesson_id: 'spring-1', enrolment_id: 'first', minutes: 90, walk_in: 0 } as const;
    await db
      .insertInto('lesson_presence')
      .values({ ...presence, noted_by: 'anna', noted_at: NOW })
      .execute();
    expect(await unused()).toBe(false);
    const file = await readPersonRows(db, rosa.person_no);
    expect(file.enrolment).toMatchObject([{ id: 'first', title: 'Corso spring', contact_sealed: 'sealed' }]);
    expect(file.lesson_presence).toMatchObject([{ day: '2026-03-02', minutes: 90 }]);
    expect(JSON.stringify(file)).not.toContain('hash-of-token');
    const numbers = await listPersonNumbers(db, ['rosa', 'nobody']);
    expect(numbers).toEqual([{ code_key: 'rosa', person_no: rosa.person_no }]);
  });

  it('tell whose newest letter did not arrive', async () => {
    const { db } = await openWorld();
    await makeEnrolment(db, 'lost', 'spring', 1);
    await makeEnrolment(db, 'told', 'spring', 2);
    const letter = { purpose: 'enrolment', staff_id: null, content_sealed: null, next_try_at: null } as const;
    const times = { created_at: NOW, useless_at: LATER, tries: 1, failure: null };
    const given_up_at = NOW;
    await insertLetters(db, [
      {
        id: 'l1',
        ...letter,
        ...times,
        enrolment_id: 'lost',
        delivered_at: null,
        given_up_at,
      },
    ]);
    await insertLetters(db, [
      {
        id: 'l2',
        ...letter,
        ...times,
        enrolment_id: 'told',
        delivered_at: null,
        given_up_at,
      },
    ]);
    const delivered = { delivered_at: LATER, given_up_at: null };
    await insertLetters(db, [{ id: 'l3', ...letter, ...times, enrolment_id: 'told', ...delivered }]);
    expect(await listUndelivered(db, 'spring')).toEqual(['lost']);
    expect(await listUndelivered(db, 'other')).toEqual([]);
  });

  it('have terms by the day and sheets for three days', async () => {
    const { db } = await openWorld();
    const [term] = await db.selectFrom('enrolment_term').selectAll().execute();
    if (!term) throw new Error('no term');
    const set = (change: Partial<typeof term>) =>
      db.transaction().execute((trx) => upsertEnrolmentTerm(trx, { ...term, ...change }));
    await set({ valid_from: '2026-03-01', offer_hours: 12 });
    await set({ valid_from: '2026-03-01', offer_hours: 24, set_by: 'anna' });
    expect(await listEnrolmentTerms(db)).toMatchObject([
      { valid_from: '2026-03-01', set_by_name: 'anna' },
      { valid_from: '2020-01-01', set_by_name: null },
    ]);
    expect((await findEnrolmentTerm(db, '2026-02-28')).offer_hours).toBe(48);
    expect((await findEnrolmentTerm(db, '2026-03-01')).offer_hours).toBe(24);

    const sheet = { edition_id: 'spring', staff_id: 'anna', people_sealed: 'sealed', rows: 2 };
    await insertEnrolmentSheet(db, { ...sheet, id: 'one', made_at: NOW });
    await insertEnrolmentSheet(db, { ...sheet, id: 'two', made_at: LATER });
    const own = { id: 'one', editionId: 'spring', staffId: 'anna' };
    expect(await findEnrolmentSheet(db, own)).toMatchObject({ rows: 2 });
    expect(await findEnrolmentSheet(db, { ...own, staffId: 'bruno' })).toBeUndefined();
    expect(await findEnrolmentSheet(db, { ...own, editionId: 'other' })).toBeUndefined();
    await deleteOldSheets(db, LATER);
    expect(await findEnrolmentSheet(db, own)).toBeUndefined();
    const remove = () => db.transaction().execute((trx) => deleteEnrolmentSheet(trx, 'two'));
    expect([await remove(), await remove()]).toEqual([true, false]);
  });
});
