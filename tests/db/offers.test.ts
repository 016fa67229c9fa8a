import { expect, it } from 'vitest';
import { listCompetencesOf, listOpenEditions } from '../../db/queries/offers.ts';
import { makeCourse, makeEdition, makeEnrolment } from '../support/courses-world.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { makeSite } from '../support/network-world.ts';
import { openPeopleWorld } from '../support/people-world.ts';

describeOnBothEngines('what is on offer near a site', (fresh) => {
  it('are open editions for citizens, here first, then elsewhere in the organisation', async () => {
    const db = await fresh();
    await openPeopleWorld(db);
    await makeSite(db, 'near', 'o-here', 'Punto vicino');
    await makeCourse(db, 'course', 'anna');
    await makeCourse(db, 'staff course', 'anna', { audience: 'facilitators' });
    await db.insertInto('course_competence').values({ course_id: 'course', competence: '2.3' }).execute();
    const plan = (id: string, siteId: string, courseId = 'course') => ({
      id,
      where: { courseId, siteId, staffId: 'anna' },
    });
    const make = ({ id, where }: ReturnType<typeof plan>, given: Parameters<typeof makeEdition>[3] = {}) =>
      makeEdition(db, id, where, given);
    await make(plan('near', 'near'), { starts_on: '2026-03-01' });
    await make(plan('here', 'here'), { starts_on: '2026-03-20' });
    await make(plan('far', 'there'));
    await make(plan('for staff', 'here', 'staff course'));
    await make(plan('closed', 'here'), { enrol_until: '2026-02-28' });
    await make(plan('off', 'here'), { status: 'cancelled', cancel_reason: 'neve' });
    await makeEnrolment(db, 'e1', 'here', 1);
    await makeEnrolment(db, 'e2', 'here', 2, { status: 'waiting' });
    const found = await listOpenEditions(db, 'here', '2026-03-01');
    expect(found.map(({ id, taken, seats }) => [id, taken, seats])).toEqual([
      ['here', 1, 12],
      ['near', 0, 12],
    ]);
    expect(await listOpenEditions(db, 'here', '2026-04-01')).toEqual([]);
    expect(await listCompetencesOf(db, ['course', 'staff course'])).toEqual([
      { course_id: 'course', competence: '2.3' },
    ]);
    expect(await listCompetencesOf(db, [])).toEqual([]);
  });
});
