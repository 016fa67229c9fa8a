import type { Insertable } from 'kysely';
import type { Db } from '../../db/index.ts';
import { insertCase } from '../../db/queries/cases.ts';
import { insertCitizen } from '../../db/queries/citizens.ts';
import { insertSession } from '../../db/queries/sessions.ts';
import type { AttendanceTable } from '../../db/schema/attendance.ts';
import type { CitizenTable } from '../../db/schema/citizen.ts';
import type { CitizenCaseTable } from '../../db/schema/citizen-case.ts';
import { makeOrganisation, makeSite, makeStaff } from './network-world.ts';

const NOW = '2026-01-01T00:00:00Z';

interface Place {
  readonly site: string;
  readonly day: string;
  readonly start?: string;
  readonly minutes?: number;
}

type Present = Pick<CitizenTable, 'id' | 'person_no'>;

/** Two sites of two organisations and two members of staff: enough to say who sees whom. */
export async function openPeopleWorld(db: Db) {
  let serial = 0;
  const nextId = (kind: string) => {
    serial += 1;
    return `${kind}-${String(serial).padStart(4, '0')}`;
  };
  for (const site of ['here', 'there']) {
    await makeOrganisation(db, `o-${site}`, `Ente ${site}`);
    await makeSite(db, site, `o-${site}`, `Punto ${site}`);
  }
  for (const id of ['anna', 'bruno']) await makeStaff(db, id, id);

  const sessionRow = (place: Place) => {
    const id = nextId('session');
    return {
      id,
      site_id: place.site,
      facilitator_id: 'anna',
      day: place.day,
      start_time: place.start ?? '09:00',
      minutes: place.minutes ?? 30,
      mode: 'A',
      channel: 'in_presence',
      outcome: 'resolved',
      note_sealed: null,
      content_hash: id,
      case_id: null,
      revision: 1,
      created_at: `${place.day}T10:00:00Z`,
      updated_at: NOW,
      deleted_at: null,
      deleted_by: null,
    };
  };
  const attendanceRows = (
    session: { readonly id: string; readonly site_id: string; readonly day: string },
    people: readonly (Present | null)[],
  ): Insertable<AttendanceTable>[] =>
    people.map((person) => ({
      id: nextId('attendance'),
      session_id: session.id,
      site_id: session.site_id,
      day: session.day,
      counts: 1,
      citizen_id: person?.id ?? null,
      person_no: person?.person_no ?? null,
      age_band: null,
      gender: null,
      education: null,
      occupation: null,
      citizenship: null,
      province: null,
      language: null,
      has_code: 0,
    }));

  return {
    async addCitizen(
      given: Partial<Pick<CitizenTable, 'id' | 'code_key' | 'code_kind' | 'identity_sealed' | 'gender'>> = {},
    ) {
      const code_key = given.code_key ?? null;
      return db.transaction().execute((trx) =>
        insertCitizen(trx, {
          id: given.id ?? nextId('citizen'),
          code_key,
          code_kind: given.code_kind ?? (code_key === null ? 'none' : 'fiscal'),
          identity_sealed: given.identity_sealed ?? 'sealed',
          gender: given.gender ?? null,
          education: null,
          occupation: null,
          citizenship: null,
          province: null,
          language: null,
          site_id: 'here',
          created_at: NOW,
          updated_at: NOW,
        }),
      );
    },

    sessionRow,
    attendanceRows,

    /** One session of some people; `null` is an anonymous head. */
    async addSession(
      place: Place,
      people: readonly (Present | null)[],
      topics: readonly string[] = [],
    ): Promise<string> {
      const session = sessionRow(place);
      await db
        .transaction()
        .execute((trx) => insertSession(trx, session, topics, attendanceRows(session, people)));
      return session.id;
    },

    async addCase(
      site: string,
      day: string,
      person: Present,
      given: Partial<Insertable<CitizenCaseTable>> = {},
    ): Promise<string> {
      const id = given.id ?? nextId('case');
      await db.transaction().execute((trx) =>
        insertCase(trx, {
          id,
          citizen_id: person.id,
          person_no: person.person_no,
          site_id: site,
          topic: 'spid',
          status: 'open',
          waiting_on: null,
          due_on: null,
          next_step_sealed: null,
          opened_on: day,
          opened_by: 'anna',
          closed_on: null,
          revision: 1,
          created_at: NOW,
          updated_at: NOW,
          ...given,
        }),
      );
      return id;
    },

    /** A finished questionnaire; baselines are for the caller to set. */
    async addResponse(site: string, day: string, person: { id: string; person_no: number }): Promise<string> {
      const id = nextId('response');
      await db
        .insertInto('response')
        .values({
          id,
          citizen_id: person.id,
          person_no: person.person_no,
          site_id: site,
          staff_id: 'anna',
          session_id: null,
          instrument: 'dsi-2',
          version: 1,
          definition_hash: 'hash',
          language: 'it',
          way: 'desk',
          status: 'complete',
          is_baseline: 0,
          answers: '{}',
          page: 0,
          day,
          started_at: NOW,
          completed_at: NOW,
          age: 70,
          gender: null,
          overall: 'B',
          area_il: 'B',
          area_cc: 'B',
          area_dcc: 'B',
          area_sf: 'B',
          area_ps: 'B',
          revision: 1,
          updated_at: NOW,
        })
        .execute();
      return id;
    },
  };
}
