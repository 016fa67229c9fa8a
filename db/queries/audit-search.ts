import { sql } from 'kysely';
import type { AuditEntry } from '../audit-chain.ts';
import type { Db } from '../index.ts';

/** What entries are looked for by; what is missing narrows nothing. */
export interface AuditFilter {
  /** Instants, ISO UTC: from the first, up to but not including the second. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly staffId?: string | undefined;
  readonly action?: string | undefined;
  readonly subjectKind?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly siteId?: string | undefined;
}

/** Where reading goes on: after this entry, towards older ones. */
export type AuditPlace = Pick<AuditEntry, 'at' | 'seq'>;

interface AuditFindings {
  /** Newest first. */
  readonly entries: readonly AuditEntry[];
  /** Where an older page begins; null when there is nothing older. */
  readonly next: AuditPlace | null;
}

/** So many entries are looked through for one page, however few of them fit; and at a time. */
const MOST_READ = 5000;
const READ_AT_ONCE = 500;

/** The columns an index begins with, the most telling first. */
const INDEXED = [
  ['subject_id', 'subjectId'],
  ['staff_id', 'staffId'],
  ['site_id', 'siteId'],
  ['action', 'action'],
  ['subject_kind', 'subjectKind'],
] as const;

/**
 * A page of the entries that fit, newest first. The most telling condition is read from its index, in the order of
 * time; the others are asked of at most 5,000 entries, so that no page costs more: one that found little says where
 * to go on.
 */
export async function searchAuditEntries(
  db: Db,
  filter: AuditFilter,
  limit: number,
  after: AuditPlace | null = null,
): Promise<AuditFindings> {
  const [first, ...others] = INDEXED.filter(([, name]) => filter[name] !== undefined);
  const fits = (entry: AuditEntry) => others.every(([column, name]) => entry[column] === filter[name]);
  const atOnce = others.length === 0 ? limit + 1 : READ_AT_ONCE;
  const entries: AuditEntry[] = [];
  let place = after;
  for (let read = 0; read < MOST_READ; read += atOnce) {
    let query = db.selectFrom('audit_entry').selectAll();
    if (first) query = query.where(first[0], '=', filter[first[1]] ?? '');
    if (filter.since !== undefined) query = query.where('at', '>=', filter.since);
    if (filter.until !== undefined) query = query.where('at', '<', filter.until);
    if (place) query = query.where(sql<boolean>`(at, seq) < (${place.at}, ${place.seq})`);
    const piece = await query.orderBy('at', 'desc').orderBy('seq', 'desc').limit(atOnce).execute();
    for (const entry of piece) {
      if (!fits(entry)) continue;
      if (entries.length === limit) return { entries, next: placeOf(entries.at(-1)) };
      entries.push(entry);
    }
    if (piece.length < atOnce) return { entries, next: null };
    place = placeOf(piece.at(-1));
  }
  return { entries, next: place };
}

function placeOf(entry: AuditEntry | undefined): AuditPlace | null {
  return entry ? { at: entry.at, seq: entry.seq } : null;
}
