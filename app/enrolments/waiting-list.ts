import type { EnrolmentRow } from '../../db/queries/enrolments.ts';

/** What of an enrolment decides about seats. */
export type Standing = Pick<
  EnrolmentRow,
  'id' | 'position' | 'status' | 'confirm_by' | 'confirm_until' | 'holds_seat' | 'offered_until'
>;

/** What becomes of an enrolment by itself. */
export type Move =
  | { readonly id: string; readonly to: 'withdrawn'; readonly reason: 'unconfirmed' | 'offer_lapsed' }
  /** The seat kept for somebody to be called is free again; the request stays. */
  | { readonly id: string; readonly to: 'seatless' }
  | { readonly id: string; readonly to: 'offered'; readonly until: string };

const isKept = (until: string | null, now: string) => until !== null && until > now;

/** True while nobody else may have the seat. Instants are ISO text. */
function takesSeat(one: Standing, now: string): boolean {
  switch (one.status) {
    case 'enrolled':
    case 'completed':
      return true;
    case 'offered':
      return isKept(one.offered_until, now);
    case 'unconfirmed':
      return one.holds_seat === 1 && isKept(one.confirm_until, now);
    default:
      return false;
  }
}

/** Seats nobody has; below zero when somebody took seats away. */
export function freeSeats(seats: number, standings: readonly Standing[], now: string): number {
  return seats - standings.filter((one) => takesSeat(one, now)).length;
}

/** What arrivals may get: the free seats, unless somebody waits for them, and the places left on the list. */
export function placesFor(
  edition: { readonly seats: number; readonly waiting_seats: number | null },
  standings: readonly Standing[],
  now: string,
): { readonly seats: number; readonly waiting: number } {
  const waiting = standings.filter(({ status }) => status === 'waiting').length;
  return {
    seats: waiting > 0 ? 0 : Math.max(freeSeats(edition.seats, standings, now), 0),
    waiting: Math.max((edition.waiting_seats ?? Number.POSITIVE_INFINITY) - waiting, 0),
  };
}

/** What an arrival gets: a seat, else a place on the list. */
export function arrival(...asked: Parameters<typeof placesFor>): 'seat' | 'waiting' | 'full' {
  const { seats, waiting } = placesFor(...asked);
  if (seats > 0) return 'seat';
  return waiting > 0 ? 'waiting' : 'full';
}

/** What whoever looks at an open course may ask for, by the counts anybody may see. */
export function leftOf(edition: {
  readonly seats: number;
  readonly taken: number;
  readonly waiting: number;
  readonly waiting_seats: number | null;
}): { readonly kind: 'seats' | 'waiting' | 'full'; readonly seats: number } {
  const seats = edition.waiting > 0 ? 0 : Math.max(edition.seats - edition.taken, 0);
  if (seats > 0) return { kind: 'seats', seats };
  const isListOpen = edition.waiting_seats === null || edition.waiting < edition.waiting_seats;
  return { kind: isListOpen ? 'waiting' : 'full', seats };
}

function endOf(one: Standing, now: string): Move | null {
  const { id } = one;
  if (one.status === 'offered' && !isKept(one.offered_until, now)) {
    return { id, to: 'withdrawn', reason: 'offer_lapsed' };
  }
  if (one.status !== 'unconfirmed' || one.confirm_until === null || one.confirm_until > now) return null;
  if (one.confirm_by === 'mail') return { id, to: 'withdrawn', reason: 'unconfirmed' };
  return one.holds_seat === 1 ? { id, to: 'seatless' } : null;
}

/**
 * Everything that is due in an edition at `now`: what was not answered in time ends, then every free seat is offered to
 * whoever waits longest, until `offerUntil`; null when no seat is offered any more. Done once, a second look finds nothing.
 */
export function dueMoves(
  seats: number,
  standings: readonly Standing[],
  now: string,
  offerUntil: string | null,
): Move[] {
  const ended = standings.flatMap((one) => endOf(one, now) ?? []);
  if (offerUntil === null) return ended;
  const free = Math.max(freeSeats(seats, standings, now), 0);
  const next = inOrder(standings)
    .slice(0, free)
    .map(({ id }): Move => ({ id, to: 'offered', until: offerUntil }));
  return [...ended, ...next];
}

/** The place in the queue of everybody who waits, 1 for whoever is next. */
export function queueOf(standings: readonly Standing[]): ReadonlyMap<string, number> {
  return new Map(inOrder(standings).map(({ id }, index) => [id, index + 1]));
}

function inOrder(standings: readonly Standing[]): Standing[] {
  return standings
    .filter(({ status }) => status === 'waiting')
    .sort((one, other) => one.position - other.position);
}
