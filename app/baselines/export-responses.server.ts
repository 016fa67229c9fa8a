import type { Db } from '../../db/index.ts';
import { listResponsesToExport } from '../../db/queries/response-export.ts';
import { NETWORK } from '../../db/scope.ts';
import { audit } from '../platform/audit.server.ts';
import { openPseudonyms } from './pseudonyms.server.ts';
import { responseLine } from './response-line.server.ts';

const ROWS_AT_ONCE = 500;

/**
 * Every response of the network as a line of JSON, in order of its first keystroke, written while they are read. For
 * who runs the installation: the export is on record before the first line leaves.
 */
export async function* exportResponses(db: Db, now: Date): AsyncGenerator<string> {
  await audit(db, {
    at: now,
    staffId: null,
    action: 'response.export',
    subjectKind: 'response',
    subjectId: 'all',
    detail: { format: 'jsonl' },
  });
  const nameOf = openPseudonyms();
  for (let after = ''; ; ) {
    const rows = await listResponsesToExport(db, NETWORK, after, ROWS_AT_ONCE);
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map((row) => `${JSON.stringify(responseLine(row, nameOf(row.person_no)))}\n`).join('');
    after = last.id;
  }
}
