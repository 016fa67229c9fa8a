import type { Days } from './days-of-month.ts';

/** What is known of somebody in a group, by her place among attended months. */
export interface AttendedPlaces {
  groupOf(place: number): number;
  /** A bit for each month in which she was in it. */
  monthsOf(place: number): number;
}

/**
 * Who was in which group in one month, from which day to which: in order of place and with all the months she was in it,
 * so that people of a month that a period cuts are counted without looking elsewhere. 12 bytes for each person and group.
 */
export interface MonthPeople {
  /**
   * Counts by group who was met on some days, which begin or end the month, and in none of the other months; whoever was
   * met on the days of an earlier month that is cut too was counted there.
   */
  count(people: Int32Array, days: Days, otherMonths: number, earlier: EarlierDays | null): void;
  /** True when she was met on such days. */
  wasMet(place: number, days: Days): boolean;
  /** She was met on this day too. */
  meet(place: number, day: number): void;
  /** She was in this group in other months than before. */
  changeMonths(place: number, months: number): void;
}

interface EarlierDays {
  /** Its bit. */
  readonly month: number;
  readonly people: MonthPeople;
  readonly days: Days;
}

/** More than a month has days. */
const DAYS = 32;

/** Somebody who was met on a day, as one number: in order of place, then of day. */
export const meetingOf = (place: number, day: number) => place * DAYS + day;

/** The people of a month, given their meetings. */
export function openMonthPeople(meetings: Float64Array, attended: AttendedPlaces): MonthPeople {
  let size = 0;
  let columns = makeColumns(meetings.length);

  /** Where the place is, or would be. */
  function rowOf(place: number): number {
    const { places } = columns;
    let [first, end] = [0, size];
    while (first < end) {
      const middle = (first + end) >>> 1;
      if ((places[middle] ?? 0) < place) first = middle + 1;
      else end = middle;
    }
    return first;
  }

  const isAt = (row: number, place: number) => row < size && columns.places[row] === place;

  function put(row: number, place: number, day: number): void {
    const { places, groups, months, firstDays, lastDays } = columns;
    places[row] = place;
    groups[row] = attended.groupOf(place);
    months[row] = attended.monthsOf(place);
    firstDays[row] = day;
    lastDays[row] = day;
    size += 1;
  }

  for (const meeting of meetings.sort()) {
    const [place, day] = [Math.floor(meeting / DAYS), meeting % DAYS];
    if (size > 0 && isAt(size - 1, place)) columns.lastDays[size - 1] = day;
    else put(size, place, day);
  }

  return {
    count(people, { firstDay, lastDay }, otherMonths, earlier) {
      const { places, groups, months, firstDays, lastDays } = columns;
      const earlierMonth = earlier?.month ?? 0;
      for (let row = 0; row < size; row += 1) {
        const all = months[row] ?? 0;
        if ((all & earlierMonth) !== 0 && earlier?.people.wasMet(places[row] ?? 0, earlier.days)) continue;
        // Below zero for whoever does not count: half of them do, and a branch taken half of the time is guessed wrong.
        const isOut =
          ((lastDays[row] ?? 0) - firstDay) | (lastDay - (firstDays[row] ?? 0)) | -(all & otherMonths);
        const group = groups[row] ?? 0;
        people[group] = (people[group] ?? 0) + 1 + (isOut >> 31);
      }
    },
    wasMet(place, { firstDay, lastDay }) {
      const row = rowOf(place);
      return (
        isAt(row, place) &&
        (columns.lastDays[row] ?? 0) >= firstDay &&
        (columns.firstDays[row] ?? 0) <= lastDay
      );
    },
    meet(place, day) {
      const row = rowOf(place);
      if (isAt(row, place)) {
        columns.firstDays[row] = Math.min(columns.firstDays[row] ?? 0, day);
        columns.lastDays[row] = Math.max(columns.lastDays[row] ?? 0, day);
        return;
      }
      if (size === columns.places.length) columns = widened(columns);
      for (const column of Object.values(columns)) column.copyWithin(row + 1, row, size);
      put(row, place, day);
    },
    changeMonths(place, months) {
      const row = rowOf(place);
      if (isAt(row, place)) columns.months[row] = months;
    },
  };
}

/** By person and group. */
interface Columns {
  readonly places: Int32Array;
  readonly groups: Uint16Array;
  readonly months: Int32Array;
  readonly firstDays: Uint8Array;
  readonly lastDays: Uint8Array;
}

function makeColumns(rows: number): Columns {
  return {
    places: new Int32Array(rows),
    groups: new Uint16Array(rows),
    months: new Int32Array(rows),
    firstDays: new Uint8Array(rows),
    lastDays: new Uint8Array(rows),
  };
}

/** The same with room for some more. */
function widened(columns: Columns): Columns {
  const wider = makeColumns(columns.places.length + Math.ceil(columns.places.length / 16) + 1);
  wider.places.set(columns.places);
  wider.groups.set(columns.groups);
  wider.months.set(columns.months);
  wider.firstDays.set(columns.firstDays);
  wider.lastDays.set(columns.lastDays);
  return wider;
}
