import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { codeHash } from '../../app/certificates/code-hash.server.ts';
import { readVerificationCode, shownVerificationCode } from '../../app/certificates/verification-code.ts';
import { ageBandOfYear, ageBandOn, ageOn } from '../../app/people/age.ts';
import { readCode } from '../../app/people/fiscal-code.server.ts';
import { openKeyRing } from '../../app/platform/keys.server.ts';
import { acceptComplete } from '../../app/surveys/accept-answers.server.ts';
import { demoParts } from '../../cli/seed.ts';
import { isSqlite } from '../../db/engines/differences.ts';
import type { Db } from '../../db/index.ts';
import { listCodeEntries } from '../../db/queries/code-lists.ts';
import { lockCodes } from '../../db/queries/key-proofs.ts';
import { listActiveGrants } from '../../db/queries/staff.ts';
import { DEMO_SITES } from '../../db/seed/places.ts';
import { type DemoOptions, type Seeded, seedDemo } from '../../db/seed/seed-demo.ts';
import { DEMO_ACCOUNTS, demoEmail } from '../../db/seed/staff.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { whereThreadsFindIt } from '../support/where-threads-find-it.ts';

const TODAY = '2026-05-21';
const keys = openKeyRing([{ id: 'k1', secret: Buffer.alloc(32, 7) }]);
const parts = demoParts();
const COURSE_CHECK = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../surveys/course-check/2.json'), 'utf8'),
);

async function seeded(
  db: Db,
  seed = 7,
  sessions = 300,
  more: Pick<DemoOptions, 'time' | 'databaseUrl'> = {},
): Promise<Seeded> {
  return seedDemo(db, {
    ...more,
    sessions,
    seed,
    today: TODAY,
    sealer: keys,
    hashPassword: async (password) => `hash of ${password.length} characters`,
    ...parts,
  });
}

const TABLES = [
  'attendance',
  'case_event',
  'citizen',
  'citizen_case',
  'figure_cell',
  'organisation',
  'programme',
  'response',
  'session',
  'session_topic',
  'site',
  'staff',
  'staff_grant',
] as const;

/** Everything but what a nonce makes different. */
async function dump(db: Db): Promise<Record<string, string[]>> {
  const tables: Record<string, string[]> = {};
  for (const table of TABLES) {
    const rows: object[] = await db.selectFrom(table).selectAll().execute();
    tables[table] = rows
      .map((row) =>
        JSON.stringify(Object.entries(row).filter(([column]) => !/_sealed$|^content_hash$/.test(column))),
      )
      .sort();
  }
  return tables;
}

async function indexNames(db: Db): Promise<string[]> {
  const { rows } = isSqlite(db)
    ? await sql<{ name: string }>`select name from sqlite_master where type = 'index'`.execute(db)
    : await sql<{
        name: string;
      }>`select indexname as name from pg_indexes where schemaname = 'public'`.execute(db);
  return rows.map(({ name }) => name).sort();
}

