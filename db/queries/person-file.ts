import type { Db } from '../index.ts';

/** Visits of the person where others were too: what is noted there may be about them. */
export async function listSharedVisits(db: Db, personNo: number): Promise<string[]> {
  const rows = await db
    .selectFrom('attendance')
    .innerJoin('attendance as other', 'other.session_id', 'attendance.session_id')
    .select('attendance.session_id')
    .distinct()
    .where('attendance.person_no', '=', personNo)
    .where((eb) => eb.or([eb('other.person_no', 'is', null), eb('other.person_no', '<>', personNo)]))
    .execute();
  return rows.map(({ session_id }) => session_id);
}

/**
 * Everything the database holds about one person in the whole network, for their request of access (GDPR art. 15): of
 * visits together with others only this person's attendance. Takes no scope: the answer must be complete, and only the
 * one who runs requests may ask.
 */
export async function readPersonRows(db: Db, personNo: number) {
  const citizen = await db
    .selectFrom('citizen')
    .selectAll()
    .where('person_no', '=', personNo)
    .orderBy('no')
    .execute();
  const ids = citizen.map(({ id }) => id);
  const attendance = await db
    .selectFrom('attendance')
    .selectAll()
    .where('person_no', '=', personNo)
    .orderBy('day')
    .orderBy('id')
    .execute();
  const visits = db.selectFrom('attendance').select('session_id').where('person_no', '=', personNo);
  const cases = db.selectFrom('citizen_case').select('id').where('person_no', '=', personNo);
  const responses = db.selectFrom('response').select('id').where('person_no', '=', personNo);
  const enrolments = db.selectFrom('enrolment').select('id').where('person_no', '=', personNo);
  const some = ids.length > 0 ? ids : [''];
  return {
    citizen,
    attendance,
    session: await db
      .selectFrom('session')
      .selectAll()
      .where('id', 'in', visits)
      .orderBy('day')
      .orderBy('start_time')
      .orderBy('id')
      .execute(),
    session_topic: await db
      .selectFrom('session_topic')
      .selectAll()
      .where('session_id', 'in', visits)
      .orderBy('session_id')
      .orderBy('topic')
      .execute(),
    session_revision: await db
      .selectFrom('session_revision')
      .selectAll()
      .where('session_id', 'in', visits)
      .orderBy('session_id')
      .orderBy('revision')
      .execute(),
    citizen_case: await db
      .selectFrom('citizen_case')
      .selectAll()
      .where('person_no', '=', personNo)
      .orderBy('opened_on')
      .orderBy('id')
      .execute(),
    case_event: await db
      .selectFrom('case_event')
      .selectAll()
      .where('case_id', 'in', cases)
      .orderBy('at')
      .orderBy('id')
      .execute(),
    response: await db
      .selectFrom('response')
      .selectAll()
      .where('person_no', '=', personNo)
      .orderBy('started_at')
      .orderBy('id')
      .execute(),
    handover: await db
      .selectFrom('handover')
      .select(['response_id', 'begun_at', 'touched_at', 'closed_at'])
      .where('response_id', 'in', responses)
      .orderBy('begun_at')
      .execute(),
    home_link: await db
      .selectFrom('home_link')
      .select(['id', 'citizen_id', 'person_no', 'instrument', 'site_id', 'staff_id', 'response_id'])
      .select(['enrolment_id', 'moment', 'made_at', 'expires_at', 'used_at', 'revoked_at'])
      .where('person_no', '=', personNo)
      .orderBy('made_at')
      .orderBy('id')
      .execute(),
    course_check: await db
      .selectFrom('course_check')
      .selectAll()
      .where('response_id', 'in', responses)
      .orderBy('response_id')
      .execute(),
    paper: await db
      .selectFrom('paper')
      .selectAll()
      .where('response_id', 'in', responses)
      .orderBy('updated_at')
      .orderBy('code')
      .execute(),
    declined_questionnaire: await db
      .selectFrom('declined_questionnaire')
      .selectAll()
      .where('person_no', '=', personNo)
      .orderBy('at')
      .orderBy('id')
      .execute(),
    enrolment: await db
      .selectFrom('enrolment')
      .innerJoin('edition', 'edition.id', 'enrolment.edition_id')
      .innerJoin('course', 'course.id', 'edition.course_id')
      .select(['enrolment.id', 'enrolment.edition_id', 'citizen_id', 'person_no', 'position'])
      .select(['enrolment.status', 'way', 'contact_sealed', 'needs_sealed', 'confirm_by', 'confirm_until'])
      .select(['holds_seat', 'confirmed_at', 'offered_until', 'withdrawn_at', 'withdrawal_reason'])
      .select(['reminded_at', 'enrolment.created_at', 'enrolment.updated_at', 'edition.site_id'])
      .select((eb) => eb.fn.coalesce('edition.title', 'course.title').as('title'))
      .where('person_no', '=', personNo)
      .orderBy('enrolment.created_at')
      .orderBy('enrolment.id')
      .execute(),
    lesson_presence: await db
      .selectFrom('lesson_presence')
      .innerJoin('lesson', 'lesson.id', 'lesson_presence.lesson_id')
      .selectAll('lesson_presence')
      .select('lesson.day')
      .where('enrolment_id', 'in', enrolments)
      .orderBy('lesson.day')
      .orderBy('lesson_id')
      .execute(),
    certificate: await db
      .selectFrom('certificate')
      .select([
        'id',
        'enrolment_id',
        'code_sealed',
        'minutes',
        'minutes_planned',
        'share_needed',
        'issued_on',
        'revoked_at',
      ])
      .where('enrolment_id', 'in', enrolments)
      .orderBy('issued_on')
      .orderBy('id')
      .execute(),
    citizen_merge: await db
      .selectFrom('citizen_merge')
      .selectAll()
      .where((eb) => eb.or([eb('from_id', 'in', some), eb('into_id', 'in', some)]))
      .orderBy('merged_at')
      .execute(),
    code_in_hand: await db
      .selectFrom('code_in_hand')
      .selectAll()
      .where('citizen_id', 'in', some)
      .orderBy('day')
      .execute(),
    citizen_name: await db
      .selectFrom('citizen_name')
      .selectAll()
      .where('citizen_id', 'in', some)
      .orderBy('name_key')
      .execute(),
    notice_reading: await db
      .selectFrom('notice_reading')
      .selectAll()
      .where('citizen_id', 'in', some)
      .orderBy('day')
      .orderBy('version')
      .execute(),
    data_request: await db
      .selectFrom('data_request')
      .selectAll()
      .where('person_no', '=', personNo)
      .orderBy('no')
      .execute(),
    audit_entry: await db
      .selectFrom('audit_entry')
      .selectAll()
      .where((eb) =>
        eb.or([
          eb('subject_kind', '=', 'citizen').and('subject_id', 'in', some),
          eb('subject_kind', '=', 'response').and('subject_id', 'in', responses),
          eb('subject_kind', '=', 'case').and('subject_id', 'in', cases),
          eb('subject_kind', '=', 'enrolment').and('subject_id', 'in', enrolments),
          eb('subject_kind', '=', 'session').and('subject_id', 'in', visits),
        ]),
      )
      .orderBy('seq')
      .execute(),
  };
}
