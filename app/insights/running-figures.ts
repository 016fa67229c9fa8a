import { type Baselines, openRunningBaselines, type RunningBaselines } from './baselines.ts';
import { type Cell, countUpTo, type Dictionaries, daysBetween, startOf } from './cell.ts';
import type { Dictionary } from './dictionary.ts';
import {
  EVERYBODY,
  type GroupNumbers,
  nextGroup,
  numberAll,
  numberOf,
  openGroupNumbers,
} from './group-numbers.ts';
import type { Participation, ParticipationRow } from './participation.ts';
import type { Period } from './period.ts';
import { openPersonBits, openPersonCounters, type PersonCounters, type PersonSets } from './person-sets.ts';
import { openTally, type Tally } from './tally.ts';

/** Figures of a selection that become those of another one by counting only the days that differ. */
export interface RunningFigures {
  /** Makes them the figures of these cells (in order of site) in these days, both included. */
  moveTo(cells: readonly Cell[], period: Period): void;
  /** With a row for each of the months. */
  participation(months: readonly string[]): Participation;
  baselines(): Baselines;
  bytes(): number;
  /** The same figures, to go on in another direction. */
  copy(): RunningFigures;
}

/** A cell, and the days of it (1–31) that are in the figures. */
interface Counted {
  readonly cell: Cell;
  readonly first: number;
  readonly last: number;
}

const BEFORE_TOPICS = 4;
/** The only group of a site's own sets. */
const ONLY_SITE = [0];

/** What is counted. Groups of all dimensions have numbers of their own, so that they stand in one block. */
interface Parts<Sets extends PersonSets> {
  counted: Map<string, Counted>;
  readonly groups: GroupNumbers;
  readonly tally: Tally;
  readonly people: Sets;
  readonly siteTally: Tally;
  /** By site: its people, as members. */
  readonly members: Sets[];
  /** No number of a member is above it so far. */
  readonly maxMember: number;
  readonly baselines: RunningBaselines;
}

function noParts<Sets extends PersonSets>(
  cells: readonly Cell[],
  dictionaries: Dictionaries,
  openSets: (groups: number, maxPerson: number) => Sets,
): Parts<Sets> {
  const maxPerson = cells.reduce((most, cell) => Math.max(most, cell.maxPerson), 0);
  return {
    counted: new Map(),
    groups: openGroupNumbers(),
    tally: openTally(),
    people: openSets(countGroups(cells, dictionaries), maxPerson),
    siteTally: openTally(),
    members: [],
    maxMember: cells.reduce((most, cell) => Math.max(most, cell.maxMember), 0),
    baselines: openRunningBaselines(),
  };
}

/** Figures of nothing yet, that can move to such cells as often as needed. */
export function openRunningFigures(cells: readonly Cell[], dictionaries: Dictionaries): RunningFigures {
  return moving(noParts(cells, dictionaries, openPersonCounters), dictionaries);
}

function moving(parts: Parts<PersonCounters>, dictionaries: Dictionaries): RunningFigures {
  return {
    ...running(parts, dictionaries, openPersonCounters),
    bytes: () => parts.members.reduce((sum, members) => sum + members.bytes(), parts.people.bytes()),
    copy: () =>
      moving(
        {
          counted: parts.counted,
          groups: structuredClone(parts.groups),
          tally: parts.tally.copy(),
          people: parts.people.copy(),
          siteTally: parts.siteTally.copy(),
          maxMember: parts.maxMember,
          members: parts.members.map((members) => members.copy()),
          baselines: parts.baselines.copy(),
        },
        dictionaries,
      ),
  };
}

/** The participation of a selection that is not kept. */
export function countParticipation(
  cells: readonly Cell[],
  dictionaries: Dictionaries,
  period: Period & { readonly months: readonly string[] },
): Participation {
  const figures = running(noParts(cells, dictionaries, openPersonBits), dictionaries, openPersonBits);
  figures.moveTo(cells, period);
  return figures.participation(period.months);
}

/** Months and words that may come before all people have to be moved to wider rows. */
const MORE_GROUPS = 4;