describeOnBothEngines('the demo network', (fresh, lasting) => {
  let db: Db;
  let before: string[];
  beforeAll(async () => {
    db = await lasting();
    before = await indexNames(db);
    await seeded(db);
  });

  it('is the same for the same seed, another for another, and made once', async () => {
    const one = await fresh();
    const two = await fresh();
    const other = await fresh();
    const made = await seeded(one);
    expect(made.ok).toBe(true);
    // Opening the product leaves this row before the network is made.
    await two.transaction().execute(lockCodes);
    expect(await seeded(two)).toEqual(made);
    await seeded(other, 8);
    const content = await dump(one);
    expect(await dump(two)).toEqual(content);
    expect((await dump(other)).session).not.toEqual(content.session);

    expect(content.session).toHaveLength(300);
    expect(content.organisation).toHaveLength(8);
    expect(content.site).toHaveLength(40);
    expect(content.staff).toHaveLength(90);
    expect(await seeded(one)).toEqual({ ok: false, reason: 'network_exists' });
    await one.deleteFrom('network').execute();
    expect(await seeded(one)).toEqual({ ok: false, reason: 'unfinished' });
  });

  it.each([
    ['00:05', 1, 0],
    ['01:59', 6, 0],
    ['02:00', 6, 2],
    ['12:00', 6, 2],
  ])(
    'made at %s has %i visits or more on its desk, %i elsewhere, none to come',
    async (time, least, others) => {
      const one = await fresh();
      await seeded(one, 7, 300, { time });
      const today = await one.selectFrom('session').selectAll().where('day', '=', TODAY).execute();
      const now = new Date(`${TODAY}T${time}:00+02:00`).toISOString();
      expect(today.filter((visit) => visit.start_time > time || visit.created_at > now)).toEqual([]);
      const sites = await one
        .selectFrom('site')
        .select(['id', 'external_id'])
        .orderBy('external_id')
        .execute();
      const desk = sites[DEMO_SITES[0]]?.id ?? '';
      expect(today.filter(({ site_id }) => site_id === desk).length).toBeGreaterThanOrEqual(least);
      // By night nobody comes elsewhere: their visits would all begin in the same minutes.
      const times = today.flatMap(({ site_id, start_time }) => (site_id === desk ? [] : start_time));
      expect(Math.min(new Set(times).size, 2)).toBe(others);
      const due = await one
        .selectFrom('citizen_case')
        .select('id')
        .where('site_id', '=', desk)
        .where('due_on', '=', TODAY)
        .execute();
      expect(due.length).toBeGreaterThanOrEqual(2);
      // The hour changes nobody's year.
      const sessions = await one.selectFrom('session').select(db.fn.countAll().as('all')).executeTakeFirst();
      expect(Number(sessions?.all)).toBe(300);
    },
  );

  it('is the same when threads make it, and its indexes are back', async () => {
    const { db: copy, databaseUrl } = await whereThreadsFindIt(await fresh());
    expect(await seeded(copy, 7, 300, { databaseUrl })).toMatchObject({ ok: true });
    expect(await dump(copy)).toEqual(await dump(db));
    expect(await indexNames(copy)).toEqual(before);
  });

  it('keeps nobody in clear', async () => {
    const citizens = await db.selectFrom('citizen').selectAll().execute();
    const text = JSON.stringify(await dump(db));
    for (const { id, code_key, code_kind, identity_sealed } of citizens) {
      const identity = JSON.parse(keys.open(identity_sealed, id));
      if (code_kind === 'none') expect(identity.code).toBeNull();
      else expect(keys.lookupKey(identity.code)).toBe(code_key);
      if (identity.code) expect(text).not.toContain(identity.code);
      if (identity.phone) expect(text).not.toContain(identity.phone);
      expect(identity_sealed).not.toContain(identity.familyName);
    }
  });

  it('has codes that are real codes and agree with the person', async () => {
    for (const citizen of await db.selectFrom('citizen').selectAll().execute()) {
      const identity = JSON.parse(keys.open(citizen.identity_sealed, citizen.id));
      if (!identity.code) continue;
      const reading = await readCode(identity.code, TODAY);
      expect(reading, identity.code).toMatchObject({ kind: citizen.code_kind, code: identity.code });
      if (reading.kind === 'fiscal') {
        expect([reading.birthDate, reading.birthDateAlternative]).toContain(identity.birthDate);
        expect(reading.birthplace).toBe(identity.birthplace);
        expect([reading.gender, 'D']).toContain(citizen.gender);
      }
    }
  });

  it('counts: first attendance, age band of the day, one baseline a person', async () => {
    const citizens = await db.selectFrom('citizen').selectAll().execute();
    const attendances = await db
      .selectFrom('attendance')
      .innerJoin('session', 'session.id', 'attendance.session_id')
      .selectAll('attendance')
      .select('start_time')
      .orderBy('attendance.day')
      .orderBy('start_time')
      .execute();
    for (const citizen of citizens) {
      const identity = JSON.parse(keys.open(citizen.identity_sealed, citizen.id));
      const own = attendances.filter(({ person_no }) => person_no === citizen.person_no);
      expect(own[0]?.id).toBe(citizen.first_attendance_id);
      for (const { day, age_band } of own) {
        const expected = identity.birthDate
          ? ageBandOn(identity.birthDate, day)
          : identity.birthYear && ageBandOfYear(identity.birthYear, day);
        expect(age_band).toBe(expected);
        expect(age_band).not.toBe('E');
      }
    }
    expect(attendances.some(({ citizen_id }) => citizen_id === null)).toBe(true);
    const counter = await db
      .selectFrom('counter')
      .selectAll()
      .where('name', '=', 'citizen')
      .executeTakeFirst();
    expect(counter).toEqual({ name: 'citizen', value: citizens.length });

    const responses = await db.selectFrom('response').selectAll().orderBy('completed_at').execute();
    const complete = responses.filter(({ status }) => status === 'complete');
    expect(complete.length).toBeGreaterThan(40);
    for (const person of new Set(complete.map(({ person_no }) => person_no))) {
      const flags = complete.filter(({ person_no }) => person_no === person).map((one) => one.is_baseline);
      expect(flags).toEqual(flags.map((_, index) => (index === 0 ? 1 : 0)));
    }
    const cells = await db.selectFrom('figure_cell').selectAll().execute();
    const wanted = new Set(attendances.map(({ site_id, day }) => `${site_id} ${day.slice(0, 7)}`));
    expect(new Set(cells.map(({ site_id, month }) => `${site_id} ${month}`))).toEqual(wanted);
  });

  it('answers the questionnaire as its definition allows', async () => {
    const definition = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../surveys/dsi-2/1.json'), 'utf8'),
    );
    const complete = await db.selectFrom('response').selectAll().where('status', '=', 'complete').execute();
    for (const { answers, overall, area_il, definition_hash } of complete) {
      const accepted = acceptComplete(definition, JSON.parse(answers));
      expect(accepted).toMatchObject({ ok: true });
      const score = parts.questionnaire.score(JSON.parse(answers));
      expect([overall, area_il]).toEqual([score.overall, score.areas.IL]);
      expect(definition_hash).toBe(parts.questionnaire.definitionHash);
    }
  });

  it('speaks in codes that exist on the day', async () => {
    const codes = async (list: string) => (await listCodeEntries(db, list, TODAY)).map(({ code }) => code);
    const used = async (table: 'session' | 'citizen' | 'session_topic' | 'citizen_case', column: string) => {
      const rows: object[] = await db.selectFrom(table).selectAll().execute();
      return [...new Set(rows.map((row) => new Map(Object.entries(row)).get(column)))];
    };
    for (const list of ['mode', 'channel', 'outcome'] as const) {
      expect(await codes(list)).toEqual(expect.arrayContaining(await used('session', list)));
    }
    for (const list of ['gender', 'education', 'occupation', 'citizenship', 'language'] as const) {
      expect(await codes(list)).toEqual(expect.arrayContaining(await used('citizen', list)));
    }
    expect(await codes('topic')).toEqual(expect.arrayContaining(await used('session_topic', 'topic')));
    expect(await codes('topic')).toEqual(expect.arrayContaining(await used('citizen_case', 'topic')));
  });

  it('gives the demo trainer a lesson today, more to come, and a year of courses with what they left', async () => {
    const db = await fresh();
    await seeded(db, 7, 1000);
    const lessons = await db
      .selectFrom('lesson')
      .innerJoin('edition_trainer', 'edition_trainer.edition_id', 'lesson.edition_id')
      .innerJoin('staff', 'staff.id', 'edition_trainer.staff_id')
      .select(['day', 'status'])
      .where('email', '=', demoEmail('trainer'))
      .execute();
    expect(lessons.filter(({ day }) => day === TODAY)).toEqual([{ day: TODAY, status: 'planned' }]);
    expect(lessons.filter(({ day }) => day > TODAY).length).toBeGreaterThan(10);
    expect(lessons.some(({ day, status }) => day < TODAY && status === 'held')).toBe(true);
    const held = await db
      .selectFrom('lesson')
      .innerJoin('session', 'session.id', 'lesson.session_id')
      .select(['lesson.id', 'session.day', 'lesson.day as lesson_day', 'lesson.status'])
      .select((eb) =>
        eb
          .selectFrom('attendance')
          .whereRef('attendance.session_id', '=', 'session.id')
          .select((e) => e.cast<number>(e.fn.countAll(), 'integer').as('n'))
          .$asScalar()
          .$notNull()
          .as('heads'),
      )
      .execute();
    const ticks = await db.selectFrom('lesson_presence').select(['lesson_id', 'enrolment_id']).execute();
    expect(held.length).toBeGreaterThan(20);
    for (const { id, day, lesson_day, status, heads } of held) {
      expect([lesson_day, status]).toEqual([day, 'held']);
      expect(ticks.filter(({ lesson_id }) => lesson_id === id)).toHaveLength(heads);
    }
    const checks = await db
      .selectFrom('course_check')
      .innerJoin('response', 'response.id', 'course_check.response_id')
      .selectAll('response')
      .execute();
    expect(checks.length).toBeGreaterThan(20);
    for (const { answers } of checks) {
      expect(acceptComplete(COURSE_CHECK, JSON.parse(answers))).toMatchObject({ ok: true });
    }
    const [certificate] = await db.selectFrom('certificate').selectAll().execute();
    const code = keys.open(certificate?.code_sealed ?? '', certificate?.id ?? '');
    expect(readVerificationCode(shownVerificationCode(code))).toBe(code);
    expect(certificate?.code_hash).toBe(codeHash(code));
  });

  it('gives the demo facilitator a morning and open work at her sites', async () => {
    for (const { role } of DEMO_ACCOUNTS) {
      const grants = await db
        .selectFrom('staff_grant')
        .innerJoin('staff', 'staff.id', 'staff_grant.staff_id')
        .select(['role', 'scope_kind', 'scope_id'])
        .where('email', '=', demoEmail(role))
        .execute();
      expect(new Set(grants.map((grant) => grant.role))).toEqual(new Set([role]));
      const atSites = role === 'facilitator' || role === 'trainer';
      expect(grants).toHaveLength(atSites ? DEMO_SITES.length : 1);
    }
    const today = await db
      .selectFrom('session')
      .innerJoin('staff', 'staff.id', 'session.facilitator_id')
      .innerJoin('site', 'site.id', 'session.site_id')
      .select(['session.id', 'start_time', 'site.id as site_id', 'site.name', 'staff.id as staff_id'])
      .where('email', '=', demoEmail('facilitator'))
      .where('day', '=', TODAY)
      .execute();
    const main = today.filter(({ name }) => name === 'Bottega digitale di Empoli');
    expect(main.length).toBeGreaterThanOrEqual(6);
    expect(main.length).toBeLessThanOrEqual(8);
    for (const { start_time } of main) expect(start_time < '12:00').toBe(true);
    // The desk she begins at is the one that has it.
    const [first] = await listActiveGrants(db, main[0]?.staff_id ?? '', TODAY);
    expect(first?.scope).toEqual({ kind: 'sites', siteIds: [main[0]?.site_id] });

    const cases = await db
      .selectFrom('citizen_case')
      .selectAll()
      .where('site_id', '=', main[0]?.site_id ?? '')
      .where('status', 'in', ['open', 'waiting'])
      .execute();
    expect(cases.filter(({ due_on }) => due_on === TODAY).length).toBeGreaterThanOrEqual(2);
    for (const { id, next_step_sealed } of cases) {
      expect(keys.open(next_step_sealed ?? '', id)).toMatch(/^[A-Z].+\.$/);
    }
    const unfinished = await db
      .selectFrom('response')
      .selectAll()
      .where('status', '=', 'in_progress')
      .execute();
    expect(unfinished.map(({ day, overall, is_baseline }) => [day, overall, is_baseline])).toEqual([
      [TODAY, null, 0],
    ]);
  });

  it('tells stories that hold together: cases, their steps and their sessions', async () => {
    const cases = await db.selectFrom('citizen_case').selectAll().execute();
    const events = await db.selectFrom('case_event').selectAll().orderBy('at').execute();
    const sessions = await db.selectFrom('session').selectAll().execute();
    for (const one of cases) {
      const steps = events.filter(({ case_id }) => case_id === one.id);
      expect(steps[0]?.kind).toBe('opened');
      expect(keys.open(steps[0]?.next_step_sealed ?? '', one.id)).toMatch(/\.$/);
      expect(steps[0]?.waiting_on === null).toBe(one.status === 'open');
      expect(steps).toHaveLength(one.revision);
      if (one.closed_on !== null)
        expect(steps.at(-1)).toMatchObject({ kind: one.status, day: one.closed_on });
      expect(one.closed_on === null).toBe(one.status === 'open' || one.status === 'waiting');
      const visits = sessions.filter(({ case_id }) => case_id === one.id);
      expect(visits.map(({ day }) => day)).toContain(one.opened_on);
      expect(visits.length).toBe(steps.some(({ kind }) => kind === 'resumed') ? 2 : 1);
      expect(new Set(visits.map(({ site_id }) => site_id))).toEqual(new Set([one.site_id]));
    }
    expect(sessions.every(({ day }) => day <= TODAY && ageOn(day, TODAY) === 0)).toBe(true);
  });

  it('leaves no index behind', async () => {
    expect(await indexNames(db)).toEqual(before);
    expect(before).toContain('attendance_site_day');
  });
});
