import { expect, it } from 'vitest';
import type { Db } from '../../db/index.ts';
import {
  endCertificate,
  findCertificate,
  findCertificateByCode,
  insertCertificate,
  listCertificates,
} from '../../db/queries/certificates.ts';
import { listCourseChecks } from '../../db/queries/course-checks.ts';
import { NETWORK } from '../../db/scope.ts';
import { makeCourse, makeEdition, makeEnrolment } from '../support/courses-world.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const HERE = { kind: 'sites', siteIds: ['here'] } as const;
const THERE = { kind: 'sites', siteIds: ['there'] } as const;

async function openWorld(db: Db) {
  const world = await openPeopleWorld(db);
  await makeCourse(db, 'course', 'anna');
  await makeEdition(db, 'edition', { courseId: 'course', siteId: 'here', staffId: 'anna' });
  const person = await world.addCitizen();
  await makeEnrolment(db, 'e1', 'edition', 1, { citizen_id: person.id, person_no: person.person_no });
  await makeEnrolment(db, 'e2', 'edition', 2, { staff_id: 'bruno' });
  return person;
}

const certificate = (id: string, enrolment_id: string) => ({
  id,
  enrolment_id,
  code_hash: `hash-${id}`,
  code_sealed: 'sealed',
  minutes: 120,
  minutes_planned: 240,
  issued_on: '2026-03-31',
  issued_by: 'anna',
});

describeOnBothEngines('certificates', (fresh) => {
  it('are one an enrolment until revoked, seen in scope, found by code from everywhere', async () => {
    const db = await fresh();
    const person = await openWorld(db);
    const issue = (id: string, enrolment: string) =>
      db.transaction().execute((trx) => insertCertificate(trx, certificate(id, enrolment)));
    expect([await issue('c1', 'e1'), await issue('c2', 'e1'), await issue('c3', 'e2')]).toEqual([
      true,
      false,
      true,
    ]);
    const revoke = () =>
      db.transaction().execute((trx) => endCertificate(trx, 'c1', 'anna', '2026-04-01T10:00:00Z'));
    expect([await revoke(), await revoke()]).toEqual([true, false]);
    expect(await issue('c2', 'e1')).toBe(true);
    expect(
      (await listCertificates(db, HERE, 'edition')).map(({ id, card_no, staff_name }) => [
        id,
        card_no,
        staff_name,
      ]),
    ).toEqual([
      ['c3', null, 'bruno'],
      ['c2', person.no, null],
      ['c1', person.no, null],
    ]);
    expect(await listCertificates(db, THERE, 'edition')).toEqual([]);
    expect(await findCertificate(db, HERE, 'c1')).toMatchObject({
      revoked_by: 'anna',
      site_name: 'Punto here',
    });
    expect(await findCertificate(db, THERE, 'c1')).toBeUndefined();
    expect(await findCertificateByCode(db, 'hash-c2')).toMatchObject({ id: 'c2', identity_sealed: 'sealed' });
    expect(await findCertificateByCode(db, 'hash-none')).toBeUndefined();
  });
});

describeOnBothEngines('answers before and after a course', (fresh) => {
  it('are those of the people enrolled, of its days, wherever they were given', async () => {
    const db = await fresh();
    const person = await openWorld(db);
    const answer = (
      id: string,
      day: string,
      given: { readonly instrument?: string; readonly status?: 'discarded' } = {},
    ) =>
      db
        .insertInto('response')
        .values({
          id,
          citizen_id: person.id,
          person_no: person.person_no,
          site_id: 'there',
          staff_id: 'anna',
          session_id: null,
          instrument: given.instrument ?? 'course-check',
          version: 1,
          definition_hash: 'hash',
          language: 'it',
          way: 'desk',
          status: given.status ?? 'complete',
          is_baseline: 0,
          answers: '{"moment":"before"}',
          page: 0,
          day,
          started_at: `${day}T10:00:00Z`,
          revision: 1,
          updated_at: `${day}T10:00:00Z`,
        })
        .execute();
    await answer('r2', '2026-03-31');
    await answer('r1', '2026-03-01');
    await answer('r3', '2026-02-28');
    await answer('r4', '2026-03-02', { instrument: 'dsi-2' });
    await answer('r5', '2026-03-02', { status: 'discarded' });
    const march = { from: '2026-03-01', to: '2026-03-31' };
    const ids = async (scope: typeof HERE | typeof THERE) =>
      (await listCourseChecks(db, scope, 'edition', 'course-check', march)).map(({ id }) => id);
    expect(await ids(HERE)).toEqual(['r1', 'r2']);
    expect(await ids(THERE)).toEqual([]);
    expect(await listCourseChecks(db, NETWORK, 'no edition', 'course-check', march)).toEqual([]);
  });
});
