import type { Call } from '../access/gate.server.ts';
import { formatsFor } from '../ui/format.ts';
import { type Asked, type Column, TABLES, type TableName } from './asked.ts';
import { type Change, changeOf } from './change.ts';
import type { FigureRow } from './figure-rows.ts';
import {
  ageFinding,
  type Finding,
  genderFinding,
  monthFinding,
  siteFinding,
  skillsFinding,
  topicFinding,
} from './findings.ts';
import type { Selection } from './load-selection.server.ts';
import { loadSkills, type Skills } from './load-skills.server.ts';
import { loadTables, type Tables, type Wanted } from './load-tables.server.ts';
import { type Period, previousMonths, previousPeriod } from './period.ts';
import type { ShownFigures } from './show-participation.ts';

/** One of the four figures on top; null = hidden. */
export interface Headline {
  readonly name: Column;
  readonly value: number | null;
  readonly before: number | null;
  readonly change: Change | { readonly kind: 'unfinished' };
}

/** A table as it is shown: long ones only begin. */
export interface Picture {
  readonly name: TableName;
  readonly finding: Finding;
  readonly rows: readonly FigureRow[];
  /** Rows the table has in full. */
  readonly count: number;
}

/** Everything the page shows of a selection; nothing in it needs hiding any more. */
export interface Dashboard {
  readonly period: Period;
  /** Null when the period reaches beyond today: a comparison with a whole one would mislead. */
  readonly previous: Period | null;
  readonly headlines: readonly Headline[];
  readonly pictures: readonly Picture[];
  /** Sites asked for without any access in the period. */
  readonly silentSites: number;
  readonly skills: Skills & { readonly finding: Finding };
}

/** Rows of a long table before it is asked for in full: a screen or two. */
const FIRST_ROWS = { month: 36, site: 10, topic: 10, age: 20, gender: 20 } as const;
/** A network of thousands of sites is not one page: the CSV has them all. */
const MOST_ROWS = 500;

/** Figures, tables, findings and skills of what was asked for, in one go. */
export async function loadDashboard(call: Call, selection: Selection, wanted: Wanted): Promise<Dashboard> {
  const { period, siteIds, asked } = wanted;
  const { minDenominator } = selection.rules;
  const before = selection.exact ? previousPeriod(period) : previousMonths(period);
  const previous = period.to > call.today ? null : before;
  const [tables, skills] = await Promise.all([
    loadTables(call, selection, wanted, previous),
    loadSkills(call, selection, wanted, asked.users === 'only'),
  ]);
  const headline = (name: Column, figure: keyof ShownFigures): Headline => {
    const now = tables.total[figure].value;
    if (!tables.before) return { name, value: now, before: null, change: { kind: 'unfinished' } };
    const before = tables.before[figure].value;
    return { name, value: now, before, change: changeOf(now, before, minDenominator) };
  };
  const sites = siteIds?.length ?? selection.reach.length;
  return {
    period,
    previous,
    headlines: [
      headline('accesses', 'accesses'),
      headline('people', 'uniques'),
      headline('minutes', 'minutes'),
      headline('new', 'new'),
    ],
    pictures: picturesOf(tables, findingsOf(call, tables, period, minDenominator), asked, sites),
    silentSites: sites - tables.rows.site.length,
    skills: { ...skills, finding: findingOfSkills(skills) },
  };
}

function findingsOf(
  { today, actor }: Pick<Call, 'today' | 'actor'>,
  { total, rows }: Tables,
  period: Period,
  minDenominator: number,
): Record<TableName, Finding> {
  const sight = { accesses: total.accesses.value, minDenominator };
  const { monthName } = formatsFor(actor.language);
  return {
    month: monthFinding(rows.month, sight, { period, today, nameOf: monthName }),
    site: siteFinding(rows.site, sight),
    topic: topicFinding(rows.topic, sight),
    age: ageFinding(rows.age, sight),
    gender: genderFinding(rows.gender, sight),
  };
}

/** A table of sites for one site would say the total again. */
function picturesOf(
  { rows }: Tables,
  findings: Record<TableName, Finding>,
  asked: Asked,
  sites: number,
): Picture[] {
  return TABLES.filter((name) => name !== 'site' || sites > 1).map((name) => ({
    name,
    finding: findings[name],
    rows: rows[name].slice(0, asked.rows === 'all' ? MOST_ROWS : FIRST_ROWS[name]),
    count: rows[name].length,
  }));
}

function findingOfSkills({ adults, comparison }: Skills): Finding {
  const italy = comparison?.atLeastBasic.find(({ geo }) => geo === 'IT') ?? null;
  return skillsFinding(adults.atLeastBasic.interval, adults.unreliable, italy);
}
