import type { Db } from '../../db/index.ts';
import { insertCitizen } from '../../db/queries/citizens.ts';
import type { CitizenTable } from '../../db/schema/citizen.ts';

const NOW = '2026-01-01T00:00:00Z';

/** Two sites of two organisations and two members of staff: enough to say who sees whom. */
export async function openPeopleWorld(db: Db) {
  let serial = 0;
  const nextId = (kind: string) => {
    serial += 1;
    return `${kind}-${String(serial).padStart(4, '0')}`;
  };
  const organisation = {
    kind: 'union',
    role: 'lead',
    comune: 'D612',
    ended_on: null,
    created_at: NOW,
  } as const;
  for (const site of ['here', 'there']) {
    await db
      .insertInto('organisation')
      .values({ ...organisation, id: `o-${site}`, name: `Ente ${site}` })
      .execute();
    await db
      .insertInto('site')
      .values({
        id: site,
        organisation_id: `o-${site}`,
        name: `Punto ${site}`,
        kind: 'fixed',
        status: 'active',
        comune: 'D612',
        comune_name: 'Firenze',
        province: 'FI',
        address: 'Via 1',
        latitude: null,
        longitude: null,
        hours: '{}',
        external_id: null,
        opened_on: null,
        closed_on: null,
        created_at: NOW,
      })
      .execute();
  }
  for (const id of ['anna', 'bruno']) {
    await db
      .insertInto('staff')
      .values({
        id,
        email: `${id}@demo.bottega.example`,
        full_name: id,
        password_hash: null,
        language: 'it',
        ended_on: null,
        created_at: NOW,
      })
      .execute();
  }

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

    /** One session of some people; `null` is an anonymous head. */
    async addSession(
      place: { site: string; day: string; start?: string },
      people: readonly ({ id: string; person_no: number } | null)[],
      topics: readonly string[] = [],
    ): Promise<string> {
      const id = nextId('session');
      await db
        .insertInto('session')
        .values({
          id,
          site_id: place.site,
          facilitator_id: 'anna',
          day: place.day,
          start_time: place.start ?? '09:00',
          minutes: 30,
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
        })
        .execute();
      for (const topic of topics) {
        await db.insertInto('session_topic').values({ session_id: id, topic }).execute();
      }
      for (const person of people) {
        await db
          .insertInto('attendance')
          .values({
            id: nextId('attendance'),
            session_id: id,
            site_id: place.site,
            day: place.day,
            counts: 1,
            citizen_id: person?.id ?? null,
            person_no: person?.person_no ?? null,
            age_band: null,
            gender: null,
            education: null,
            occupation: null,
            citizenship: null,
            province: null,
          })
          .execute();
      }
      return id;
    },

    async addCase(site: string, day: string, person: { id: string; person_no: number }): Promise<string> {
      const id = nextId('case');
      await db
        .insertInto('citizen_case')
        .values({
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
        })
        .execute();
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
