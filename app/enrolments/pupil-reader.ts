import type { CitizenReader } from '../../db/queries/citizens.ts';
import { NOWHERE } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { scopeFor } from '../access/policy.ts';

/**
 * Which people may be enrolled: those whose card the caller may see, and whoever showed a code today. Who only teaches
 * sees nobody else.
 */
export function pupilReader({ actor, today }: Call): CitizenReader {
  const scope = scopeFor(actor, 'citizen.view') ?? NOWHERE;
  return { scope, staffId: actor.staffId, today };
}
