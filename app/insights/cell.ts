import type { FigureAttendance, FigureBaseline } from '../../db/queries/figures.ts';
import { type BaselineRows, compileBaselines } from './baseline-rows.ts';
import { type CellSummary, summariseCell, summaryBytes } from './cell-summary.ts';
import type { Dictionary } from './dictionary.ts';

/** Written where a session has no topic or an attendance no age band, gender… */
export const UNKNOWN = 'unknown';

/**
 * One site in one month, read once and kept as columns. Sessions stand in order of day; the attendances of session `s`
 * are the rows from `attendanceEnd[s - 1]` (0 for the first) to `attendanceEnd[s]`, its topics likewise.
 * A period that cuts the month is a range of sessions.
 */
export interface Cell {
  readonly siteId: string;
  readonly month: string;
  readonly revision: number;
  /** Different for everything ever compiled by this process. */
  readonly serial: number;
  /** Day of the month, 1–31. */
  readonly sessionDay: Uint8Array;
  readonly sessionMinutes: Uint16Array;
  readonly attendanceEnd: Uint32Array;
  readonly topicEnd: Uint32Array;
  readonly topics: Uint16Array;
  /** Person number; −1 for an anonymous head. */
  readonly person: Int32Array;
  /** 1 for a person's first attendance in the network. */
  readonly isNew: Uint8Array;
  readonly ageBand: Uint16Array;
  readonly gender: Uint16Array;
  readonly maxPerson: number;
  readonly baselines: BaselineRows;
  readonly summaries: Summaries;
  /** Estimated, with room for both summaries. */
  readonly bytes: number;
}

/** The whole month, and the part of it that was asked for last (made when needed). */
interface Summaries {
  readonly whole: CellSummary;
  part: { readonly first: number; readonly end: number; readonly summary: CellSummary } | null;
}

/** What the codes in the columns stand for; shared by all cells of a process. */
export interface Dictionaries {
  readonly topic: Dictionary;
  readonly ageBand: Dictionary;
  readonly gender: Dictionary;
}

const OBJECT_BYTES = 8000;

let compiled = 0;

/** Packs the rows of one cell; `attendances` and `baselines` are in order of day, sessions unbroken. */
export function compileCell(
  key: { siteId: string; month: string; revision: number },
  attendances: readonly FigureAttendance[],
  topicsOf: ReadonlyMap<string, readonly string[]>,
  baselines: readonly FigureBaseline[],
  dictionaries: Dictionaries,
): Cell {
  const days: number[] = [];
  const minutes: number[] = [];
  const attendanceEnd: number[] = [];
  const topicEnd: number[] = [];
  const topics: number[] = [];
  const person = new Int32Array(attendances.length);
  const isNew = new Uint8Array(attendances.length);
  const ageBand = new Uint16Array(attendances.length);
  const gender = new Uint16Array(attendances.length);
  let maxPerson = -1;
  let session = '';

  attendances.forEach((row, index) => {
    if (row.session_id !== session) {
      session = row.session_id;
      days.push(Number(row.day.slice(8)));
      minutes.push(row.minutes);
      for (const topic of topicsOf.get(session) ?? [UNKNOWN]) topics.push(dictionaries.topic.codeOf(topic));
      topicEnd.push(topics.length);
      attendanceEnd.push(index);
    }
    attendanceEnd[attendanceEnd.length - 1] = index + 1;
    person[index] = row.person_no ?? -1;
    isNew[index] = row.first;
    ageBand[index] = dictionaries.ageBand.codeOf(row.age_band ?? UNKNOWN);
    gender[index] = dictionaries.gender.codeOf(row.gender ?? UNKNOWN);
    if (row.person_no !== null && row.person_no > maxPerson) maxPerson = row.person_no;
  });

  compiled += 1;
  const columns = {
    ...key,
    serial: compiled,
    sessionDay: Uint8Array.from(days),
    sessionMinutes: Uint16Array.from(minutes),
    attendanceEnd: Uint32Array.from(attendanceEnd),
    topicEnd: Uint32Array.from(topicEnd),
    topics: Uint16Array.from(topics),
    person,
    isNew,
    ageBand,
    gender,
    maxPerson,
    baselines: compileBaselines(baselines),
  };
  const whole = summariseCell(columns, 0, days.length);
  return {
    ...columns,
    summaries: { whole, part: null },
    bytes:
      OBJECT_BYTES +
      days.length * 11 +
      topics.length * 2 +
      attendances.length * 9 +
      baselines.length * 4 +
      2 * summaryBytes(whole),
  };
}

/** Summary of the sessions held from day `from` to day `to` (`YYYY-MM-DD`, both included); null when there are none. */
export function summaryBetween(cell: Cell, from: string, to: string): CellSummary | null {
  const { first, end } = rowsBetween(cell.sessionDay, cell.month, from, to);
  if (first === end) return null;
  const { summaries } = cell;
  if (end - first === cell.sessionDay.length) return summaries.whole;
  if (summaries.part?.first !== first || summaries.part.end !== end) {
    summaries.part = { first, end, summary: summariseCell(cell, first, end) };
  }
  return summaries.part.summary;
}

/** The rows `[first, end)` of a month whose days (sorted) lie between two dates, both included. */
export function rowsBetween(days: Uint8Array, month: string, from: string, to: string) {
  const firstDay = from <= `${month}-01` ? 1 : from.startsWith(month) ? Number(from.slice(8)) : 32;
  const lastDay = to >= `${month}-31` ? 31 : to.startsWith(month) ? Number(to.slice(8)) : 0;
  return { first: countUpTo(days, firstDay - 1), end: countUpTo(days, lastDay) };
}

/** How many of the sorted days are at most `day`. */
function countUpTo(days: Uint8Array, day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
