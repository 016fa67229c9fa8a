import type { CitizenRow } from '../../db/queries/citizens.ts';
import type { Identity } from '../../db/schema/identity.ts';
import type { KeyRing } from '../platform/keys.server.ts';
import { ageBandOfYear, ageBandOn, ageOn } from './age.ts';
import { displayName } from './display-name.ts';
import { UNKNOWN_IDENTITY } from './unknown-identity.ts';

/** What staff read of a person in a list. */
export interface PersonTag {
  readonly id: string;
  /** «Maria R.» or «RSS MRA»; null when there is only the number. */
  readonly name: string | null;
  /** Running number in the network. */
  readonly no: number;
  /** Full years today; null when unknown. */
  readonly age: number | null;
}

/** Unseals who a citizen is. */
export function openIdentity(
  keys: Pick<KeyRing, 'open'>,
  citizen: Pick<CitizenRow, 'id' | 'identity_sealed'>,
): Identity {
  const kept: Partial<Identity> = JSON.parse(keys.open(citizen.identity_sealed, citizen.id));
  return { ...UNKNOWN_IDENTITY, ...kept };
}

/** The same; null when it does not open. */
export function tryToOpen(
  keys: Pick<KeyRing, 'open'>,
  citizen: Pick<CitizenRow, 'id' | 'identity_sealed'>,
): Identity | null {
  try {
    return openIdentity(keys, citizen);
  } catch {
    return null;
  }
}

/** Seals who a citizen is, bound to the record's id. */
export function sealIdentity(keys: Pick<KeyRing, 'seal'>, id: string, identity: Identity): string {
  return keys.seal(JSON.stringify(identity), id);
}

/** Full years on a day, from the birth date or the year told; null when neither is known. */
export function ageOf(identity: Identity, day: string): number | null {
  if (identity.birthDate) return ageOn(identity.birthDate, day);
  if (identity.birthYear !== null) return ageOn(`${identity.birthYear}-07-01`, day);
  return null;
}

/** The tag of a person as of a day. */
export function tagOf(keys: Pick<KeyRing, 'open'>, citizen: CitizenRow, day: string): PersonTag {
  const identity = openIdentity(keys, citizen);
  return { id: citizen.id, no: citizen.no, name: displayName(identity), age: ageOf(identity, day) };
}

/** What an attendance remembers of a person: as they were on that day. */
export function snapshotOf(
  citizen: Pick<CitizenRow, 'gender' | 'education' | 'occupation' | 'citizenship' | 'province' | 'language'>,
  identity: Identity,
  day: string,
) {
  const { gender, education, occupation, citizenship, province, language } = citizen;
  const age_band = identity.birthDate
    ? ageBandOn(identity.birthDate, day)
    : identity.birthYear !== null
      ? ageBandOfYear(identity.birthYear, day)
      : null;
  return { age_band, gender, education, occupation, citizenship, province, language };
}
