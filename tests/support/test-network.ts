import { tokenHash } from '../../app/access/cookie.server.ts';
import { ROLES, type Role } from '../../app/access/policy.ts';
import { UNKNOWN_IDENTITY } from '../../app/people/unknown-identity.ts';
import type { App } from '../../app/platform/app.server.ts';
import { withCheckLetter } from '../../app/platform/checked-code.ts';
import { civil } from '../../app/platform/clock.ts';
import { newId } from '../../app/platform/ids.ts';
import { touchFigureCells } from '../../db/queries/figures.ts';
import type { Identity } from '../../db/schema/identity.ts';
import { withCheck } from '../unit/people/synthetic-code.ts';
import { makeOrganisation, makeSite } from './network-world.ts';
import { addCourses, type CourseIds } from './test-courses.ts';
import { addPopulation } from './test-population.ts';
import { addRequests } from './test-requests.ts';
import { addHomeLink, addPaper, addResponses } from './test-responses.ts';

/** The ids of what exists at one place. */
export interface PlaceIds extends CourseIds {
  readonly site: string;
  readonly organisation: string;
  readonly citizen: string;
  /** Fiscal code of the citizen. */
  readonly code: string;
  readonly session: string;
  readonly case: string;
  /** A questionnaire not finished yet. */
  readonly response: string;
  /** A finished one of the same citizen. */
  readonly completed: string;
  /** Number of a paper of the peer, with a questionnaire of its own that waits for it. */
  readonly paper: string;
  /** A link to answer at home, not opened yet. */
  readonly homeLink: string;
  /** Somebody who works there, with the grant. */
  readonly staff: string;
  readonly grant: string;
  /** One of this place alone. */
  readonly programme: string;
  /** A duplicate of the citizen was merged into the card. */
  readonly merge: string;
  readonly duplicate: string;
  /** Somebody else who was in the same session. */
  readonly peer: string;
  /** The citizen waits for a copy of the data. */
  readonly request: string;
  /** The peer waits for the erasure. */
  readonly erasure: string;
  /** An erasure that was carried out. */
  readonly erased: string;
  /** A population table, the same at every place; the analyst imported it. */
  readonly population: string;
}

export type Place = 'own' | 'sibling' | 'other';
export const PLACES = ['own', 'sibling', 'other'] as const satisfies readonly Place[];

/** A small network: an organisation with two sites, another with one; somebody of every role working at the first. */
export interface TestNetwork {
  readonly places: Readonly<Record<Place, PlaceIds>>;
  /** Staff id by role. */
  readonly staff: Readonly<Record<Role, string>>;
  /** Sign-in token by role. */
  readonly tokens: Readonly<Record<Role, string>>;
}

/** At which places a role of the test network works. */
export const REACH: Readonly<Record<Role, readonly Place[]>> = {
  facilitator: ['own'],
  trainer: ['own'],
  coordinator: ['own', 'sibling'],
  analyst: ['own', 'sibling'],
  admin: PLACES,
  auditor: PLACES,
};

/** Synthetic, with a right check letter; born in Florence, in Pisa and abroad. */
const CODES: Readonly<Record<Place, string>> = {
  own: withCheck('RSSMRA55A41D612'),
  sibling: withCheck('BNCLGU60C10G702'),
  other: withCheck('VRDNNA48L50Z129'),
};

/** Numbers of papers, with a right last character. */
const PAPERS: Readonly<Record<Place, string>> = {
  own: withCheckLetter('PAPER2'),
  sibling: withCheckLetter('PAPER3'),
  other: withCheckLetter('PAPER4'),
};

