import { sql, type Transaction } from 'kysely';
import { withMappedFile } from '../engines/differences.ts';
import { emptyContent } from '../figure-content/content.ts';
import type { Db } from '../index.ts';
import type { Database } from '../schema/database.ts';
import { NETWORK } from '../scope.ts';
import { readFigureContents } from './figure-rows.ts';
import { keepContents, raiseMonth } from './figures.ts';

/**
 * Keeps all figures anew, read from the rows, month by month: others save in between. Returns how many sessions count;
 * `told` hears how many months are done.
 */
export async function rebuildFigures(
  db: Db,
  told: (done: number, total: number) => void = () => {},
): Promise<number> {
  return withMappedFile(db, async () => {
    const months = await listRecordedMonths(db);
    let sessions = 0;
    for (const [index, month] of months.entries()) {
      sessions += await db.transaction().execute((trx) => rebuildMonth(trx, month));
      told(index + 1, months.length);
    }
    return sessions;
  });
}

/** Keeps all cells of a month anew, read from the rows; returns how many sessions count in them. */
async function rebuildMonth(trx: Transaction<Database>, month: string): Promise<number> {
  const revision = await raiseMonth(trx, month);
  const contents = await readFigureContents(trx, NETWORK, `${month}-01`, `${month}-31`);
  const before = await trx.selectFrom('figure_cell').select('site_id').where('month', '=', month).execute();
  for (const { site_id } of before) {
    if (!contents.has(site_id)) contents.set(site_id, emptyContent());
  }
  await keepContents(trx, month, revision, contents);
  return [...contents.values()].reduce((sum, { day }) => sum + day.length, 0);
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
