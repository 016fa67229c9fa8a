import { type Kysely, sql } from 'kysely';
import { columnTypes, isSqlite } from '../engines/differences.ts';

/**
 * Courses: the catalogue, editions with their lessons, who is enrolled and was there, certificates, the training of the
 * staff, days on which nobody teaches, and letters to those enrolled.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const types = columnTypes(db);
  const strict = isSqlite(db) ? sql`strict` : sql``;
  const table = (name: string) => db.schema.createTable(name).modifyEnd(strict);
  const index = (name: string, on: string, columns: string[]) =>
    db.schema.createIndex(name).on(on).columns(columns).execute();
  const oneOf = (column: string, values: readonly string[]) =>
    sql`${sql.ref(column)} in (${sql.join(values.map((value) => sql.lit(value)))})`;
  const flag = (column: string) => sql`${sql.ref(column)} in (0, 1)`;

  await table('course')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organisation_id', 'text', (c) => c.references('organisation.id'))
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('description', 'text', (c) => c.notNull())
    .addColumn('audience', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('lessons_planned', 'integer', (c) => c.notNull())
    .addColumn('minutes_per_lesson', 'integer', (c) => c.notNull())
    .addColumn('instrument', 'text')
    .addColumn('certificate_percent', 'integer')
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull().references('staff.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addCheckConstraint(
      'course_audience',
      oneOf('audience', ['citizens', 'parents', 'over65', 'foreign_language', 'facilitators']),
    )
    .addCheckConstraint('course_lessons', sql`lessons_planned between 1 and 100`)
    .addCheckConstraint('course_minutes', sql`minutes_per_lesson between 15 and 720`)
    .addCheckConstraint('course_certificate', sql`certificate_percent between 1 and 100`)
    .addCheckConstraint('course_status', oneOf('status', ['offered', 'retired']))
    .execute();
  for (const [name, column] of [
    ['course_competence', 'competence'],
    ['course_topic', 'topic'],
  ] as const) {
    await table(name)
      .addColumn('course_id', 'text', (c) => c.notNull().references('course.id'))
      .addColumn(column, 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint(`${name}_key`, ['course_id', column])
      .execute();
  }
  await table('course_material')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('course_id', 'text', (c) => c.notNull().references('course.id'))
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('url', 'text')
    .addColumn('file_name', 'text')
    .addColumn('media_type', 'text')
    .addColumn('size', 'integer')
    .addColumn('added_by', 'text', (c) => c.notNull().references('staff.id'))
    .addColumn('added_at', 'text', (c) => c.notNull())
    // Last, so that what stands before it is read without it.
    .addColumn('content', types.bytes)
    .addCheckConstraint('course_material_kind', oneOf('kind', ['link', 'file']))
    .addCheckConstraint(
      'course_material_content',
      sql`case kind when 'link' then url is not null and content is null
        else url is null and content is not null and file_name is not null and media_type is not null and size is not null end`,
    )
    .execute();
  await index('course_material_course', 'course_material', ['course_id']);

  await table('edition')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('course_id', 'text', (c) => c.notNull().references('course.id'))
    .addColumn('title', 'text')
    .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
    .addColumn('place_kind', 'text', (c) => c.notNull())
    .addColumn('place_text', 'text')
    .addColumn('online_link', 'text')
    .addColumn('room', 'text')
    .addColumn('seats', 'integer', (c) => c.notNull())
    .addColumn('waiting_seats', 'integer')
    .addColumn('starts_on', 'text', (c) => c.notNull())
    .addColumn('ends_on', 'text', (c) => c.notNull())
    .addColumn('enrol_from', 'text', (c) => c.notNull())
    .addColumn('enrol_until', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('cancel_reason', 'text')
    .addColumn('programme_id', 'text', (c) => c.references('programme.id'))
    .addColumn('public', 'integer', (c) => c.notNull())
    .addColumn('notes', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull().references('staff.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addCheckConstraint('edition_place', oneOf('place_kind', ['site', 'elsewhere', 'online']))
    .addCheckConstraint('edition_place_text', sql`(place_kind = 'elsewhere') = (place_text is not null)`)
    .addCheckConstraint('edition_online_link', sql`place_kind = 'online' or online_link is null`)
    .addCheckConstraint('edition_seats', sql`seats between 1 and 1000`)
    .addCheckConstraint('edition_waiting_seats', sql`waiting_seats between 0 and 1000`)
    .addCheckConstraint('edition_dates', sql`starts_on <= ends_on`)
    .addCheckConstraint('edition_enrolment', sql`enrol_from <= enrol_until`)
    .addCheckConstraint('edition_status', oneOf('status', ['planned', 'concluded', 'cancelled']))
    .addCheckConstraint('edition_cancelled', sql`(status = 'cancelled') = (cancel_reason is not null)`)
    .addCheckConstraint('edition_public', flag('public'))
    .execute();
  await index('edition_site', 'edition', ['site_id', 'starts_on']);
  await index('edition_course', 'edition', ['course_id', 'starts_on']);
  await index('edition_days', 'edition', ['ends_on', 'starts_on']);
  await table('edition_trainer')
    .addColumn('edition_id', 'text', (c) => c.notNull().references('edition.id'))
    .addColumn('staff_id', 'text', (c) => c.notNull().references('staff.id'))
    .addPrimaryKeyConstraint('edition_trainer_key', ['edition_id', 'staff_id'])
    .execute();
  await index('edition_trainer_staff', 'edition_trainer', ['staff_id']);
  await table('lesson')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('edition_id', 'text', (c) => c.notNull().references('edition.id'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('start_time', 'text', (c) => c.notNull())
    .addColumn('minutes', 'integer', (c) => c.notNull())
    .addColumn('room', 'text')
    .addColumn('trainer_id', 'text', (c) => c.references('staff.id'))
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('cancel_reason', 'text')
    .addColumn('session_id', 'text', (c) => c.unique().references('session.id'))
    .addColumn('unnamed', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('notes', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('lesson_number', ['edition_id', 'number'])
    .addCheckConstraint('lesson_minutes', sql`minutes between 15 and 720`)
    .addCheckConstraint('lesson_status', oneOf('status', ['planned', 'held', 'cancelled']))
    .addCheckConstraint('lesson_unnamed', sql`unnamed between 0 and 200`)
    .addCheckConstraint('lesson_cancelled', sql`(status = 'cancelled') = (cancel_reason is not null)`)
    .execute();
  await index('lesson_day', 'lesson', ['day', 'start_time']);
  await index('lesson_trainer', 'lesson', ['trainer_id', 'day']);

  await table('enrolment')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('edition_id', 'text', (c) => c.notNull().references('edition.id'))
    .addColumn('citizen_id', 'text', (c) => c.references('citizen.id'))
    .addColumn('person_no', 'integer')
    .addColumn('staff_id', 'text', (c) => c.references('staff.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('way', 'text', (c) => c.notNull())
    .addColumn('contact_sealed', 'text')
    .addColumn('needs_sealed', 'text')
    .addColumn('token_hash', 'text', (c) => c.unique())
    .addColumn('confirmed_at', 'text')
    .addColumn('offered_until', 'text')
    .addColumn('withdrawn_at', 'text')
    .addColumn('withdrawal_reason', 'text')
    .addColumn('created_by', 'text', (c) => c.references('staff.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('enrolment_position', ['edition_id', 'position'])
    .addCheckConstraint(
      'enrolment_status',
      oneOf('status', ['unconfirmed', 'enrolled', 'waiting', 'offered', 'withdrawn', 'completed']),
    )
    .addCheckConstraint('enrolment_way', oneOf('way', ['desk', 'trainer', 'online', 'sheet', 'walk_in']))
    .addCheckConstraint(
      'enrolment_reason',
      oneOf('withdrawal_reason', [
        'person',
        'no_answer',
        'offer_lapsed',
        'unconfirmed',
        'cancelled',
        'erased',
        'other',
      ]),
    )
    .addCheckConstraint('enrolment_person', sql`(citizen_id is null) = (person_no is null)`)
    .addCheckConstraint('enrolment_one', sql`citizen_id is null or staff_id is null`)
    .addCheckConstraint('enrolment_offer', sql`(status = 'offered') = (offered_until is not null)`)
    .addCheckConstraint('enrolment_withdrawn', sql`(status = 'withdrawn') = (withdrawn_at is not null)`)
    .addCheckConstraint('enrolment_withdrawal', sql`(withdrawn_at is null) = (withdrawal_reason is null)`)
    .execute();
  // By record, not by number: two records of one person, both enrolled, can still be merged.
  await sql`create unique index enrolment_citizen on enrolment (edition_id, citizen_id) where status <> 'withdrawn'`.execute(
    db,
  );
  await sql`create unique index enrolment_staff on enrolment (edition_id, staff_id) where status <> 'withdrawn'`.execute(
    db,
  );
  await index('enrolment_list', 'enrolment', ['edition_id', 'status', 'position']);
  await index('enrolment_of_person', 'enrolment', ['person_no']);
  await index('enrolment_of_staff', 'enrolment', ['staff_id']);
  await sql`create index enrolment_offered on enrolment (offered_until) where status = 'offered'`.execute(db);
  await table('lesson_presence')
    .addColumn('lesson_id', 'text', (c) => c.notNull().references('lesson.id'))
    .addColumn('enrolment_id', 'text', (c) => c.notNull().references('enrolment.id'))
    .addColumn('minutes', 'integer', (c) => c.notNull())
    .addColumn('walk_in', 'integer', (c) => c.notNull())
    .addColumn('noted_by', 'text', (c) => c.notNull().references('staff.id'))
    .addColumn('noted_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('lesson_presence_key', ['lesson_id', 'enrolment_id'])
    .addCheckConstraint('lesson_presence_minutes', sql`minutes between 0 and 720`)
    .addCheckConstraint('lesson_presence_walk_in', flag('walk_in'))
    .execute();
  await index('lesson_presence_enrolment', 'lesson_presence', ['enrolment_id']);

  await table('certificate')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('enrolment_id', 'text', (c) => c.notNull().references('enrolment.id'))
    .addColumn('code_hash', 'text', (c) => c.notNull().unique())
    .addColumn('code_sealed', 'text')
    .addColumn('minutes', 'integer', (c) => c.notNull())
    .addColumn('minutes_planned', 'integer', (c) => c.notNull())
    .addColumn('issued_on', 'text', (c) => c.notNull())
    .addColumn('issued_by', 'text', (c) => c.notNull().references('staff.id'))
    .addColumn('revoked_at', 'text')
    .addColumn('revoked_by', 'text', (c) => c.references('staff.id'))
    .execute();
  await sql`create unique index certificate_valid on certificate (enrolment_id) where revoked_at is null`.execute(
    db,
  );

  await table('training_module')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('course_id', 'text', (c) => c.references('course.id'))
    .addColumn('valid_months', 'integer')
    .addColumn('ended_on', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addCheckConstraint('training_module_months', sql`valid_months between 1 and 240`)
    .execute();
  await table('training_requirement')
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('module_id', 'text', (c) => c.notNull().references('training_module.id'))
    .addPrimaryKeyConstraint('training_requirement_key', ['role', 'module_id'])
    .addCheckConstraint(
      'training_requirement_role',
      oneOf('role', ['facilitator', 'trainer', 'coordinator', 'analyst', 'admin', 'auditor']),
    )
    .execute();
  await table('training_record')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('staff_id', 'text', (c) => c.notNull().references('staff.id'))
    .addColumn('module_id', 'text', (c) => c.notNull().references('training_module.id'))
    .addColumn('done_on', 'text', (c) => c.notNull())
    .addColumn('expires_on', 'text')
    .addColumn('edition_id', 'text', (c) => c.references('edition.id'))
    .addColumn('recorded_by', 'text', (c) => c.notNull().references('staff.id'))
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('training_record_day', ['staff_id', 'module_id', 'done_on'])
    .execute();

  await table('calendar_feed')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('staff_id', 'text', (c) => c.notNull().references('staff.id'))
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('token_sealed', 'text', (c) => c.notNull())
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('revoked_at', 'text')
    .execute();
  await sql`create unique index calendar_feed_open on calendar_feed (staff_id) where revoked_at is null`.execute(
    db,
  );
  await table('patron_day')
    .addColumn('comune', 'text', (c) => c.primaryKey())
    .addColumn('month_day', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('changed_by', 'text', (c) => c.references('staff.id'))
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .execute();
  await table('site_closure')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
    .addColumn('starts_on', 'text', (c) => c.notNull())
    .addColumn('ends_on', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull().references('staff.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addCheckConstraint('site_closure_days', sql`starts_on <= ends_on`)
    .execute();
  await index('site_closure_site', 'site_closure', ['site_id', 'ends_on']);

  await table('edition_message')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('edition_id', 'text', (c) => c.notNull().references('edition.id'))
    .addColumn('lesson_id', 'text', (c) => c.references('lesson.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('letters', 'integer', (c) => c.notNull())
    .addColumn('calls', 'integer', (c) => c.notNull())
    .addColumn('told_by', 'text', (c) => c.notNull().references('staff.id'))
    .addColumn('told_at', 'text', (c) => c.notNull())
    .addCheckConstraint(
      'edition_message_kind',
      oneOf('kind', [
        'lesson_moved',
        'lesson_cancelled',
        'lesson_added',
        'edition_cancelled',
        'place_changed',
      ]),
    )
    .execute();
  await index('edition_message_edition', 'edition_message', ['edition_id', 'told_at']);
  await lettersToThoseEnrolled(db);
}

/** SQLite changes no condition of a table that is there: the same table anew, on both engines. */
async function lettersToThoseEnrolled(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('letter_anew')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('staff_id', 'text', (c) => c.references('staff.id'))
    .addColumn('enrolment_id', 'text', (c) => c.references('enrolment.id'))
    .addColumn('content_sealed', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('useless_at', 'text', (c) => c.notNull())
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('next_try_at', 'text')
    .addColumn('delivered_at', 'text')
    .addColumn('given_up_at', 'text')
    .addColumn('failure', 'text')
    .addCheckConstraint(
      'letter_purpose',
      sql`purpose in ('invitation', 'reset', 'change', 'enrolment', 'course')`,
    )
    .addCheckConstraint('letter_failure', sql`failure in ('refused', 'unreachable')`)
    .addCheckConstraint('letter_content', sql`(content_sealed is null) = (next_try_at is null)`)
    .addCheckConstraint('letter_receiver', sql`staff_id is null or enrolment_id is null`)
    .modifyEnd(isSqlite(db) ? sql`strict` : sql``)
    .execute();
  await sql`insert into letter_anew
    (id, purpose, staff_id, content_sealed, created_at, useless_at, tries, next_try_at, delivered_at, given_up_at, failure)
    select id, purpose, staff_id, content_sealed, created_at, useless_at, tries, next_try_at, delivered_at, given_up_at, failure
    from letter`.execute(db);
  await db.schema.dropTable('letter').execute();
  await db.schema.alterTable('letter_anew').renameTo('letter').execute();
  await db.schema.createIndex('letter_due').on('letter').column('next_try_at').execute();
  await db.schema.createIndex('letter_staff').on('letter').column('staff_id').execute();
  await db.schema.createIndex('letter_enrolment').on('letter').column('enrolment_id').execute();
}
