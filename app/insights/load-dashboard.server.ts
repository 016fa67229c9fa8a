import { findFirstFigureMonth } from '../../db/queries/figures.ts';
import type { Call } from '../access/gate.server.ts';
import { summariseShown } from '../baselines/baseline-summary.ts';
import { NO_SERVICE } from '../figures/national-codes.ts';
import type { Period } from '../figures/period.ts';
import { formatsFor } from '../ui/formats.ts';
import { type Asked, COLUMNS, type Column } from './asked.ts';
import { type Breakdown, CODE_FILTERS, OVERVIEW } from './breakdowns.ts';
import { type Change, changeOf } from './change.ts';
import { type ComparedPeriods, comparedPeriods, lastComparedDay } from './compared-periods.ts';
import { type FigureRow, KIND_OF } from './figure-rows.ts';
import {
  ageFinding,
  type Finding,
  fallFinding,
  genderFinding,
  leadFinding,
  monthFinding,
  type Sight,
  siteFinding,
  skillsFinding,
} from './findings.ts';
import type { Selection } from './load-selection.server.ts';
import { loadSkills, type Skills } from './load-skills.server.ts';
import { loadTables, type Tables, type Wanted } from './load-tables.server.ts';
import { MOST_ROWS } from './long-tables.ts';

/** One of the figures on top; null = hidden, undefined = over nobody. */
export interface Headline {
  readonly name: Column;
  readonly value: number | null | undefined;
  /** What is compared, and with what; null where nothing is. */
  readonly compared: {
    readonly now: number | null | undefined;
    readonly before: number | null | undefined;
    readonly change: Change | { readonly kind: 'was' };
  } | null;
}

/** A table as it is shown: long ones only begin. */
export interface Picture {
  readonly name: Breakdown;
  readonly finding: Finding;
  readonly rows: readonly FigureRow[];
  /** Rows the table has in full. */
  readonly count: number;
  /** With these filters the table would tell too much of few people: it has no rows, which does not mean nobody. */
  readonly tooFine: boolean;
}

/** A sentence of the overview and the breakdown it comes from. */
interface Told {
  readonly by: Breakdown;
  readonly finding: Finding;
}

/** Everything the page shows of a selection; nothing in it needs hiding any more. */
export interface Dashboard {
  readonly period: Period;
  /** Nothing was ever recorded in this network. */
  readonly isNew: boolean;
  readonly compared: ComparedPeriods;
  /** False where it can be compared with neither the period before nor the year before. */
  readonly isComparable: boolean;
  readonly headlines: readonly Headline[];
  /** Empty where one breakdown was asked for. */
  readonly told: readonly Told[];
  readonly picture: Picture;
  /** Active sites asked for without any access in the period, by name; known where sites were counted. */
  readonly silentSites: readonly { readonly id: string; readonly name: string }[] | null;
  /** Null where one breakdown was asked for, or what questionnaires do not know. */
  readonly skills: (Skills & { readonly finding: Finding }) | null;
  /** As in `ShownParticipation`. */
  readonly asOf: number | null;
}

/** Rows of a long table before it is asked for in full: a screen or two. */
const FIRST_ROWS = 20;
/** Times are shown whole: five years of months, a week of hours. */
const FIRST_TIMES = 168;
/** Of something narrowed, whoever reads the release asks for one table at a time: each crosses two ways, and costs. */
const NARROWED: readonly Breakdown[] = ['month'];

