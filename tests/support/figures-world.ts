import type { Transaction } from 'kysely';
import type { Participation } from '../../app/figures/participation.ts';
import type { Db } from '../../db/index.ts';
import { figureCellOf, touchFigureCells } from '../../db/queries/figures.ts';
import type { Database } from '../../db/schema/database.ts';
import { makeOrganisation, makeSite, makeStaff } from './network-world.ts';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const NOW = '2026-01-01T00:00:00Z';
const pad = (value: number) => String(value).padStart(6, '0');
const cellOf = (row: { site_id: string; day: string }) => figureCellOf(row.site_id, row.day);

const CODES: Readonly<Record<string, readonly string[]>> = {
  ageBand: ['18-29', '30-54', '55-74', '75+'],
  gender: ['F', 'M'],
  education: ['A', 'B'],
  occupation: ['A', 'G'],
  citizenship: ['A', 'C'],
  language: ['it', 'ar'],
  withCode: ['yes', 'no'],
  mode: ['A', 'B', 'D'],
  channel: ['in_presence', 'phone'],
  weekday: ['1', '2', '3', '4', '5', '6', '7'],
  hour: ['08', '09', '15'],
  weekdayHour: ['1-08', '2-09', '3-15', '7-09'],
  facilitator: ['staff', 'peer'],
  topic: ['spid', 'cie', 'fse', 'pagopa', 'anpr'],
};

