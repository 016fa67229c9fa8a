import { touchCodeLists } from '../../db/queries/code-list-revision.ts';
import { rewordCodeEntries } from '../../db/queries/code-lists.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { Problem } from '../platform/problem.ts';
import { type KnownCodes, readCodeEntryForm } from './code-entry-form.server.ts';
import { versionState } from './code-versions.ts';
import type { Read } from './fields.server.ts';
import { entryIn, loadCodeVersion } from './load-code-version.server.ts';

const ENTRIES_MAX = 500;

/**
 * Adds an entry (`code` null) to a version that is not valid yet, or changes one there. A version that has begun
 * keeps the words under which things were recorded: throws 409. Throws 404 for unknown versions and entries.
 */
export async function saveCodeEntry(
  { app, actor, now, today, params }: Call,
  code: string | null,
  form: FormData,
  known: KnownCodes,
): Promise<Read<null>> {
  return app.db.transaction().execute(async (trx): Promise<Read<null>> => {
    // Held first: all entries are written, each as it is by then.
    await touchCodeLists(trx);
    const version = await loadCodeVersion(trx, params);
    if (versionState(version, today) !== 'future') throw new Problem('version_released', 409);
    if (code === null) {
      if (version.entries.length >= ENTRIES_MAX) throw new Problem('bad_request', 400);
    } else {
      entryIn(version, code);
      form.set('code', code);
    }
    const read = readCodeEntryForm(form, version.list, known);
    if (!read.ok) return read;
    const entry = read.value;
    const there = version.entries.some((one) => one.code === entry.code);
    if (code === null && there) return { ok: false, errors: { code: { key: 'network:error.code_taken' } } };
    const entries = there
      ? version.entries.map((one) => (one.code === entry.code ? entry : one))
      : [...version.entries, entry];
    await rewordCodeEntries(trx, version.list, version.version, entries);
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: code === null ? 'code_entry.create' : 'code_entry.update',
      subjectKind: 'code_list',
      subjectId: version.list,
      detail: { version: version.version, code: entry.code },
    });
    return { ok: true, value: null };
  });
}
