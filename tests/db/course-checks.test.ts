import { expect, it } from 'vitest';
import { mergeCitizens, undoMerge } from '../../db/queries/citizen-merges.ts';
import {
  findEditionOfResponse,
  insertCourseCheck,
  listChecksOfEnrolment,
  listCourseChecks,
} from '../../db/queries/course-checks.ts';
import { findResponse, insertResponse } from '../../db/queries/responses.ts';
import { NETWORK, NOWHERE } from '../../db/scope.ts';
import { makeCourse, makeEdition, makeEnrolment } from '../support/courses-world.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const HERE = { kind: 'sites', siteIds: ['here'] } as const;
const THERE = { kind: 'sites', siteIds: ['there'] } as const;
const SIGNED = { staffId: 'anna', at: '2026-04-01T10:00:00Z' };

describeOnBothEngines('answers before and after a course', (fresh) => {
  it('belong to an enrolment, are open where the course is, and follow the person through merges', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    await makeCourse(db, 'course', 'anna');
    await makeEdition(db, 'edition', { courseId: 'course', siteId: 'here', staffId: 'anna' });
    const [one, other] = [await world.addCitizen(), await world.addCitizen()];
    const enrol = (id: string, position: number, { id: citizen_id, person_no }: typeof one) =>
      makeEnrolment(db, id, 'edition', position, { citizen_id, person_no });
    await enrol('e1', 1, one);
    await enrol('e2', 2, other);
    const answer = (
      id: string,
      person: typeof one,
      enrolment_id: string | null,
      moment: 'before' | 'after',
    ) =>
      db.transaction().execute(async (trx) => {
        await insertResponse(trx, {
          id,
          citizen_id: person.id,
          person_no: person.person_no,
          site_id: 'here',
          staff_id: 'anna',
          session_id: null,
          instrument: 'course-check',
          version: 2,
          definition_hash: 'hash',
          language: 'it',
          way: 'desk',
          day: '2026-03-02',
          started_at: '2026-03-02T10:00:00Z',
        });
        if (enrolment_id !== null) await insertCourseCheck(trx, { response_id: id, enrolment_id, moment });
      });
    await answer('r1', one, 'e1', 'before');
    await answer('r2', other, 'e2', 'after');
    await answer('r3', one, null, 'before');

    expect((await listCourseChecks(db, HERE, 'edition')).map(({ id, moment }) => [id, moment])).toEqual([
      ['r1', 'before'],
      ['r2', 'after'],
    ]);
    expect(await listCourseChecks(db, THERE, 'edition')).toEqual([]);
    expect(await listChecksOfEnrolment(db, 'e1')).toMatchObject([{ id: 'r1', status: 'in_progress' }]);
    expect([await findEditionOfResponse(db, 'r1'), await findEditionOfResponse(db, 'r3')]).toEqual([
      'edition',
      undefined,
    ]);
    expect((await findResponse(db, NOWHERE, 'r1', HERE))?.id).toBe('r1');
    for (const [id, courses] of [
      ['r1', THERE],
      ['r1', NOWHERE],
      ['r3', HERE],
    ] as const) {
      expect(await findResponse(db, NOWHERE, id, courses)).toBeUndefined();
    }

    const people = { from: { id: other.id, no: other.person_no }, into: { id: one.id, no: one.person_no } };
    await db.transaction().execute((trx) => mergeCitizens(trx, { id: 'merge', ...people }, SIGNED));
    const numbers = async () =>
      (await listCourseChecks(db, NETWORK, 'edition')).map(({ id, person_no }) => [id, person_no]);
    expect(await numbers()).toEqual([
      ['r1', one.person_no],
      ['r2', one.person_no],
    ]);
    await answer('r4', one, 'e2', 'before');
    await db.transaction().execute((trx) => undoMerge(trx, 'merge', SIGNED));
    // What was answered as the other person meanwhile stays with that one, and counts for neither enrolment.
    expect(await numbers()).toEqual([
      ['r1', one.person_no],
      ['r2', other.person_no],
    ]);
  });
});
