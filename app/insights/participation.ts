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
  /** People whose first attendance in the network is in the set. */
  readonly new: number;
}

export interface ParticipationRow extends ParticipationFigures {
  readonly key: string;
}

/**
 * Months and sites split everything but uniques (a person may come to two sites); age bands and genders split accesses,
 * person-minutes and new people; topics split nothing, since a session may have several.
 */
export interface Participation {
  readonly total: ParticipationFigures;
  /** Every month of the period, in order, also empty ones. */
  readonly byMonth: readonly ParticipationRow[];
  /** Sites with at least one attendance; by id. */
  readonly bySite: readonly ParticipationRow[];
  /** Most accesses first. */
  readonly byTopic: readonly ParticipationRow[];
  readonly byAgeBand: readonly ParticipationRow[];
  readonly byGender: readonly ParticipationRow[];
}
