import type { Db } from '../index.ts';

/**
 * Editions for citizens whose enrolment is open on a day, at a site (those first) or elsewhere in its organisation, the
 * next to begin first; at most 100. Takes no scope: what is on offer is told to everybody.
 */
export async function listOpenEditions(db: Db, siteId: string, day: string) {
  return db
    .selectFrom('edition')
    .innerJoin('course', 'course.id', 'edition.course_id')
    .innerJoin('site', 'site.id', 'edition.site_id')
    .innerJoin('site as own', 'own.organisation_id', 'site.organisation_id')
    .select(['edition.id', 'edition.course_id', 'edition.site_id', 'edition.seats', 'edition.starts_on'])
    .select('site.name as site_name')
    .select((eb) => [
      eb.fn.coalesce('edition.title', 'course.title').as('title'),
      eb
        .selectFrom('enrolment')
        .whereRef('enrolment.edition_id', '=', 'edition.id')
        .where('enrolment.status', 'in', ['enrolled', 'offered', 'completed'])
        .select((e) => e.cast<number>(e.fn.countAll(), 'integer').as('n'))
        .$asScalar()
        .$notNull()
        .as('taken'),
    ])
    .where('own.id', '=', siteId)
    .where('edition.status', '=', 'planned')
    .where('edition.enrol_from', '<=', day)
    .where('edition.enrol_until', '>=', day)
    .where('course.audience', '<>', 'facilitators')
    .orderBy((eb) => eb.case().when('edition.site_id', '=', siteId).then(0).else(1).end())
    .orderBy('edition.starts_on')
    .orderBy('edition.id')
    .limit(100)
    .execute();
}

/** The competences these courses teach (at most 100 courses), course by course. */
export async function listCompetencesOf(db: Db, courseIds: readonly string[]) {
  if (courseIds.length === 0) return [];
  return db
    .selectFrom('course_competence')
    .selectAll()
    .where('course_id', 'in', courseIds.slice(0, 100))
    .orderBy('competence')
    .execute();
}
