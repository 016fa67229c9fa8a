import type { Trx } from '../../db/index.ts';
import { type EnrolmentRow, listStandings, updateEnrolment } from '../../db/queries/enrolments.ts';
import { readCode } from '../people/fiscal-code.server.ts';
import { claimPeople } from '../people/receive-person.server.ts';
import { audit } from '../platform/audit.server.ts';
import { civil } from '../platform/clock.ts';
import { findDouble, refuseOver } from './add-arrival.server.ts';
import { openContact } from './contact.ts';
import { type Enrolling, ended, type HeldEdition, settle } from './hold-edition.server.ts';
import type { Leaving } from './leaving.ts';
import { writeLetterTo } from './letters.server.ts';
import { freeSeats } from './waiting-list.ts';

/** Who acts: somebody of the staff, or null for the person herself through her link. */
type By = string | null;

/** What a seat asked for comes to. */
export type Seated =
  | 'enrolled'
  | 'waiting'
  /** It was so already, or it is over: nothing changed. */
  | 'unchanged'
  /** Nobody gives up a seat that is not free. */
  | 'no_seat'
  /** The code told online is of somebody who is in the edition already: a person looks at it. */
  | 'to_phone';

/**
 * Says yes for an enrolment of an edition that is held: confirms one made online, takes an offered seat; by the staff
 * (`by`) also gives a free seat to somebody who waits. Throws `edition_over`.
 */
export async function takeSeat(
  trx: Trx,
  app: Enrolling,
  held: HeldEdition,
  id: string,
  by: By,
): Promise<Seated> {
  refuseOver(held);
  const row = held.standings.find((one) => one.id === id);
  if (!row) return 'unchanged';
  switch (row.status) {
    case 'unconfirmed':
      return confirm(trx, app, held, row, by);
    case 'offered':
      await seat(trx, app, held, row, by, 'enrolment.accept');
      return 'enrolled';
    case 'waiting':
      if (by === null) return 'unchanged';
      if (freeSeats(held.edition.seats, held.standings, held.at) <= 0) return 'no_seat';
      await seat(trx, app, held, row, by, 'enrolment.accept');
      return 'enrolled';
    default:
      return 'unchanged';
  }
}

async function seat(
  trx: Trx,
  app: Enrolling,
  held: HeldEdition,
  row: EnrolmentRow,
  by: By,
  action: 'enrolment.accept' | 'enrolment.confirm',
  status: 'enrolled' | 'waiting' = 'enrolled',
): Promise<void> {
  const change = {
    status,
    offered_until: null,
    confirm_by: null,
    confirm_until: null,
    holds_seat: 0,
    confirmed_at: row.confirmed_at ?? held.at,
  } as const;
  await updateEnrolment(trx, row.id, change, held.at);
  await audit(trx, {
    at: held.now,
    staffId: by,
    action,
    subjectKind: 'enrolment',
    subjectId: row.id,
    siteId: held.edition.site_id,
    detail: { kind: status },
  });
  const standings = await listStandings(trx, held.edition.id);
  await writeLetterTo(trx, app, { ...held, standings }, { ...row, ...change }, status);
}

async function confirm(
  trx: Trx,
  app: Enrolling,
  held: HeldEdition,
  row: EnrolmentRow,
  by: By,
): Promise<Seated> {
  // By the link only what waits for the link: who is to be called is called.
  if (by === null && row.confirm_by !== 'mail') return 'unchanged';
  if ((await recognise(trx, app, held, row)) === 'double') {
    if (by !== null) return 'unchanged';
    const change = {
      confirm_by: 'phone',
      confirm_until: null,
      holds_seat: 0,
      confirmed_at: held.at,
    } as const;
    await updateEnrolment(trx, row.id, change, held.at);
    return 'to_phone';
  }
  const others = held.standings.filter(({ id }) => id !== row.id);
  const isNext = !others.some(({ status, position }) => status === 'waiting' && position < row.position);
  // A seat that is kept for this person is neither free nor anybody else's.
  const free = isNext && freeSeats(held.edition.seats, others, held.at) > 0;
  const status = free || row.holds_seat === 1 ? 'enrolled' : 'waiting';
  await seat(trx, app, held, row, by, 'enrolment.confirm', status);
  return status;
}

/** Finds or makes the card of the code that was told online, unless it is of somebody who is here already. */
async function recognise(
  trx: Trx,
  { keys, timeZone }: Enrolling,
  held: HeldEdition,
  row: EnrolmentRow,
): Promise<'done' | 'double'> {
  const { code, name } = openContact(keys, row);
  if (row.person_no !== null || code === null) return 'done';
  const { day: today } = civil(held.now, timeZone);
  const reading = await readCode(code, today);
  if (reading.kind === 'invalid') return 'done';
  const receiving = { keys, now: held.now, today, siteId: held.edition.site_id, staffId: null };
  const names = { givenName: name, familyName: null };
  const citizen = (await claimPeople(trx, receiving, [{ reading, names }])).get(reading.code);
  if (!citizen) return 'done';
  const person = { citizen_id: citizen.id, person_no: citizen.person_no };
  if (findDouble(held, { person, staffId: null })) return 'double';
  await updateEnrolment(trx, row.id, person, held.at);
  return 'done';
}

/**
 * Ends an enrolment of an edition that is held, and offers the seat to whoever waits longest. False when it had ended
 * before, or the course was completed. Throws `edition_over`.
 */
export async function endEnrolment(
  trx: Trx,
  app: Enrolling,
  held: HeldEdition,
  id: string,
  reason: Leaving,
  by: By,
): Promise<boolean> {
  refuseOver(held);
  const row = held.standings.find((one) => one.id === id);
  if (!row || row.status === 'completed') return false;
  await updateEnrolment(trx, id, ended(held.at, reason), held.at);
  await audit(trx, {
    at: held.now,
    staffId: by,
    action: 'enrolment.withdraw',
    subjectKind: 'enrolment',
    subjectId: id,
    siteId: held.edition.site_id,
    detail: { kind: reason },
  });
  // What was never confirmed ends in silence: the address may be somebody else's.
  if (row.status !== 'unconfirmed') await writeLetterTo(trx, app, held, row, 'withdrawn');
  const standings = await listStandings(trx, held.edition.id);
  await settle(trx, app, { ...held, standings });
  return true;
}
