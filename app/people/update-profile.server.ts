import { nameKeysOf } from '../../db/name-words.ts';
import { replaceNameKeys } from '../../db/queries/citizen-names.ts';
import { lockCitizen, updateCitizenProfile } from '../../db/queries/citizens.ts';
import { networkKeepsNames } from '../../db/queries/network.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound } from '../platform/problem.ts';
import { openIdentity, sealIdentity } from './open-identity.ts';
import { profileChanges } from './profile-changes.ts';
import type { ProfileForm } from './profile-form.server.ts';

/**
 * Remembers what a person told. The trail keeps the names of the fields that changed, never their values.
 * `id` is a record the caller was shown; throws `not_found` when it is gone.
 */
export async function updateProfile(call: Call, id: string, form: ProfileForm): Promise<void> {
  const { app, actor, now } = call;
  await app.db.transaction().execute(async (trx) => {
    const citizen = await lockCitizen(trx, id);
    if (!citizen) throw notFound();
    const keepsNames = await networkKeepsNames(trx);
    const changes = profileChanges(citizen, openIdentity(app.keys, citizen), form, keepsNames);
    if (changes.fields.length === 0) return;
    const sealed = changes.identity && { identity_sealed: sealIdentity(app.keys, id, changes.identity) };
    await updateCitizenProfile(trx, id, { ...changes.columns, ...sealed }, now.toISOString());
    if (changes.identity && keepsNames) {
      await replaceNameKeys(trx, new Map([[id, nameKeysOf(app.keys, changes.identity)]]));
    }
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'citizen.update',
      subjectKind: 'citizen',
      subjectId: id,
      siteId: actor.siteId,
      detail: { fields: changes.fields.join(' ') },
    });
  });
}
