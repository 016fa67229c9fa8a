import { findEnrolmentByToken } from '../../db/queries/enrolments.ts';
import { NETWORK } from '../../db/scope.ts';
import type { OpenCall } from '../access/gate.server.ts';
import { linkTokenHash } from '../invitations/link-token.server.ts';
import { civilEnd } from '../platform/clock.ts';
import { Problem } from '../platform/problem.ts';
import { endEnrolment, takeSeat } from './change-enrolment.server.ts';
import { type HeldEdition, holdEdition, lookAtEdition } from './hold-edition.server.ts';
import { queueOf } from './waiting-list.ts';

/** Where somebody stands, as her own page says it. */
type OwnState = 'to_confirm' | 'to_join' | 'received' | 'enrolled' | 'waiting' | 'offered' | 'ended' | 'over';

/** The enrolment of a token, or `enrolment_link_over` (404): it reads the same whatever was wrong. */
async function ownEnrolment({ app, params }: OpenCall) {
  const hash = linkTokenHash(params.token);
  const row = hash === null ? undefined : await findEnrolmentByToken(app.db, hash);
  if (!row) throw new Problem('enrolment_link_over', 404);
  return row;
}

/** What the page behind somebody's link shows: the course and where they stand, nobody's name. */
export async function loadOwnPage(call: OpenCall) {
  const { app, now } = call;
  const row = await ownEnrolment(call);
  const { edition, facts, standings } = await lookAtEdition(app, NETWORK, row.edition_id, now);
  const current = standings.find(({ id }) => id === row.id);
  const until = current?.offered_until ?? current?.confirm_until ?? null;
  return {
    facts,
    state: stateOf(edition.status, current),
    /** Of an online course, for those enrolled. */
    link: current?.status === 'enrolled' ? edition.online_link : null,
    queue: queueOf(standings).get(row.id) ?? null,
    until: until === null ? null : civilEnd(new Date(until), app.timeZone),
  };
}

/** Says yes or goes, by the link. What came too late changes nothing, and the page says how it stands. */
export async function actByLink(call: OpenCall, act: 'take' | 'leave'): Promise<void> {
  const { app, now } = call;
  const row = await ownEnrolment(call);
  await app.db.transaction().execute(async (trx) => {
    const held = await holdEdition(trx, app, NETWORK, row.edition_id, now);
    if (held.edition.status !== 'planned') return;
    if (act === 'take') await takeSeat(trx, app, held, row.id, null);
    else await endEnrolment(trx, app, held, row.id, 'person', null);
  });
  app.mail?.wake();
}

function stateOf(
  edition: HeldEdition['edition']['status'],
  row: HeldEdition['standings'][number] | undefined,
): OwnState {
  if (edition !== 'planned') return 'over';
  if (!row || row.status === 'withdrawn') return 'ended';
  if (row.status === 'unconfirmed') {
    if (row.confirm_by !== 'mail') return 'received';
    return row.holds_seat === 1 ? 'to_confirm' : 'to_join';
  }
  return row.status === 'completed' ? 'enrolled' : row.status;
}
