import type { ExpressionBuilder, Insertable } from 'kysely';
import type { Db, Trx } from '../index.ts';
import type { CourseCheckTable } from '../schema/course-check.ts';
import type { Database } from '../schema/database.ts';
import type { Scope } from '../scope.ts';
import { inScope } from './in-scope.ts';

/**
 * What everybody of an edition in scope answered before it and after it, what was thrown away left out, the first ones
 * first. After a merge was taken back the answers of one person are not another's.
 */
export async function listCourseChecks(db: Db, scope: Scope, editionId: string) {
  return checks(db)
    .select(['response.answers', 'response.instrument', 'response.version'])
    .where('edition.id', '=', editionId)
    .where(inScope(scope, 'edition.site_id'))
    .execute();
}

/** The same of one enrolment, without what was answered. Takes no scope: whoever asks has found the enrolment. */
export async function listChecksOfEnrolment(db: Db, enrolmentId: string) {
  return checks(db).where('enrolment.id', '=', enrolmentId).execute();
}

function checks(db: Db) {
  return db
    .selectFrom('course_check')
    .innerJoin('enrolment', 'enrolment.id', 'course_check.enrolment_id')
    .innerJoin('edition', 'edition.id', 'enrolment.edition_id')
    .innerJoin('response', (join) =>
      join
        .onRef('response.id', '=', 'course_check.response_id')
        .onRef('response.person_no', '=', 'enrolment.person_no'),
    )
    .select(['response.id', 'response.person_no', 'response.status', 'response.way', 'response.day'])
    .select('course_check.moment')
    .where('response.status', '<>', 'discarded')
    .orderBy('response.day')
    .orderBy('response.id');
}

/** The edition whose questionnaire a response answers; undefined for any other. Takes no scope: see `findResponse`. */
export async function findEditionOfResponse(db: Db, responseId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('course_check')
    .innerJoin('enrolment', 'enrolment.id', 'course_check.enrolment_id')
    .select('enrolment.edition_id')
    .where('course_check.response_id', '=', responseId)
    .executeTakeFirst();
  return row?.edition_id;
}

/** The condition «answers the questionnaire of an edition in scope». */
export function ofCourseIn(scope: Scope) {
  return (eb: ExpressionBuilder<Database, 'response'>) =>
    eb.exists(
      eb
        .selectFrom('course_check')
        .innerJoin('enrolment', 'enrolment.id', 'course_check.enrolment_id')
        .innerJoin('edition', 'edition.id', 'enrolment.edition_id')
        .select('edition.id')
        .whereRef('course_check.response_id', '=', 'response.id')
        .where(inScope(scope, 'edition.site_id')),
    );
}

/** Says of which enrolment and which moment a response is; once. */
export async function insertCourseCheck(trx: Trx, check: Insertable<CourseCheckTable>): Promise<void> {
  await trx.insertInto('course_check').values(check).execute();
}
