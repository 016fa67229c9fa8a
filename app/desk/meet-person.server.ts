import type { Trx } from '../../db/index.ts';
import { type CitizenRow, insertCitizen } from '../../db/queries/citizens.ts';
import type { Call } from '../access/gate.server.ts';
import { sealIdentity } from '../people/open-identity.ts';
import { UNKNOWN_IDENTITY } from '../people/unknown-identity.ts';
import type { NewPerson, ProfileAnswers } from './session-form.server.ts';

/** Makes the record of somebody without a code, inside the transaction of the session they were met in. */
export function meetPerson(
  { app, now }: Call,
  trx: Trx,
  siteId: string,
  person: NewPerson,
  profile: ProfileAnswers,
): Promise<CitizenRow> {
  const { id, gender, birthYear, givenName, familyName } = person;
  const at = now.toISOString();
  return insertCitizen(trx, {
    id,
    code_key: null,
    code_kind: 'none',
    identity_sealed: sealIdentity(app.keys, id, { ...UNKNOWN_IDENTITY, birthYear, givenName, familyName }),
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
}
