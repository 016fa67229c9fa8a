import type { Trx } from '../../db/index.ts';
import { nameKeysOf } from '../../db/name-words.ts';
import { replaceNameKeys } from '../../db/queries/citizen-names.ts';
import { type CitizenRow, insertCitizen } from '../../db/queries/citizens.ts';
import { networkKeepsNames } from '../../db/queries/network.ts';
import type { Call } from '../access/gate.server.ts';
import type { NewPerson, ProfileAnswers } from '../desk/session-form.server.ts';
import { audit } from '../platform/audit.server.ts';
import { sealIdentity } from './open-identity.ts';
import { UNKNOWN_IDENTITY } from './unknown-identity.ts';

/**
 * Makes the record of somebody without a code, inside the transaction of what they were met for. Names are
 * taken only where the network keeps them.
 */
export async function meetPerson(
  { app, actor, now }: Call,
  trx: Trx,
  siteId: string,
  person: NewPerson,
  profile: ProfileAnswers,
): Promise<CitizenRow> {
  const { id, gender, birthYear } = person;
  const keepsNames = await networkKeepsNames(trx);
  const { givenName, familyName } = keepsNames ? person : UNKNOWN_IDENTITY;
  const identity = { ...UNKNOWN_IDENTITY, birthYear, givenName, familyName };
  const at = now.toISOString();
  const citizen = await insertCitizen(trx, {
    id,
    code_key: null,
    code_kind: 'none',
    identity_sealed: sealIdentity(app.keys, id, identity),
    gender,
    education: null,
    occupation: null,
    citizenship: null,
    province: null,
    language: null,
    ...profile,
    site_id: siteId,
    created_at: at,
    updated_at: at,
  });
  await replaceNameKeys(trx, new Map([[id, nameKeysOf(app.keys, identity)]]));
  await audit(trx, {
    at: now,
    staffId: actor.staffId,
    action: 'citizen.create',
    subjectKind: 'citizen',
    subjectId: id,
    siteId,
  });
  return citizen;
}
