import { findEnrolmentByToken } from '../../db/queries/enrolments.ts';
import { NETWORK } from '../../db/scope.ts';
import type { OpenCall } from '../access/gate.server.ts';
import { linkTokenHash } from '../invitations/link-token.server.ts';
import { civil } from '../platform/clock.ts';
import { Problem } from '../platform/problem.ts';
import { endEnrolment, takeSeat } from './change-enrolment.server.ts';
import { type HeldEdition, holdEdition, lookAtEdition } from './hold-edition.server.ts';
import { queueOf } from './waiting-list.ts';

/** Where somebody stands, as her own page says it. */
type OwnState = 'to_confirm' | 'received' | 'enrolled' | 'waiting' | 'offered' | 'ended' | 'over';

/** The acts of somebody's own page. */
const OWN_ACTS = ['take', 'leave'] as const;
type OwnAct = (typeof OWN_ACTS)[number];

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
  return show(call, await lookAtEdition(app, NETWORK, row.edition_id, now), row.id);
}

/** Says yes or goes, by the link. What came too late changes nothing, and the page says how it stands. */
export async function actByLink(call: OpenCall, act: OwnAct) {
  const { app, now } = call;
  const row = await ownEnrolment(call);
  const held = await app.db.transaction().execute(async (trx) => {
    const before = await holdEdition(trx, app, NETWORK, row.edition_id, now);
    if (before.edition.status !== 'planned') return before;
    if (act === 'take') await takeSeat(trx, app, before, row.id, null);
    else await endEnrolment(trx, app, before, row.id, 'person', null);
    return holdEdition(trx, app, NETWORK, row.edition_id, now);
  });
  app.mail?.wake();
  return show(call, held, row.id);
}

function show({ app }: OpenCall, held: HeldEdition, id: string) {
  const { edition, facts, standings } = held;
  const row = standings.find((one) => one.id === id);
  const until = row?.offered_until ?? row?.confirm_until ?? null;
  return {
    facts,
    state: stateOf(edition.status, row),
    /** Of an online course, for those enrolled. */
    link: row?.status === 'enrolled' ? edition.online_link : null,
    queue: queueOf(standings).get(id) ?? null,
    until: until === null ? null : civil(new Date(until), app.timeZone),
  };
}

function stateOf(
  edition: HeldEdition['edition']['status'],
  row: HeldEdition['standings'][number] | undefined,
): OwnState {
  if (edition !== 'planned') return 'over';
  if (!row || row.status === 'withdrawn') return 'ended';
  if (row.status === 'unconfirmed') return row.confirm_by === 'mail' ? 'to_confirm' : 'received';
  return row.status === 'completed' ? 'enrolled' : row.status;
}
