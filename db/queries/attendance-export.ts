import type { Db } from '../index.ts';
import type { Scope } from '../scope.ts';
import { inScope } from './in-scope.ts';

export type AttendanceToExport = Awaited<ReturnType<typeof listAttendancesToExport>>[number];

/**
 * The attendances in scope that count, in order of id after the one named; at most `limit`. `first` is 1 where the person
 * is new, as figures count it. Nothing in them says who somebody is, but `person_no` says who is the same.
 */
export async function listAttendancesToExport(db: Db, scope: Scope, after: string, limit: number) {
  return db
    .selectFrom('attendance as a')
    .innerJoin('session as s', 's.id', 'a.session_id')
    .innerJoin('site', 'site.id', 'a.site_id')
    .leftJoin('citizen as c', (join) =>
      join
        .onRef('c.no', '=', 'a.person_no')
        .onRef('c.first_attendance_id', '=', 'a.id')
        .on('c.merged_into', 'is', null),
    )
    .select([
      'a.id',
      'a.session_id',
      'a.person_no',
      'a.site_id',
      'site.organisation_id',
      'site.comune',
      'a.day',
      's.start_time',
      's.minutes',
      's.mode',
      's.channel',
      'a.age_band',
      'a.gender',
      'a.education',
      'a.occupation',
      'a.citizenship',
      'a.language',
      'a.has_code',
    ])
    .select((eb) => eb.case().when('c.id', 'is', null).then(0).else(1).end().as('first'))
    .where('a.id', '>', after)
    .where(inScope(scope, 'a.site_id'))
    .where('a.counts', '=', 1)
    .where('s.deleted_at', 'is', null)
    .orderBy('a.id')
    .limit(limit)
    .execute();
}

/** Topics by session, of some sessions in scope: at most as many as are exported at once. */
export async function listTopicsToExport(
  db: Db,
  scope: Scope,
  sessionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (sessionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('session_topic as t')
    .innerJoin('session as s', 's.id', 't.session_id')
    .select(['t.session_id', 't.topic'])
    .where('t.session_id', 'in', sessionIds)
    .where(inScope(scope, 's.site_id'))
    .orderBy('t.topic')
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.session_id)].map(([id, own]) => [id, own.map(({ topic }) => topic)]),
  );
}
