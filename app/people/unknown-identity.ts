import type { Identity } from '../../db/schema/identity.ts';

/** Somebody of whom nothing is known yet. */
export const UNKNOWN_IDENTITY: Identity = {
  code: null,
  birthDate: null,
  birthYear: null,
  birthplace: null,
  givenName: null,
  familyName: null,
  phone: null,
  email: null,
};
