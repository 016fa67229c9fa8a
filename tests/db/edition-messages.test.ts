import { expect, it } from 'vitest';
import {
  deleteCourseMaterial,
  findCourseFile,
  insertCourseMaterial,
  listCourseMaterials,
} from '../../db/queries/course-materials.ts';
import {
  countTakenElsewhere,
  insertEditionMessage,
  listEditionMessages,
  listEnrolledContacts,
} from '../../db/queries/edition-messages.ts';
import { NETWORK } from '../../db/scope.ts';
import { makeCourse, makeEdition, makeEnrolment, makeLesson } from '../support/courses-world.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

describeOnBothEngines('news and materials of a course', (fresh) => {
  async function openWorld() {
    const db = await fresh();
    const people = await openPeopleWorld(db);
    await makeCourse(db, 'course', 'anna');
    for (const id of ['one', 'two']) {
      await makeEdition(db, id, { courseId: 'course', siteId: 'here', staffId: 'anna' });
    }
    return { db, people };
  }

  it('reach who stands in an edition in the order they came, in scope only', async () => {
    const { db } = await openWorld();
    await makeEnrolment(db, 'b', 'one', 2, { contact_sealed: 'sealed' });
    await makeEnrolment(db, 'a', 'one', 1, { staff_id: 'bruno' });
    await makeEnrolment(db, 'c', 'one', 3, { status: 'waiting' });
    const ids = async (statuses: Parameters<typeof listEnrolledContacts>[3], scope = NETWORK) =>
      (await listEnrolledContacts(db, scope, 'one', statuses)).map(({ id }) => id);
    expect(await ids(['enrolled'])).toEqual(['a', 'b']);
    expect(await ids(['enrolled', 'waiting'])).toEqual(['a', 'b', 'c']);
    expect(await ids(['enrolled'], { kind: 'sites', siteIds: ['there'] })).toEqual([]);
    expect(await ids([])).toEqual([]);
    const [colleague] = await listEnrolledContacts(db, NETWORK, 'one', ['enrolled']);
    expect(colleague).toMatchObject({ staff_name: 'bruno', contact_sealed: null });
  });

  it('are kept with who told them, latest first', async () => {
    const { db } = await openWorld();
    await makeLesson(db, 'lesson', 'one', 4, '2026-03-10');
    const told = { edition_id: 'one', letters: 9, calls: 3, told_by: 'anna' };
    const at = (time: string) => `2026-03-01T${time}:00.000Z`;
    await insertEditionMessage(db, {
      ...told,
      id: '1',
      lesson_id: 'lesson',
      kind: 'lesson_moved',
      told_at: at('09:00'),
    });
    await insertEditionMessage(db, {
      ...told,
      id: '2',
      lesson_id: null,
      kind: 'place_changed',
      told_at: at('10:00'),
    });
    expect(await listEditionMessages(db, NETWORK, 'one')).toMatchObject([
      { id: '2', number: null },
      { id: '1', number: 4, full_name: 'anna', letters: 9, calls: 3 },
    ]);
    expect(await listEditionMessages(db, { kind: 'sites', siteIds: ['there'] }, 'one')).toEqual([]);
  });

  it('people with another lesson at that time are counted once each', async () => {
    const { db, people } = await openWorld();
    const maria = await people.addCitizen();
    const both = { citizen_id: maria.id, person_no: maria.person_no };
    await makeEnrolment(db, 'a', 'one', 1, both);
    await makeEnrolment(db, 'b', 'two', 1, both);
    await makeLesson(db, 'other', 'two', 1, '2026-03-10');
    const count = (start: string, end: string, day = '2026-03-10') =>
      countTakenElsewhere(db, 'one', { day, start, end });
    expect([
      await count('16:00', '18:00'),
      await count('17:00', '18:00'),
      await count('13:00', '15:00'),
      await count('16:00', '18:00', '2026-03-11'),
    ]).toEqual([1, 0, 0, 0]);
    await db.updateTable('lesson').set({ status: 'cancelled', cancel_reason: 'neve' }).execute();
    expect(await count('16:00', '18:00')).toBe(0);
  });

  it('links and files are listed without what is in them, and a file comes back as it was', async () => {
    const { db } = await openWorld();
    const added = { course_id: 'course', added_by: 'anna', added_at: '2026-03-01T09:00:00.000Z' };
    const bytes = Buffer.from([0x25, 0x50, 0x44, 0x46, 0x00, 0xff]);
    const file = {
      kind: 'file',
      file_name: 'g.pdf',
      media_type: 'application/pdf',
      size: 6,
      content: bytes,
    } as const;
    await insertCourseMaterial(db, { ...added, ...file, id: 'file', title: 'Guida' });
    await insertCourseMaterial(db, {
      ...added,
      id: 'link',
      title: 'Sito',
      kind: 'link',
      url: 'https://spid.gov.it',
    });
    const listed = await listCourseMaterials(db, 'course');
    expect(listed.map(({ id, size }) => [id, size])).toEqual([
      ['file', 6],
      ['link', null],
    ]);
    expect(listed[0]).not.toHaveProperty('content');
    const found = await findCourseFile(db, 'course', 'file');
    expect(Buffer.from(found?.content ?? []).equals(bytes)).toBe(true);
    expect(await findCourseFile(db, 'course', 'link')).toBeUndefined();
    expect(await findCourseFile(db, 'another', 'file')).toBeUndefined();
    await expect(
      insertCourseMaterial(db, {
        ...added,
        id: 'no',
        title: 'Niente',
        kind: 'file',
        url: 'https://spid.gov.it',
      }),
    ).rejects.toThrow();
    expect(await deleteCourseMaterial(db, 'another', 'file')).toBe(false);
    expect(await deleteCourseMaterial(db, 'course', 'file')).toBe(true);
  });
});
