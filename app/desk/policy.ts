import { scopeCovers } from '../../db/scope.ts';
import { type Actor, scopeFor } from '../access/policy.ts';

/** Where this person coordinates: there she may correct what others logged. */
function coordinates(actor: Actor, siteId: string): boolean {
  return actor.grants.some(({ role, scope }) => role === 'coordinator' && scopeCovers(scope, siteId));
}

/** Sessions are changed by who held them, or by who coordinates the site. */
export function mayChangeSession(
  actor: Actor,
  session: { readonly facilitator_id: string; readonly site_id: string },
): boolean {
  return session.facilitator_id === actor.staffId || coordinates(actor, session.site_id);
}

/** A session that is a lesson is changed in its register, by who keeps the registers of the site. */
export function mayKeepRegister(actor: Actor, siteId: string): boolean {
  const scope = scopeFor(actor, 'register.keep');
  return scope !== null && scopeCovers(scope, siteId);
}
