import { newId } from '../../app/platform/ids.ts';
import { type Db, openDatabase } from '../../db/index.ts';
import { rebuildFigures } from '../../db/queries/figure-rebuild.ts';
import { figureCellOf, touchFigureCells } from '../../db/queries/figures.ts';
import { updateFirstAttendances } from '../../db/queries/first-attendances.ts';
import { insertSession, type WholeSession } from '../../db/queries/sessions.ts';
import { type Benchmark, tell } from './figure.ts';
import { copyOf, LARGE, REGION, removeDatabase, TODAY } from './networks.ts';
import { median } from './quantile.ts';
import { recentVisits } from './recent-visits.ts';

const SAVES = 300;

/** A visit once more, today; in ms from the beginning of its transaction to the end. */
async function save(
  db: Db,
  { session, topics, attendances }: WholeSession,
  counted: boolean,
): Promise<number> {
  const id = newId();
  const heads = attendances.map((row) => ({
    ...row,
    id: newId(),
    session_id: id,
    day: TODAY,
    counts: 1 as const,
  }));
  const begun = performance.now();
  await db.transaction().execute(async (trx) => {
    const today = { ...session, id, day: TODAY, deleted_at: null, deleted_by: null };
    await insertSession(trx, today, topics, heads);
    const people = heads.flatMap(({ person_no }) => person_no ?? []);
    const { moved } = await updateFirstAttendances(trx, people);
    if (counted) await touchFigureCells(trx, [figureCellOf(session.site_id, TODAY), ...moved]);
  });
  return performance.now() - begun;
}

/** The time of a save with figures, in times of one without; in turns on one network. */
async function measureSaves(): Promise<number> {
  const path = await copyOf(LARGE, 'kept');
  const db = openDatabase(`file:${path}`);
  try {
    const visits = await recentVisits(db);
    const took = { with: [] as number[], without: [] as number[] };
    for (let n = 0; n < SAVES; n += 1) {
      const visit = visits[n % visits.length];
      if (!visit) throw new Error('Nobody came lately.');
      took.without.push(await save(db, visit, false));
      took.with.push(await save(db, visit, true));
    }
    tell(`a save: ${median(took.with).toFixed(2)} ms, without figures ${median(took.without).toFixed(2)} ms`);
    return median(took.with) / median(took.without);
  } finally {
    await db.destroy();
    removeDatabase(path);
  }
}

/** All figures of a region anew; sessions a second. */
async function measureRebuild(): Promise<number> {
  const path = await copyOf(REGION, 'rebuild');
  const databaseUrl = `file:${path}`;
  const db = openDatabase(databaseUrl);
  try {
    const begun = performance.now();
    const sessions = await rebuildFigures(db, { databaseUrl });
    return sessions / ((performance.now() - begun) / 1000);
  } finally {
    await db.destroy();
    removeDatabase(path);
  }
}

/** What it costs to keep figures: with every save, and all anew. */
export const keptFigures: Benchmark = {
  figures: {
    'figures-save-cost': { unit: '× the time of a save without figures', atMost: 1.3 },
    'figures-rebuild': { unit: 'sessions/s', atLeast: 200_000 },
  },
  run: async () => ({ 'figures-save-cost': await measureSaves(), 'figures-rebuild': await measureRebuild() }),
};
