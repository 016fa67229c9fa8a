import { findPinHash, insertHandover } from '../../db/queries/handovers.ts';
import { findResponse, resumeResponse } from '../../db/queries/responses.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { FillingCall } from '../surveys/filling.server.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import { choosePin, readNewPin } from './choose-pin.server.ts';

type HandedOver = { readonly ok: true } | { readonly ok: false; readonly errors: FieldErrors };

/**
 * Puts the tablet into the citizen's hands: from now on its sign-in opens this questionnaire and nothing else. Who has
 * no PIN yet chooses one first. Throws `not_found`, `response_closed` for one that is over.
 */
export async function handOver(
  call: FillingCall,
  responseId: string | undefined,
  form: FormData,
): Promise<HandedOver> {
  const { app, actor, scope, courses, now } = call;
  const response = await findResponse(app.db, scope, responseId ?? '', courses);
  if (!response) throw notFound();
  if (response.status !== 'in_progress') throw new Problem('response_closed', 409);
  if ((await findPinHash(app.db, actor.staffId)) === undefined) {
    const read = readNewPin(form);
    if (!read.ok) return read;
    await choosePin(call, read.pin);
  }
  await app.db.transaction().execute(async (trx) => {
    if (!(await resumeResponse(trx, response.id, 'tablet'))) throw new Problem('response_closed', 409);
    const begun_at = now.toISOString();
    const handover = { signInHash: actor.signInHash, response_id: response.id, begun_at };
    // Pressed twice, it is in the citizen's hands already.
    if (!(await insertHandover(trx, handover))) return;
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'handover.begin',
      subjectKind: 'response',
      subjectId: response.id,
      siteId: response.site_id,
    });
  });
  return { ok: true };
}
