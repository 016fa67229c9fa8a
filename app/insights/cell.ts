import type { FigureAttendance, FigureBaseline } from '../../db/queries/figures.ts';
import { type BaselineRows, compileBaselines, replaceBaselines } from './baseline-rows.ts';
import { recordOf, splice, spliceEnds } from './columns.ts';
import type { Dictionary } from './dictionary.ts';
import {
  type Dimension,
  HEAD_DIMENSIONS,
  type HeadDimension,
  UNKNOWN,
  VISIT_DIMENSIONS,
  type VisitDimension,
  WITH_CODE,
} from './participation.ts';
import { weekdayOf } from './period.ts';

/**
 * One site in one month, read once and kept as columns. Sessions stand in order of day; the attendances of session `s`
 * are the rows from `attendanceEnd[s - 1]` (0 for the first) to `attendanceEnd[s]`, its topics likewise.
 * A period that cuts the month is a range of sessions.
 */
export interface Cell extends Columns {
  readonly siteId: string;
  readonly month: string;
  /** Site and month in one. */
  readonly name: string;
  readonly revision: number;
  /** Different for everything ever compiled by this process. */
  readonly serial: number;
  /** Estimated. */
  readonly bytes: number;
}

interface Columns {
  /** Day of the month, 1–31. */
  readonly sessionDay: Uint8Array;
  readonly sessionMinutes: Uint16Array;
  readonly attendanceEnd: Uint32Array;
  readonly topicEnd: Uint32Array;
  readonly topics: Uint16Array;
  /** By session. */
  readonly visit: Readonly<Record<VisitDimension, Uint16Array>>;
  /** Person number; −1 for an anonymous head. */
  readonly person: Int32Array;
  /** 1 for a person's first attendance in the network. */
  readonly isNew: Uint8Array;
  /** By attendance. */
  readonly head: Readonly<Record<HeadDimension, Uint16Array>>;
  /** No person number is above it. */
  readonly maxPerson: number;
  readonly baselines: BaselineRows;
}

/** The rows of one cell as they are read; attendances and baselines in order of day, sessions unbroken. */
export interface CellRows {
  readonly attendances: readonly FigureAttendance[];
  readonly topicsOf: ReadonlyMap<string, readonly string[]>;
  readonly baselines: readonly FigureBaseline[];
}

/** What the codes in the columns stand for; shared by all cells of a process. */
export type Dictionaries = Readonly<Record<Dimension, Dictionary>>;

type Key = Pick<Cell, 'siteId' | 'month' | 'revision'>;

const OBJECT_BYTES = 4000;
const DAYS = 32;

let compiled = 0;

/** Packs the rows of a whole cell. */
export function compileCell(key: Key, rows: CellRows, dictionaries: Dictionaries): Cell {
  return cellOf(key, packRows(rows, dictionaries));
}

/** The cell with the days from `firstDay` to `lastDay` read again. */
export function replaceDays(
  cell: Cell,
  revision: number,
  days: { readonly firstDay: number; readonly lastDay: number },
  rows: CellRows,
  dictionaries: Dictionaries,
): Cell {
  const { firstDay, lastDay } = days;
  const fresh = packRows(rows, dictionaries);
  const sessions = {
    first: countUpTo(cell.sessionDay, firstDay - 1),
    end: countUpTo(cell.sessionDay, lastDay),
  };
  const heads = {
    first: startOf(cell.attendanceEnd, sessions.first),
    end: startOf(cell.attendanceEnd, sessions.end),
  };
  const topics = { first: startOf(cell.topicEnd, sessions.first), end: startOf(cell.topicEnd, sessions.end) };
  const columns = {
    sessionDay: splice(cell.sessionDay, sessions, fresh.sessionDay),
    sessionMinutes: splice(cell.sessionMinutes, sessions, fresh.sessionMinutes),
    attendanceEnd: spliceEnds(cell.attendanceEnd, sessions, fresh.attendanceEnd),
    topicEnd: spliceEnds(cell.topicEnd, sessions, fresh.topicEnd),
    topics: splice(cell.topics, topics, fresh.topics),
    visit: recordOf(VISIT_DIMENSIONS, (name) => splice(cell.visit[name], sessions, fresh.visit[name])),
    person: splice(cell.person, heads, fresh.person),
    isNew: splice(cell.isNew, heads, fresh.isNew),
    head: recordOf(HEAD_DIMENSIONS, (name) => splice(cell.head[name], heads, fresh.head[name])),
    maxPerson: Math.max(cell.maxPerson, fresh.maxPerson),
    baselines: replaceBaselines(
      cell.baselines,
      { first: countUpTo(cell.baselines.day, firstDay - 1), end: countUpTo(cell.baselines.day, lastDay) },
      fresh.baselines,
    ),
  };
  const { siteId, month } = cell;
  return cellOf({ siteId, month, revision }, columns);
}

