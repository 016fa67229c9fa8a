import type { Factor } from '../../db/schema/sign-in.ts';
import type { Scope } from '../../db/scope.ts';

export const ROLES = ['facilitator', 'trainer', 'coordinator', 'analyst', 'admin', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

/** A grant that holds today, its scope resolved to sites. */
export interface ActiveGrant {
  readonly role: Role;
  readonly scope: Scope;
}

/** A tablet in a citizen's hands: until it is given back, its sign-in opens one questionnaire and nothing else. */
export interface Handover {
  /** `sign_in.id`. */
  readonly signInId: string;
  readonly responseId: string;
  /** Instant of the last sign of life. */
  readonly touchedAt: string;
  /** The citizen's part is over: the screen only asks to be given back. */
  readonly isClosed: boolean;
}

/** Who is calling. */
export interface Actor {
  readonly staffId: string;
  readonly fullName: string;
  readonly language: 'it' | 'en';
  /** Hash of the browser's sign-in: what «sign out» ends. */
  readonly signInHash: string;
  /** What was proved beside the password; null where the password alone was asked. */
  readonly factor: Factor | null;
  /** When she last proved who she is (ISO instant). */
  readonly provedAt: string;
  /** This network asks for a second factor and she has none yet: nothing but adding one is open to her. */
  readonly mustEnrol: boolean;
  /** null while the tablet is in her own hands. */
  readonly handover: Handover | null;
  /** The site being worked at; null for people without a desk. */
  readonly siteId: string | null;
  readonly grants: readonly ActiveGrant[];
}

const FRESH_MS = 10 * 60_000;

/** True when she proved who she is less than ten minutes ago. */
export function isFresh(actor: Actor, now: Date): boolean {
  return now.getTime() - Date.parse(actor.provedAt) <= FRESH_MS;
}

/** What each role may do, one line a right: the table «Who may do what» of the field. */
const RIGHTS = {
  'account.use': ['facilitator', 'trainer', 'coordinator', 'analyst', 'admin', 'auditor'],
  'session.log': ['facilitator', 'coordinator'],
  'session.read': ['facilitator', 'coordinator'],
  'case.manage': ['facilitator', 'coordinator'],
  'citizen.find': ['facilitator', 'coordinator'],
  'citizen.view': ['facilitator', 'coordinator'],
  'citizen.merge': ['facilitator', 'coordinator'],
  'request.take': ['facilitator', 'coordinator'],
  'request.read': ['coordinator', 'admin', 'auditor'],
  'request.run': ['admin'],
  'retention.read': ['admin', 'auditor'],
  'retention.run': ['admin'],
  'notice.versions': ['admin', 'auditor'],
  'notice.publish': ['admin'],
  'notice.acknowledge': ['facilitator', 'coordinator'],
  'questionnaire.run': ['facilitator', 'coordinator'],
  'questionnaire.fill': ['facilitator', 'trainer', 'coordinator'],
  'register.keep': ['trainer', 'coordinator'],
  'certificate.issue': ['trainer', 'coordinator'],
  'certificate.revoke': ['coordinator'],
  'training.view': ['coordinator', 'admin', 'auditor'],
  'training.record': ['coordinator', 'admin'],
  'training.manage': ['admin'],
  'enrolment.manage': ['facilitator', 'trainer', 'coordinator'],
  'enrolment.join': ['facilitator', 'trainer', 'coordinator'],
  'course.plan': ['trainer', 'coordinator'],
  'dashboard.view': ['facilitator', 'trainer', 'coordinator', 'analyst', 'admin', 'auditor'],
  'target.read': ['coordinator', 'analyst', 'admin', 'auditor'],
  'figures.export': ['coordinator', 'analyst', 'admin', 'auditor'],
  'figures.share': ['coordinator', 'analyst', 'admin'],
  'instrument.view': ['facilitator', 'trainer', 'coordinator', 'analyst', 'admin', 'auditor'],
  'microdata.export': ['analyst'],
  'reference.manage': ['analyst', 'admin'],
  'network.view': ['coordinator', 'admin'],
  'network.manage': ['coordinator', 'admin'],
  'organisation.manage': ['admin'],
  'programme.manage': ['coordinator', 'admin'],
  'code_list.manage': ['admin'],
  'token.manage': ['admin'],
  'audit.read': ['admin', 'auditor'],
  'audit.export': ['auditor'],
} as const satisfies Record<string, readonly Role[]>;

export type Capability = keyof typeof RIGHTS;

export const CAPABILITIES = Object.keys(RIGHTS) as readonly Capability[];

/** The roles that carry a right, for explanations and the authorisation matrix. */
export function rolesFor(capability: Capability): readonly Role[] {
  return RIGHTS[capability];
}

/** Whoever holds grants: a person, or the token of a program. */
export type GrantHolder = Pick<Actor, 'grants'>;

/** Where the person holds the right: the union of the grants that carry it; null when none does. */
export function scopeFor(actor: GrantHolder, capability: Capability): Scope | null {
  const roles: readonly Role[] = RIGHTS[capability];
  const siteIds = new Set<string>();
  let held = false;
  for (const { role, scope } of actor.grants) {
    if (!roles.includes(role)) continue;
    if (scope.kind === 'network') return scope;
    held = true;
    for (const id of scope.siteIds) siteIds.add(id);
  }
  return held ? { kind: 'sites', siteIds: [...siteIds] } : null;
}

/** True when the person holds the right anywhere. */
export function holds(actor: Actor, capability: Capability): boolean {
  return scopeFor(actor, capability) !== null;
}
