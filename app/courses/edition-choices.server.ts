import { listCourses } from '../../db/queries/courses.ts';
import { listProgrammes } from '../../db/queries/programmes.ts';
import { listSites } from '../../db/queries/sites.ts';
import { listTrainers } from '../../db/queries/trainers.ts';
import type { Call } from '../access/gate.server.ts';
import { teachesAt } from './trainer-rules.ts';

/**
 * What the form of an edition offers beside the site: courses, who teaches today at a site in scope that is not closed
 * (and `kept`, who teaches the edition already), the programmes that are not over.
 */
export async function loadEditionChoices({ app, scope, today }: Call, kept: readonly string[] = []) {
  const sites = (await listSites(app.db, scope)).filter(({ status }) => status !== 'closed');
  const trainers = (await listTrainers(app.db, today, kept)).filter(
    (trainer) => kept.includes(trainer.id) || sites.some((site) => teachesAt(trainer, site, today)),
  );
  const programmes = (await listProgrammes(app.db, scope)).filter(({ ends_on }) => ends_on >= today);
  return {
    courses: (await listCourses(app.db, 'offered')).map((course) => ({
      value: course.id,
      label: course.title,
      count: String(course.lessons_planned),
      minutes: String(course.minutes_per_lesson),
    })),
    trainers: trainers.map(({ id, full_name }) => ({ value: id, label: full_name })),
    programmes: programmes.map(({ id, name }) => ({ value: id, label: name })),
  };
}

export type EditionChoices = Awaited<ReturnType<typeof loadEditionChoices>>;
