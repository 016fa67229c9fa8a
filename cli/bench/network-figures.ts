import { POPULATIONS } from '../../app/insights/baseline-rows.ts';
import { summariseBaselines } from '../../app/insights/baseline-summary.ts';
import { type Figures, openFigures } from '../../app/insights/figures.server.ts';
import type { Period } from '../../app/insights/period.ts';
import { showParticipation } from '../../app/insights/show-participation.ts';
import { addDays } from '../../app/platform/clock.ts';
import { type Db, openDatabase } from '../../db/index.ts';
import { touchFigureCells } from '../../db/queries/figures.ts';
import { listSites } from '../../db/queries/sites.ts';
import { NETWORK } from '../../db/scope.ts';
import { type Benchmark, tell } from './figure.ts';
import { copyOf, LARGE, removeDatabase, SMALL, TODAY } from './networks.ts';
import { median, p95 } from './quantile.ts';

const READS = 150;
const SAVES = 60;
/** More periods than answers are remembered, asked for in turn: every one is added up anew. */
const PERIODS = 75;
const SHOWN = { rules: { minCell: 5, minDenominator: 10 }, exact: false } as const;

interface Network {
  readonly db: Db;
  readonly path: string;
  readonly siteIds: readonly string[];
}

async function open(sessions: number): Promise<Network> {
  const path = await copyOf(sessions, `figures-${sessions}`);
  const db = openDatabase(`file:${path}`);
  const sites = await listSites(db, NETWORK);
  return { db, path, siteIds: sites.map(({ id }) => id) };
}

async function close({ db, path }: Network): Promise<void> {
  await db.destroy();
  removeDatabase(path);
}

/** A year that ends a few days ago. */
function yearEnding(daysAgo: number): Period {
  const to = addDays(TODAY, -daysAgo);
  return { from: addDays(to, -364), to };
}

/** Everything the dashboard of the whole network does before there is a page; returns the ms it took. */
async function read(figures: Figures, period: Period): Promise<number> {
  const begun = performance.now();
  const participation = await figures.participation(NETWORK, period);
  showParticipation(participation, { ...SHOWN, sensitiveTopics: new Set(['fse']) });
  const { byPopulation } = await figures.baselines(NETWORK, period);
  for (const population of POPULATIONS) {
    for (const usersOnly of [false, true]) {
      summariseBaselines(byPopulation[population], { ...SHOWN, usersOnly });
    }
  }
  return performance.now() - begun;
}

/** What a saved session does to the figures: the revision of its site's month. */
async function save({ db, siteIds }: Network, n: number): Promise<void> {
  const siteId = siteIds[n % siteIds.length] ?? '';
  await db.transaction().execute((trx) => touchFigureCells(trx, [{ siteId, month: TODAY.slice(0, 7) }]));
}

/** Milliseconds of one kind of reading, and of the first one ever. */
async function measure(network: Network, other: Network) {
  const figures = openFigures(network.db);
  const cold = await read(figures, yearEnding(0));
  const ofOther = openFigures(other.db);
  await read(ofOther, yearEnding(0));

  const added: number[] = [];
  const addedOther: number[] = [];
  for (let n = 0; n < READS; n += 1) {
    const period = yearEnding(n % PERIODS);
    added.push(await read(figures, period));
    addedOther.push(await read(ofOther, period));
  }
  const again: number[] = [];
  const afterSave: number[] = [];
  for (let n = 0; n < SAVES; n += 1) {
    await save(network, n);
    afterSave.push(await read(figures, yearEnding(0)));
    again.push(await read(figures, yearEnding(0)));
  }
  return { cold, added, addedOther, again, afterSave };
}

/** The whole network over a year: database, arithmetic and disclosure, no page. */
export const networkFigures: Benchmark = {
  figures: {
    'network-dashboard-figures': { unit: 'ms p95', atMost: 50 },
    'network-dashboard-growth': { unit: '× p95 with a tenth of the sessions', atMost: 2 },
    'network-dashboard-after-save': { unit: 'ms p95' },
    'network-dashboard-again': { unit: 'ms p95' },
    'network-dashboard-cold': { unit: 'ms' },
  },
  async run() {
    const large = await open(LARGE);
    const small = await open(SMALL);
    try {
      const { cold, added, addedOther, again, afterSave } = await measure(large, small);
      tell(`medians: ${LARGE} ${median(added).toFixed(1)} ms, ${SMALL} ${median(addedOther).toFixed(1)} ms`);
      return {
        'network-dashboard-figures': p95(added),
        'network-dashboard-growth': p95(added) / p95(addedOther),
        'network-dashboard-after-save': p95(afterSave),
        'network-dashboard-again': p95(again),
        'network-dashboard-cold': cold,
      };
    } finally {
      await close(large);
      await close(small);
    }
  },
};
