import { type Cell, countUpTo, type Dictionaries, daysBetween, startOf } from './cell.ts';
import { recordOf } from './columns.ts';
import {
  type Filters,
  GROUPINGS,
  type Grouping,
  HEAD_DIMENSIONS,
  type Participation,
  type ParticipationFigures,
  type ParticipationRow,
  VISIT_DIMENSIONS,
} from './participation.ts';
import { monthsOf, type Period } from './period.ts';

/** What is asked of some cells. */
export interface Question extends Period {
  readonly filters: Filters;
  readonly by: readonly Grouping[];
}

/** Where a site is, by its id. */
export type PlaceOf = (siteId: string) => { readonly organisation: string; readonly comune: string };

interface Group {
  accesses: number;
  sessions: number;
  minutes: number;
  personMinutes: number;
  new: number;
  identified: number;
  withoutCode: number;
  lastSession: number;
  readonly people: Set<number>;
}

/** The figures of what is asked. */
export function countParticipation(
  cells: readonly Cell[],
  dictionaries: Dictionaries,
  placeOf: PlaceOf,
  { from, to, filters, by }: Question,
): Participation {
  const total = emptyGroup();
  const groups = recordOf(GROUPINGS, () => new Map<string, Group>());
  if (by.includes('month')) for (const month of monthsOf({ from, to })) groupOf(groups.month, month);
  const wanted = {
    head: HEAD_DIMENSIONS.filter((name) => filters[name] !== undefined),
    visit: VISIT_DIMENSIONS.filter((name) => filters[name] !== undefined),
  };
  const matches = recordOf([...HEAD_DIMENSIONS, ...VISIT_DIMENSIONS, 'topic'] as const, (name) => {
    const codes = filters[name]?.map((word) => dictionaries[name].find(word));
    return (code: number | undefined) => codes === undefined || codes.includes(code ?? -1);
  });
  let session = 0;

  for (const cell of cells) {
    const { first, last } = daysBetween(cell.month, from, to);
    const place = placeOf(cell.siteId);
    const noCode = dictionaries.withCode.find('no');
    const end = countUpTo(cell.sessionDay, last);
    for (let visit = countUpTo(cell.sessionDay, first - 1); visit < end; visit += 1) {
      session += 1;
      if (!wanted.visit.every((name) => matches[name](cell.visit[name][visit]))) continue;
      const topics = cell.topics.subarray(startOf(cell.topicEnd, visit), cell.topicEnd[visit]);
      if (!topics.some(matches.topic)) continue;
      const minutes = cell.sessionMinutes[visit] ?? 0;
      for (let row = startOf(cell.attendanceEnd, visit); row < (cell.attendanceEnd[visit] ?? 0); row += 1) {
        if (!wanted.head.every((name) => matches[name](cell.head[name][row]))) continue;
        const keysOf = (grouping: Grouping): string[] => {
          if (grouping === 'month') return [cell.month];
          if (grouping === 'site') return [cell.siteId];
          if (grouping === 'organisation' || grouping === 'comune') return [place[grouping]];
          if (grouping === 'topic') return [...topics].map(dictionaries.topic.wordOf);
          const code =
            grouping in cell.head ? headCode(cell, grouping, row) : visitCode(cell, grouping, visit);
          return [dictionaries[grouping].wordOf(code)];
        };
        const into = by.flatMap((grouping) => keysOf(grouping).map((key) => groupOf(groups[grouping], key)));
        for (const group of [total, ...into]) {
          group.accesses += 1;
          group.personMinutes += minutes;
          group.new += cell.isNew[row] ?? 0;
          if (cell.head.withCode[row] === noCode) group.withoutCode += 1;
          const person = cell.person[row] ?? -1;
          if (person >= 0) {
            group.identified += 1;
            group.people.add(person);
          }
          if (group.lastSession === session) continue;
          group.lastSession = session;
          group.sessions += 1;
          group.minutes += minutes;
        }
      }
    }
  }
  const rows = (grouping: Grouping): ParticipationRow[] =>
    [...groups[grouping]]
      .map(([key, group]) => ({ key, ...figuresOf(group) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
  return { total: figuresOf(total), by: recordOf(by, rows) };
}

function headCode(cell: Cell, grouping: Grouping, row: number): number {
  const name = HEAD_DIMENSIONS.find((one) => one === grouping);
  return name ? (cell.head[name][row] ?? 0) : 0;
}

function visitCode(cell: Cell, grouping: Grouping, visit: number): number {
  const name = VISIT_DIMENSIONS.find((one) => one === grouping);
  return name ? (cell.visit[name][visit] ?? 0) : 0;
}

function emptyGroup(): Group {
  return {
    accesses: 0,
    sessions: 0,
    minutes: 0,
    personMinutes: 0,
    new: 0,
    identified: 0,
    withoutCode: 0,
    lastSession: 0,
    people: new Set(),
  };
}

function groupOf(groups: Map<string, Group>, key: string): Group {
  const known = groups.get(key) ?? emptyGroup();
  groups.set(key, known);
  return known;
}

function figuresOf({ people, lastSession, ...figures }: Group): ParticipationFigures {
  return { ...figures, uniques: people.size };
}
