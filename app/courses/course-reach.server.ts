import { type CourseSummary, findCourse } from '../../db/queries/courses.ts';
import { listSites } from '../../db/queries/sites.ts';
import type { Call } from '../access/gate.server.ts';
import { found, idFrom } from '../network/fields.server.ts';
import { Problem } from '../platform/problem.ts';
import { formatsFor } from '../ui/formats.ts';
import { type CourseReach, mayWriteCourse } from './policy.ts';

/** An organisation somebody plans for. */
interface Owner {
  readonly id: string;
  readonly name: string;
}

/** The organisations of the sites in the caller's scope, by name. */
export async function listOwners({
  app,
  actor,
  scope,
}: Pick<Call, 'app' | 'actor' | 'scope'>): Promise<Owner[]> {
  const { compare } = formatsFor(actor.language);
  const owners = new Map(
    (await listSites(app.db, scope)).map((site) => [site.organisation_id, site.organisation_name]),
  );
  return [...owners].map(([id, name]) => ({ id, name })).sort((a, b) => compare(a.name, b.name));
}

/** Whose courses the caller may write. */
export async function findCourseReach(call: Pick<Call, 'app' | 'actor' | 'scope'>): Promise<CourseReach> {
  return { scope: call.scope, organisationIds: (await listOwners(call)).map(({ id }) => id) };
}

/** A course the caller may change; throws 404 for an unknown one, 403 for one of somebody else's. */
export async function loadCourseToWrite(call: Call, param: string | undefined): Promise<CourseSummary> {
  const course = found(await findCourse(call.app.db, idFrom(param)));
  if (!mayWriteCourse(await findCourseReach(call), course.organisation_id)) {
    throw new Problem('course_of_others', 403);
  }
  return course;
}
