import { type Cell, type Dictionaries, summaryBetween } from './cell.ts';
import type { Dictionary } from './dictionary.ts';
import { countPersonsOfAll } from './person-sets.ts';
import {
  addGroup,
  addGroups,
  addInOrder,
  figuresOf,
  openSerialTally,
  openTally,
  type Tally,
} from './tally.ts';

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

/** Counts the attendances of these cells (in order of site) from day `from` to day `to`, both included. */
export function countParticipation(
  cells: readonly Cell[],
  dictionaries: Dictionaries,
  period: { from: string; to: string; months: readonly string[] },
): Participation {
  const maxPerson = cells.reduce((most, cell) => Math.max(most, cell.maxPerson), 0);
  const sites = [...new Set(cells.map((cell) => cell.siteId))];
  const siteNo = new Map(sites.map((site, index) => [site, index]));
  const monthNo = new Map(period.months.map((month, index) => [month, index]));

  const byMonth = openTally(period.months.length, maxPerson);
  const bySite = openSerialTally(sites.length, maxPerson);
  const byTopic = openTally(dictionaries.topic.size, maxPerson);
  const byAgeBand = openTally(dictionaries.ageBand.size, maxPerson);
  const byGender = openTally(dictionaries.gender.size, maxPerson);

  for (const cell of cells) {
    const summary = summaryBetween(cell, period.from, period.to);
    if (summary === null) continue;
    addGroup(byMonth, monthNo.get(cell.month) ?? 0, summary.all);
    addInOrder(bySite, siteNo.get(cell.siteId) ?? 0, summary.all);
    addGroups(byTopic, summary.byTopic);
    addGroups(byAgeBand, summary.byAgeBand);
    addGroups(byGender, summary.byGender);
  }

  const months = period.months.map((key, index) => ({ key, ...figuresOf(byMonth, index) }));
  return {
    total: sumOfMonths(months, byMonth),
    byMonth: months,
    bySite: sites.map((key, index) => ({ key, ...figuresOf(bySite, index) })).filter(isPresent),
    byTopic: rowsOf(byTopic, dictionaries.topic).sort(
      (a, b) => b.accesses - a.accesses || (a.key < b.key ? -1 : 1),
    ),
    byAgeBand: rowsOf(byAgeBand, dictionaries.ageBand).sort((a, b) => (a.key < b.key ? -1 : 1)),
    byGender: rowsOf(byGender, dictionaries.gender).sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}

const isPresent = (row: ParticipationRow) => row.accesses > 0;

function rowsOf(tally: Tally, dictionary: Dictionary): ParticipationRow[] {
  return Array.from({ length: tally.groups }, (_, code) => ({
    key: dictionary.wordOf(code),
    ...figuresOf(tally, code),
  })).filter(isPresent);
}

/** Everything adds up over months but people, who are counted over the union of the months. */
function sumOfMonths(months: readonly ParticipationRow[], tally: Tally): ParticipationFigures {
  const sum = (figure: 'accesses' | 'sessions' | 'minutes' | 'personMinutes' | 'new') =>
    months.reduce((total, month) => total + month[figure], 0);
  return {
    accesses: sum('accesses'),
    uniques: countPersonsOfAll(tally.sets),
    sessions: sum('sessions'),
    minutes: sum('minutes'),
    personMinutes: sum('personMinutes'),
    new: sum('new'),
  };
}
