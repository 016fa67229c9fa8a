import { recordOf } from '../../db/figure-content/columns.ts';
import type { Dictionaries } from './dictionaries.server.ts';
import { type GroupColumn, openGroupTally } from './group-tally.server.ts';
import {
  type Filters,
  type Grouping,
  HEAD_DIMENSIONS,
  type HeadDimension,
  type Participation,
  type ParticipationRow,
  type VisitDimension,
} from './participation.ts';
import type { SelectedDays } from './select-days.server.ts';
import { openRowSelection, type SelectedPart } from './selected-rows.server.ts';

/** Where sites are: keys of organisations and comuni by id of the site. */
export type Places = ReadonlyMap<string, { readonly organisation: string; readonly comune: string }>;

/** What is asked of some days. */
export interface Question {
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
  const tally = openGroupTally();
  let zeros = new Uint16Array(0);

  /** Everybody of a part in one group. */
  const inOne = ({ block: { sessionDay } }: SelectedPart, group: number): GroupColumn => {
    if (zeros.length < sessionDay.length) zeros = new Uint16Array(sessionDay.length);
    return { base: group, of: 'visit', codes: zeros };
  };

  return (days, places, { filters, by, months }) => {
    const rows = selection.select(days, filters);

    function rowsBy(grouping: Grouping): ParticipationRow[] {
      if (grouping === 'month') {
        tally.count(rows, months.length, (part) => inOne(part, months.indexOf(part.block.month)));
        return months.map((key, group) => ({ key, ...tally.figuresOf(group) }));
      }
      if (grouping === 'organisation' || grouping === 'comune') return rowsByPlace(grouping);
      const { size, inOrder, wordOf } = dictionaries[grouping];
      if (grouping === 'topic') tally.countTopics(rows, size);
      else tally.count(rows, size, columnOf(grouping));
      return rowsOf(inOrder(), wordOf);
    }

    function rowsByPlace(grouping: 'organisation' | 'comune'): ParticipationRow[] {
      const keyOf = dictionaries.site.words().map((siteId) => places.get(siteId)?.[grouping] ?? '');
      const keys = [...new Set(keyOf)].sort();
      const groupOf = new Map(keys.map((key, group) => [key, group]));
      const groupOfSite = Uint16Array.from(keyOf, (key) => groupOf.get(key) ?? 0);
      tally.count(rows, keys.length, ({ block }) => ({
        base: 0,
        of: 'visit',
        codes: block.visit.site.map((site) => groupOfSite[site] ?? 0),
      }));
      return rowsOf(keys.keys(), (group) => keys[group] ?? '');
    }

    function rowsOf(groups: Iterable<number>, keyOf: (group: number) => string): ParticipationRow[] {
      const found: ParticipationRow[] = [];
      for (const group of groups) {
        const figures = tally.figuresOf(group);
        if (figures.accesses > 0) found.push({ key: keyOf(group), ...figures });
      }
      return found;
    }

    tally.count(rows, 1, (part) => inOne(part, 0));
    return { total: tally.figuresOf(0), by: recordOf(by, rowsBy) };
  };
}

const isHead = (grouping: HeadDimension | VisitDimension | 'site'): grouping is HeadDimension =>
  HEAD_DIMENSIONS.some((name) => name === grouping);

function columnOf(grouping: HeadDimension | VisitDimension | 'site') {
  return ({ block }: SelectedPart): GroupColumn =>
    isHead(grouping)
      ? { base: 0, of: 'head', codes: block.head[grouping] }
      : { base: 0, of: 'visit', codes: block.visit[grouping] };
}
