import { mayBeGivenByCoordinators } from '../network/policy.ts';
import type { Language } from '../platform/languages.ts';
import { CAPABILITIES, type Capability, ROLES, rolesFor } from './policy.ts';

/** Words by key, as i18next gives them. */
type Words = (key: string, words: Readonly<Record<string, string>>) => string;

/**
 * On the server only: pages need not carry the words of every right. What a refused person reads: the right that is missing, the roles it comes with, whom to ask for one of them. The
 * same for everybody who lacks it, whatever stood in the address. Empty for what is no right.
 */
export function explainMissing(right: string | undefined, language: Language, t: Words): readonly string[] {
  const capability = CAPABILITIES.find((known) => known === right);
  if (!capability) return [];
  const named = t(`explain:capability.${capability}`, {});
  const roles = rolesFor(capability);
  const list = new Intl.ListFormat(language, { type: 'disjunction' });
  const what =
    roles.length === ROLES.length
      ? t('explain:missing.no_grant', { right: named })
      : t('explain:missing.right', {
          right: named,
          roles: list.format(roles.map((role) => t(`explain:role.${role}`, {}))),
        });
  const whom = givenByCoordinators(capability) ? 'ask_coordinator' : 'ask_admin';
  return [what, t(`explain:missing.${whom}`, {})];
}

function givenByCoordinators(capability: Capability): boolean {
  return rolesFor(capability).some(mayBeGivenByCoordinators);
}