/** A small random network whose changes keep the rules that writers keep; figures are compared on it. */
export async function openFiguresWorld(db: Db, random: () => number) {
  const upTo = (n: number) => Math.floor(random() * n);
  const pick = <T>(values: readonly T[]): T => {
    const value = values[upTo(values.length)];
    if (value === undefined) throw new Error('Nothing to pick from.');
    return value;
  };
  const siteIds = ['site-a', 'site-b', 'site-c', 'site-d'];
  const citizens: string[] = [];
  let serial = 0;
  const nextId = (kind: string) => {
    serial += 1;
    return `${kind}-${pad(serial)}`;
  };
  const randomDay = () => {
    const date = new Date(Date.UTC(2025, upTo(5), 1 + upTo(31)));
    return date.toISOString().slice(0, 10);
  };

  for (const id of ['o', 'p']) await makeOrganisation(db, id, `Ente ${id}`);
  for (const id of siteIds) await makeSite(db, id, id < 'site-c' ? 'o' : 'p', id);
  await db.updateTable('site').set({ comune: 'D403' }).where('id', 'in', ['site-b', 'site-c']).execute();
  const staff = ['staff', 'peer'];
  for (const id of staff) await makeStaff(db, id, id);

  async function addCitizen(): Promise<void> {
    const no = citizens.length + 1;
    const id = `citizen-${pad(no)}`;
    await db
      .insertInto('citizen')
      .values({
        id,
        no,
        person_no: no,
        merged_into: null,
        code_key: `key-${no}`,
        code_kind: 'fiscal',
        identity_sealed: 'sealed',
        gender: null,
        education: null,
        occupation: null,
        citizenship: null,
        province: null,
        language: null,
        first_attendance_id: null,
        site_id: 'site-a',
        created_at: NOW,
        updated_at: NOW,
      })
      .execute();
    citizens.push(id);
  }

  /** Gives a person's first attendance and baseline their marks again; touches every cell of the person. */
  async function settle(trx: Transaction<Database>, personNo: number): Promise<void> {
    const visits = await trx
      .selectFrom('attendance')
      .selectAll()
      .where('person_no', '=', personNo)
      .where('counts', '=', 1)
      .orderBy('day')
      .orderBy('id')
      .execute();
    await trx
      .updateTable('citizen')
      .set({ first_attendance_id: visits[0]?.id ?? null })
      .where('no', '=', personNo)
      .execute();
    const responses = await trx
      .selectFrom('response')
      .select(['id', 'site_id', 'day'])
      .where('person_no', '=', personNo)
      .where('status', '=', 'complete')
      .orderBy('day')
      .orderBy('id')
      .execute();
    for (const [index, response] of responses.entries()) {
      await trx
        .updateTable('response')
        .set({ is_baseline: index === 0 ? 1 : 0 })
        .where('id', '=', response.id)
        .execute();
    }
    await touchFigureCells(trx, [...visits, ...responses].map(cellOf));
  }

  async function settleAll(trx: Transaction<Database>, people: readonly (number | null)[]): Promise<void> {
    for (const personNo of new Set(people)) if (personNo !== null) await settle(trx, personNo);
  }

  async function addSession(): Promise<void> {
    const id = nextId('session');
    const place = { site_id: pick(siteIds), day: randomDay() };
    const topics = ['spid', 'cie', 'fse', 'pagopa'].filter(() => random() < 0.35);
    const heads = random() < 0.8 ? 1 : 2 + upTo(4);
    await db.transaction().execute(async (trx) => {
      await trx
        .insertInto('session')
        .values({
          id,
          ...place,
          facilitator_id: pick(staff),
          start_time: `${pick(['08', '09', '15'])}:${pick(['00', '30'])}`,
          minutes: 1 + upTo(90),
          mode: pick(['A', 'B', 'D']),
          channel: pick(['in_presence', 'phone']),
          outcome: 'resolved',
          note_sealed: null,
          content_hash: id,
          case_id: null,
          revision: 1,
          created_at: NOW,
          updated_at: NOW,
          deleted_at: null,
          deleted_by: null,
        })
        .execute();
      for (const topic of topics) {
        await trx.insertInto('session_topic').values({ session_id: id, topic }).execute();
      }
      const people: (number | null)[] = [];
      for (let head = 0; head < heads; head += 1) {
        const anonymous = random() < 0.25;
        const citizen = anonymous
          ? null
          : await trx
              .selectFrom('citizen')
              .select(['id', 'person_no'])
              .where('id', '=', pick(citizens))
              .executeTakeFirstOrThrow();
        people.push(citizen?.person_no ?? null);
        await trx
          .insertInto('attendance')
          .values({
            id: nextId('attendance'),
            session_id: id,
            ...place,
            counts: 1,
            citizen_id: citizen?.id ?? null,
            person_no: citizen?.person_no ?? null,
            age_band: random() < 0.1 ? null : pick(['18-29', '30-54', '55-74', '75+']),
            gender: random() < 0.1 ? null : pick(['F', 'M']),
            education: random() < 0.3 ? null : pick(['A', 'B']),
            occupation: random() < 0.3 ? null : pick(['A', 'G']),
            citizenship: random() < 0.3 ? null : pick(['A', 'C']),
            province: null,
            language: random() < 0.3 ? null : pick(['it', 'ar']),
            has_code: anonymous || random() < 0.2 ? 0 : 1,
          })
          .execute();
      }
      await touchFigureCells(trx, [cellOf(place)]);
      await settleAll(trx, people);
    });
  }

  type SessionChange = 'move' | 'shift' | 'delete' | 'undelete' | 'minutes' | 'topics';

  /** Changes some session; returns the day it was on and the day it is on. */
  async function changeSession(change: SessionChange): Promise<string[]> {
    return db.transaction().execute(async (trx) => {
      const sessions = await trx.selectFrom('session').selectAll().orderBy('id').execute();
      const session = pick(sessions);
      const people = await trx
        .selectFrom('attendance')
        .select('person_no')
        .where('session_id', '=', session.id)
        .execute();
      const inMonth = () => `${session.day.slice(0, 8)}${String(1 + upTo(28)).padStart(2, '0')}`;
      const place =
        change === 'move'
          ? { site_id: pick(siteIds), day: randomDay() }
          : { site_id: session.site_id, day: change === 'shift' ? inMonth() : session.day };
      const deleted =
        change === 'delete' ? true : change === 'undelete' ? false : session.deleted_at !== null;
      await trx
        .updateTable('session')
        .set({
          ...place,
          minutes: change === 'minutes' ? 1 + upTo(90) : session.minutes,
          deleted_at: deleted ? NOW : null,
        })
        .where('id', '=', session.id)
        .execute();
      await trx
        .updateTable('attendance')
        .set({ ...place, counts: deleted ? 0 : 1 })
        .where('session_id', '=', session.id)
        .execute();
      if (change === 'topics') {
        await trx.deleteFrom('session_topic').where('session_id', '=', session.id).execute();
        await trx.insertInto('session_topic').values({ session_id: session.id, topic: 'anpr' }).execute();
      }
      await touchFigureCells(trx, [cellOf(session), cellOf(place)]);
      await settleAll(
        trx,
        people.map((row) => row.person_no),
      );
      return [session.day, place.day];
    });
  }

  async function merge(): Promise<void> {
    await db.transaction().execute(async (trx) => {
      const alive = await trx
        .selectFrom('citizen')
        .select(['id', 'no', 'person_no'])
        .where('merged_into', 'is', null)
        .orderBy('id')
        .execute();
      const into = pick(alive);
      const from = pick(alive);
      if (into.id === from.id) return;
      await trx.updateTable('citizen').set({ merged_into: into.id }).where('id', '=', from.id).execute();
      for (const table of ['citizen', 'attendance', 'response'] as const) {
        await trx.updateTable(table).set({ person_no: into.no }).where('person_no', '=', from.no).execute();
      }
      await settle(trx, into.no);
    });
  }

  async function addResponse(): Promise<void> {
    await db.transaction().execute(async (trx) => {
      const citizen = await trx
        .selectFrom('citizen')
        .select(['id', 'person_no'])
        .where('id', '=', pick(citizens))
        .executeTakeFirstOrThrow();
      const overall = pick(['AB', 'B', 'LW', 'N', 'LM', 'X', 'NA'] as const);
      // Scoring says «none» of who did not use the internet; imported rows may say nothing.
      const area = () => pick(overall === 'NA' ? ([null, 'none'] as const) : (['none', 'B', 'AB'] as const));
      const complete = random() < 0.8;
      await trx
        .insertInto('response')
        .values({
          id: nextId('response'),
          citizen_id: citizen.id,
          person_no: citizen.person_no,
          site_id: pick(siteIds),
          staff_id: 'staff',
          session_id: null,
          instrument: 'dsi-2',
          version: 1,
          definition_hash: 'hash',
          language: 'it',
          way: pick(['desk', 'tablet', 'paper'] as const),
          status: complete ? 'complete' : 'in_progress',
          is_baseline: 0,
          answers: '{}',
          page: 0,
          day: randomDay(),
          started_at: NOW,
          completed_at: complete ? NOW : null,
          age: random() < 0.1 ? null : 12 + upTo(80),
          gender: random() < 0.1 ? null : pick(['F', 'M']),
          education: random() < 0.2 ? null : pick(['A', 'B', 'C']),
          citizenship: pick(['IT', 'EU']),
          overall: complete ? overall : null,
          area_il: complete ? area() : null,
          area_cc: complete ? area() : null,
          area_dcc: complete ? area() : null,
          area_sf: complete ? area() : null,
          area_ps: complete ? area() : null,
          revision: 1,
          updated_at: NOW,
        })
        .execute();
      await settle(trx, citizen.person_no);
    });
  }

  return {
    siteIds,
    /** Codes that occur in a dimension of participation, and one nobody has. */
    codesOf: (dimension: string): readonly string[] => [...(CODES[dimension] ?? []), 'unknown', 'nobody'],
    randomDay,
    upTo,
    pick,
    addCitizen,
    addSession,
    addResponse,
    merge,
    changeSession,
    /** One change of any kind. */
    async changeSomething(): Promise<void> {
      const change = pick([
        'add',
        'respond',
        'merge',
        'move',
        'delete',
        'undelete',
        'minutes',
        'topics',
      ] as const);
      if (change === 'add') await addSession();
      else if (change === 'respond') await addResponse();
      else if (change === 'merge') await merge();
      else await changeSession(change);
    },
  };
}

export const YEAR = { from: '2025-01-01', to: '2025-12-31' };

/** A world with people, sessions and some questionnaires. */
export async function populatedWorld(db: Db, seed: number, sessions: number) {
  const world = await openFiguresWorld(db, seededRandom(seed));
  for (let count = 0; count < 25; count += 1) await world.addCitizen();
  for (let count = 0; count < sessions; count += 1) await world.addSession();
  for (let count = 0; count < 20; count += 1) await world.addResponse();
  return world;
}

/** Empty months left out: the count by hand has only what is there. */
export function comparable({ total, by }: Participation): Participation {
  return { total, by: { ...by, month: by.month.filter((row) => row.accesses > 0) } };
}
