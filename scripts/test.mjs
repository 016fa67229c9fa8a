// `npm test`: everything, in the order in which mistakes are cheapest to find. `--fast`: the daily round, half a minute,
// without PostgreSQL, HTTP, browser and the attacks on the release. Ends with one line `N passed, N failed`; a crash counts as a
// failure.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, isBuilt } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureInstalled } from './install.mjs';
import { ROOT, run, wasInterrupted } from './run.mjs';

const fast = process.argv.includes('--fast');
const REPORTS = join(ROOT, '.cache', 'reports');
const vitestReport = join(REPORTS, 'vitest.json');
const browserReport = join(REPORTS, 'playwright.json');

/** A tool without tests of its own counts as one. */
async function asOne(work) {
  const { code, output } = await work;
  if (code !== 0) process.stdout.write(output);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Numbers from a report, made to agree with the exit status: what fails outside a test fails too. */
function fromReport(path, code, read) {
  let counts = { passed: 0, failed: 0 };
  try {
    counts = read(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    console.error(`no readable report in ${path}`);
    return { passed: 0, failed: 1 };
  }
  const nothingRan = counts.passed + counts.failed === 0;
  return { ...counts, failed: (code !== 0 || nothingRan) && counts.failed === 0 ? 1 : counts.failed };
}

async function vitest() {
  const parts = fast ? ['--project', 'parts', '--exclude', 'tests/db/attack*.test.ts'] : [];
  const { code } = await run(
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`, ...parts],
    { env: fast ? { BOTTEGA_TEST_ENGINES: 'sqlite' } : {} },
  );
  return fromReport(vitestReport, code, ({ numPassedTests, numTotalTests, testResults }) => {
    const broken = testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
    );
    // A skipped test is one that cannot fail: it counts against.
    return { passed: numPassedTests, failed: numTotalTests - numPassedTests + broken.length };
  });
}

async function browser() {
  const chromium = await ensureChromium();
  if (!chromium) return { passed: 0, failed: 1 };
  const { code } = await run('playwright', ['test', '--reporter=list,json'], {
    env: { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport },
  });
  return fromReport(browserReport, code, ({ stats, errors }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + stats.skipped + errors.length,
  }));
}

const beforehand = {
  types: () => asOne(run('tsc', ['--noEmit'], { quiet: true })),
  lint: () => asOne(run('biome', ['check', '--error-on-warnings', '.'], { quiet: true })),
  ...(fast ? {} : { build: () => asOne(isBuilt() ? { code: 0, output: '' } : build()) }),
};
const tests = {
  [fast ? 'unit, architecture, SQLite' : 'unit, architecture, SQLite and PostgreSQL, HTTP']: vitest,
  ...(fast ? {} : { browser }),
};

const started = performance.now();
if (await ensureInstalled()) console.log('dependencies installed');
mkdirSync(REPORTS, { recursive: true });
for (const report of [vitestReport, browserReport]) rmSync(report, { force: true });

const total = { passed: 0, failed: 0 };

/** Runs one step and adds it to the sum; after Ctrl-C what is left counts as failed. */
async function take([name, step]) {
  if (wasInterrupted()) {
    total.failed += 1;
    return;
  }
  console.log(`\n— ${name}`);
  const began = performance.now();
  const { passed, failed } = await step().catch((error) => {
    console.error(error);
    return { passed: 0, failed: 1 };
  });
  total.passed += passed;
  total.failed += failed;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`— ${name}: ${passed} passed, ${failed} failed (${seconds} s)`);
}

// Each of the tools beforehand keeps one core busy, the tests all of them: they come one after the other, so that times
// mean something. The daily round takes everything side by side.
const sideBySide = (steps) => Promise.all(Object.entries(steps).map(take));
if (fast) await sideBySide({ ...beforehand, ...tests });
else {
  await sideBySide(beforehand);
  for (const step of Object.entries(tests)) await take(step);
}
console.log(`\n${((performance.now() - started) / 1000).toFixed(0)} s in all`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
