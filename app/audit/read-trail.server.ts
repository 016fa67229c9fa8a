import type { AuditEntry } from '../../db/audit-chain.ts';
import type { AuditFilter } from '../../db/queries/audit-search.ts';
import { listOrganisations } from '../../db/queries/organisations.ts';
import { listProgrammes } from '../../db/queries/programmes.ts';
import { listSiteNames } from '../../db/queries/sites.ts';
import { listStaffNames } from '../../db/queries/staff.ts';
import { NETWORK } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { AUDIT_ACTIONS, AUDIT_SUBJECTS } from '../platform/audit-actions.ts';
import { addDays, civil, startOfDay } from '../platform/clock.ts';
import { Problem } from '../platform/problem.ts';
import { detailText } from './detail-words.server.ts';
import type { Search } from './read-search.ts';
import { subjectName } from './subject-words.server.ts';

/** The trail is of the whole network: who holds the right for a part of it reads nothing (403). */
export function demandNetwork({ scope }: Call, capability: 'audit.read' | 'audit.export'): void {
  if (scope.kind !== 'network') throw new Problem('not_allowed', 403, { capability });
}

/** What a search asks of the database; days are those of the network. */
export function filterOf({ app }: Call, search: Search): AuditFilter {
  const start = (day: string) => startOfDay(day, app.timeZone).toISOString();
  const asked = (text: string) => (text === '' ? undefined : text);
  return {
    since: search.from === '' ? undefined : start(search.from),
    until: search.to === '' ? undefined : start(addDays(search.to, 1)),
    staffId: asked(search.staff),
    action: asked(search.action),
    subjectKind: asked(search.kind),
    subjectId: asked(search.subject),
    siteId: asked(search.site),
  };
}

/** Names of what entries of the whole network lie at or are about, by id. */
export async function namesOfPlaces({ app }: Call): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all([
    listSiteNames(app.db, NETWORK),
    listOrganisations(app.db, { scope: NETWORK, organisationIds: [] }),
    listProgrammes(app.db, NETWORK),
  ]);
  return new Map(found.flat().map(({ id, name }) => [id, name]));
}

/** An entry as it is shown: instants as civil day and time, ids of staff and sites with their names. */
export type ShownEntry = Awaited<ReturnType<typeof showEntries>>[number];

/** Entries for people. `places` holds the names of all sites, organisations and programmes. */
export async function showEntries(
  { app, actor }: Call,
  entries: readonly AuditEntry[],
  places: ReadonlyMap<string, string>,
) {
  const about = entries.flatMap(({ subject_kind, subject_id }) =>
    subject_kind === 'staff' ? [subject_id] : [],
  );
  const acting = entries.flatMap(({ staff_id }) => (staff_id === null ? [] : [staff_id]));
  const names = await listStaffNames(app.db, [...new Set([...about, ...acting])]);
  const wording = {
    language: actor.language,
    timeZone: app.timeZone,
    names: new Map([...places, ...names]),
  };
  return entries.map((entry) => ({
    seq: entry.seq,
    ...civil(new Date(entry.at), app.timeZone),
    staffId: entry.staff_id,
    staff: entry.staff_id === null ? null : (names.get(entry.staff_id) ?? entry.staff_id),
    action: AUDIT_ACTIONS.find((action) => action === entry.action) ?? null,
    code: entry.action,
    kind: AUDIT_SUBJECTS.find((kind) => kind === entry.subject_kind) ?? null,
    subjectId: entry.subject_id,
    subjectName: subjectName(entry.subject_kind, entry.subject_id, wording),
    site: entry.site_id === null ? null : (places.get(entry.site_id) ?? entry.site_id),
    detail: detailText(entry.detail, wording),
  }));
}
