import { recordOf } from '../../db/figure-content/columns.ts';
import { countGroups, orderByPerson } from './count-groups.server.ts';
import type { Dictionaries } from './dictionaries.server.ts';
import { groupRows, type Places } from './group-rows.server.ts';
import type { Filters, Grouping, Participation, ParticipationRow } from './participation.ts';
import { maxPersonIn, type SelectedDays } from './select-days.server.ts';
import { selectRows } from './selected-rows.server.ts';

/** What is asked of some days. */
export interface Question {
  readonly filters: Filters;
  readonly by: readonly Grouping[];
  /** A row is wanted for each of these, also when it is empty. */
  readonly months: readonly string[];
}

/** The figures of some days. */
export function countParticipation(
  days: readonly SelectedDays[],
  dictionaries: Dictionaries,
  places: Places,
  { filters, by, months }: Question,
): Participation {
  const rows = selectRows(days, filters, dictionaries);
  const people = orderByPerson(rows, maxPersonIn(days));
  const [total = NOTHING] = countGroups({ ...rows, groupOf: new Uint16Array(rows.count) }, 1, people);
  const rowsBy = (grouping: Grouping): ParticipationRow[] => {
    const { keys, ...grouped } = groupRows(rows, grouping, dictionaries, places, months);
    const figures = countGroups(grouped, keys.length, people);
    return keys
      .map((key, group) => ({ key, ...(figures[group] ?? NOTHING) }))
      .filter(({ accesses }) => accesses > 0 || grouping === 'month')
      .sort((a, b) => (a.key < b.key ? -1 : 1));
  };
  return { total, by: recordOf(by, rowsBy) };
}

const NOTHING = {
  accesses: 0,
  uniques: 0,
  sessions: 0,
  minutes: 0,
  personMinutes: 0,
  new: 0,
  identified: 0,
  withoutCode: 0,
};
