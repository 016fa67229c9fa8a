import type { QuestionFault } from '../app/baselines/read-question.ts';
import type { BaselineReport, RowFigures } from '../app/baselines/report.ts';
import type { LabelWords } from '../app/baselines/row-labels.ts';
import type { PopulationFigures, ShareFigures } from '../app/baselines/summary.ts';
import { AREAS, LEVELS } from '../app/figures/baseline-rows.ts';

/** How the command line calls what has no code list. */
export const ROW_WORDS: LabelWords = {
  language: 'en',
  network: 'whole network',
  unknown: 'not known',
  month: (key) => key,
  ageClass: (key) => AGE_WORDS[key] ?? key.replace('-', '–'),
  way: (key) => WAY_WORDS[key] ?? key,
};

const AGE_WORDS: Readonly<Record<string, string>> = {
  '75+': '75 and more',
  'under-16': 'under 16',
  unknown: 'not known',
};

const WAY_WORDS: Readonly<Record<string, string>> = {
  desk: 'at the desk',
  tablet: 'tablet handed over',
  home: 'at home',
  paper: 'on paper',
};

/** What is wrong with an option, as a sentence after its name. */
export const FAULT_WORDS: Readonly<Record<QuestionFault['code'], string>> = {
  notAMonth: 'must be a month (YYYY-MM) that exists',
  notFirstDay: 'counts whole months: give YYYY-MM or the first day of a month',
  notLastDay: 'counts whole months: give YYYY-MM or the last day of a month',
  tooEarly: 'begins at the earliest in 2000-01',
  tooLate: 'ends at the latest next year',
  reversed: 'lies before --from',
  unknownCode: 'has no such code',
  unknownGrouping: 'is none of the groupings',
  once: 'may be given once',
  tooMany:
    'is one too many: at most two of age class, sex, education, citizenship and way, grouping included',
  otherOrganisation: 'is not a site of --organisation',
};

const SUPPRESSED = 'hidden';
const number = (value: number | null) => value?.toLocaleString('en') ?? SUPPRESSED;
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

function shareWords({ count, n, share, low, high }: ShareFigures): string {
  if (count === null) return SUPPRESSED;
  if (share === null || low === null || high === null) return 'nobody';
  return `${number(count)} of ${number(n)} = ${percent(share)} (95 % interval ${percent(low)} to ${percent(high)})`;
}

function populationLines(title: string, figures: PopulationFigures): string[] {
  const flag = figures.unreliable ? ', fewer than 30: read with care' : '';
  return [
    `${title}: ${figures.n === null ? `number ${SUPPRESSED}` : `${number(figures.n)} people`}${flag}`,
    `  at least basic  ${shareWords(figures.atLeastBasic)}`,
    `  levels          ${LEVELS.map((level) => `${level} ${number(figures.levels[level])}`).join(' · ')}`,
    ...AREAS.map((area) => {
      const { none, B, AB } = figures.areas[area];
      return `  ${area.padEnd(16)}none ${number(none)} · B ${number(B)} · AB ${number(AB)}`;
    }),
  ];
}

function rowLine(row: RowFigures, width: number): string {
  const flag = row.unreliable ? '  (fewer than 30)' : '';
  return `  ${row.label.padEnd(width)}  ${number(row.n).padStart(7)}  ${shareWords(row.atLeastBasic)}${flag}`;
}

/** The report for people at a terminal. */
export function reportText(report: BaselineReport): string {
  const { filters, rows, over74, usersOnly, under16, ageUnknown, incomplete, declined } = report;
  const asked = Object.entries(filters)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(', ') : value}`);
  const width = Math.max(10, ...rows.map(({ label }) => label.length));
  return [
    `Baselines (first complete responses to dsi-2): ${asked.join(' · ')}`,
    ...populationLines('16–74, people without internet included', report),
    ...populationLines('16–74, internet users only', usersOnly),
    ...populationLines('75 and more', over74),
    `Beside these: under 16 ${number(under16)} · age not known ${number(ageUnknown)} · not finished ${number(incomplete)} · declined ${number(declined)}`,
    `By ${filters.by}, at least basic:`,
    ...rows.map((row) => rowLine(row, width)),
    `«${SUPPRESSED}»: too few people, or it would give others away.`,
    '',
  ].join('\n');
}
