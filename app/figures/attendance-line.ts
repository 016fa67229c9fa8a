import type { AttendanceToExport } from '../../db/queries/attendance-export.ts';

/** What an attendance says in an export: nothing of who the person is. */
interface AttendanceLine {
  /** Name of the session in this export alone: the attendances of a group share it. */
  readonly session: string;
  /** Name of the person in this export alone; null for an anonymous head. Merged cards are one person. */
  readonly citizen: string | null;
  readonly site: string;
  readonly organisation: string;
  /** Belfiore code of the site's comune, as it is today. */
  readonly comune: string;
  /** Civil day of the session, and the hour (00–23) in which it began. */
  readonly day: string;
  readonly hour: string;
  /** Of the session, not of the person. */
  readonly minutes: number;
  readonly mode: string;
  readonly channel: string;
  readonly topics: readonly string[];
  /** At that day; codes of the network's lists, null where it is not known. */
  readonly ageBand: string | null;
  readonly gender: string | null;
  readonly education: string | null;
  readonly occupation: string | null;
  readonly citizenship: string | null;
  readonly language: string | null;
  /** A fiscal code was known as it was recorded. */
  readonly withCode: boolean;
  /** The person's first attendance in the network. */
  readonly new: boolean;
}

/** The columns, in the order of a line. */
export const ATTENDANCE_COLUMNS = [
  'session',
  'citizen',
  'site',
  'organisation',
  'comune',
  'day',
  'hour',
  'minutes',
  'mode',
  'channel',
  'topics',
  'ageBand',
  'gender',
  'education',
  'occupation',
  'citizenship',
  'language',
  'withCode',
  'new',
] as const satisfies readonly (keyof AttendanceLine)[];

/** The line of an attendance under the names its session and its person have in this export. */
export function attendanceLine(
  row: AttendanceToExport,
  topics: readonly string[],
  nameOf: (known: string | number) => string,
): AttendanceLine {
  return {
    session: nameOf(row.session_id),
    citizen: row.person_no === null ? null : nameOf(row.person_no),
    site: row.site_id,
    organisation: row.organisation_id,
    comune: row.comune,
    day: row.day,
    hour: row.start_time.slice(0, 2),
    minutes: row.minutes,
    mode: row.mode,
    channel: row.channel,
    topics,
    ageBand: row.age_band,
    gender: row.gender,
    education: row.education,
    occupation: row.occupation,
    citizenship: row.citizenship,
    language: row.language,
    withCode: row.has_code === 1,
    new: row.first === 1,
  };
}

/** A line as cells of a table: topics apart by bars, nothing where nothing is known. */
export function attendanceCells(line: AttendanceLine): (string | number)[] {
  return ATTENDANCE_COLUMNS.map((column) => {
    const value = line[column];
    if (typeof value === 'number') return value;
    if (typeof value === 'object') return value === null ? '' : value.join('|');
    return String(value);
  });
}
