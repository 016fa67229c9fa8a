import type { Trx } from '../../db/index.ts';
import { type EnrolmentRow, insertEnrolments, nextPosition } from '../../db/queries/enrolments.ts';
import { linkTokenHash, newLinkToken } from '../invitations/link-token.server.ts';
import { audit } from '../platform/audit.server.ts';
import { Problem } from '../platform/problem.ts';
import { isForStaff } from '../registers/rules.ts';
import { type Contact, sealContact, sealNeeds } from './contact.ts';
import { keptUntil } from './deadlines.ts';
import type { Enrolling, HeldEdition } from './hold-edition.server.ts';
import { writeLetterTo } from './letters.server.ts';
import type { Need } from './needs.ts';
import { arrival } from './waiting-list.ts';

/** Who comes to an edition. */
interface Arriving {
  /** Made by the page, so that a double click enrols once. */
  readonly id: string;
  readonly person: { readonly citizen_id: string; readonly person_no: number } | null;
  readonly staffId: string | null;
  readonly way: EnrolmentRow['way'];
  readonly contact: Omit<Contact, 'token'>;
  readonly needs: readonly Need[];
  /** The member of staff who enrols; null for the person herself. */
  readonly createdBy: string | null;
  /** How whoever came online is to say yes; null where somebody of the staff knows that they mean it. */
  readonly confirmBy: 'mail' | 'phone' | null;
}

export type Arrived =
  | { readonly kind: 'new'; readonly row: EnrolmentRow }
  /** The same form came twice. */
  | { readonly kind: 'same'; readonly row: EnrolmentRow }
  /** This person is in the edition already. */
  | { readonly kind: 'double'; readonly row: EnrolmentRow }
  | { readonly kind: 'full' };

/** Throws `edition_over` once an edition was concluded or cancelled. */
export function refuseOver({ edition }: HeldEdition): void {
  if (edition.status !== 'planned') throw new Problem('edition_over', 409);
}

/** Throws `staff_only` for an edition that teaches the staff: they enrol by themselves. */
export function refuseForStaff(edition: Pick<HeldEdition['edition'], 'audience'>): void {
  if (isForStaff(edition)) throw new Problem('staff_only', 409);
}

/** Who of those in an edition is this person. */
export function findDouble(
  { standings }: HeldEdition,
  who: { readonly person: Arriving['person']; readonly staffId: string | null },
): EnrolmentRow | undefined {
  return standings.find(
    (row) =>
      (who.person !== null && row.person_no === who.person.person_no) ||
      (who.staffId !== null && row.staff_id === who.staffId),
  );
}

/**
 * Gives whoever comes a seat, or a place on the waiting list, in the transaction that holds the edition. Whoever is to be
 * written to gets the letter that says so. Throws `edition_over`, `not_found` for the id of another edition's enrolment.
 */
export async function addArrival(
  trx: Trx,
  app: Enrolling,
  held: HeldEdition,
  arriving: Arriving,
): Promise<Arrived> {
  refuseOver(held);
  const same = held.standings.find(({ id }) => id === arriving.id);
  if (same) return { kind: 'same', row: same };
  const double = findDouble(held, arriving);
  if (double) return { kind: 'double', row: double };
  const gets = arrival(held.edition, held.standings, held.at);
  if (gets === 'full') return { kind: 'full' };

  const row = rowOf(app, held, arriving, gets === 'seat', await nextPosition(trx, held.edition.id));
  await insertEnrolments(trx, [row]);
  await audit(trx, {
    at: held.now,
    staffId: arriving.createdBy,
    action: 'enrolment.create',
    subjectKind: 'enrolment',
    subjectId: row.id,
    siteId: held.edition.site_id,
    detail: { way: row.way, kind: row.status },
  });
  const letter =
    row.status === 'unconfirmed' ? 'to_confirm' : row.status === 'waiting' ? 'waiting' : 'enrolled';
  await writeLetterTo(trx, app, { ...held, standings: [...held.standings, row] }, row, letter);
  return { kind: 'new', row };
}

/** The row of an arrival, with the secret of the person's own page; a colleague signs in instead. */
export function rowOf(
  { keys, timeZone }: Pick<Enrolling, 'keys' | 'timeZone'>,
  { edition, facts, term, now, at }: HeldEdition,
  arriving: Arriving,
  hasSeat: boolean,
  position: number,
): EnrolmentRow {
  const { id, person, staffId, contact, confirmBy } = arriving;
  // Who has no address gets the link on the slip.
  const token = staffId === null ? newLinkToken() : null;
  const hours = confirmBy === 'phone' ? term.call_hours : term.confirm_hours;
  // On the day of the first lesson the hours count alone: a seat is not kept for ever.
  const until =
    keptUntil(now, hours, facts.firstDay, timeZone) ?? new Date(now.getTime() + hours * 3_600_000);
  return {
    id,
    edition_id: edition.id,
    citizen_id: person?.citizen_id ?? null,
    person_no: person?.person_no ?? null,
    staff_id: staffId,
    position,
    status: confirmBy ? 'unconfirmed' : hasSeat ? 'enrolled' : 'waiting',
    way: arriving.way,
    contact_sealed: staffId === null ? sealContact(keys, id, { ...contact, token }) : null,
    needs_sealed: sealNeeds(keys, id, arriving.needs),
    token_hash: token === null ? null : linkTokenHash(token),
    confirm_by: confirmBy,
    confirm_until: confirmBy ? until.toISOString() : null,
    holds_seat: confirmBy && hasSeat ? 1 : 0,
    confirmed_at: confirmBy ? null : at,
    offered_until: null,
    withdrawn_at: null,
    withdrawal_reason: null,
    reminded_at: null,
    created_by: arriving.createdBy,
    created_at: at,
    revision: 1,
    updated_at: at,
  };
}