function cellOf({ siteId, month, revision }: Key, columns: Columns): Cell {
  compiled += 1;
  return {
    siteId,
    month,
    name: `${siteId} ${month}`,
    revision,
    serial: compiled,
    ...columns,
    bytes:
      OBJECT_BYTES +
      columns.sessionDay.length * (11 + 2 * VISIT_DIMENSIONS.length) +
      columns.topics.length * 2 +
      columns.person.length * (5 + 2 * HEAD_DIMENSIONS.length) +
      columns.baselines.day.length * 4,
  };
}

function packRows({ attendances, topicsOf, baselines }: CellRows, dictionaries: Dictionaries): Columns {
  const days: number[] = [];
  const minutes: number[] = [];
  const attendanceEnd: number[] = [];
  const topicEnd: number[] = [];
  const topics: number[] = [];
  const visit = recordOf(VISIT_DIMENSIONS, (): number[] => []);
  const head = recordOf(HEAD_DIMENSIONS, () => new Uint16Array(attendances.length));
  const person = new Int32Array(attendances.length);
  const isNew = new Uint8Array(attendances.length);
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
      const [weekday, hour] = [weekdayOf(row.day), row.start_time.slice(0, 2)];
      visit.mode.push(dictionaries.mode.codeOf(row.mode));
      visit.channel.push(dictionaries.channel.codeOf(row.channel));
      visit.weekday.push(dictionaries.weekday.codeOf(String(weekday)));
      visit.hour.push(dictionaries.hour.codeOf(hour));
      visit.weekdayHour.push(dictionaries.weekdayHour.codeOf(`${weekday}-${hour}`));
      visit.facilitator.push(dictionaries.facilitator.codeOf(row.facilitator_id));
    }
    attendanceEnd[attendanceEnd.length - 1] = index + 1;
    person[index] = row.person_no ?? -1;
    isNew[index] = row.first;
    head.ageBand[index] = dictionaries.ageBand.codeOf(row.age_band ?? UNKNOWN);
    head.gender[index] = dictionaries.gender.codeOf(row.gender ?? UNKNOWN);
    head.education[index] = dictionaries.education.codeOf(row.education ?? UNKNOWN);
    head.occupation[index] = dictionaries.occupation.codeOf(row.occupation ?? UNKNOWN);
    head.citizenship[index] = dictionaries.citizenship.codeOf(row.citizenship ?? UNKNOWN);
    head.language[index] = dictionaries.language.codeOf(row.language ?? UNKNOWN);
    head.withCode[index] = dictionaries.withCode.codeOf(row.has_code === 1 ? WITH_CODE.yes : WITH_CODE.no);
    if (row.person_no !== null && row.person_no > maxPerson) maxPerson = row.person_no;
  });

  return {
    sessionDay: Uint8Array.from(days),
    sessionMinutes: Uint16Array.from(minutes),
    attendanceEnd: Uint32Array.from(attendanceEnd),
    topicEnd: Uint32Array.from(topicEnd),
    topics: Uint16Array.from(topics),
    visit: recordOf(VISIT_DIMENSIONS, (name) => Uint16Array.from(visit[name])),
    person,
    isNew,
    head,
    maxPerson,
    baselines: compileBaselines(baselines),
  };
}

/** The days of a month (1–31) between two dates, both included; `last` before `first` when there are none. */
export function daysBetween(month: string, from: string, to: string) {
  const first = from <= `${month}-01` ? 1 : from.startsWith(month) ? Number(from.slice(8)) : DAYS;
  const last = to >= `${month}-31` ? 31 : to.startsWith(month) ? Number(to.slice(8)) : 0;
  return { first, last };
}

/** How many of the sorted days are at most `day`. */
export function countUpTo(days: Uint8Array, day: number): number {
  if (day >= 31) return days.length;
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where the rows of `index` begin, given where the rows of each end. */
export function startOf(ends: Uint32Array, index: number): number {
  return index === 0 ? 0 : (ends[index - 1] ?? 0);
}
