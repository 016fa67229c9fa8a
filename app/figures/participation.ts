import type { Period } from './period.ts';

/** What is remembered of each head of a session, as it was on the day. */
export const HEAD_DIMENSIONS = [
  'ageBand',
  'gender',
  'education',
  'occupation',
  'citizenship',
  'language',
  'withCode',
] as const;
export type HeadDimension = (typeof HEAD_DIMENSIONS)[number];

/**
 * What is known of a whole session. Keys: `weekday` 1 (Monday) – 7, `hour` 00–23 in which it began, `weekdayHour` both
 * (`3-09`), `facilitator` the staff id (for one's own sessions).
 */
export const VISIT_DIMENSIONS = ['mode', 'channel', 'weekday', 'hour', 'weekdayHour', 'facilitator'] as const;
export type VisitDimension = (typeof VISIT_DIMENSIONS)[number];

/** What figures can be narrowed to; a session may have several topics, it has one of everything else. */
export const DIMENSIONS = [...HEAD_DIMENSIONS, ...VISIT_DIMENSIONS, 'topic'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** What figures can be told apart by: also places (as they are today) and months (`YYYY-MM`). */
export const GROUPINGS = ['month', 'site', 'organisation', 'comune', ...DIMENSIONS] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** The key of what is not known of a session or a head. */
export const UNKNOWN = 'unknown';

/** The keys of `withCode`. */
export const WITH_CODE = { yes: 'yes', no: 'no' } as const;

/**
 * Narrows to attendances that have, in every dimension named, one of its codes; a code nobody has matches nothing, and
 * so does an empty list. A topic matches when it is one of the session's.
 */
export type Filters = Readonly<Partial<Record<Dimension, readonly string[]>>>;

/** The figures of a set of attendances; every set (a site, a month, a topic, a band) is counted the same way. */
export interface ParticipationFigures {
  /** Attendances: one person, or one anonymous head, in one session. */
  readonly accesses: number;
  /** Distinct people of the set; anonymous heads are nobody we could tell apart. */
  readonly uniques: number;
  /** Sessions with at least one attendance of the set. */
  readonly sessions: number;
  /** Minutes of those sessions, once per session: hours. */
  readonly minutes: number;
  /** Minutes once per attendance of the set: person-hours. */
  readonly personMinutes: number;
  /** People whose first attendance in the network is in the set; the other `uniques` return. */
  readonly new: number;
  /** Accesses of the people in `uniques`: those without anonymous heads. */
  readonly identified: number;
  /** Accesses of whoever had no fiscal code when it was recorded: not reportable. A code found later changes nothing. */
  readonly withoutCode: number;
}

/** The figures of nobody. */
export const NO_FIGURES: ParticipationFigures = {
  accesses: 0,
  uniques: 0,
  sessions: 0,
  minutes: 0,
  personMinutes: 0,
  new: 0,
  identified: 0,
  withoutCode: 0,
};

export interface ParticipationRow extends ParticipationFigures {
  readonly key: string;
}

/**
 * The figures of a selection, and its rows by each grouping asked for. Months and places split everything but uniques (a
 * person may come to two sites); what is remembered of a head splits accesses, person-minutes and new people; topics
 * split nothing, since a session may have several.
 */
export interface Participation<Asked extends Grouping = Grouping> {
  readonly total: ParticipationFigures;
  /** Months: every one of the period, also empty ones. Others: rows with at least one access, in order of key. */
  readonly by: Readonly<Record<Asked, readonly ParticipationRow[]>>;
}

/** What a dashboard asks for; without `siteIds` all sites in scope, sites outside the scope fall away. */
export interface FiguresFilter extends Period {
  readonly siteIds?: readonly string[] | undefined;
}

/** The same, narrowed and told apart. */
export interface ParticipationFilter<Asked extends Grouping = never> extends FiguresFilter {
  readonly filters?: Filters | undefined;
  /** Only what is asked for is counted. */
  readonly by?: readonly Asked[] | undefined;
}
