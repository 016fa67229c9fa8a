import { expect, it } from 'vitest';
import type { Db } from '../../db/index.ts';
import {
  endCertificate,
  findCertificate,
  findCertificateByCode,
  insertCertificate,
  listCertificates,
} from '../../db/queries/certificates.ts';
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
