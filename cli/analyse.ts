import { parseArgs } from 'node:util';
import { analyseBaseline } from '../app/baselines/analyse-baseline.server.ts';
import { openBaselineFigures } from '../app/baselines/baseline-figures.server.ts';
import { loadOffered } from '../app/baselines/load-offered.server.ts';
import { GROUPINGS } from '../app/baselines/question.ts';
import { codesOf, type Given, type QuestionFault, readQuestion } from '../app/baselines/read-question.ts';
import { baselineReport, filtersOf } from '../app/baselines/report.ts';
import { civil, systemClock, TIME_ZONE } from '../app/platform/clock.ts';
import { readConfig } from '../app/platform/config.server.ts';
import type { Db } from '../db/index.ts';
import { NETWORK } from '../db/scope.ts';
import { FAULT_WORDS, ROW_WORDS, reportText } from './baseline-words.ts';
import { withDatabase } from './with-database.ts';

const USAGE = `Usage: bottega analyse baseline [--json] [filters] [--by ${GROUPINGS.join('|')}]

  --from YYYY-MM  --to YYYY-MM      whole months, both included (a first or last day says its month)
  --site ID  --organisation ID      as the export names them
  --age-class 16-24|25-34|35-44|45-54|55-64|65-74|75+
  --sex CODE  --education CODE  --citizenship CODE   codes of the network's lists, or «unknown»
  --way desk|tablet|home|paper

Filters may be repeated or hold several values apart by commas. The figures are protected, as on the page: at most two of
age class, sex, education, citizenship and way together, and small numbers are null with "suppressed": true. There is no
option that turns this off: every response is in «bottega export responses».
`;

/** Options by the names of the question. */
const OPTIONS = {
  from: 'from',
  to: 'to',
  site: 'site',
  organisation: 'organisation',
  'age-class': 'ageClass',
  sex: 'sex',
  education: 'education',
  citizenship: 'citizenship',
  way: 'way',
  by: 'by',
} as const;

/**
 * `bottega analyse baseline`: protected figures of baselines (docs/baselines.md). Returns the exit status: 0, 1 for an
 * unknown site or organisation and for a database that is not up to date, 2 for wrong usage, naming the option.
 */
export async function analyse(args: readonly string[]): Promise<number> {
  const asked = readArguments(args);
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}\n${USAGE}`);
    return 2;
  }
  return withDatabase(readConfig(process.env), (db) => answer(db, asked));
}

async function answer(db: Db, { given, json }: Asked): Promise<number> {
  const offered = await loadOffered(db, NETWORK);
  const reading = readQuestion(given, offered, civil(systemClock.now(), TIME_ZONE).day);
  if (!reading.ok && 'unknown' in reading) {
    const { name, value } = reading.unknown;
    process.stderr.write(`--${name} ${JSON.stringify(value)}: there is no such ${name}.\n`);
    return 1;
  }
  if (!reading.ok) {
    for (const fault of reading.faults) process.stderr.write(faultLine(fault));
    const coded = reading.faults.find(({ code }) => code === 'unknownCode')?.name;
    const dimension = coded === 'sex' || coded === 'education' || coded === 'citizenship' ? coded : null;
    if (dimension) {
      process.stderr.write(`Codes of --${dimension}: ${codesOf(dimension, offered).join(', ')}\n`);
    }
    process.stderr.write(USAGE);
    return 2;
  }
  const { question, by } = reading;
  const place = (name: 'site' | 'organisation') => given[name]?.flatMap((value) => value.split(',')) ?? null;
  const filters = filtersOf(question, by, { site: place('site'), organisation: place('organisation') });
  const analysed = await analyseBaseline(
    { db, baselines: openBaselineFigures(db) },
    { scope: NETWORK, exact: false, question, by, offered, words: ROW_WORDS },
  );
  const report = baselineReport(filters, analysed);
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : reportText(report));
  return 0;
}

function faultLine({ name, code, value }: QuestionFault): string {
  const option = Object.entries(OPTIONS).find(([, known]) => known === name)?.[0] ?? name;
  return `--${option}${value ? ` ${JSON.stringify(value)}` : ''} ${FAULT_WORDS[code]}.\n`;
}

interface Asked {
  readonly given: Given;
  readonly json: boolean;
}

/** What is asked, or a line that says what is wrong with the asking. */
function readArguments(args: readonly string[]): Asked | string {
  const several = { type: 'string', multiple: true } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        from: several,
        to: several,
        site: several,
        organisation: several,
        'age-class': several,
        sex: several,
        education: several,
        citizenship: several,
        way: several,
        by: several,
      },
    });
    if (positionals.length !== 1 || positionals[0] !== 'baseline') return 'What to analyse: baseline.';
    const { json, ...filters } = values;
    const named = Object.entries(OPTIONS).map(([option, name]) => [name, optionOf(filters, option)]);
    return { given: Object.fromEntries(named), json };
  } catch (error) {
    // The parser names the option; what follows its first sentence is about programs.
    return error instanceof Error ? `${error.message.split('. ')[0]}.` : 'Wrong usage.';
  }
}

function optionOf(
  filters: Readonly<Record<string, string[] | undefined>>,
  option: string,
): string[] | undefined {
  return filters[option];
}
