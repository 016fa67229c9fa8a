import type { CodeEntry } from '../../db/queries/code-lists.ts';
import type { Call } from '../access/gate.server.ts';
import { type DisclosureRules, sensitiveMinCell } from '../disclosure/shown.ts';
import type { Filters } from '../figures/participation.ts';
import type { Period } from '../figures/period.ts';
import type { ShownFigures, ShownRow } from '../figures/show-participation.ts';
import { type Formats, formatsFor } from '../ui/formats.ts';
import type { Asked } from './asked.ts';
import { type Breakdown, CODE_FILTERS, isCountedApart } from './breakdowns.ts';
import { countApart } from './count-apart.server.ts';
import { codesOf } from './dimension-words.server.ts';
import {
  type FigureRow,
  type Figures,
  figuresOf,
  inListOrder,
  namedRows,
  sortRows,
  toCompare,
} from './figure-rows.ts';
import { labelsFor } from './labels.server.ts';
import type { Selection } from './load-selection.server.ts';

/** Tables of participation with their words and in their order, small counts hidden. */
export interface Tables {
  readonly total: Figures;
  /** The totals of what is compared and of what it is compared with; null when nothing is. */
  readonly compared: { readonly now: Figures; readonly before: Figures } | null;
  readonly rows: ReadonlyMap<Breakdown, readonly FigureRow[]>;
  /** Breakdowns of which nothing is shown, since they would be too fine for whoever may not see true counts. */
  readonly tooFine: readonly Breakdown[];
  /** As in `ShownParticipation`. */
  readonly asOf: number | null;
}

type Asker = Pick<Call, 'app' | 'actor'>;

/** What an address asks of the figures. */
export interface Wanted {
  readonly asked: Asked;
  readonly period: Period;
  readonly siteIds: readonly string[] | null;
}

interface ShownTables {
  readonly total: ShownFigures;
  readonly by: ReadonlyMap<Breakdown, readonly ShownRow[]>;
  readonly tooFine: readonly Breakdown[];
  readonly asOf: number | null;
}

/** The tables asked for, as page and files show them; `periods` are compared. */
export async function loadTables(
  asker: Asker,
  selection: Selection,
  wanted: Wanted,
  by: readonly Breakdown[],
  periods: { readonly now: Period; readonly before: Period } | null = null,
): Promise<Tables> {
  const rules = rulesFor(selection, wanted.asked);
  const count = (period: Period) => countTables(asker, selection, { ...wanted, period }, by);
  const counting = count(wanted.period);
  const [shown, compared] = await Promise.all([
    counting,
    periods &&
      Promise.all([
        periods.now.to === wanted.period.to ? counting : count(periods.now),
        count(periods.before),
      ]),
  ]);
  const labels = labelsFor(selection, asker.actor.language);
  const formats = formatsFor(asker.actor.language);
  const sensitive = sensitiveTopics(selection);
  const rows = new Map<Breakdown, readonly FigureRow[]>();
  for (const name of by) {
    const named = namedRows(shown.by.get(name) ?? [], {
      comparedOf: compared ? comparerOf(name, wanted.asked, compared) : () => null,
      labelOf: (key) => labels(name, key),
      underOf: (key) =>
        name === 'topic' && sensitive.has(key) ? sensitiveMinCell(rules.minCell) : rules.minCell,
      rules,
      exact: selection.exact,
    });
    rows.set(name, inOrder(selection, wanted.asked, name, named, formats));
  }
  const totalOf = ({ total }: ShownTables) => figuresOf(total, rules, selection.exact);
  return {
    total: totalOf(shown),
    compared: compared && { now: totalOf(compared[0]), before: totalOf(compared[1]) },
    rows,
    tooFine: shown.tooFine,
    asOf: shown.asOf,
  };
}

/** What is compared of each row of a breakdown; nothing where that would say nothing, or something wrong. */
function comparerOf(
  name: Breakdown,
  { compare }: Asked,
  [now, before]: readonly [now: ShownTables, before: ShownTables],
): (key: string) => FigureRow['compared'] {
  // With nobody there before, every row would only say that it is new; what was too fine then was not nobody.
  if (before.total.accesses.value === 0 || before.tooFine.includes(name)) return () => null;
  const byKey = ({ by }: ShownTables) => new Map(by.get(name)?.map((row) => [row.key, row]));
  const [rowsNow, rowsBefore] = [byKey(now), byKey(before)];
  const pair = (key: string, earlier: string) => ({
    now: toCompare(rowsNow.get(key)),
    before: toCompare(rowsBefore.get(earlier)),
  });
  if (name !== 'month') return (key) => pair(key, key);
  // A month is in one of the periods only: beside it stands the same one of the year before, or none.
  const yearAgo = (key: string) => `${Number(key.slice(0, 4)) - 1}${key.slice(4)}`;
  return (key) => (compare === 'year' && rowsNow.has(key) ? pair(key, yearAgo(key)) : null);
}

/** What the address narrows to, for the engine of figures. */
function filtersOf(asked: Asked, staffId: string): Filters {
  const codes = CODE_FILTERS.flatMap((name) => {
    const code = asked[name];
    return code === undefined ? [] : [[name, [code]] as const];
  });
  return { ...Object.fromEntries(codes), ...(asked.mine ? { facilitator: [staffId] } : {}) };
}

/** What may be shown of a period. */
async function countTables(
  { app, actor }: Asker,
  selection: Selection,
  { asked, period, siteIds }: Wanted,
  by: readonly Breakdown[],
): Promise<ShownTables> {
  const { scope, exact } = selection;
  const filters = filtersOf(asked, actor.staffId);
  const groupings = by.filter((name) => !isCountedApart(name));
  const shown = await app.figures.shown(
    scope,
    { ...period, siteIds: siteIds ?? undefined, filters, by: groupings },
    exact,
  );
  const tables = new Map<Breakdown, readonly ShownRow[]>(groupings.map((name) => [name, shown.by[name]]));
  for (const name of by.filter(isCountedApart)) {
    tables.set(name, await countApart({ app }, selection, name, { period, siteIds, filters }));
  }
  return { total: shown.total, by: tables, tooFine: shown.tooFine, asOf: shown.asOf };
}

/** Health topics ask one step more, also of everything narrowed to one of them. */
function rulesFor(selection: Selection, { topic }: Asked): DisclosureRules {
  const { rules } = selection;
  return topic !== undefined && sensitiveTopics(selection).has(topic)
    ? { ...rules, minCell: sensitiveMinCell(rules.minCell) }
    : rules;
}

function sensitiveTopics({ words }: Selection): ReadonlySet<string> {
  const entries: readonly CodeEntry[] = words.get('topic') ?? [];
  return new Set(entries.filter(({ attributes }) => attributes.sensitive).map(({ code }) => code));
}

/** Times and steps keep their own order, names begin with the most visited; any head may be asked to sort. */
function inOrder(
  { words }: Selection,
  { sort, by }: Asked,
  name: Breakdown,
  rows: readonly FigureRow[],
  formats: Formats,
): readonly FigureRow[] {
  if (sort && by === name) return sortRows(rows, sort, formats);
  if (name === 'month' || name === 'weekdayHour') return rows;
  if (name === 'ageBand' || name === 'gender' || name === 'education') {
    return inListOrder(rows, codesOf(words)(name));
  }
  return sortRows(rows, '-accesses', formats);
}
