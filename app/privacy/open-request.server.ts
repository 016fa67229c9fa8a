import { findDataRequest, type SeenDataRequest } from '../../db/queries/data-requests.ts';
import type { Call } from '../access/gate.server.ts';
import { isId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { RequestKind } from './rules.ts';

/** A request of the scope; throws `not_found` for unknown and forbidden alike. */
export async function openRequest(call: Call, id: string | undefined): Promise<SeenDataRequest> {
  if (!id || !isId(id)) throw notFound();
  const request = await findDataRequest(call.app.db, call.scope, id);
  if (!request) throw notFound();
  return request;
}

/** The same, which must be of this kind and still waiting for its answer; `request_closed` (409) otherwise. */
export async function openWaiting(
  call: Call,
  id: string | undefined,
  kind?: RequestKind,
): Promise<SeenDataRequest> {
  const request = await openRequest(call, id);
  if (kind !== undefined && request.kind !== kind) throw notFound();
  if (request.state !== 'open') throw new Problem('request_closed', 409);
  return request;
}
