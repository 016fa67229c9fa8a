import { type AuditFilter, type AuditPlace, searchAuditEntries } from '../../db/queries/audit-search.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { CSV_MARK, csvRows } from '../platform/csv.ts';
import { Problem } from '../platform/problem.ts';
import { encoded, streamOf } from '../platform/streams.ts';
import { wordsIn } from '../platform/words.server.ts';
import { actionKey } from './detail-words.server.ts';
import { readSearch } from './read-search.ts';
import { filterOf, namesOfPlaces, type ShownEntry, showEntries } from './read-trail.server.ts';

const ROWS_AT_ONCE = 500;

/**
 * The entries an address asks for as CSV, newest first, written while they are read; the download is on record before
 * the first row leaves. Throws `bad_request` (400) for a period that cannot be.
 */
export async function exportTrail(call: Call): Promise<ReadableStream<Uint8Array>> {
  const { app, actor, now } = call;
  const { ok, search } = readSearch(call.url.searchParams);
  if (!ok) throw new Problem('bad_request', 400);
  const filter = filterOf(call, search);
  await audit(app.db, {
    at: now,
    staffId: actor.staffId,
    action: 'audit.export',
    subjectKind: 'trail',
    subjectId: 'trail',
    detail: {
      since: filter.since ?? null,
      until: filter.until ?? null,
      staff: filter.staffId ?? null,
      action: filter.action ?? null,
      kind: filter.subjectKind ?? null,
      subject: filter.subjectId ?? null,
      site: filter.siteId ?? null,
    },
  });
  return streamOf(encoded(pieces(call, filter)));
}

async function* pieces(call: Call, filter: AuditFilter): AsyncGenerator<string> {
  const { app, actor } = call;
  const { t } = wordsIn(actor.language);
  const places = await namesOfPlaces(call);
  const columns = ['seq', 'at', 'who', 'what', 'subject', 'site', 'detail'] as const;
  yield CSV_MARK + csvRows([columns.map((column) => t(`audit:column.${column}`))]);
  const rowOf = (entry: ShownEntry) => [
    entry.seq,
    `${entry.day} ${entry.time}`,
    entry.staff ?? t('audit:system'),
    entry.action ? t(`audit:${actionKey(entry.action)}`) : entry.code,
    [entry.kind ? t(`audit:subject.${entry.kind}`) : '', entry.subjectName ?? entry.subjectId]
      .filter(Boolean)
      .join(' '),
    entry.site ?? '',
    entry.detail,
  ];
  let place: AuditPlace | null = null;
  do {
    const found = await searchAuditEntries(app.db, filter, ROWS_AT_ONCE, place);
    const shown = await showEntries(call, found.entries, places);
    if (shown.length > 0) yield csvRows(shown.map(rowOf));
    place = found.next;
  } while (place !== null);
}
