import { setImmediate } from 'node:timers/promises';
import { EVERY_DAY, readMasks } from '../../db/changed-days.ts';
import type { Db } from '../../db/index.ts';
import {
  findFigureChanges,
  listFigureAttendances,
  listFigureBaselines,
  listFigureRevisions,
  listFigureTopics,
} from '../../db/queries/figures.ts';
import type { Scope } from '../../db/scope.ts';
import { type Cell, type CellRows, compileCell, type Dictionaries, replaceDays } from './cell.ts';
import { recordOf } from './columns.ts';
import { openDictionary } from './dictionary.ts';
import { DIMENSIONS } from './participation.ts';

/** Cells in memory, each as new as its revision. */
export interface CellStore {
  /** The cells of these months (both included) inside the scope, in order of site and month; loads what is missing. */
  cellsOf(scope: Scope, fromMonth: string, toMonth: string): Promise<Cell[]>;
  readonly dictionaries: Dictionaries;
  /** How many cells were compiled since the start. */
  compiled(): number;
  /** Bytes the kept cells take, estimated. */
  bytes(): number;
}

interface Wanted {
  readonly siteId: string;
  readonly month: string;
  readonly revision: number;
}

interface Kept {
  readonly cell: Cell;
  usedAt: number;
}

/** Months of one site read by one round of statements: a few thousand rows, so that other requests get their turn. */
const MONTHS_PER_READ = 3;

/** After this share of the limit is reached by dropping, dropping stops: not one cell at a time. */
const AFTER_DROPPING = 0.9;

/** An empty store that keeps at most about `maxBytes`, dropping the cells not used for longest. */
export function openCellStore(db: Db, maxBytes: number): CellStore {
  const sites = new Map<string, Map<string, Kept>>();
  const dictionaries = recordOf(DIMENSIONS, openDictionary);
  let bytes = 0;
  let compiled = 0;
  let uses = 0;
  let loading: Promise<unknown> = Promise.resolve();

  /** A newer revision than the one asked for is at least as true. */
  function kept({ siteId, month, revision }: Wanted): Cell | null {
    const entry = sites.get(siteId)?.get(month);
    if (!entry || entry.cell.revision < revision) return null;
    entry.usedAt = uses;
    return entry.cell;
  }

  function keep(cell: Cell): void {
    const months = sites.get(cell.siteId) ?? new Map<string, Kept>();
    sites.set(cell.siteId, months);
    bytes += cell.bytes - (months.get(cell.month)?.cell.bytes ?? 0);
    months.set(cell.month, { cell, usedAt: uses });
    compiled += 1;
  }

  function dropUnused(): void {
    if (bytes <= maxBytes) return;
    const entries = [...sites.values()].flatMap((months) => [...months.values()]);
    entries.sort((a, b) => a.usedAt - b.usedAt);
    for (const { cell } of entries) {
      if (bytes <= maxBytes * AFTER_DROPPING) return;
      sites.get(cell.siteId)?.delete(cell.month);
      bytes -= cell.bytes;
    }
  }

  async function load(wanted: readonly Wanted[]): Promise<Cell[]> {
    const cells: Cell[] = [];
    for (const batch of batches(wanted)) {
      // Another query may have loaded it while this one waited for its turn.
      const missing = batch.filter((one) => kept(one) === null);
      if (missing.length > 0) {
        const unknown: Wanted[] = [];
        for (const one of missing) {
          const older = sites.get(one.siteId)?.get(one.month)?.cell;
          const cell = older ? await readChanges(db, older, dictionaries) : null;
          if (cell) keep(cell);
          else unknown.push(one);
        }
        for (const cell of await readCells(db, unknown, dictionaries)) keep(cell);
        await setImmediate();
      }
      cells.push(...batch.map(kept).filter((cell) => cell !== null));
    }
    dropUnused();
    return cells;
  }

  return {
    dictionaries,
    compiled: () => compiled,
    bytes: () => bytes,
    async cellsOf(scope, fromMonth, toMonth) {
      // Revisions first, rows second: what changes in between has a higher revision the next time.
      const wanted = (await listFigureRevisions(db, scope, fromMonth, toMonth)).map((row) => ({
        siteId: row.site_id,
        month: row.month,
        revision: row.revision,
      }));
      uses += 1;
      const cells = wanted.map(kept);
      const missing = wanted.filter((_, index) => cells[index] === null);
      if (missing.length === 0) return cells.filter((cell) => cell !== null);

      const turn = loading.then(() => load(missing));
      loading = turn.catch(() => undefined);
      const loaded = (await turn).values();
      return cells.map((cell) => cell ?? loaded.next().value).filter((cell) => cell !== undefined);
    },
  };
}

