import { listCompetencesOf, listOpenEditions } from '../../db/queries/offers.ts';
import type { Call } from '../access/gate.server.ts';
import { suitableCourses, weakAreas } from '../learning/suitable-courses.ts';
import type { Skills } from './read-skills.server.ts';

const SHOWN = 3;

/** The open editions near where the caller works that meet what the latest questionnaire shows as weak; at most three. */
export async function suggestCourses({ app, actor, today }: Call, skills: Skills | null) {
  const weak = weakAreas(skills?.areas ?? []);
  if (weak.length === 0 || actor.siteId === null) return [];
  const editions = await listOpenEditions(app.db, actor.siteId, today);
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
