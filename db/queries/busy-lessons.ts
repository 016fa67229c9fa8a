import type { Db } from '../index.ts';

/** A lesson that is planned or was held, with whom and what it takes. */
interface BusyLessonRow {
  readonly lesson_id: string;
  readonly edition_id: string;
  readonly title: string;
  readonly site_id: string;
  readonly site_name: string;
  readonly day: string;
  readonly start_time: string;
  readonly minutes: number;
  readonly room: string | null;
  readonly trainerIds: readonly string[];
}

// Who is taken when is known in the whole network: whoever plans elsewhere has to know that a colleague is not free.
/**
 * The lessons on some days (at most 200) at a site, or taught by some trainers wherever; without those of `exceptId`,
 * an edition. Cancelled ones take nobody.
 */
export async function listBusyLessons(
  db: Db,
  wanted: {
    readonly days: readonly string[];
    readonly siteId: string;
    readonly trainerIds: readonly string[];
    readonly exceptId?: string;
  },
): Promise<BusyLessonRow[]> {
  if (wanted.days.length === 0) return [];
  const rows = await db
    .selectFrom('lesson')
    .innerJoin('edition', 'edition.id', 'lesson.edition_id')
    .innerJoin('course', 'course.id', 'edition.course_id')
    .innerJoin('site', 'site.id', 'edition.site_id')
    .leftJoin('edition_trainer', 'edition_trainer.edition_id', 'edition.id')
    .select([
      'lesson.id as lesson_id',
      'lesson.edition_id',
      'lesson.day',
      'lesson.start_time',
      'lesson.minutes',
      'edition.site_id',
      'site.name as site_name',
    ])
    .select((eb) => [
      eb.fn.coalesce('edition.title', 'course.title').as('title'),
      eb.fn.coalesce('lesson.room', 'edition.room').as('room'),
      eb.fn.coalesce('lesson.trainer_id', 'edition_trainer.staff_id').as('trainer_id'),
    ])
    .where('lesson.day', 'in', wanted.days)
    .where('lesson.status', '<>', 'cancelled')
    .where('edition.status', '<>', 'cancelled')
    .where('edition.id', '<>', wanted.exceptId ?? '')
    .orderBy('lesson.day')
    .orderBy('lesson.start_time')
    .orderBy('lesson.id')
    .limit(20_000)
    .execute();
  const lessons = new Map<string, BusyLessonRow & { readonly trainerIds: string[] }>();
  for (const { trainer_id, ...row } of rows) {
    const lesson = lessons.get(row.lesson_id) ?? { ...row, trainerIds: [] };
    lessons.set(row.lesson_id, lesson);
    if (trainer_id !== null && !lesson.trainerIds.includes(trainer_id)) lesson.trainerIds.push(trainer_id);
  }
  return [...lessons.values()].filter(
    ({ site_id, trainerIds }) =>
      site_id === wanted.siteId || trainerIds.some((id) => wanted.trainerIds.includes(id)),
  );
}
