import type { Scope } from '../../db/scope.ts';
import { type Shown, SUPPRESSED } from '../disclosure/shown.ts';
import type { Figures, FiguresFilter } from './figures.server.ts';
import type { Filters, Grouping, ParticipationFigures } from './participation.ts';
import {
  SHOWN_GROUPINGS,
  type ShownFigures,
  type ShownRow,
  type ShowOptions,
  showParticipation,
} from './show-participation.ts';

/** A selection and what its rows are; without `by` there are none. */
export interface SelectionAsked extends FiguresFilter {
  readonly filters: Filters;
  readonly by: Grouping | null;
}

export interface ShownSelection {
  readonly total: ShownFigures;
  readonly rows: readonly ShownRow[];
}

/** The figures of a selection as they may leave the server: true ones, or out of the release. */
export async function showSelection(
  figures: Figures,
  scope: Scope,
  { by, ...selection }: SelectionAsked,
  options: ShowOptions,
): Promise<ShownSelection> {
  const groupings = options.exact ? (by ? [by] : []) : SHOWN_GROUPINGS;
  if (options.exact) {
    const { total, by: rows } = await figures.participation(scope, { ...selection, by: groupings });
    const own = by ? rows[by] : [];
    return { total: open(total), rows: own.map((row) => ({ key: row.key, ...open(row) })) };
  }
  const shown = showParticipation(
    await figures.participation(scope, { ...selection, by: SHOWN_GROUPINGS }),
    options,
  );
  const table = SHOWN_GROUPINGS.find((name) => name === by);
  if (Object.keys(selection.filters).length > 0 || (by !== null && !table)) {
    return { total: HIDDEN, rows: [] };
  }
  return { total: shown.total, rows: (table && shown.by[table]) ?? [] };
}

const HIDDEN: ShownFigures = {
  accesses: SUPPRESSED,
  uniques: SUPPRESSED,
  sessions: SUPPRESSED,
  minutes: SUPPRESSED,
  personMinutes: SUPPRESSED,
  new: SUPPRESSED,
  identified: SUPPRESSED,
  withoutCode: SUPPRESSED,
};

function open(row: ParticipationFigures): ShownFigures {
  const seen = (value: number): Shown => ({ value, suppressed: false });
  return {
    accesses: seen(row.accesses),
    uniques: seen(row.uniques),
    sessions: seen(row.sessions),
    minutes: seen(row.minutes),
    personMinutes: seen(row.personMinutes),
    new: seen(row.new),
    identified: seen(row.identified),
    withoutCode: seen(row.withoutCode),
  };
}
