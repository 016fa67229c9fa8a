import type { Call } from '../access/gate.server.ts';
import type { Asked, Column, TableName } from './asked.ts';
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
import { type Period, previousPeriod } from './period.ts';
import type { ShownFigures } from './show-participation.ts';

/** One of the four figures on top; null = hidden. */
export interface Headline {
  readonly name: Column;
  readonly value: number | null;
  readonly before: number | null;
  readonly change: Change;
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
  readonly previous: Period;
  /** The period reaches beyond today: a comparison with a whole one would mislead. */
  readonly unfinished: boolean;
  readonly headlines: readonly Headline[];
  readonly pictures: readonly Picture[];
  /** Sites asked for without any access in the period. */
  readonly silentSites: number;
  readonly skills: Skills & { readonly finding: Finding };
}

/** Rows of a long table before it is asked for in full: a screen or two. */
const FIRST_ROWS = { month: 36, site: 40, topic: 15, age: 20, gender: 20 } as const;
/** A network of thousands of sites is not one page: the CSV has them all. */
const MOST_ROWS = 500;

/** Figures, tables, findings and skills of what was asked for, in one go. */
export async function loadDashboard(call: Call, selection: Selection, wanted: Wanted): Promise<Dashboard> {
  const { period, siteIds, asked } = wanted;
  const { minDenominator } = selection.rules;
  const previous = previousPeriod(period);
  const [tables, skills] = await Promise.all([
    loadTables(call, selection, wanted, previous),
    loadSkills(call, selection, wanted, asked.users === 'only'),
  ]);
  const unfinished = period.to > call.today;
  const headline = (name: Column, figure: keyof ShownFigures): Headline => {
    const now = tables.total[figure].value;
    const before = tables.before?.[figure].value ?? null;
    return { name, value: now, before, change: changeOf(now, before, minDenominator) };
  };
  const asksFor = siteIds ?? selection.reach.map(({ id }) => id);
  return {
    period,
    previous,
    unfinished,
    headlines: [
      headline('accesses', 'accesses'),
      headline('people', 'uniques'),
      headline('minutes', 'minutes'),
      headline('new', 'new'),
    ],
    pictures: picturesOf(tables, period, asked, minDenominator, call.today, asksFor.length),
    silentSites: asksFor.length - tables.rows.site.length,
    skills: { ...skills, finding: findingOfSkills(skills) },
  };
}

function picturesOf(
  { total, rows }: Tables,
  period: Period,
  asked: Asked,
  minDenominator: number,
  today: string,
  sites: number,
): Picture[] {
  const sight = { accesses: total.accesses.value, minDenominator };
  const findings: Record<TableName, Finding> = {
    month: monthFinding(rows.month, sight, period, today),
    site: siteFinding(rows.site, sight),
    topic: topicFinding(rows.topic, sight),
    age: ageFinding(rows.age, sight),
    gender: genderFinding(rows.gender, sight),
  };
  const names: TableName[] = ['month', ...(sites > 1 ? (['site'] as const) : []), 'topic', 'age', 'gender'];
  return names.map((name) => ({
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
