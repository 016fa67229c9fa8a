import type { Db } from '../../db/index.ts';
import { listAttendancesToExport, listTopicsToExport } from '../../db/queries/attendance-export.ts';
import { NETWORK } from '../../db/scope.ts';
import { openPseudonyms } from '../baselines/pseudonyms.server.ts';
import { audit } from '../platform/audit.server.ts';
import { CSV_MARK, csvRows } from '../platform/csv.ts';
import { ATTENDANCE_COLUMNS, attendanceCells, attendanceLine } from './attendance-line.ts';

const ROWS_AT_ONCE = 250;

type AttendanceFormat = 'jsonl' | 'csv';

/**
 * Every attendance of the network that counts, line by line while they are read: whatever the figures of participation
 * say can be counted again from them. For who runs the installation: the export is on record before the first line
 * leaves.
 */
export async function* exportAttendances(
  db: Db,
  now: Date,
  format: AttendanceFormat,
): AsyncGenerator<string> {
  await audit(db, {
    at: now,
    staffId: null,
    action: 'attendance.export',
    subjectKind: 'session',
    subjectId: 'all',
    detail: { format },
  });
  if (format === 'csv') yield CSV_MARK + csvRows([ATTENDANCE_COLUMNS]);
  const nameOf = openPseudonyms();
  for (let after = ''; ; ) {
    const rows = await listAttendancesToExport(db, NETWORK, after, ROWS_AT_ONCE);
    const last = rows.at(-1);
    if (!last) return;
    const sessionIds = [...new Set(rows.map(({ session_id }) => session_id))];
    const topics = await listTopicsToExport(db, NETWORK, sessionIds);
    const lines = rows.map((row) => attendanceLine(row, topics.get(row.session_id) ?? [], nameOf));
    yield format === 'csv'
      ? csvRows(lines.map(attendanceCells))
      : lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    after = last.id;
  }
}
