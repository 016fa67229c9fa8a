import { isDeepStrictEqual } from 'node:util';
import { openFigures } from '../../app/figures/figures.server.ts';
import { openDatabase } from '../../db/index.ts';
import { migrate } from '../../db/migrations/index.ts';
import { startPostgres } from '../../tests/support/postgres-server.ts';
import { type Benchmark, tell } from './figure.ts';
import { askPair, listFilters, pairsOf } from './filter-pairs.ts';
import { networkOf, REGION, seedNetwork } from './networks.ts';
import { median, p95 } from './quantile.ts';

/** The same network on both engines; an answer whose digits differ ends the measurement. */
export const postgresFigures: Benchmark = {
  figures: {
    'postgres-figures': { unit: '× p95 on SQLite, a year by two filters never asked for', atMost: 1.5 },
    'postgres-seed-speed': { unit: 'sessions/s' },
  },
  async run() {
    const sqlite = openDatabase(`file:${await networkOf(REGION)}`);
    const server = await startPostgres();
    const postgresUrl = `${server.url}postgres`;
    const postgres = openDatabase(postgresUrl);
    try {
      tell(`making the network of ${REGION} sessions on PostgreSQL`);
      await migrate(postgres);
      const begun = performance.now();
      await seedNetwork(postgres, postgresUrl, REGION);
      const seconds = (performance.now() - begun) / 1000;
      const figures = { sqlite: openFigures(sqlite), postgres: openFigures(postgres) };
      const pairs = pairsOf(await listFilters(figures.sqlite));
      await listFilters(figures.postgres);
      const took = { sqlite: [] as number[], postgres: [] as number[] };
      for (const pair of pairs) {
        const one = await askPair(figures.sqlite, pair);
        const other = await askPair(figures.postgres, pair);
        if (!isDeepStrictEqual(one.participation, other.participation)) {
          throw new Error(`The engines differ for ${JSON.stringify(pair)}.`);
        }
        took.sqlite.push(one.ms);
        took.postgres.push(other.ms);
      }
      tell(
        `medians: SQLite ${median(took.sqlite).toFixed(2)} ms, PostgreSQL ${median(took.postgres).toFixed(2)} ms`,
      );
      return {
        'postgres-figures': p95(took.postgres) / p95(took.sqlite),
        'postgres-seed-speed': REGION / seconds,
      };
    } finally {
      await postgres.destroy();
      await server.stop();
      await sqlite.destroy();
    }
  },
};