/** Figures, tables, findings and skills of what was asked for, in one go; only the breakdowns that are shown are counted. */
export async function loadDashboard(
  call: Pick<Call, 'app' | 'actor' | 'today'>,
  selection: Selection,
  wanted: Wanted,
): Promise<Dashboard> {
  const { period, siteIds, asked } = wanted;
  const sites = siteIds?.length ?? selection.reach.length;
  const since = await findFirstFigureMonth(call.app.db);
  const comparing = { inMonths: !selection.exact, today: call.today, since };
  const before = comparedPeriods(period, { ...comparing, withYear: false });
  const year = comparedPeriods(period, { ...comparing, withYear: true });
  const compared = asked.compare === 'year' ? year : before;
  // A table of sites for one site would say the total again.
  const overview = isNarrowed(asked) && !selection.exact ? NARROWED : OVERVIEW;
  const by = asked.by ? [asked.by] : overview.filter((name) => name !== 'site' || sites > 1);
  const [tables, skills] = await Promise.all([
    loadTables(call, selection, wanted, by, compared.kind === 'compared' ? compared : null),
    asked.by || isNarrowed(asked) ? null : loadSkills(call, selection, wanted, asked.users === 'only'),
  ]);
  const tell = tellerOf(call, selection, tables, { period, compared });
  const shown = asked.by ?? 'month';
  const rows = tables.rows.get(shown) ?? [];
  return {
    period,
    isNew: since === null,
    compared,
    isComparable: [before, year].some(({ kind }) => kind === 'compared'),
    headlines: headlinesOf(tables, selection.rules.minDenominator),
    told: asked.by ? [] : by.flatMap((name) => tell.all(name)),
    picture: {
      name: shown,
      finding: tell.first(shown),
      rows: rows.slice(0, asked.rows === 'all' ? MOST_ROWS : firstRows(shown)),
      count: rows.length,
      tooFine: tables.tooFine.includes(shown),
    },
    silentSites: by.includes('site') ? silentOf(selection, wanted, tables) : null,
    skills: skills && { ...skills, finding: findingOfSkills(skills) },
    asOf: tables.asOf,
  };
}

/** Questionnaires belong to no session: they cannot be narrowed to its topic, its hour or its people. */
function isNarrowed(asked: Asked): boolean {
  return asked.mine !== undefined || CODE_FILTERS.some((name) => asked[name] !== undefined);
}

function headlinesOf({ total, compared }: Tables, minDenominator: number): Headline[] {
  return COLUMNS.map((name) => {
    const value = total[name];
    if (!compared) return { name, value, compared: null };
    const [now, before] = [compared.now[name], compared.before[name]];
    const counted = KIND_OF[name] === 'count' || KIND_OF[name] === 'minutes';
    const change =
      now === undefined || before === undefined || (!counted && now !== null && before !== null)
        ? ({ kind: 'was' } as const)
        : changeOf(now, before, minDenominator);
    return { name, value, compared: { now, before, change } };
  });
}

/** What a breakdown says: its title, and for the overview everything worth a sentence. */
function tellerOf(
  { today, actor }: Pick<Call, 'today' | 'actor'>,
  { rules: { minDenominator } }: Selection,
  { total, rows }: Tables,
  { period, compared }: Pick<Dashboard, 'period' | 'compared'>,
) {
  const sight: Sight = { accesses: total.accesses, minDenominator };
  const { monthName, date } = formatsFor(actor.language);
  const lastCompared = lastComparedDay({ period, compared });
  const first = (name: Breakdown): Finding => {
    const of = rows.get(name) ?? [];
    if (name === 'month') return monthFinding(of, sight, { period, today, nameOf: monthName });
    if (name === 'site') return siteFinding(of, sight);
    if (name === 'ageBand') return ageFinding(of, sight);
    if (name === 'gender') return genderFinding(of, sight);
    // That most were about no public service is no finding.
    if (name === 'service')
      return leadFinding(
        name,
        of.filter(({ key }) => key !== NO_SERVICE),
        sight,
      );
    return leadFinding(name, of, sight);
  };
  return {
    first,
    all: (name: Breakdown): Told[] => {
      const fall =
        name === 'site' ? fallFinding(rows.get(name) ?? [], sight, lastCompared && date(lastCompared)) : null;
      return [{ by: name, finding: first(name) }, ...(fall ? [{ by: name, finding: fall }] : [])];
    },
  };
}

function silentOf({ reach }: Selection, { siteIds }: Wanted, { rows, tooFine }: Tables) {
  if (tooFine.includes('site')) return null;
  const visited = new Set((rows.get('site') ?? []).map(({ key }) => key));
  return reach
    .filter(({ id, status }) => status === 'active' && !visited.has(id) && (siteIds?.includes(id) ?? true))
    .map(({ id, name }) => ({ id, name }));
}

function firstRows(name: Breakdown): number {
  return name === 'month' || name === 'weekdayHour' ? FIRST_TIMES : FIRST_ROWS;
}

function findingOfSkills({ adults, comparison }: Skills): Finding {
  const italy = comparison?.atLeastBasic.find(({ geo }) => geo === 'IT') ?? null;
  const { atLeastBasic, unreliable } = summariseShown(adults);
  return skillsFinding(atLeastBasic.interval, unreliable, italy);
}
