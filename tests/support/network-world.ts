import type { Db } from '../../db/index.ts';
import { insertNetwork } from '../../db/queries/network.ts';
import { insertOrganisation } from '../../db/queries/organisations.ts';
import { insertSite } from '../../db/queries/sites.ts';
import { insertGrant, insertStaff } from '../../db/queries/staff.ts';
import type { StaffGrantTable } from '../../db/schema/staff-grant.ts';

const CREATED = '2026-01-01T00:00:00.000Z';

/** An id of the right shape that reads as a number. */
export function idOf(number: number): string {
  return `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

/** Makes a network of two organisations with two sites each; returns their ids. */
export async function makeNetwork(db: Db) {
  await insertNetwork(db, {
    id: idOf(1),
    name: 'Rete di prova',
    keeps_names: 0,
    min_cell: 5,
    min_denominator: 10,
    time_zone: 'Europe/Rome',
    created_at: CREATED,
  });
  const north = { id: idOf(10), sites: [idOf(11), idOf(12)] as const };
  const south = { id: idOf(20), sites: [idOf(21), idOf(22)] as const };
  for (const [name, { id, sites }] of Object.entries({ north, south })) {
    await makeOrganisation(db, id, `Ente ${name}`);
    for (const siteId of sites) await makeSite(db, siteId, id, `Punto ${name} ${siteId.slice(-2)}`);
  }
  return { north, south };
}

/** Makes one organisation. */
export async function makeOrganisation(db: Db, id: string, name: string): Promise<void> {
  await insertOrganisation(db, {
    id,
    name,
    kind: 'union',
    role: 'partner',
    comune: 'D612',
    ended_on: null,
    created_at: CREATED,
  });
}

/** Makes one active site. */
export async function makeSite(db: Db, id: string, organisationId: string, name: string): Promise<void> {
  await insertSite(db, {
    id,
    organisation_id: organisationId,
    name,
    kind: 'fixed',
    status: 'active',
    comune: 'D612',
    comune_name: 'Firenze',
    province: 'FI',
    address: 'Via di prova 1',
    latitude: null,
    longitude: null,
    hours: '{}',
    external_id: null,
    opened_on: '2026-01-01',
    closed_on: null,
    created_at: CREATED,
  });
}

/** Makes a member of staff with a password, working. */
export async function makeStaff(db: Db, id: string, name: string, password: string | null = 'hash') {
  await insertStaff(db, {
    id,
    email: `${id.slice(-4)}@prova.example`,
    full_name: name,
    password_hash: password,
    language: 'it',
    ended_on: null,
    created_at: CREATED,
  });
}

/** Gives a grant, open from 1 January 2026 unless told otherwise. */
export async function makeGrant(
  db: Db,
  id: string,
  staffId: string,
  grant: Pick<StaffGrantTable, 'role' | 'scope_kind' | 'scope_id'> &
    Partial<Pick<StaffGrantTable, 'starts_on' | 'ends_on'>>,
): Promise<void> {
  await insertGrant(db, {
    id,
    staff_id: staffId,
    starts_on: '2026-01-01',
    ends_on: null,
    created_at: CREATED,
    ...grant,
  });
}
