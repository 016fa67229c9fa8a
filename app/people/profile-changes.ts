import type { CitizenRow } from '../../db/queries/citizens.ts';
import type { Identity } from '../../db/schema/identity.ts';
import type { ProfileAnswers } from '../desk/session-form.server.ts';
import type { ProfileForm } from './profile-form.server.ts';

const PROFILE = ['education', 'occupation', 'citizenship', 'province', 'language'] as const;
const NAMES = ['givenName', 'familyName', 'phone', 'email'] as const;

interface ProfileChanges {
  readonly columns: Partial<
    Pick<CitizenRow, 'education' | 'occupation' | 'citizenship' | 'province' | 'language' | 'gender'>
  >;
  /** Who the person is now; null when nothing of it changed. */
  readonly identity: Identity | null;
  /** Names of what changed, for the trail. */
  readonly fields: readonly string[];
}

/** Of what somebody says at the desk, what the record does not say already. */
export function toldAnew(
  citizen: Pick<CitizenRow, (typeof PROFILE)[number]>,
  said: ProfileAnswers,
): ProfileAnswers {
  const anew = PROFILE.filter((field) => said[field] !== undefined && said[field] !== citizen[field]);
  return Object.fromEntries(anew.map((field) => [field, said[field]]));
}

/**
 * What a form changes of a record. The fiscal code says gender and birth: with one, they are not asked. Names and
 * contacts are taken only where the network keeps them; where it does not, what the form says of them is dropped.
 */
export function profileChanges(
  citizen: Pick<CitizenRow, (typeof PROFILE)[number] | 'gender' | 'code_kind'>,
  identity: Identity,
  form: ProfileForm,
  keepsNames: boolean,
): ProfileChanges {
  const asked = [...PROFILE, ...(citizen.code_kind === 'fiscal' ? [] : (['gender'] as const))];
  const columns = asked.filter((field) => form[field] !== citizen[field]);
  const facts = [
    ...(citizen.code_kind === 'fiscal' ? [] : (['birthYear'] as const)),
    ...(keepsNames ? NAMES : []),
  ].filter((field) => form[field] !== identity[field]);
  return {
    columns: Object.fromEntries(columns.map((field) => [field, form[field]])),
    identity:
      facts.length === 0
        ? null
        : { ...identity, ...Object.fromEntries(facts.map((field) => [field, form[field]])) },
    fields: [...columns, ...facts],
  };
}