/** Groups of people in a selection, of all dimensions together, with room for some more; sites are apart. */
export function countGroups(cells: readonly Cell[], { topic, ageBand, gender }: Dictionaries): number {
  const months = new Set(cells.map(({ month }) => month)).size;
  return 1 + topic.size + ageBand.size + gender.size + months + MORE_GROUPS;
}

function running<Sets extends PersonSets>(
  parts: Parts<Sets>,
  dictionaries: Dictionaries,
  openSets: (groups: number, maxPerson: number) => Sets,
) {
  const { groups, tally, people, siteTally, members: membersOf, baselines } = parts;
  const { topics, ageBands, genders } = groups;
  /** By group: the last session that was counted in it. */
  let lastSession = new Int32Array(256);
  let session = 0;
  /** The groups of one head: everybody, month, age band, gender, then the topics of the session. */
  const ofHead: number[] = [];

  function count({ cell, first, last }: Counted, sign: number): void {
    const { attendanceEnd, topicEnd, person, member, isNew, ageBand, gender } = cell;
    const site = numberOf(groups.sites, cell.siteId, () => groups.sites.size);
    const members = membersOf[site] ?? openSets(1, parts.maxMember);
    membersOf[site] = members;
    const month = numberOf(groups.months, cell.month, () => nextGroup(groups));
    numberAll(groups, topics, dictionaries.topic);
    numberAll(groups, ageBands, dictionaries.ageBand);
    numberAll(groups, genders, dictionaries.gender);
    const change = sign > 0 ? people.add : people.remove;
    const changeMember = sign > 0 ? members.add : members.remove;
    ofHead[0] = EVERYBODY;
    ofHead[1] = month;
    let heads = 0;
    let headMinutes = 0;
    let newPeople = 0;
    let sessionMinutes = 0;

    const begin = countUpTo(cell.sessionDay, first - 1);
    const end = countUpTo(cell.sessionDay, last);
    for (let place = begin; place < end; place += 1) {
      session += 1;
      const minutes = cell.sessionMinutes[place] ?? 0;
      const firstRow = startOf(attendanceEnd, place);
      const rowsEnd = attendanceEnd[place] ?? 0;
      const firstTopic = startOf(topicEnd, place);
      const topicsEnd = topicEnd[place] ?? 0;
      let fresh = 0;
      for (let topic = firstTopic; topic < topicsEnd; topic += 1) {
        ofHead[BEFORE_TOPICS + topic - firstTopic] = topics[cell.topics[topic] ?? 0] ?? 0;
      }
      for (let row = firstRow; row < rowsEnd; row += 1) {
        const band = ageBands[ageBand[row] ?? 0] ?? 0;
        const sex = genders[gender[row] ?? 0] ?? 0;
        const first = isNew[row] ?? 0;
        fresh += first;
        tally.addHeads(band, sign, sign * minutes, sign * first);
        tally.addHeads(sex, sign, sign * minutes, sign * first);
        if (isFirstOf(band)) tally.addSessions(band, sign, sign * minutes);
        if (isFirstOf(sex)) tally.addSessions(sex, sign, sign * minutes);
        const who = person[row] ?? -1;
        if (who < 0) continue;
        changeMember(ONLY_SITE, 1, member[row] ?? 0);
        ofHead[2] = band;
        ofHead[3] = sex;
        change(ofHead, BEFORE_TOPICS + topicsEnd - firstTopic, who);
      }
      const rows = rowsEnd - firstRow;
      for (let topic = firstTopic; topic < topicsEnd; topic += 1) {
        const group = topics[cell.topics[topic] ?? 0] ?? 0;
        tally.addHeads(group, sign * rows, sign * rows * minutes, sign * fresh);
        tally.addSessions(group, sign, sign * minutes);
      }
      heads += rows;
      headMinutes += rows * minutes;
      newPeople += fresh;
      sessionMinutes += minutes;
    }

    for (const group of [EVERYBODY, month]) {
      tally.addHeads(group, sign * heads, sign * headMinutes, sign * newPeople);
      tally.addSessions(group, sign * (end - begin), sign * sessionMinutes);
    }
    siteTally.addHeads(site, sign * heads, sign * headMinutes, sign * newPeople);
    siteTally.addSessions(site, sign * (end - begin), sign * sessionMinutes);
    const { day } = cell.baselines;
    baselines.count(cell.baselines, countUpTo(day, first - 1), countUpTo(day, last), sign);
  }

  /** Each session counts once in a group, however many of its heads are there. */
  function isFirstOf(group: number): boolean {
    if (group >= lastSession.length) {
      const wider = new Int32Array(group * 2);
      wider.set(lastSession);
      lastSession = wider;
    }
    if (lastSession[group] === session) return false;
    lastSession[group] = session;
    return true;
  }

  /** Counts the days of one that are not, or not with the same rows, in the other. */
  function countMissing(one: Counted, other: Counted | undefined, sign: number): void {
    let first = 0;
    for (let day = one.first; day <= one.last + 1; day += 1) {
      const missing = day <= one.last && !hasDay(other, day, one.cell.readBy[day]);
      if (missing && first === 0) first = day;
      if (!missing && first > 0) {
        count({ cell: one.cell, first, last: day - 1 }, sign);
        first = 0;
      }
    }
  }

  const rowOf = (key: string, group: number | undefined): ParticipationRow =>
    group === undefined ? { key, ...NO_FIGURES } : { key, ...tally.figuresOf(group, people.countOf(group)) };
  const siteRowOf = (key: string): ParticipationRow => {
    const site = groups.sites.get(key);
    return site === undefined
      ? { key, ...NO_FIGURES }
      : { key, ...siteTally.figuresOf(site, membersOf[site]?.countOf(0) ?? 0) };
  };
  const rowsOf = (words: Dictionary, numbers: readonly number[]) =>
    numbers.map((group, code) => rowOf(words.wordOf(code), group)).filter(isPresent);

  return {
    /** See `RunningFigures`. */
    moveTo(cells: readonly Cell[], { from, to }: Period): void {
      const days = new Map<string, { first: number; last: number }>();
      const next = new Map<string, Counted>();
      const left = new Map(parts.counted);
      for (const cell of cells) {
        const wanted = days.get(cell.month) ?? daysBetween(cell.month, from, to);
        days.set(cell.month, wanted);
        const now = { cell, ...wanted };
        next.set(cell.name, now);
        const before = parts.counted.get(cell.name);
        if (!before) {
          count(now, 1);
          continue;
        }
        left.delete(cell.name);
        if (before.cell === cell && before.first === now.first && before.last === now.last) continue;
        countMissing(before, now, -1);
        countMissing(now, before, 1);
      }
      for (const gone of left.values()) count(gone, -1);
      parts.counted = next;
    },
    participation(months: readonly string[]): Participation {
      const present = new Set([...parts.counted.values()].map(({ cell }) => cell.siteId));
      return {
        total: tally.figuresOf(EVERYBODY, people.countOf(EVERYBODY)),
        byMonth: months.map((key) => rowOf(key, groups.months.get(key))),
        bySite: [...present].map(siteRowOf).filter(isPresent),
        byTopic: rowsOf(dictionaries.topic, topics).sort(
          (a, b) => b.accesses - a.accesses || (a.key < b.key ? -1 : 1),
        ),
        byAgeBand: rowsOf(dictionaries.ageBand, ageBands).sort((a, b) => (a.key < b.key ? -1 : 1)),
        byGender: rowsOf(dictionaries.gender, genders).sort((a, b) => (a.key < b.key ? -1 : 1)),
      };
    },
    baselines: () => baselines.baselines(),
  };
}

const NO_FIGURES = { accesses: 0, uniques: 0, sessions: 0, minutes: 0, personMinutes: 0, new: 0 };

const isPresent = (row: ParticipationRow) => row.accesses > 0;

function hasDay(counted: Counted | undefined, day: number, readBy: number | undefined): boolean {
  if (!counted) return false;
  const { cell, first, last } = counted;
  return first <= day && day <= last && cell.readBy[day] === readBy;
}
