import { z } from 'zod';
import { isUniqueViolation } from '../../db/engines/differences.ts';
import { touchCodeLists } from '../../db/queries/code-list-revision.ts';
import {
  endCodeEntry,
  insertCodeListVersion,
  listCodeLists,
  listCodeListVersion,
} from '../../db/queries/code-lists.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound } from '../platform/problem.ts';
import { versionState } from './code-versions.ts';
import { day, found, line, type Read, readFields } from './fields.server.ts';

const Fields = z.object({ valid_from: day, source: line(200) });

const refused = (key: string, words?: Record<string, string>): Read<number> => ({
  ok: false,
  errors: { valid_from: { key: `network:error.${key}`, words } },
});

/**
 * Starts the next version of a list as a copy of its latest, valid from a day to come; returns its number.
 * Entries ended before that day stay behind. One version at a time may wait. Throws 404 for unknown lists.
 */
export async function startCodeListVersion(call: Call, list: string, form: FormData): Promise<Read<number>> {
  const { app, actor, now, today } = call;
  if (!(await listCodeLists(app.db)).some((version) => version.list === list)) throw notFound();
  const read = readFields(form, Fields);
  if (!read.ok) return read;
  const { valid_from: validFrom, source } = read.value;
  if (validFrom <= today) return refused('not_in_future');
  try {
    return await app.db.transaction().execute(async (trx): Promise<Read<number>> => {
      // Held first: what is copied is as it is by then.
      await touchCodeLists(trx);
      const latest = found((await listCodeLists(trx)).find((version) => version.list === list));
      if (versionState(latest, today) === 'future') return refused('version_waiting');
      const copied = found(await listCodeListVersion(trx, list, latest.version));
      const entries = copied.entries.filter(({ endedOn }) => endedOn === null || endedOn >= validFrom);
      const made = await insertCodeListVersion(trx, { list, validFrom, source, entries });
      if (!made.ok) return refused('version_waiting');
      for (const { code, endedOn } of entries) {
        if (endedOn !== null) await endCodeEntry(trx, list, made.version, code, endedOn);
      }
      await audit(trx, {
        at: now,
        staffId: actor.staffId,
        action: 'code_list.start_version',
        subjectKind: 'code_list',
        subjectId: list,
        detail: { version: made.version, valid_from: validFrom },
      });
      return { ok: true, value: made.version };
    });
  } catch (error) {
    // Somebody else started the same version a moment ago.
    if (!isUniqueViolation(error)) throw error;
    return refused('version_waiting');
  }
}
