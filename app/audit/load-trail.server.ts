import { findAuditEntry } from '../../db/queries/audit-entries.ts';
import { type AuditPlace, searchAuditEntries } from '../../db/queries/audit-search.ts';
import { listStaff } from '../../db/queries/staff.ts';
import { NETWORK } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { matches } from '../network/listing.ts';
import { readPlace } from '../network/places.server.ts';
import { civil } from '../platform/clock.ts';
import { readSearch, type Search } from './read-search.ts';
import { filterOf, namesOfPlaces, showEntries } from './read-trail.server.ts';

const PAGE = 50;
/** So many people of one name are offered to choose from. */
const MOST_NAMED = 20;

/** A page of the trail for an address, and what the filters offer. */
export async function loadTrail(call: Call) {
  const { app, url } = call;
  const { ok: isPeriod, search } = readSearch(url.searchParams);
  const place = await readPlace(call, 'audit.read', 'site');
  const ok = isPeriod && place.picked.ok;
  const staff = await findStaffMeant(call, search);
  const narrowed = { ...search, staff: staff.id, site: place.picked.ok ? place.picked.value : search.site };
  const found = ok
    ? await searchAuditEntries(app.db, filterOf(call, narrowed), PAGE, await placeIn(call))
    : { entries: [], next: null };
  return {
    ok,
    errors: ok
      ? undefined
      : {
          ...(isPeriod ? {} : { from: { key: 'audit:wrong.period' } }),
          ...(place.picked.ok ? {} : { site: place.picked.error }),
        },
    search: narrowed,
    named: staff.named,
    nobody: staff.nobody,
    staffName: staff.name,
    place: place.chooser,
    entries: await showEntries(call, found.entries, await namesOfPlaces(call)),
    next: found.next?.seq ?? null,
    /** Fewer than a page and still older ones: the search stopped to be continued. */
    partial: found.next !== null && found.entries.length < PAGE,
    later: url.searchParams.has('before'),
    checked: await lastCheck(call),
  };
}

/** Where the page begins: `?before=` names an entry. */
async function placeIn({ app, url }: Call): Promise<AuditPlace | null> {
  const before = url.searchParams.get('before') ?? '';
  if (!/^\d{1,9}$/.test(before)) return null;
  return (await findAuditEntry(app.db, Number(before))) ?? null;
}

/** Whom a typed name means: one person, several to choose from, or nobody. */
async function findStaffMeant({ app }: Call, { who, staff }: Search) {
  const none = { id: staff, name: '', named: [], nobody: false };
  if (staff === '' && who === '') return none;
  const all = await listStaff(app.db, { scope: NETWORK, organisationIds: [] });
  if (staff !== '') return { ...none, name: all.find(({ id }) => id === staff)?.full_name ?? '' };
  const fitting = all.filter((person) => matches(who, person.full_name, person.email));
  const [only, ...others] = fitting;
  if (only && others.length === 0) return { ...none, id: only.id, name: only.full_name };
  const named = fitting
    .slice(0, MOST_NAMED)
    .map(({ id, full_name, email }) => ({ id, name: full_name, email }));
  return { ...none, named, nobody: fitting.length === 0 };
}

/** What the last check said, from the trail itself; null before the first. */
async function lastCheck({ app }: Call) {
  const { entries } = await searchAuditEntries(app.db, { action: 'audit.verify' }, 1);
  const [entry] = entries;
  if (!entry) return null;
  const { from, to, fault, row }: Check = JSON.parse(entry.detail);
  return { ...civil(new Date(entry.at), app.timeZone), from, to, fault, row };
}

/** What `verify-rows.server.ts` leaves in the trail. */
interface Check {
  readonly from: number;
  readonly to: number;
  /** What is wrong, and where; null when nothing is. */
  readonly fault: string | null;
  readonly row: number | null;
}