/** Neighbouring cells of one site, a few months at a time. */
function batches(wanted: readonly Wanted[]): Wanted[][] {
  const result: Wanted[][] = [];
  for (const one of wanted) {
    const last = result.at(-1);
    if (last && last.length < MONTHS_PER_READ && last[0]?.siteId === one.siteId) last.push(one);
    else result.push([one]);
  }
  return result;
}

/** Reads and compiles cells of one site, in the order asked for. */
async function readCells(db: Db, wanted: readonly Wanted[], dictionaries: Dictionaries): Promise<Cell[]> {
  const [first] = wanted;
  const last = wanted.at(-1);
  if (!first || !last) return [];
  const site: Scope = { kind: 'sites', siteIds: [first.siteId] };
  const { attendances, topicsOf, baselines } = await readRows(
    db,
    site,
    `${first.month}-01`,
    `${last.month}-31`,
  );
  const attendancesOf = byMonth(attendances);
  const baselinesOf = byMonth(baselines);
  return wanted.map((one) =>
    compileCell(
      one,
      {
        attendances: attendancesOf.get(one.month) ?? [],
        topicsOf,
        baselines: baselinesOf.get(one.month) ?? [],
      },
      dictionaries,
    ),
  );
}

/** A cell with the days read again that changed since; null when that is the whole month, or nobody knows. */
async function readChanges(db: Db, cell: Cell, dictionaries: Dictionaries): Promise<Cell | null> {
  const { siteId, month } = cell;
  // The revision before the rows, as always: what changes in between has a higher one the next time.
  const now = await findFigureChanges(db, { siteId, month });
  if (!now) return null;
  const mask = readMasks(now.days, now.revision - cell.revision);
  if (mask === EVERY_DAY || mask === 0) return null;
  const firstDay = 32 - Math.clz32(mask & -mask);
  const lastDay = 32 - Math.clz32(mask);
  const date = (day: number) => `${month}-${String(day).padStart(2, '0')}`;
  const site: Scope = { kind: 'sites', siteIds: [siteId] };
  const rows = await readRows(db, site, date(firstDay), date(lastDay));
  return replaceDays(cell, now.revision, { firstDay, lastDay }, rows, dictionaries);
}

async function readRows(db: Db, site: Scope, from: string, to: string): Promise<CellRows> {
  const attendances = await listFigureAttendances(db, site, from, to);
  const topicRows = await listFigureTopics(db, site, from, to);
  const baselines = await listFigureBaselines(db, site, from, to);
  const topicsOf = new Map<string, string[]>();
  for (const { session_id, topic } of topicRows) {
    const topics = topicsOf.get(session_id);
    if (topics) topics.push(topic);
    else topicsOf.set(session_id, [topic]);
  }
  return { attendances, topicsOf, baselines };
}

function byMonth<Row extends { day: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const months = new Map<string, Row[]>();
  for (const row of rows) {
    const month = row.day.slice(0, 7);
    const known = months.get(month);
    if (known) known.push(row);
    else months.set(month, [row]);
  }
  return months;
}
