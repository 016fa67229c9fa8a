import { summariseBaselines } from '../../app/baselines/baseline-summary.ts';
import { POPULATIONS } from '../../app/figures/baseline-rows.ts';
import { openCounts } from '../../app/figures/baselines.ts';
import { type Figures, openFigures } from '../../app/figures/figures.server.ts';
import type { Period } from '../../app/figures/period.ts';
import { OVERVIEW } from '../../app/insights/breakdowns.ts';
import { addDays } from '../../app/platform/clock.ts';
import { newId } from '../../app/platform/ids.ts';
import { type Db, openDatabase } from '../../db/index.ts';
import { figureCellOf, touchFigureCells } from '../../db/queries/figures.ts';
import { insertSession, type WholeSession } from '../../db/queries/sessions.ts';
import { NETWORK } from '../../db/scope.ts';
import { type Benchmark, tell } from './figure.ts';
import { copyOf, LARGE, removeDatabase, SMALL, TODAY } from './networks.ts';
import { median, p95 } from './quantile.ts';
import { recentVisits } from './recent-visits.ts';

/** Years that end on different days, asked for in no order; then the same but a day longer: none comes twice. */
const PERIODS = 75;
const STEP = 29;
const ROUNDS = 2;
const SAVES = 150;

interface Network {
  readonly db: Db;
  readonly path: string;
  /** One visit of each site, to be had again. */
  readonly visits: readonly WholeSession[];
}

async function open(sessions: number): Promise<Network> {
  const path = await copyOf(sessions, `figures-${sessions}`);
  const db = openDatabase(`file:${path}`);
  return { db, path, visits: await recentVisits(db) };
}

async function close({ db, path }: Network): Promise<void> {
  await db.destroy();
  removeDatabase(path);
}

/** A year, or some days more, that ends a few days ago. */
function yearEnding(daysAgo: number, more = 0): Period {
  const to = addDays(TODAY, -daysAgo);
  return { from: addDays(to, -364 - more), to };
}

/** Everything the dashboard of the whole network does before there is a page; returns the ms it took. */
async function read(figures: Figures, period: Period): Promise<number> {
  const begun = performance.now();
  await figures.shown(NETWORK, { ...period, by: OVERVIEW }, true);
  const { byPopulation } = await figures.baselines(NETWORK, period);
  for (const population of POPULATIONS) {
    for (const usersOnly of [false, true]) {
      summariseBaselines(openCounts(byPopulation[population]), { usersOnly, minDenominator: 0 });
    }
  }
  return performance.now() - begun;
}

/** The visit of some site once more, today, as the desk saves it. */
async function save({ db, visits }: Network, n: number): Promise<void> {
  const visit = visits[n % visits.length];
  if (!visit) throw new Error('Nobody came lately.');
  const { session, topics, attendances } = visit;
  const id = newId();
  await db.transaction().execute(async (trx) => {
    const heads = attendances.map((row) => ({
      ...row,
      id: newId(),
      session_id: id,
      day: TODAY,
      counts: 1 as const,
    }));
    await insertSession(
      trx,
      { ...session, id, day: TODAY, deleted_at: null, deleted_by: null },
      topics,
      heads,
    );
    await touchFigureCells(trx, [figureCellOf(session.site_id, TODAY)]);
  });
}

interface Durations {
  readonly cold: number;
  readonly neverAsked: number[];
  readonly afterSave: number[];
  readonly again: number[];
}

/**
 * Each kind of reading in ms, of networks in turns so that other work on the machine meets all of them: the same year
 * again after each save, and years that nobody asked for before, a visit saved between them too.
 */
async function measure(networks: readonly Network[]): Promise<Durations[]> {
  const readers = networks.map((network) => ({ network, figures: openFigures(network.db) }));
  const measured: Durations[] = [];
  for (const { figures } of readers) {
    measured.push({ cold: await read(figures, yearEnding(0)), neverAsked: [], afterSave: [], again: [] });
  }
  const inTurns = async (act: (reader: (typeof readers)[number], durations: Durations) => Promise<void>) => {
    for (const [index, reader] of readers.entries()) {
      const durations = measured[index];
      if (durations) await act(reader, durations);
    }
  };
  for (let n = 0; n < SAVES; n += 1) {
    await inTurns(async ({ network, figures }, { afterSave, again }) => {
      await save(network, n);
      afterSave.push(await read(figures, yearEnding(0)));
      again.push(await read(figures, yearEnding(0)));
    });
  }
  for (let n = 0; n < ROUNDS * PERIODS; n += 1) {
    await inTurns(async ({ network, figures }, { neverAsked }) => {
      await save(network, n);
      neverAsked.push(await read(figures, yearEnding((n * STEP) % PERIODS, 1 + Math.floor(n / PERIODS))));
    });
  }
  return measured;
}

/** The whole network over a year: database, arithmetic and disclosure, no page. */
export const networkFigures: Benchmark = {
  figures: {
    'network-dashboard-figures': { unit: 'ms p95, a year never asked for', atMost: 50 },
    'network-dashboard-growth': {
      unit: '× p95 with a tenth of the sessions, a year never asked for',
      atMost: 2,
    },
    'network-dashboard-after-save': { unit: 'ms p95', atMost: 50 },
    'network-dashboard-after-save-growth': { unit: '× p95 with a tenth of the sessions', atMost: 2 },
    'network-dashboard-again': { unit: 'ms p95' },
    'network-dashboard-cold': { unit: 'ms' },
  },
  async run() {
    const large = await open(LARGE);
    const small = await open(SMALL);
    try {
      const [ofLarge, ofSmall] = await measure([large, small]);
      if (!ofLarge || !ofSmall) throw new Error('Nothing was measured.');
      for (const kind of ['neverAsked', 'afterSave'] as const) {
        const of = (durations: Durations) => median(durations[kind]).toFixed(2);
        tell(`${kind}, medians: ${LARGE} ${of(ofLarge)} ms, ${SMALL} ${of(ofSmall)} ms`);
      }
      return {
        'network-dashboard-figures': p95(ofLarge.neverAsked),
        'network-dashboard-growth': p95(ofLarge.neverAsked) / p95(ofSmall.neverAsked),
        'network-dashboard-after-save': p95(ofLarge.afterSave),
        'network-dashboard-after-save-growth': p95(ofLarge.afterSave) / p95(ofSmall.afterSave),
        'network-dashboard-again': p95(ofLarge.again),
        'network-dashboard-cold': ofLarge.cold,
      };
    } finally {
      await close(large);
      await close(small);
    }
  },
};
