import { sql, type Transaction } from 'kysely';
import { type CellReaders, openCellReaders } from '../cell-readers.ts';
import { withMappedFile } from '../engines/differences.ts';
import { emptyContent } from '../figure-content/content.ts';
import { encodeContent } from '../figure-content/encode.ts';
import type { Db } from '../index.ts';
import type { Database } from '../schema/database.ts';
import { NETWORK } from '../scope.ts';
import { type PackedCell, readPackedCells } from './figure-rows.ts';
import { keepCells, raiseMonth } from './figures.ts';
import { listSiteNames } from './sites.ts';

/** How figures are kept anew. */
export interface Rebuilding {
  /** Where the database is, so that all cores read it; without it, it is read through the connection that writes. */
  readonly databaseUrl?: string;
  /** Hears how many months are done. */
  told?(done: number, total: number): void;
}

/**
 * Keeps all figures anew, read from the rows, month by month: others save in between. Returns how many sessions count.
 */
export async function rebuildFigures(db: Db, { databaseUrl, told }: Rebuilding = {}): Promise<number> {
  const readers = databaseUrl === undefined ? null : openCellReaders(databaseUrl);
  try {
    return await withMappedFile(db, async () => {
      const months = await listRecordedMonths(db);
      let sessions = 0;
      for (const [index, month] of months.entries()) {
        sessions += await db.transaction().execute((trx) => rebuildMonth(trx, month, readers));
        told?.(index + 1, months.length);
      }
      return sessions;
    });
  } finally {
    await readers?.close();
  }
}

/** What one part holds is kept while others are read. */
const PARTS_PER_THREAD = 8;

/**
 * Keeps all cells of a month anew, read from the rows; returns how many sessions count in them. Whoever saves in the month
 * waits, so that what readers see through other connections is all there is.
 */
async function rebuildMonth(
  trx: Transaction<Database>,
  month: string,
  readers: CellReaders | null,
): Promise<number> {
  const revision = await raiseMonth(trx, month);
  const kept = new Set<string>();
  let sessions = 0;
  async function keep(reading: Promise<PackedCell[]>): Promise<void> {
    const cells = await reading;
    await keepCells(trx, month, revision, cells);
    for (const cell of cells) {
      kept.add(cell.siteId);
      sessions += cell.sessions;
    }
  }
  if (readers) {
    const sites = await listSiteNames(trx, NETWORK);
    const ids = sites.map(({ id }) => id);
    const size = Math.ceil(ids.length / (readers.threads * PARTS_PER_THREAD));
    const parts = Array.from({ length: Math.ceil(ids.length / size) }, (_, part) =>
      ids.slice(part * size, (part + 1) * size),
    );
    await Promise.all(parts.map((siteIds) => keep(readers.read({ siteIds, month }))));
  } else {
    await keep(readPackedCells(trx, NETWORK, month));
  }
  const before = await trx.selectFrom('figure_cell').select('site_id').where('month', '=', month).execute();
  const empty = encodeContent(emptyContent());
  const gone = before.flatMap(({ site_id }) =>
    kept.has(site_id) ? [] : { siteId: site_id, content: empty },
  );
  await keepCells(trx, month, revision, gone);
  return sessions;
}

/** The months (`YYYY-MM`) between the first and the last day anything is recorded of, in order. */
async function listRecordedMonths(db: Db): Promise<string[]> {
  const { rows } = await sql<{ first: string | null; last: string | null }>`
    select min(first) as first, max(last) as last from (
      select min(day) as first, max(day) as last from attendance
      union all select min(day), max(day) from response
      union all select min(month), max(month) from figure_cell) as days`.execute(db);
  const [first, last] = [rows[0]?.first?.slice(0, 7), rows[0]?.last?.slice(0, 7)];
  const months: string[] = [];
  for (let month = first; month && last && month <= last; month = monthAfter(month)) months.push(month);
  return months;
}

function monthAfter(month: string): string {
  const [year = 0, of = 0] = month.split('-').map(Number);
  return of === 12 ? `${year + 1}-01` : `${year}-${String(of + 1).padStart(2, '0')}`;
}
