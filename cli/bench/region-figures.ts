import { setImmediate } from 'node:timers/promises';
import { openFigures } from '../../app/figures/figures.server.ts';
import { type Db, openDatabase } from '../../db/index.ts';
import { countFromRows, type RowFilter } from '../../db/queries/figures-from-rows.ts';
import { type Benchmark, tell } from './figure.ts';
import { askPair, listFilters, pairsOf, TABLES, YEAR } from './filter-pairs.ts';
import { networkOf, REGION, SMALL } from './networks.ts';
import { median, p95 } from './quantile.ts';

/** The same from the rows takes seconds each: every eighth pair. */
const FROM_ROWS = 8;

/** The same figures by the engine of the database, a statement a table; in ms. */
async function askRows(db: Db, pair: readonly [RowFilter, RowFilter]): Promise<number> {
  const begun = performance.now();
  for (const table of ['total', ...TABLES] as const) await countFromRows(db, YEAR, pair, table);
  return performance.now() - begun;
}

/** A whole region: two million sessions of three years, three thousand sites; and a network of a hundredth beside it. */
export const regionFigures: Benchmark = {
  figures: {
    'region-figures': { unit: 'ms p95, a year by two filters never asked for', atMost: 50 },
    'region-figures-growth': { unit: '× p95 with 20,000 sessions', atMost: 1.5 },
    'region-figures-against-rows': { unit: '× faster than GROUP BY and COUNT(DISTINCT)', atLeast: 100 },
    'region-figures-cold': { unit: 'ms, the first question after a start' },
    'region-figures-memory': { unit: 'MB' },
  },
  async run() {
    const [large, small] = [await networkOf(REGION), await networkOf(SMALL)].map((path) =>
      openDatabase(`file:${path}`),
    );
    if (!large || !small) throw new Error('No networks.');
    try {
      const figures = { large: openFigures(large), small: openFigures(small) };
      const begun = performance.now();
      const narrowings = await listFilters(figures.large);
      const cold = performance.now() - begun;
      await listFilters(figures.small);
      const pairs = pairsOf(narrowings);
      const took = { large: [] as number[], small: [] as number[] };
      for (const pair of pairs) {
        took.large.push((await askPair(figures.large, pair)).ms);
        took.small.push((await askPair(figures.small, pair)).ms);
        await setImmediate();
      }
      const fromRows: number[] = [];
      const ratios: number[] = [];
      for (const [index, pair] of pairs.entries()) {
        if (index % FROM_ROWS !== 0) continue;
        const ms = await askRows(large, pair);
        fromRows.push(ms);
        ratios.push(ms / (took.large[index] ?? ms));
      }
      tell(
        `medians: region ${median(took.large).toFixed(2)} ms, 20,000 sessions ${median(took.small).toFixed(2)} ms`,
      );
      tell(`from the rows: ${median(fromRows).toFixed(0)} ms`);
      return {
        'region-figures': p95(took.large),
        'region-figures-growth': p95(took.large) / p95(took.small),
        'region-figures-against-rows': median(ratios),
        'region-figures-cold': cold,
        'region-figures-memory': figures.large.memory().bytes / 2 ** 20,
      };
    } finally {
      await large.destroy();
      await small.destroy();
    }
  },
};
