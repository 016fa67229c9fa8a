import type { StaffTable } from '../schema/staff.ts';
import type { StaffGrantTable } from '../schema/staff-grant.ts';
import { idAt } from './ids.ts';
import { ITALIAN_NAMES } from './names.ts';
import { DEMO_SITES } from './places.ts';
import type { Random } from './random.ts';

const DEMO_DOMAIN = 'demo.bottega.example';
export const DEMO_PASSWORD = 'bottega-demo-2026';

type Role = StaffGrantTable['role'];

/** The six accounts of the demo, one a role. */
export const DEMO_ACCOUNTS: readonly { readonly role: Role; readonly name: string }[] = [
  { role: 'facilitator', name: 'Giulia Nencini' },
  { role: 'coordinator', name: 'Marco Landi' },
  { role: 'trainer', name: 'Elena Fabbri' },
  { role: 'analyst', name: 'Paolo Ricci' },
  { role: 'admin', name: 'Chiara Bartolini' },
  { role: 'auditor', name: 'Stefano Guidi' },
];

/** The address of a demo account. */
export function demoEmail(role: Role): string {
  return `${role}@${DEMO_DOMAIN}`;
}

/** Facilitators of each site, some of whom work at the next one too. */
const FACILITATORS_PER_SITE = 1.65;
/** Beside facilitators and the eight coordinators of the organisations: ninety people in all, demo accounts included. */
const OTHERS: readonly Role[] = [
  'trainer',
  'trainer',
  'trainer',
  'trainer',
  'analyst',
  'analyst',
  'analyst',
  'admin',
  'admin',
  'auditor',
];

interface StaffPlace {
  readonly id: string;
  readonly organisationId: string;
}

interface MadeStaff {
  readonly staff: StaffTable[];
  readonly grants: StaffGrantTable[];
  /** By index of the site: who logs sessions there, the demo facilitator first. */
  readonly facilitators: readonly string[][];
}

/** Ninety people (for forty sites) with their grants; `from` is the day they begin, `instant` its milliseconds. */
export function makeStaff(
  random: Random,
  sites: readonly StaffPlace[],
  passwordHash: string,
  from: string,
  instant: number,
): MadeStaff {
  const staff: StaffTable[] = [];
  const grants: StaffGrantTable[] = [];
  const facilitators = sites.map((): string[] => []);
  const created_at = new Date(instant).toISOString();
  const emails = new Set<string>();

  function hire(full_name: string, email: string): string {
    const id = idAt(random, instant);
    staff.push({
      id,
      email,
      full_name,
      password_hash: passwordHash,
      language: 'it',
      ended_on: null,
      created_at,
    });
    return id;
  }

  function hireAnybody(): string {
    for (;;) {
      const givenName = random.pick(random.chance(0.65) ? ITALIAN_NAMES.women : ITALIAN_NAMES.men);
      const familyName = random.pick(ITALIAN_NAMES.surnames);
      const local = `${givenName}.${familyName}`
        .normalize('NFD')
        .replace(/[^A-Za-z.]/g, '')
        .toLowerCase();
      const email = `${local}@${DEMO_DOMAIN}`;
      if (emails.has(email)) continue;
      emails.add(email);
      return hire(`${givenName} ${familyName}`, email);
    }
  }

  function grant(staff_id: string, role: Role, kind: StaffGrantTable['scope_kind'], scope: string | null) {
    grants.push({
      // Given one after the other: whoever works at two sites begins at the first.
      id: idAt(random, instant + grants.length),
      staff_id,
      role,
      scope_kind: kind,
      scope_id: scope,
      starts_on: from,
      ends_on: null,
      created_at,
    });
  }

  function worksAt(staffId: string, site: number): void {
    const place = sites[site];
    if (!place) return;
    grant(staffId, 'facilitator', 'site', place.id);
    facilitators[site]?.push(staffId);
  }

  const organisations = [...new Set(sites.map(({ organisationId }) => organisationId))];
  for (const { role, name } of DEMO_ACCOUNTS) {
    const id = hire(name, demoEmail(role));
    const own = DEMO_SITES.flatMap((index) => sites[index] ?? []);
    if (role === 'facilitator') for (const site of DEMO_SITES) worksAt(id, site);
    else if (role === 'trainer') for (const place of own) grant(id, role, 'site', place.id);
    else if (role === 'coordinator') grant(id, role, 'organisation', own[0]?.organisationId ?? null);
    else grant(id, role, 'network', null);
  }

  for (let index = 0; index < Math.round(sites.length * FACILITATORS_PER_SITE); index += 1) {
    const id = hireAnybody();
    const first = index < sites.length ? index : random.between(0, sites.length - 1);
    worksAt(id, first);
    const neighbour = (first + 1) % sites.length;
    const sameBody = sites[neighbour]?.organisationId === sites[first]?.organisationId;
    if (sameBody && random.chance(0.35)) worksAt(id, neighbour);
  }
  for (const organisation of organisations) grant(hireAnybody(), 'coordinator', 'organisation', organisation);
  for (const role of OTHERS) {
    const id = hireAnybody();
    if (role === 'trainer') grant(id, role, 'organisation', random.pick(organisations));
    else grant(id, role, 'network', null);
  }
  return { staff, grants, facilitators };
}