/** Fills an empty, migrated database. */
export async function makeTestNetwork(app: App): Promise<TestNetwork> {
  const { db, keys } = app;
  const now = app.clock.now().toISOString();
  const { day } = civil(app.clock.now(), app.timeZone);
  const soon = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`.replace('-02-29', '-02-28');

  await db
    .insertInto('network')
    .values({
      id: newId(),
      name: 'Rete di prova',
      keeps_names: 1,
      min_cell: 5,
      min_denominator: 10,
      time_zone: app.timeZone,
      created_at: now,
    })
    .execute();

  async function addOrganisation(name: string): Promise<string> {
    const id = newId();
    await makeOrganisation(db, id, name);
    return id;
  }

  async function addSite(organisation: string, name: string): Promise<string> {
    const id = newId();
    await makeSite(db, id, organisation, name);
    return id;
  }

  async function addProgramme(name: string, site_id: string): Promise<string> {
    const id = newId();
    await db
      .insertInto('programme')
      .values({
        id,
        name,
        starts_on: '2020-01-01',
        ends_on: soon,
        closes_on: null,
        minors_from: null,
        created_at: now,
      })
      .execute();
    await db.insertInto('programme_site').values({ programme_id: id, site_id }).execute();
    await db
      .insertInto('programme_target')
      .values({ programme_id: id, measure: 'uniques', due_on: soon, value: 100 })
      .execute();
    return id;
  }

  async function hire(
    name: string,
    role: Role,
    scope_kind: 'network' | 'organisation' | 'site',
    scope_id: string | null,
  ): Promise<{ staff: string; grant: string }> {
    const staff = newId();
    const grant = newId();
    await db
      .insertInto('staff')
      .values({
        id: staff,
        email: `${name.toLowerCase().replaceAll(' ', '.')}@test.bottega.example`,
        full_name: name,
        password_hash: null,
        language: 'it',
        ended_on: null,
        created_at: now,
      })
      .execute();
    await db
      .insertInto('staff_grant')
      .values({
        id: grant,
        staff_id: staff,
        role,
        scope_kind,
        scope_id,
        starts_on: '2020-01-01',
        ends_on: null,
        created_at: now,
      })
      .execute();
    return { staff, grant };
  }

  const organisations = { a: await addOrganisation('Unione A'), b: await addOrganisation('Unione B') };
  const own = await addSite(organisations.a, 'Punto proprio');
  const staff: Record<Role, string> = {
    facilitator: (await hire('Prova Facilitatrice', 'facilitator', 'site', own)).staff,
    trainer: (await hire('Prova Formatrice', 'trainer', 'site', own)).staff,
    coordinator: (await hire('Prova Coordinatore', 'coordinator', 'organisation', organisations.a)).staff,
    analyst: (await hire('Prova Analista', 'analyst', 'organisation', organisations.a)).staff,
    admin: (await hire('Prova Amministratrice', 'admin', 'network', null)).staff,
    auditor: (await hire('Prova Revisore', 'auditor', 'network', null)).staff,
  };

  const population = await addPopulation(db, newId(), staff.analyst);
  let no = 0;

  async function addCitizen(site_id: string, identity: Identity, first_attendance_id: string | null) {
    const id = newId();
    no += 1;
    await db
      .insertInto('citizen')
      .values({
        id,
        no,
        person_no: no,
        merged_into: null,
        code_key: identity.code === null ? null : keys.lookupKey(identity.code),
        code_kind: identity.code === null ? 'none' : 'fiscal',
        identity_sealed: keys.seal(JSON.stringify(identity), id),
        gender: 'A',
        education: null,
        occupation: null,
        citizenship: null,
        province: 'FI',
        language: null,
        first_attendance_id,
        site_id,
        created_at: now,
        updated_at: now,
      })
      .execute();
    return { id, no };
  }

  async function furnish(place: Place, organisation: string, site: string): Promise<PlaceIds> {
    const colleague = await hire(`Collega ${place}`, 'facilitator', 'site', site);
    const facilitator_id = place === 'own' ? staff.facilitator : colleague.staff;
    const [session, attendance, peerAttendance] = [newId(), newId(), newId()];
    const [story, response, completed] = [newId(), newId(), newId()];
    const code = CODES[place];
    const identity: Identity = { ...UNKNOWN_IDENTITY, code, familyName: 'Prova', givenName: place };
    const { id: citizen, no: person_no } = await addCitizen(site, identity, attendance);
    const duplicate = await addCitizen(site, UNKNOWN_IDENTITY, null);
    await db
      .updateTable('citizen')
      .set({ person_no, merged_into: citizen })
      .where('id', '=', duplicate.id)
      .execute();
    const merge = newId();
    await db
      .insertInto('citizen_merge')
      .values({
        id: merge,
        from_id: duplicate.id,
        into_id: citizen,
        merged_at: now,
        merged_by: facilitator_id,
        undone_at: null,
        undone_by: null,
      })
      .execute();
    const peer = await addCitizen(site, UNKNOWN_IDENTITY, peerAttendance);
    await db
      .insertInto('citizen_case')
      .values({
        id: story,
        citizen_id: citizen,
        person_no,
        site_id: site,
        topic: 'spid_activation',
        status: 'open',
        waiting_on: null,
        due_on: null,
        next_step_sealed: null,
        opened_on: day,
        opened_by: facilitator_id,
        closed_on: null,
        revision: 1,
        created_at: now,
        updated_at: now,
      })
      .execute();
    await db
      .insertInto('session')
      .values({
        id: session,
        site_id: site,
        facilitator_id,
        day,
        start_time: '09:00',
        minutes: 30,
        mode: 'A',
        channel: 'in_presence',
        outcome: 'resolved',
        note_sealed: null,
        content_hash: session,
        case_id: story,
        revision: 1,
        created_at: now,
        updated_at: now,
        deleted_at: null,
        deleted_by: null,
      })
      .execute();
    await db.insertInto('session_topic').values({ session_id: session, topic: 'spid_activation' }).execute();
    const attended = {
      session_id: session,
      site_id: site,
      day,
      counts: 1,
      age_band: 'C',
      gender: 'A',
      education: null,
      occupation: null,
      citizenship: null,
      province: 'FI',
      language: 'it',
      has_code: 1,
    } as const;
    await db
      .insertInto('attendance')
      .values([
        { ...attended, id: attendance, citizen_id: citizen, person_no },
        { ...attended, id: peerAttendance, citizen_id: peer.id, person_no: peer.no },
      ])
      .execute();
    const taught = { site, trainer: staff.trainer, citizen: { id: citizen, no: person_no }, peer };
    const asked = { site_id: site, received_on: day, received_by: facilitator_id, due_on: soon };
    const requests = await addRequests(db, asked, {
      citizen: { id: citizen, no: person_no },
      peer,
      admin: staff.admin,
    });
    const visit = { site_id: site, staff_id: facilitator_id, session_id: session };
    const person = { ...visit, citizen_id: citizen, person_no };
    await addResponses(app, person, { response, completed });
    const paper = PAPERS[place];
    await addPaper(app, { ...person, citizen_id: peer.id, person_no: peer.no }, paper);
    const homeLink = await addHomeLink(app, person);
    await db
      .transaction()
      .execute((trx) => touchFigureCells(trx, [{ siteId: site, month: day.slice(0, 7) }]));
    return {
      ...colleague,
      ...(await addCourses(app, { organisation, ...taught })),
      site,
      organisation,
      citizen,
      code,
      session,
      case: story,
      response,
      completed,
      paper,
      homeLink,
      programme: await addProgramme(`Programma di prova ${place}`, site),
      merge,
      duplicate: duplicate.id,
      peer: peer.id,
      ...requests,
      population,
    };
  }

  const places = {
    own: await furnish('own', organisations.a, own),
    sibling: await furnish('sibling', organisations.a, await addSite(organisations.a, 'Punto vicino')),
    other: await furnish('other', organisations.b, await addSite(organisations.b, 'Punto altrui')),
  };
  await db
    .insertInto('code_list')
    .values({ list: 'topic', version: 2, valid_from: soon, valid_to: null, source: 'Prova' })
    .execute();
  await db
    .insertInto('code_entry')
    .values({
      list: 'topic',
      version: 2,
      code: 'spid_activation',
      position: 1,
      label_it: 'Attivare SPID',
      label_en: 'Activate SPID',
      attributes: '{"se5":["9"],"se6":["S"]}',
      ended_on: null,
    })
    .execute();
  await db.insertInto('counter').values({ name: 'citizen', value: no }).execute();

  const expires_at = new Date(app.clock.now().getTime() + 3_600_000).toISOString();
  const tokens = Object.fromEntries(ROLES.map((role) => [role, role.padEnd(43, '0')])) as Record<
    Role,
    string
  >;
  for (const role of ROLES) {
    await db
      .insertInto('sign_in')
      .values({
        id_hash: tokenHash(tokens[role]),
        id: newId(),
        staff_id: staff[role],
        site_id: null,
        factor: 'totp',
        proved_at: now,
        browser: 'Firefox · Linux',
        created_at: now,
        last_seen_at: now,
        expires_at,
        ended_at: null,
      })
      .execute();
  }
  return { places, staff, tokens };
}
