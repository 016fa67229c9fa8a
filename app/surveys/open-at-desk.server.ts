import { redirect } from '@remix-run/node';
import { findEditionOfResponse } from '../../db/queries/course-checks.ts';
import type { FillingCall } from './filling.server.ts';
import { openResponse } from './open-response.server.ts';
import { wayBack } from './way-back.ts';

/** The unfinished response an address names (`:id`); leads on from one that is over. Throws `not_found`. */
export async function openAtDesk(call: FillingCall): ReturnType<typeof openResponse> {
  const opened = await openResponse(call, call.params.id);
  const { id, status } = opened.response;
  if (status === 'complete') throw redirect(`/responses/${id}/result`);
  if (status === 'discarded') {
    throw redirect(wayBack(opened.response, await findEditionOfResponse(call.app.db, id)));
  }
  return opened;
}
