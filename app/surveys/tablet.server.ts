import { redirect } from '@remix-run/node';
import { closeHandover, touchHandover } from '../../db/queries/handovers.ts';
import { findResponse, type ResponseRow } from '../../db/queries/responses.ts';
import { TABLET } from '../access/gate.server.ts';
import type { Handover } from '../access/policy.ts';
import { notFound } from '../platform/problem.ts';
import type { FillingCall } from './filling.server.ts';
import type { Instrument } from './instruments.server.ts';
import { type Answering, openResponse } from './open-response.server.ts';
import { stopQuestionnaire } from './stop-questionnaire.server.ts';

/** Whoever left a tablet lying longer than this is gone; screens without a timer of their own end here. */
const LEFT_MS = 15 * 60_000;
/** Signs of life are noted no oftener. */
const TOUCH_MS = 20_000;

/** What is open on a tablet that was handed over. */
interface OpenTablet {
  readonly response: ResponseRow;
  readonly instrument: Instrument;
  readonly answering: Answering;
}

/**
 * The questionnaire on the tablet of this sign-in, and no other: no address names it. Leads on to where the tablet is
 * given back once the citizen's part is over, also when nobody touched it for a quarter of an hour.
 */
export async function openTablet(call: FillingCall): Promise<OpenTablet> {
  const { app, scope, courses, now, actor } = call;
  const { handover } = actor;
  if (!handover) {
    if (call.request.method === 'POST') throw notFound();
    throw redirect('/');
  }
  const response = await findResponse(app.db, scope, handover.responseId, courses);
  const quiet = now.getTime() - Date.parse(handover.touchedAt);
  const isGone = !response || response.status === 'discarded' || quiet > LEFT_MS;
  if (!handover.isClosed && isGone) await closeTablet(call, handover);
  if (handover.isClosed || isGone) throw redirect('/ask/return');
  if (quiet > TOUCH_MS) await touchHandover(app.db, handover.signInId, now.toISOString());
  const answering: Answering = { ...call, way: 'tablet' };
  return { ...(await openResponse(call, response.id)), answering };
}

/** The same while there is something to answer; leads on to the result once there is not. */
export async function openUnfinished(call: FillingCall): Promise<OpenTablet> {
  const tablet = await openTablet(call);
  if (tablet.response.status === 'complete') throw redirect(`${TABLET}/result`);
  return tablet;
}

/**
 * The citizen's part is over: from now on the tablet only asks to be given back. What was not finished is left with
 * the answers so far. Its trace are the questionnaire's own and that of the tablet's return.
 */
export async function closeTablet(call: FillingCall, { responseId, signInId }: Handover): Promise<void> {
  const { app, scope, courses, now } = call;
  await app.db.transaction().execute((trx) => closeHandover(trx, signInId, now.toISOString()));
  if (!(await findResponse(app.db, scope, responseId, courses))) return;
  await stopQuestionnaire({ ...call, way: 'tablet' }, responseId);
}
