import { type Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from '../schema/database.ts';
import { SlottedPostgresAdapter } from './adapter-slot.ts';
import { type DatabaseOptions, tellSlow } from './options.ts';
import { PatientKysely } from './patient-kysely.ts';

const INT8 = 20;
const NUMERIC = 1700;

class BottegaPostgresDialect extends PostgresDialect {
  override createAdapter() {
    return new SlottedPostgresAdapter();
  }
}

/** Opens a pool. Counts and sums come back as numbers: no figure of ours leaves the safe integers. */
export function openPostgres(url: string, options: DatabaseOptions = {}): Kysely<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    types: {
      getTypeParser: (oid, format) =>
        oid === INT8 || oid === NUMERIC
          ? (text: string) => Number(text)
          : pg.types.getTypeParser(oid, format as 'text'),
    },
  });
  // A connection that PostgreSQL ends (a restart, an administrator) fails the query that used it, if any, and the pool
  // opens another: without these listeners it would end our process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return new PatientKysely<Database>({
    dialect: new BottegaPostgresDialect({ pool }),
    log: tellSlow(options),
  });
}
