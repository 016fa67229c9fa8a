import { z } from 'zod';
import { isUniqueViolation } from '../../db/engines/differences.ts';
import { endSignInsOf } from '../../db/queries/sign-ins.ts';
import { findStaffOfIdentifier, resetStaffSignOn } from '../../db/queries/sign-on.ts';
import type { Call } from '../access/gate.server.ts';
import { identifierText, signOnIdentifier } from '../access/sign-on-identifier.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound } from '../platform/problem.ts';
import { optionalLine, type Read, readFields } from './fields.server.ts';
import { holdPersonToManage } from './load-person.server.ts';
import type { Reach } from './reach.ts';

const TAKEN: Read<null> = { ok: false, errors: { identifier: { key: 'network:sign_on.taken' } } };

const Fields = z.object({ identifier: optionalLine(100) });

/**
 * Says how the provider will know somebody the caller manages, where it knows people by an identifier, and undoes the
 * link there was: her next sign-on makes a new one. Her open sign-ins end.
 */
export async function resetSignOn(
  call: Call,
  reach: Reach,
  staffId: string,
  form: FormData,
): Promise<Read<null>> {
  const { app, actor, now } = call;
  if (!app.config.provider) throw notFound();
  const { claim } = app.config.provider;
  try {
    return await app.db.transaction().execute(async (trx): Promise<Read<null>> => {
      await holdPersonToManage(trx, call, reach, staffId);
      const read = readFields(form, Fields);
      if (!read.ok) return read;
      const identifier = claim === 'email' ? '' : signOnIdentifier(read.value.identifier);
      const text = identifierText(identifier);
      const typed = { key: app.keys.lookupKey(text), sealed: app.keys.seal(text, staffId) };
      // Under any key: who typed it first may have done so before a change of keys.
      const owner = await findStaffOfIdentifier(trx, app.keys.lookupKeys(text));
      if (owner !== undefined && owner !== staffId) return TAKEN;
      await resetStaffSignOn(trx, staffId, identifier === '' ? null : typed);
      if (staffId !== actor.staffId) await endSignInsOf(trx, staffId, now.toISOString());
      await audit(trx, {
        at: now,
        staffId: actor.staffId,
        action: 'sign_on.reset',
        subjectKind: 'staff',
        subjectId: staffId,
        detail: { identifier: identifier !== '' },
      });
      return { ok: true, value: null };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return TAKEN;
  }
}
