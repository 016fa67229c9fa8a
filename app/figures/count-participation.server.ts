import { recordOf } from '../../db/figure-content/columns.ts';
import type { Dictionaries } from './dictionaries.server.ts';
import { type Coded, columnOf, groupsOf, inOne } from './group-columns.server.ts';
import { type GroupColumn, openGroupTally } from './group-tally.server.ts';
import { openNetworkCounts } from './network-counts.server.ts';
import {
  type Filters,
  type Grouping,
  NO_FIGURES,
  type Participation,
  type ParticipationFigures,
  type ParticipationRow,
} from './participation.ts';
import type { SelectedDays } from './select-days.server.ts';
import { openRowSelection, type SelectedPart, type SelectedRows } from './selected-rows.server.ts';

/** Where sites are: keys of organisations and comuni by id of the site. */
export type Places = ReadonlyMap<string, { readonly organisation: string; readonly comune: string }>;

/** What is asked of some days. */
interface Question {
  readonly filters: Filters;
  readonly by: readonly Grouping[];
  /** A row is wanted for each of these, also when it is empty. */
  readonly months: readonly string[];
}

/** The figures of some days. */
export type CountParticipation = (
  days: readonly SelectedDays[],
  places: Places,
  question: Question,
) => Participation;

/** Opens the counting of participation with memory of its own: one question after the other goes over it. */
export function openCountParticipation(dictionaries: Dictionaries): CountParticipation {
  const selection = openRowSelection(dictionaries);
  const tally = openGroupTally({ people: true });
  const network = openNetworkCounts(dictionaries);

  return (days, places, { filters, by, months }) => {
    const isNetwork = Object.keys(filters).length === 0 && days.every(({ isEverywhere }) => isEverywhere);
    let selected: SelectedRows | null = null;
    /** Counts row by row. */
    function count(groups: number, columnOf: (part: SelectedPart) => GroupColumn): GroupFigures {
      selected ??= selection.select(days, filters);
      tally.count(selected, groups, columnOf);
      return tally.figuresOf;
    }

    function countBy(coded: Coded): GroupFigures {
      const counted = isNetwork ? network.count(days, coded) : null;
      if (counted) return (group) => counted[group] ?? NO_FIGURES;
      const groups = groupsOf(coded, dictionaries);
      if (coded !== 'topic') return count(groups, columnOf(coded));
      selected ??= selection.select(days, filters);
      tally.countTopics(selected, groups);
      return tally.figuresOf;
    }

    function rowsBy(grouping: Grouping): ParticipationRow[] {
      if (grouping === 'month') return rowsByMonth();
      if (grouping === 'organisation' || grouping === 'comune') return rowsByPlace(grouping);
      const { inOrder, wordOf } = dictionaries[grouping];
      return rowsOf(inOrder(), countBy(grouping), wordOf);
    }

    function rowsByMonth(): ParticipationRow[] {
      const counted = isNetwork ? network.countMonths(days) : null;
      if (counted) return months.map((key) => ({ key, ...(counted.get(key) ?? NO_FIGURES) }));
      const figuresOf = count(months.length, (part) => inOne(part, months.indexOf(part.block.month)));
      return months.map((key, group) => ({ key, ...figuresOf(group) }));
    }

    function rowsByPlace(grouping: 'organisation' | 'comune'): ParticipationRow[] {
      const keyOf = dictionaries.site.words().map((siteId) => places.get(siteId)?.[grouping] ?? '');
      const keys = [...new Set(keyOf)].sort();
      const groupOf = new Map(keys.map((key, group) => [key, group]));
      const groupOfSite = Uint16Array.from(keyOf, (key) => groupOf.get(key) ?? 0);
      const figuresOf = count(keys.length, ({ block }) => ({
        base: 0,
        of: 'visit',
        codes: block.visit.site.map((site) => groupOfSite[site] ?? 0),
      }));
      return rowsOf(keys.keys(), figuresOf, (group) => keys[group] ?? '');
    }

    return { total: countBy('total')(0), by: recordOf(by, rowsBy) };
  };
}

type GroupFigures = (group: number) => ParticipationFigures;

function rowsOf(
  groups: Iterable<number>,
  figuresOf: GroupFigures,
  keyOf: (group: number) => string,
): ParticipationRow[] {
  const found: ParticipationRow[] = [];
  for (const group of groups) {
    const figures = figuresOf(group);
    if (figures.accesses > 0) found.push({ key: keyOf(group), ...figures });
  }
  return found;
}
