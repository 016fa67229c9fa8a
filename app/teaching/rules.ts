/** An edition as far as its seats are summed. */
interface EditionSeats {
  readonly seats: number;
  readonly enrolled: number;
  readonly attended: number;
  readonly waiting: number;
  /** Held so far. */
  readonly minutes: number;
}

interface TeachingSums extends EditionSeats {
  readonly editions: number;
}

/** Seats offered, filled and attended, minutes taught and people who wait, added up. */
export function sumTeaching(editions: readonly EditionSeats[]): TeachingSums {
  const sum = (which: keyof EditionSeats) => editions.reduce((all, edition) => all + edition[which], 0);
  return {
    editions: editions.length,
    seats: sum('seats'),
    enrolled: sum('enrolled'),
    attended: sum('attended'),
    waiting: sum('waiting'),
    minutes: sum('minutes'),
  };
}

/** Fewer than these fill no room. */
const FEWEST_WAITING = 4;

/** True when half a class waits: another edition would be worth its while. */
export function deservesAnother(waiting: number, seats: number): boolean {
  return waiting >= Math.max(FEWEST_WAITING, Math.ceil(seats / 2));
}
