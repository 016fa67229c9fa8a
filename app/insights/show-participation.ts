import { type DisclosureRules, isSmall, type Shown, sensitiveMinCell } from '../disclosure/shown.ts';
import { type Count, hideSmallCounts, type Sum, shown, type Veil } from '../disclosure/small-counts.ts';
import {
  type Grouping,
  HEAD_DIMENSIONS,
  type Participation,
  type ParticipationFigures,
} from './participation.ts';

export type ShownFigures = { readonly [Figure in keyof ParticipationFigures]: Shown };
export type ShownRow = ShownFigures & { readonly key: string };
export interface ShownParticipation<Asked extends Grouping = Grouping> {
  readonly total: ShownFigures;
  readonly by: Readonly<Partial<Record<Asked, readonly ShownRow[]>>>;
}

/** The groupings that are protected together. */
export const SHOWN_GROUPINGS = ['month', 'site', 'topic', 'ageBand', 'gender'] as const;

export interface ShowOptions {
  readonly rules: DisclosureRules;
  /** Topics about health: their threshold is one step higher. */
  readonly sensitiveTopics: ReadonlySet<string>;
  /** True for staff who may open the persons themselves, at their own sites: nothing is hidden. */
  readonly exact: boolean;
}

/** A row falls as a whole: accesses and people share a veil; new people, known people and codes have one more each. */
interface VeiledRow {
  readonly key: string;
  readonly row: ParticipationFigures;
  readonly minCell: number;
  readonly accesses: Count;
  readonly uniques: Count;
  readonly newPeople: Count;
  readonly identified: Count;
  readonly withoutCode: Count;
}

function veil(key: string, row: ParticipationFigures, minCell: number): VeiledRow {
  const whole: Veil = { hidden: false };
  const within = (value: number): Count => ({ value, veils: [{ hidden: false }, whole] });
  return {
    key,
    row,
    minCell,
    accesses: { value: row.accesses, veils: [whole] },
    uniques: { value: row.uniques, veils: [whole] },
    newPeople: within(row.new),
    identified: within(row.identified),
    withoutCode: within(row.withoutCode),
  };
}

/** A part gives away what is left over by subtraction, so either being few hides it. */
function smallCountsOf({ row, minCell, accesses, newPeople, identified, withoutCode }: VeiledRow): Count[] {
  const small: Count[] = [];
  const isSmallPart = (part: number, whole: number) =>
    isSmall(part, minCell) || isSmall(whole - part, minCell);
  if (isSmall(row.accesses, minCell) || isSmall(row.uniques, minCell)) small.push(accesses);
  if (isSmallPart(row.new, row.uniques)) small.push(newPeople);
  if (isSmallPart(row.identified, row.accesses)) small.push(identified);
  if (isSmallPart(row.withoutCode, row.accesses)) small.push(withoutCode);
  return small;
}

/** Few people change band or gender within a period; they come to several sites, in several months and ways. */
const SPLITS_PEOPLE: ReadonlySet<Grouping> = new Set<Grouping>(HEAD_DIMENSIONS);

/** Figures as they may leave the server: the tables and their total are one page, protected together. */
export function showParticipation<Asked extends Grouping>(
  { total: whole, by }: Participation<Asked>,
  { rules: { minCell }, sensitiveTopics, exact }: ShowOptions,
): ShownParticipation<Asked> {
  const total = veil('', whole, minCell);
  const groupings = Object.keys(by) as Asked[];
  const tables = groupings.map((grouping) => ({
    grouping,
    rows: by[grouping].map(({ key, ...row }) =>
      veil(key, row, grouping === 'topic' && sensitiveTopics.has(key) ? sensitiveMinCell(minCell) : minCell),
    ),
  }));
  if (!exact) {
    const sums = tables.flatMap(({ grouping, rows }) => {
      const isTopic = grouping === 'topic';
      const column = (
        of: 'accesses' | 'uniques' | 'newPeople' | 'identified' | 'withoutCode',
        overlapping: boolean,
      ) => ({ total: total[of], parts: rows.map((row) => row[of]), overlapping }) satisfies Sum;
      return [
        column('accesses', isTopic),
        column('uniques', isTopic || !SPLITS_PEOPLE.has(grouping)),
        column('newPeople', isTopic),
        column('identified', isTopic),
        column('withoutCode', isTopic),
      ];
    });
    const everything = [total, ...tables.flatMap(({ rows }) => rows)];
    hideSmallCounts(everything.flatMap(smallCountsOf), sums, minCell);
  }
  const shownBy: Partial<Record<Asked, readonly ShownRow[]>> = {};
  for (const { grouping, rows } of tables) {
    shownBy[grouping] = rows.map((row) => ({ key: row.key, ...unveil(row) }));
  }
  return { total: unveil(total), by: shownBy };
}

function unveil({ row, accesses, uniques, newPeople, identified, withoutCode }: VeiledRow): ShownFigures {
  return {
    accesses: shown(row.accesses, accesses),
    uniques: shown(row.uniques, uniques),
    sessions: shown(row.sessions, accesses),
    minutes: shown(row.minutes, accesses),
    personMinutes: shown(row.personMinutes, accesses),
    new: shown(row.new, newPeople),
    identified: shown(row.identified, identified),
    withoutCode: shown(row.withoutCode, withoutCode),
  };
}
