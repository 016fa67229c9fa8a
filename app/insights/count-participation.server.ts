import { recordOf } from '../../db/figure-content/columns.ts';
import type { Dictionaries } from './dictionaries.server.ts';
import { type GroupColumn, openGroupTally } from './group-tally.server.ts';
import {
  type Filters,
  type Grouping,
  HEAD_DIMENSIONS,
  type HeadDimension,
  type Participation,
  type ParticipationFigures,
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
    const [total] = tally.count(rows, 1, (part) => inOne(part, 0));

    function rowsBy(grouping: Grouping): ParticipationRow[] {
      if (grouping === 'month') {
        const groups = tally.count(rows, months.length, (part) =>
          inOne(part, months.indexOf(part.block.month)),
        );
        return months.map((key, group) => ({ key, ...(groups[group] ?? NOTHING) }));
      }
      if (grouping === 'organisation' || grouping === 'comune') return rowsByPlace(grouping);
      const { size, inOrder, wordOf } = dictionaries[grouping];
      const groups =
        grouping === 'topic' ? tally.countTopics(rows, size) : tally.count(rows, size, columnOf(grouping));
      return inOrder().flatMap((code) => rowOf(wordOf(code), groups[code]));
    }

    function rowsByPlace(grouping: 'organisation' | 'comune'): ParticipationRow[] {
      const keyOf = dictionaries.site.words().map((siteId) => places.get(siteId)?.[grouping] ?? '');
      const keys = [...new Set(keyOf)].sort();
      const groupOf = new Map(keys.map((key, group) => [key, group]));
      const groupOfSite = Uint16Array.from(keyOf, (key) => groupOf.get(key) ?? 0);
      const groups = tally.count(rows, keys.length, ({ block }) => ({
        base: 0,
        of: 'visit',
        codes: block.visit.site.map((site) => groupOfSite[site] ?? 0),
      }));
      return keys.flatMap((key, group) => rowOf(key, groups[group]));
    }

    return { total: total ?? NOTHING, by: recordOf(by, rowsBy) };
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

function rowOf(key: string, figures: ParticipationFigures | null | undefined): ParticipationRow[] {
  return figures ? [{ key, ...figures }] : [];
}

const NOTHING: ParticipationFigures = {
  accesses: 0,
  uniques: 0,
  sessions: 0,
  minutes: 0,
  personMinutes: 0,
  new: 0,
  identified: 0,
  withoutCode: 0,
};
