import { listCoursesOfPerson } from '../../db/queries/enrolments.ts';
import { listCompetencesOf, listOpenEditions } from '../../db/queries/offers.ts';
import { NETWORK } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { AREAS, suitableCourses, weakAreas } from '../learning/suitable-courses.ts';
import type { Skills } from './read-skills.server.ts';

const SHOWN = 3;

/**
 * The open editions near where the caller works that meet what the latest questionnaire of a person shows as weak, and that
 * they are not in already; at most three.
 */
export async function suggestCourses({ app, actor, today }: Call, personNo: number, skills: Skills | null) {
  if (skills === null || actor.siteId === null) return [];
  const weak = skills.areas.length === 0 ? AREAS : weakAreas(skills.areas);
  if (weak.length === 0) return [];
  const own = await listCoursesOfPerson(app.db, NETWORK, personNo);
  const isIn = new Set(own.flatMap((one) => (one.status === 'withdrawn' ? [] : one.edition_id)));
  const open = await listOpenEditions(app.db, actor.siteId, today);
  const editions = open.filter(({ id }) => !isIn.has(id));
  const taught = Map.groupBy(
    await listCompetencesOf(app.db, [...new Set(editions.map(({ course_id }) => course_id))]),
    ({ course_id }) => course_id,
  );
  const offered = editions.map((edition) => ({
    id: edition.id,
    title: edition.title,
    site: edition.site_name,
    startsOn: edition.starts_on,
    free: Math.max(edition.seats - edition.taken, 0),
    competences: (taught.get(edition.course_id) ?? []).map(({ competence }) => competence),
  }));
  return suitableCourses(offered, weak)
    .slice(0, SHOWN)
    .map(({ course: { competences: _, ...edition }, meets }) => ({ ...edition, meets }));
}
