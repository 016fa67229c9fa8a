import type { SeenDataRequest } from '../../db/queries/data-requests.ts';
import { findNetwork } from '../../db/queries/network.ts';
import { listSharedVisits, readPersonRows } from '../../db/queries/person-file.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import type { KeyRing } from '../platform/keys.server.ts';
import { isRecord } from '../surveys/canonical-json.ts';

/** What a person gets: every row about them by table, texts unsealed, without what is about staff or other people. */
interface PersonFile {
  readonly network: string;
  readonly request: { readonly no: number; readonly received_on: string };
  readonly made_at: string;
  readonly data: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

type Row = Readonly<Record<string, unknown>>;

/** Columns that name a member of staff: theirs, not the person's (docs/data-inventory.md). */
const OF_STAFF: ReadonlySet<string> = new Set([
  'staff_id',
  'facilitator_id',
  'deleted_by',
  'replaced_by',
  'opened_by',
  'merged_by',
  'undone_by',
  'received_by',
  'closed_by',
  'noted_by',
]);

/** The record a sealed text is bound to, by table, where it is not the row's own id. */
const BOUND_TO: Readonly<Record<string, string>> = { session_revision: 'session_id', case_event: 'case_id' };

/** Sealed as JSON; the others are plain texts. */
const STRUCTURES: ReadonlySet<string> = new Set([
  'identity_sealed',
  'content_sealed',
  'contact_sealed',
  'needs_sealed',
]);

/** Everything about the person of a request (GDPR art. 15), complete against docs/data-inventory.md; on record. */
export async function buildPersonFile(call: Call, request: SeenDataRequest, format: 'json' | 'pdf') {
  const { app, actor, now } = call;
  const rows = await readPersonRows(app.db, request.person_no);
  const own = new Set(rows.citizen.map(({ id }) => id));
  const shared = new Set(await listSharedVisits(app.db, request.person_no));
  const open = openerOf(app.keys, own, shared);
  const data = Object.fromEntries(
    Object.entries(rows).map(([table, list]) => [table, list.map((row: Row) => open(table, row))]),
  );
  const network = await findNetwork(app.db);
  await audit(app.db, {
    at: now,
    staffId: actor.staffId,
    action: 'citizen.export',
    subjectKind: 'citizen',
    subjectId: request.citizen_id,
    siteId: request.site_id,
    detail: { request: request.id, format },
  });
  const file: PersonFile = {
    network: network?.name ?? '',
    request: { no: request.no, received_on: request.received_on },
    made_at: now.toISOString(),
    data,
  };
  return { file, rows };
}

/** Rows as the person may read them: unsealed, without staff, without the others of a shared visit. */
function openerOf(keys: Pick<KeyRing, 'open'>, own: ReadonlySet<string>, shared: ReadonlySet<string>) {
  return (table: string, row: Row): Row => {
    const bound = String(row[BOUND_TO[table] ?? 'id']);
    const withOthers = table.startsWith('session') && shared.has(bound);
    const columns = Object.entries(row).filter(([column]) => !OF_STAFF.has(column));
    return Object.fromEntries(
      columns.map(([column, value]) => {
        if (!column.endsWith('_sealed')) return [column, value];
        const name = column.slice(0, -'_sealed'.length);
        if (typeof value !== 'string') return [name, null];
        const text = keys.open(value, bound);
        if (STRUCTURES.has(column)) return [name, ownPart(JSON.parse(text), own, withOthers)];
        return [name, withOthers ? null : text];
      }),
    );
  };
}

/**
 * A kept structure without the other people of the same visit, and without its note when there were any; without the
 * secret of a page of one's own.
 */
function ownPart(value: unknown, own: ReadonlySet<string>, withOthers: boolean): unknown {
  if (!isRecord(value)) return value;
  const { people, heads, token: _token, ...rest } = value;
  return {
    ...rest,
    ...(withOthers && 'note' in rest ? { note: null } : {}),
    ...(Array.isArray(people) ? { people: people.filter((id) => own.has(String(id))) } : {}),
    ...(Array.isArray(heads)
      ? { heads: heads.filter((head) => isRecord(head) && own.has(String(head.citizen_id))) }
      : {}),
  };
}
