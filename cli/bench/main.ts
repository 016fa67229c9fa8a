import { loadavg } from 'node:os';
import { build, isBuilt } from '../../scripts/build.mjs';
import { accountTiming } from './account-timing.ts';
import { baselineFigures } from './baseline-figures.ts';
import { calendarMonth } from './calendar-month.ts';
import { exportedRows } from './export-rows.ts';
import { type Benchmark, figureOf, tell } from './figure.ts';
import { keptFigures } from './kept-figures.ts';
import { keyRotation } from './key-rotation.ts';
import { networkFigures } from './network-figures.ts';
import { pageJavascript } from './page-javascript.ts';
import { pageSpeed } from './page-speed.ts';
import { postgresFigures } from './postgres-figures.ts';
import { regionFigures } from './region-figures.ts';
import { saveSession } from './save-session.ts';
import { scoring } from './scoring.ts';
import { seedSpeed } from './seed-speed.ts';
import { stopServers } from './server.ts';
import { signInLoad } from './sign-in-load.ts';

// Seeding comes first: what it makes is what the others measure.
const BENCHMARKS: readonly Benchmark[] = [
  seedSpeed,
  scoring,
  networkFigures,
  keptFigures,
  baselineFigures,
  calendarMonth,
  pageJavascript,
  pageSpeed,
  saveSession,
  exportedRows,
  signInLoad,
  accountTiming,
  keyRotation,
  postgresFigures,
  regionFigures,
];
const NAMES = BENCHMARKS.flatMap(({ figures }) => Object.keys(figures));

/** Prints the lines of a benchmark; one that breaks gives lines without a value. Returns false then. */
async function report({ figures, run }: Benchmark, wanted: string | undefined): Promise<boolean> {
  let values: Readonly<Record<string, number>> = {};
  let whole = true;
  try {
    values = await run();
  } catch (error) {
    whole = false;
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  }
  for (const [name, kind] of Object.entries(figures)) {
    if (wanted !== undefined && name !== wanted) continue;
    process.stdout.write(`${JSON.stringify(figureOf(name, kind, values[name]))}\n`);
  }
  return whole;
}

/** `npm run bench [-- NAME]`: returns 0 when all was measured (goals met or not), 1 when not, 2 for wrong usage. */
async function main([wanted, ...rest]: readonly string[]): Promise<number> {
  if (rest.length > 0 || (wanted !== undefined && !NAMES.includes(wanted))) {
    process.stderr.write(`Usage: npm run bench [-- NAME]\n${NAMES.map((name) => `  ${name}\n`).join('')}`);
    return 2;
  }
  if (!isBuilt()) {
    tell('building the pages');
    const { code, output } = await build();
    if (code !== 0) {
      process.stderr.write(`${output}\nThe build failed: see above.\n`);
      return 1;
    }
  }
  const load = () => loadavg()[0]?.toFixed(1);
  let status = 0;
  for (const benchmark of BENCHMARKS) {
    if (wanted !== undefined && !Object.hasOwn(benchmark.figures, wanted)) continue;
    const begun = performance.now();
    const before = load();
    if (!(await report(benchmark, wanted))) status = 1;
    const seconds = ((performance.now() - begun) / 1000).toFixed(0);
    tell(`${seconds} s; load average ${before} before, ${load()} after`);
  }
  return status;
}

// What is measured must not outlive who measures it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stopServers().finally(() => process.exit(130)));
}
try {
  process.exitCode = await main(process.argv.slice(2));
} finally {
  await stopServers();
}
