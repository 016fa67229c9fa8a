import { touchCodeLists } from '../../db/queries/code-list-revision.ts';
import { endCodeEntry as writeEnd } from '../../db/queries/code-lists.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import type { Read } from './fields.server.ts';
import { entryIn, loadCodeVersion } from './load-code-version.server.ts';

/** Stops offering an entry after a day (its last), or with null offers it again; throws 404 when there is none. */
export async function endCodeEntry(
  { app, actor, now, params }: Call,
  lastDay: string | null,
): Promise<Read<null>> {
  return app.db.transaction().execute(async (trx): Promise<Read<null>> => {
    // Held first: a version that is being copied is copied as it is by then.
    await touchCodeLists(trx);
    const version = await loadCodeVersion(trx, params);
    const { code } = entryIn(version, params.code);
    const { list, version: number, validFrom, validTo } = version;
    if (lastDay !== null && (lastDay < validFrom || (validTo !== null && lastDay > validTo))) {
      return { ok: false, errors: { last_day: { key: 'network:error.outside_version' } } };
    }
    await writeEnd(trx, list, number, code, lastDay);
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: lastDay === null ? 'code_entry.return' : 'code_entry.end',
      subjectKind: 'code_list',
      subjectId: list,
      detail: { version: number, code, last_day: lastDay },
    });
    return { ok: true, value: null };
  });
}
