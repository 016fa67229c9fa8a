import { type Kysely, sql } from 'kysely';
import { columnTypes, isSqlite } from '../engines/differences.ts';

/** All tables of the first release. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const types = columnTypes(db);
  const strict = isSqlite(db) ? sql`strict` : sql``;
  const table = (name: string) => db.schema.createTable(name).modifyEnd(strict);
  const oneOf = (column: string, values: readonly string[]) =>
    sql`${sql.ref(column)} in (${sql.join(values.map((value) => sql.lit(value)))})`;

  await table('network')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('keeps_names', 'integer', (c) => c.notNull())
    .addColumn('min_cell', 'integer', (c) => c.notNull().check(sql`min_cell >= 3`))
    .addColumn('min_denominator', 'integer', (c) => c.notNull().check(sql`min_denominator >= 3`))
    .addColumn('time_zone', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();

  await table('organisation')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('comune', 'text', (c) => c.notNull())
    .addColumn('ended_on', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addCheckConstraint(
      'organisation_kind',
      oneOf('kind', ['municipality', 'union', 'association', 'trade_union', 'other']),
    )
    .addCheckConstraint('organisation_role', oneOf('role', ['lead', 'partner']))
    .execute();

  await table('site')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organisation_id', 'text', (c) => c.notNull().references('organisation.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('comune', 'text', (c) => c.notNull())
    .addColumn('comune_name', 'text', (c) => c.notNull())
    .addColumn('province', 'text', (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('latitude', types.real)
    .addColumn('longitude', types.real)
    .addColumn('hours', 'text', (c) => c.notNull())
    .addColumn('external_id', 'text')
    .addColumn('opened_on', 'text')
    .addColumn('closed_on', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addCheckConstraint('site_kind', oneOf('kind', ['fixed', 'itinerant']))
    .addCheckConstraint('site_status', oneOf('status', ['planned', 'active', 'suspended', 'closed']))
    .execute();
  await db.schema.createIndex('site_organisation').on('site').column('organisation_id').execute();

  await table('programme')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('starts_on', 'text', (c) => c.notNull())
    .addColumn('ends_on', 'text', (c) => c.notNull())
    .addColumn('closes_on', 'text')
    .addColumn('minors_from', 'text')
    .addColumn('target_citizens', 'integer')
    .addColumn('target_sessions', 'integer')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addCheckConstraint('programme_dates', sql`starts_on <= ends_on`)
    .execute();
  await table('programme_site')
    .addColumn('programme_id', 'text', (c) => c.notNull().references('programme.id'))
    .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
    .addPrimaryKeyConstraint('programme_site_key', ['programme_id', 'site_id'])
    .execute();
  await db.schema.createIndex('programme_site_site').on('programme_site').column('site_id').execute();

  await table('staff')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('email', 'text', (c) => c.notNull().unique())
    .addColumn('full_name', 'text', (c) => c.notNull())
    .addColumn('password_hash', 'text')
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('ended_on', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
  await table('staff_grant')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('staff_id', 'text', (c) => c.notNull().references('staff.id'))
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('scope_kind', 'text', (c) => c.notNull())
    .addColumn('scope_id', 'text')
    .addColumn('starts_on', 'text', (c) => c.notNull())
    .addColumn('ends_on', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addCheckConstraint(
      'staff_grant_role',
      oneOf('role', ['facilitator', 'trainer', 'coordinator', 'analyst', 'admin', 'auditor']),
    )
    .addCheckConstraint('staff_grant_scope', oneOf('scope_kind', ['network', 'organisation', 'site']))
    .addCheckConstraint('staff_grant_scope_id', sql`(scope_kind = 'network') = (scope_id is null)`)
    .execute();
  await db.schema.createIndex('staff_grant_staff').on('staff_grant').column('staff_id').execute();
  await table('one_time_link')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('staff_id', 'text', (c) => c.references('staff.id'))
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('used_at', 'text')
    .execute();
  await table('sign_in')
    .addColumn('id_hash', 'text', (c) => c.primaryKey())
    .addColumn('staff_id', 'text', (c) => c.notNull().references('staff.id'))
    .addColumn('site_id', 'text', (c) => c.references('site.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('last_seen_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('ended_at', 'text')
    .execute();
  await db.schema.createIndex('sign_in_staff').on('sign_in').column('staff_id').execute();
  await table('sign_in_failure')
    .addColumn('key_hash', 'text', (c) => c.primaryKey())
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('window_started_at', 'text', (c) => c.notNull())
    .execute();

  await table('counter')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('value', 'integer', (c) => c.notNull())
    .execute();

  await table('citizen')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('no', 'integer', (c) => c.notNull().unique())
    .addColumn('person_no', 'integer', (c) => c.notNull())
    .addColumn('merged_into', 'text', (c) => c.references('citizen.id'))
    .addColumn('code_key', 'text', (c) => c.unique())
    .addColumn('code_kind', 'text', (c) => c.notNull())
    .addColumn('identity_sealed', 'text', (c) => c.notNull())
    .addColumn('gender', 'text')
    .addColumn('education', 'text')
    .addColumn('occupation', 'text')
    .addColumn('citizenship', 'text')
    .addColumn('province', 'text')
    .addColumn('language', 'text')
    .addColumn('first_attendance_id', 'text')
    .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addCheckConstraint('citizen_code_kind', oneOf('code_kind', ['fiscal', 'provisional', 'none']))
    .addCheckConstraint('citizen_code', sql`(code_kind = 'none') = (code_key is null)`)
    .execute();
  await db.schema.createIndex('citizen_person').on('citizen').column('person_no').execute();
  await table('code_in_hand')
    .addColumn('citizen_id', 'text', (c) => c.notNull().references('citizen.id'))
    .addColumn('staff_id', 'text', (c) => c.notNull().references('staff.id'))
    .addColumn('day', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('code_in_hand_key', ['staff_id', 'citizen_id', 'day'])
    .execute();
  await table('citizen_merge')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('from_id', 'text', (c) => c.notNull().references('citizen.id'))
    .addColumn('into_id', 'text', (c) => c.notNull().references('citizen.id'))
    .addColumn('merged_at', 'text', (c) => c.notNull())
    .addColumn('merged_by', 'text', (c) => c.notNull().references('staff.id'))
    .addColumn('undone_at', 'text')
    .addColumn('undone_by', 'text', (c) => c.references('staff.id'))
    .addCheckConstraint('citizen_merge_two', sql`from_id <> into_id`)
    .execute();
  await db.schema.createIndex('citizen_merge_into').on('citizen_merge').column('into_id').execute();
  await db.schema.createIndex('citizen_merge_from').on('citizen_merge').column('from_id').execute();

  await table('citizen_case')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('citizen_id', 'text', (c) => c.notNull().references('citizen.id'))
    .addColumn('person_no', 'integer', (c) => c.notNull())
    .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
    .addColumn('topic', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('waiting_on', 'text')
    .addColumn('due_on', 'text')
    .addColumn('next_step_sealed', 'text')
    .addColumn('opened_on', 'text', (c) => c.notNull())
    .addColumn('opened_by', 'text', (c) => c.notNull().references('staff.id'))
    .addColumn('closed_on', 'text')
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addCheckConstraint('citizen_case_status', oneOf('status', ['open', 'waiting', 'resolved', 'abandoned']))
    .addCheckConstraint('citizen_case_waiting', sql`(status = 'waiting') = (waiting_on is not null)`)
    .execute();
  await db.schema
    .createIndex('citizen_case_desk')
    .on('citizen_case')
    .columns(['site_id', 'status', 'due_on'])
    .execute();
  await db.schema.createIndex('citizen_case_person').on('citizen_case').column('person_no').execute();
  await table('case_event')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('case_id', 'text', (c) => c.notNull().references('citizen_case.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('staff_id', 'text', (c) => c.notNull().references('staff.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('waiting_on', 'text')
    .addColumn('due_on', 'text')
    .addColumn('next_step_sealed', 'text')
    .execute();
  await db.schema.createIndex('case_event_case').on('case_event').columns(['case_id', 'at']).execute();

  await table('session')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
    .addColumn('facilitator_id', 'text', (c) => c.notNull().references('staff.id'))
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('start_time', 'text', (c) => c.notNull())
    .addColumn('minutes', 'integer', (c) => c.notNull().check(sql`minutes between 1 and 1440`))
    .addColumn('mode', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('note_sealed', 'text')
    .addColumn('content_hash', 'text', (c) => c.notNull())
    .addColumn('case_id', 'text', (c) => c.references('citizen_case.id'))
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addColumn('deleted_at', 'text')
    .addColumn('deleted_by', 'text', (c) => c.references('staff.id'))
    .execute();
  await db.schema
    .createIndex('session_site_day')
    .on('session')
    .columns(['site_id', 'day', 'start_time'])
    .execute();
  await db.schema.createIndex('session_case').on('session').column('case_id').execute();
  await table('session_topic')
    .addColumn('session_id', 'text', (c) => c.notNull().references('session.id'))
    .addColumn('topic', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('session_topic_key', ['session_id', 'topic'])
    .execute();
  await table('session_revision')
    .addColumn('session_id', 'text', (c) => c.notNull().references('session.id'))
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('replaced_at', 'text', (c) => c.notNull())
    .addColumn('replaced_by', 'text', (c) => c.notNull().references('staff.id'))
    .addColumn('content_sealed', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('session_revision_key', ['session_id', 'revision'])
    .execute();

  await table('attendance')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('session_id', 'text', (c) => c.notNull().references('session.id'))
    .addColumn('site_id', 'text', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('counts', 'integer', (c) => c.notNull())
    .addColumn('citizen_id', 'text', (c) => c.references('citizen.id'))
    .addColumn('person_no', 'integer')
    .addColumn('age_band', 'text')
    .addColumn('gender', 'text')
    .addColumn('education', 'text')
    .addColumn('occupation', 'text')
    .addColumn('citizenship', 'text')
    .addColumn('province', 'text')
    .addCheckConstraint('attendance_person', sql`(citizen_id is null) = (person_no is null)`)
    .execute();
  await db.schema.createIndex('attendance_session').on('attendance').column('session_id').execute();
  await db.schema.createIndex('attendance_site_day').on('attendance').columns(['site_id', 'day']).execute();
  await db.schema
    .createIndex('attendance_person_day')
    .on('attendance')
    .columns(['person_no', 'day'])
    .execute();
  await db.schema.createIndex('attendance_citizen').on('attendance').column('citizen_id').execute();

  const area = ['none', 'B', 'AB'];
  await table('response')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('citizen_id', 'text', (c) => c.notNull().references('citizen.id'))
    .addColumn('person_no', 'integer', (c) => c.notNull())
    .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
    .addColumn('staff_id', 'text', (c) => c.notNull().references('staff.id'))
    .addColumn('session_id', 'text', (c) => c.references('session.id'))
    .addColumn('instrument', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('definition_hash', 'text', (c) => c.notNull())
    .addColumn('way', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('is_baseline', 'integer', (c) => c.notNull())
    .addColumn('answers', 'text', (c) => c.notNull())
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('started_at', 'text', (c) => c.notNull())
    .addColumn('completed_at', 'text')
    .addColumn('age', 'integer')
    .addColumn('gender', 'text')
    .addColumn('overall', 'text')
    .addColumn('area_il', 'text')
    .addColumn('area_cc', 'text')
    .addColumn('area_dcc', 'text')
    .addColumn('area_sf', 'text')
    .addColumn('area_ps', 'text')
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addCheckConstraint('response_way', oneOf('way', ['desk', 'tablet', 'home', 'paper']))
    .addCheckConstraint('response_status', oneOf('status', ['in_progress', 'complete', 'discarded']))
    .addCheckConstraint('response_overall', oneOf('overall', ['AB', 'B', 'LW', 'N', 'LM', 'X', 'NA']))
    .addCheckConstraint('response_area_il', oneOf('area_il', area))
    .addCheckConstraint('response_area_cc', oneOf('area_cc', area))
    .addCheckConstraint('response_area_dcc', oneOf('area_dcc', area))
    .addCheckConstraint('response_area_sf', oneOf('area_sf', area))
    .addCheckConstraint('response_area_ps', oneOf('area_ps', area))
    .execute();
  await db.schema
    .createIndex('response_person')
    .on('response')
    .columns(['person_no', 'instrument'])
    .execute();
  await db.schema.createIndex('response_site_day').on('response').columns(['site_id', 'day']).execute();
  await db.schema.createIndex('response_session').on('response').column('session_id').execute();

  await table('audit_entry')
    .addColumn('seq', types.serial, (c) => c.primaryKey())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('staff_id', 'text')
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('subject_kind', 'text', (c) => c.notNull())
    .addColumn('subject_id', 'text', (c) => c.notNull())
    .addColumn('site_id', 'text')
    .addColumn('detail', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('audit_entry_subject')
    .on('audit_entry')
    .columns(['subject_kind', 'subject_id'])
    .execute();

  await table('code_list')
    .addColumn('list', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('valid_from', 'text', (c) => c.notNull())
    .addColumn('valid_to', 'text')
    .addColumn('source', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('code_list_key', ['list', 'version'])
    .execute();
  await table('code_entry')
    .addColumn('list', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('label_it', 'text', (c) => c.notNull())
    .addColumn('label_en', 'text', (c) => c.notNull())
    .addColumn('attributes', 'text', (c) => c.notNull())
    .addColumn('ended_on', 'text')
    .addPrimaryKeyConstraint('code_entry_key', ['list', 'version', 'code'])
    .addForeignKeyConstraint('code_entry_list', ['list', 'version'], 'code_list', ['list', 'version'])
    .execute();
  await table('indicator_reference')
    .addColumn('indicator', 'text', (c) => c.notNull())
    .addColumn('geo', 'text', (c) => c.notNull())
    .addColumn('population', 'text', (c) => c.notNull())
    .addColumn('year', 'integer', (c) => c.notNull())
    .addColumn('value', types.real, (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('retrieved_on', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('indicator_reference_key', ['indicator', 'geo', 'population', 'year'])
    .execute();
  await table('figure_cell')
    .addColumn('site_id', 'text', (c) => c.notNull())
    .addColumn('month', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('figure_cell_key', ['site_id', 'month'])
    .execute();
}
