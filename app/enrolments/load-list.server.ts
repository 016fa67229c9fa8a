import { listEnrolments, type SeenEnrolment } from '../../db/queries/enrolments.ts';
import { listUndelivered } from '../../db/queries/letters.ts';
import { listRecentCitizens } from '../../db/queries/recent-citizens.ts';
import type { Call } from '../access/gate.server.ts';
import { scopeFor } from '../access/policy.ts';
import { type PersonTag, tagOf } from '../people/open-identity.ts';
import { audit } from '../platform/audit.server.ts';
import { addDays, civil, civilEnd } from '../platform/clock.ts';
import { isForStaff } from '../registers/rules.ts';
import { openContact, openNeeds } from './contact.ts';
import { type HeldEdition, lookAtEdition } from './hold-edition.server.ts';
import { mustCall } from './must-call.ts';
import { nameOf } from './name-of.server.ts';
import { freeSeats, queueOf } from './waiting-list.ts';

/** «Lately»: days back, and people. */
const RECENT_DAYS = 14;
const RECENT_PEOPLE = 12;

/** Somebody on the list of an edition. */
export type ListRow = ReturnType<typeof tellRow>;

/** Everybody of an edition, in the parts the trainer works with; on record. Throws `not_found`. */
export async function loadList(call: Call, editionId: string) {
  const { app, scope, actor, now } = call;
  const held = await lookAtEdition(app, scope, editionId, now);
  const rows = await listEnrolments(app.db, scope, editionId);
  const queue = queueOf(held.standings);
  const lost = new Set(await listUndelivered(app.db, editionId));
  const told = rows.map((row) => tellRow(call, row, queue.get(row.id) ?? null, lost.has(row.id)));
  if (told.length > 0) {
    await audit(app.db, {
      at: now,
      staffId: actor.staffId,
      action: 'enrolment.view',
      subjectKind: 'edition',
      subjectId: editionId,
      siteId: held.edition.site_id,
      detail: { count: told.length },
    });
  }
  const inState = (...states: ListRow['status'][]) => told.filter(({ status }) => states.includes(status));
  return {
    facts: held.facts,
    status: held.edition.status,
    forStaff: isForStaff(held.edition),
    seats: held.edition.seats,
    recent: await recentPeople(call, held),
    free: Math.max(freeSeats(held.edition.seats, held.standings, held.at), 0),
    enrolled: inState('enrolled', 'completed'),
    toPhone: told.filter(({ mustCall }) => mustCall),
    asked: inState('offered', 'unconfirmed').filter(({ mustCall }) => !mustCall),
    waiting: inState('waiting'),
    gone: inState('withdrawn'),
  };
}

/** Who came to the edition's site lately and is not in it; nobody for who may not see the people of a site. */
async function recentPeople(
  { app, actor, today }: Call,
  { edition, standings }: HeldEdition,
): Promise<PersonTag[]> {
  const scope = scopeFor(actor, 'citizen.view');
  if (!scope || edition.status !== 'planned' || isForStaff(edition)) return [];
  const here = new Set(standings.map(({ person_no }) => person_no));
  const since = addDays(today, -RECENT_DAYS);
  const seen = await listRecentCitizens(app.db, scope, edition.site_id, since, RECENT_PEOPLE);
  return seen
    .filter(({ person_no }) => !here.has(person_no))
    .map((citizen) => tagOf(app.keys, citizen, today));
}

function tellRow({ app }: Call, row: SeenEnrolment, queue: number | null, isLost: boolean) {
  const contact = openContact(app.keys, row);
  const until = row.offered_until ?? row.confirm_until;
  return {
    id: row.id,
    name: nameOf(app.keys, row),
    no: row.card_no,
    status: row.status,
    way: row.way,
    email: row.staff_email ?? contact.email,
    phone: contact.phone,
    needs: openNeeds(app.keys, row),
    /** Has a card, or works here: nobody else is recognised at a lesson. */
    isKnown: row.person_no !== null || row.staff_id !== null,
    isStaff: row.staff_id !== null,
    mustCall: mustCall(app, row, isLost),
    /** No seat is kept for this request: none was free, or nobody called in time. */
    isSeatless: row.status === 'unconfirmed' && row.holds_seat === 0,
    /** Said yes online with the code of somebody who is on the list already. */
    isDoubtful: row.status === 'unconfirmed' && row.confirmed_at !== null,
    isLost,
    queue,
    until: until === null ? null : civilEnd(new Date(until), app.timeZone),
    since: civil(new Date(row.created_at), app.timeZone),
    reason: row.withdrawal_reason,
  };
}
