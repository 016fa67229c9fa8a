import { sql, type Transaction } from 'kysely';
import { type CellReaders, openCellReaders } from '../cell-readers.ts';
import { withMappedFile } from '../engines/differences.ts';
import { emptyContent } from '../figure-content/content.ts';
import { encodeContent } from '../figure-content/encode.ts';
import type { Db } from '../index.ts';
import type { Database } from '../schema/database.ts';
import { NETWORK } from '../scope.ts';
import { type PackedCell, readPackedCells } from './figure-rows.ts';
import { keepCells, listFigureMonths, raiseMonth } from './figures.ts';

/** How figures are kept anew. */
export interface Rebuilding {
  /** Where the database is, so that all cores read it; without it, it is read through the connection that writes. */
  readonly databaseUrl?: string;
  /** Hears how many months are done. */
  told?(done: number, total: number): void;
}

/**
 * Keeps all figures anew, read from the rows, month by month: others save in between, and only wait while a month that was
 * read is written. Returns how many sessions count.
 */
export async function rebuildFigures(db: Db, { databaseUrl, told }: Rebuilding = {}): Promise<number> {
  const readers = databaseUrl === undefined ? null : openCellReaders(databaseUrl);
  try {
    return await withMappedFile(db, async () => {
      const months = await listRecordedMonths(db);
      let sessions = 0;
      let reading = readAhead(db, months[0], readers);
      for (const [index, month] of months.entries()) {
        // Begun before this one is read to the end: no reader waits for the others, nor while this month is written.
        const next = readAhead(db, months[index + 1], readers);
        const read = await reading;
        sessions += await db.transaction().execute((trx) => keepMonth(trx, month, read));
        reading = next;
        told?.(index + 1, months.length);
      }
      return sessions;
    });
  } finally {
    await readers?.close();
  }
}

/** The cells of a month as the rows said, at this revision of it or later. */
interface MonthRead {
  readonly revision: number;
  readonly cells: readonly PackedCell[];
}

/** Begins to read a month; when that fails, whoever awaits it hears of it, and nobody has to. */
function readAhead(db: Db, month: string | undefined, readers: CellReaders | null): Promise<MonthRead> {
  const reading = month ? readMonth(db, month, readers) : Promise.resolve({ revision: 0, cells: [] });
  reading.catch(() => {});
  return reading;
}

/** Every thread has something to do until the last. */
const PARTS_PER_THREAD = 8;

async function readMonth(db: Db, month: string, readers: CellReaders | null): Promise<MonthRead> {
  const [{ revision } = { revision: 0 }] = await listFigureMonths(db, month, month);
  if (!readers) return { revision, cells: await readPackedCells(db, NETWORK, month) };
  const sites = await db.selectFrom('site').select('id').orderBy('id').execute();
  const size = Math.ceil(sites.length / (readers.threads * PARTS_PER_THREAD));
  const parts = Array.from({ length: Math.ceil(sites.length / size) }, (_, part) =>
    sites.slice(part * size, (part + 1) * size).map(({ id }) => id),
  );
  const cells = await Promise.all(parts.map((siteIds) => readers.read({ siteIds, month })));
  return { revision, cells: cells.flat() };
}

/**
 * Keeps what was read of a month; what changed since is read again, while whoever saves in the month waits. Returns how
 * many sessions count in it.
 */
async function keepMonth(trx: Transaction<Database>, month: string, read: MonthRead): Promise<number> {
  const revision = await raiseMonth(trx, month);
  const before = await trx
    .selectFrom('figure_cell')
    .select(['site_id', 'revision'])
    .where('month', '=', month)
    .execute();
  const changed = before.flatMap((cell) => (cell.revision > read.revision ? cell.site_id : []));
  const isChanged = new Set(changed);
  const cells = read.cells.filter(({ siteId }) => !isChanged.has(siteId));
  if (changed.length > 0) {
    cells.push(...(await readPackedCells(trx, { kind: 'sites', siteIds: changed }, month)));
  }
  const isKept = new Set(cells.map(({ siteId }) => siteId));
  const content = encodeContent(emptyContent());
  const gone = before.flatMap(({ site_id }) => (isKept.has(site_id) ? [] : { siteId: site_id, content }));
  await keepCells(trx, month, revision, [...cells, ...gone]);
  await trx.deleteFrom('figure_day').where('month', '=', month).execute();
  return cells.reduce((sum, { sessions }) => sum + sessions, 0);
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
