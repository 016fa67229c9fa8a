import { recordOf } from '../../db/figure-content/columns.ts';
import { addRows, figuresOf, type GroupSums, openSums, widenSums } from './count-groups.server.ts';
import type { Question } from './count-participation.server.ts';
import type { Dictionaries } from './dictionaries.server.ts';
import { type Grouped, groupRows, type Places } from './group-rows.server.ts';
import type { Grouping, Participation, ParticipationRow } from './participation.ts';
import { haveKeys, openPeopleCounts, type PeopleCounts } from './people-counts.server.ts';
import { monthsOf } from './period.ts';
import { attendancesIn, changedDays, type SelectedDays } from './select-days.server.ts';
import { type SelectedRows, selectRows } from './selected-rows.server.ts';

/** The participation of some sites that becomes that of other days, or of the same after changes, by what differs. */
export interface RunningParticipation {
  /**
   * Counts what came and went. `far` when that is more than counting the days anew: nothing was moved. `stuck` when it
   * cannot, and then it is of no more use.
   */
  moveTo(days: readonly SelectedDays[]): 'moved' | 'far' | 'stuck';
  /** With a row for each of the months, also empty ones. */
  answer(months: readonly string[]): Participation;
  bytes(): number;
}

/** Every month there may be: a month keeps its group whatever the period is. */
const MONTHS = monthsOf({ from: '2000-01-01', to: '2079-12-31' });

/** To take an attendance out or in costs three times what it costs to count it in one pass. */
const FAR = 1 / 3;

/** More people may come before all have to be counted again. */
const ROOM = 1.25;

interface Counted {
  sums: GroupSums;
  readonly people: PeopleCounts;
  keys: readonly string[];
}

/** Of nothing yet. `maxPerson` is the highest number of a person so far. */
export function openRunningParticipation(
  siteIds: readonly string[] | null,
  maxPerson: number,
  { filters, by }: Pick<Question, 'filters' | 'by'>,
  dictionaries: Dictionaries,
  places: Places,
): RunningParticipation {
  const limit = Math.ceil((maxPerson + 1) * ROOM);
  const open = (): Counted => ({ sums: openSums(0), people: openPeopleCounts(limit), keys: [] });
  const total = open();
  const groups = new Map(by.map((grouping) => [grouping, open()]));
  let at = new Map<string, SelectedDays>();

  function count(counted: Counted, { keys, ...rows }: Grouped, sign: 1 | -1): boolean {
    if (!haveKeys(keys.length, limit)) return false;
    if (counted.keys.length < keys.length) counted.sums = widenSums(counted.sums, keys.length);
    counted.keys = [...keys];
    addRows(counted.sums, rows, sign);
    counted.people.add(rows, sign);
    return true;
  }

  function countAll(rows: SelectedRows, sign: 1 | -1): boolean {
    if (rows.count === 0) return true;
    if (rows.person.some((person) => person >= limit)) return false;
    const everybody = { ...rows, keys: [''], groupOf: new Uint16Array(rows.count) };
    return (
      count(total, everybody, sign) &&
      [...groups].every(([grouping, counted]) =>
        count(counted, groupRows(rows, grouping, dictionaries, places, MONTHS), sign),
      )
    );
  }

  const rowOf = ({ sums, people }: Counted, group: number) => figuresOf(sums, group, people.countOf(group));

  function rowsBy(grouping: Grouping, months: readonly string[]): ParticipationRow[] {
    const counted = groups.get(grouping);
    if (!counted) return [];
    if (grouping === 'month') {
      return months.map((key) => ({ key, ...rowOf(counted, MONTHS.indexOf(key)) }));
    }
    return counted.keys
      .map((key, group) => ({ key, ...rowOf(counted, group) }))
      .filter(({ accesses }) => accesses > 0)
      .sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  return {
    moveTo(days) {
      const next = new Map(days.map((one) => [one.block.month, one]));
      const gone: SelectedDays[] = [];
      const come: SelectedDays[] = [];
      for (const [month, before] of at) if (!next.has(month)) gone.push(before);
      for (const [month, now] of next) {
        const before = at.get(month);
        const changed = before && changedDays(before, now, siteIds, dictionaries.site);
        if (changed && changed.gone.sessions.length > 0) gone.push(changed.gone);
        if (changed ? changed.come.sessions.length > 0 : true) come.push(changed ? changed.come : now);
      }
      const isFar = attendancesIn(gone) + attendancesIn(come) > attendancesIn(days) * FAR;
      if (isFar && at.size > 0) return 'far';
      at = next;
      return countAll(selectRows(gone, filters, dictionaries), -1) &&
        countAll(selectRows(come, filters, dictionaries), 1)
        ? 'moved'
        : 'stuck';
    },
    answer: (months) => ({
      total: rowOf(total, 0),
      by: recordOf(by, (grouping) => rowsBy(grouping, months)),
    }),
    bytes: () => [total, ...groups.values()].reduce((sum, { people }) => sum + people.bytes(), 0),
  };
}
