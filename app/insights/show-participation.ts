import { type DisclosureRules, isSmall, type Shown, sensitiveMinCell } from '../disclosure/shown.ts';
import { type Count, hideSmallCounts, type Sum, shown, type Veil } from '../disclosure/small-counts.ts';
import type { Participation, ParticipationFigures, ParticipationRow } from './participation.ts';

type ShownFigure = Exclude<keyof ParticipationFigures, 'identified' | 'withoutCode'>;
export type ShownFigures = { readonly [Figure in ShownFigure]: Shown };
export type ShownRow = ShownFigures & { readonly key: string };
export interface ShownParticipation {
  readonly total: ShownFigures;
  readonly byMonth: readonly ShownRow[];
  readonly bySite: readonly ShownRow[];
  readonly byTopic: readonly ShownRow[];
  readonly byAgeBand: readonly ShownRow[];
  readonly byGender: readonly ShownRow[];
}

/** The groupings that are protected together. */
export const SHOWN_GROUPINGS = ['month', 'site', 'topic', 'ageBand', 'gender'] as const;
type ShownParticipationSource = Participation<(typeof SHOWN_GROUPINGS)[number]>;

export interface ShowOptions {
  readonly rules: DisclosureRules;
  /** Topics about health: their threshold is one step higher. */
  readonly sensitiveTopics: ReadonlySet<string>;
  /** True for staff who may open the persons themselves, at their own sites: nothing is hidden. */
  readonly exact: boolean;
}

/** A row falls as a whole: accesses and people share a veil, new people have a second one of their own. */
interface VeiledRow {
  readonly row: ParticipationFigures;
  readonly minCell: number;
  readonly accesses: Count;
  readonly uniques: Count;
  readonly newPeople: Count;
}

function veil(row: ParticipationFigures, minCell: number): VeiledRow {
  const whole: Veil = { hidden: false };
  const own: Veil = { hidden: false };
  return {
    row,
    minCell,
    accesses: { value: row.accesses, veils: [whole] },
    uniques: { value: row.uniques, veils: [whole] },
    newPeople: { value: row.new, veils: [own, whole] },
  };
}

/** New people give away returning ones by subtraction, so either being few hides both. */
function smallCountsOf({ row, minCell, accesses, newPeople }: VeiledRow): Count[] {
  const small: Count[] = [];
  if (isSmall(row.accesses, minCell) || isSmall(row.uniques, minCell)) small.push(accesses);
  if (isSmall(row.new, minCell) || isSmall(row.uniques - row.new, minCell)) small.push(newPeople);
  return small;
}

/** Figures as they may leave the server: the tables and their total are one page, protected together. */
export function showParticipation(
  { total: totalFigures, by }: ShownParticipationSource,
  options: ShowOptions,
): ShownParticipation {
  const { minCell } = options.rules;
  const total = veil(totalFigures, minCell);
  const veiled = (rows: readonly ParticipationRow[]) => rows.map((row) => veil(row, minCell));
  const byMonth = veiled(by.month);
  const bySite = veiled(by.site);
  const byAgeBand = veiled(by.ageBand);
  const byGender = veiled(by.gender);
  const byTopic = by.topic.map((row) =>
    veil(row, options.sensitiveTopics.has(row.key) ? sensitiveMinCell(minCell) : minCell),
  );

  if (!options.exact) {
    const column = (
      rows: readonly VeiledRow[],
      of: 'accesses' | 'uniques' | 'newPeople',
      overlapping: boolean,
    ) => ({ total: total[of], parts: rows.map((row) => row[of]), overlapping }) satisfies Sum;
    const sums = [
      // People come to several sites and in several months; few change band or gender within a period.
      ...[byMonth, bySite].flatMap((rows) => [
        column(rows, 'accesses', false),
        column(rows, 'uniques', true),
        column(rows, 'newPeople', false),
      ]),
      ...[byAgeBand, byGender].flatMap((rows) => [
        column(rows, 'accesses', false),
        column(rows, 'uniques', false),
        column(rows, 'newPeople', false),
      ]),
      column(byTopic, 'accesses', true),
      column(byTopic, 'uniques', true),
      column(byTopic, 'newPeople', true),
    ];
    const everything = [total, ...byMonth, ...bySite, ...byTopic, ...byAgeBand, ...byGender];
    hideSmallCounts(everything.flatMap(smallCountsOf), sums, minCell);
  }

  const rowsOf = (rows: readonly VeiledRow[], source: readonly ParticipationRow[]) =>
    rows.map((row, index) => ({ key: source[index]?.key ?? '', ...unveil(row) }));
  return {
    total: unveil(total),
    byMonth: rowsOf(byMonth, by.month),
    bySite: rowsOf(bySite, by.site),
    byTopic: rowsOf(byTopic, by.topic),
    byAgeBand: rowsOf(byAgeBand, by.ageBand),
    byGender: rowsOf(byGender, by.gender),
  };
}

function unveil({ row, accesses, uniques, newPeople }: VeiledRow): ShownFigures {
  return {
    accesses: shown(row.accesses, accesses),
    uniques: shown(row.uniques, uniques),
    sessions: shown(row.sessions, accesses),
    minutes: shown(row.minutes, accesses),
    personMinutes: shown(row.personMinutes, accesses),
    new: shown(row.new, newPeople),
  };
}
