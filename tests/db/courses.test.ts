import { expect, it } from 'vitest';
import {
  findCourse,
  findCourseCodes,
  listCourses,
  replaceCourseCodes,
  updateCourse,
} from '../../db/queries/courses.ts';
import { makeCourse } from '../support/courses-world.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { idOf, makeNetwork, makeStaff } from '../support/network-world.ts';

describeOnBothEngines('courses', (fresh) => {
  async function openWorld() {
    const db = await fresh();
    const { north } = await makeNetwork(db);
    await makeStaff(db, idOf(30), 'Elena Formatrice');
    await makeCourse(db, idOf(50), idOf(30), { title: 'Posta elettronica', organisation_id: north.id });
    await makeCourse(db, idOf(51), idOf(30), { title: 'Acquisti sicuri', status: 'retired' });
    return db;
  }

  it('are listed by title with whose they are, the retired ones when asked for', async () => {
    const db = await openWorld();
    expect(
      (await listCourses(db, 'offered')).map(({ id, organisation_name }) => [id, organisation_name]),
    ).toEqual([[idOf(50), 'Ente north']]);
    expect((await listCourses(db, 'all')).map(({ id }) => id)).toEqual([idOf(51), idOf(50)]);
  });

  it('change only from the state that was read', async () => {
    const db = await openWorld();
    expect(await updateCourse(db, idOf(50), 1, { title: 'E-mail' })).toBe(true);
    expect(await updateCourse(db, idOf(50), 1, { title: 'Lettere' })).toBe(false);
    expect(await findCourse(db, idOf(50))).toMatchObject({ title: 'E-mail', revision: 2 });
  });

  it('teach exactly the codes they were last given', async () => {
    const db = await openWorld();
    const give = (competences: string[], topics: string[]) =>
      db.transaction().execute((trx) => replaceCourseCodes(trx, idOf(50), { competences, topics }));
    await give(['2.1', '1.1'], ['spid']);
    await give(['4.1', '1.1'], []);
    expect(await findCourseCodes(db, idOf(50))).toEqual({ competences: ['1.1', '4.1'], topics: [] });
    expect(await findCourseCodes(db, idOf(51))).toEqual({ competences: [], topics: [] });
  });

  it('are kept by the database from what makes no sense', async () => {
    const db = await openWorld();
    for (const wrong of [{ lessons_planned: 0 }, { minutes_per_lesson: 900 }, { certificate_percent: 101 }]) {
      await expect(makeCourse(db, idOf(52), idOf(30), wrong)).rejects.toThrow();
    }
  });
});
