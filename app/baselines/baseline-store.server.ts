import { setImmediate } from 'node:timers/promises';
import type { Db } from '../../db/index.ts';
import { findFiguresState, listAnalysedBaselines } from '../../db/queries/baselines.ts';
import { listFigureRevisions } from '../../db/queries/figures.ts';
import { NETWORK } from '../../db/scope.ts';
import {
  type Answered,
  type BaselineWords,
  joinAnswered,
  openBaselineWords,
  packAnswered,
} from './answered.ts';
import { DIMENSIONS } from './question.ts';

/** All baselines of the network in memory, about 16 bytes each. */
interface BaselineStore {
  readonly words: BaselineWords;
  /** The baselines as they are now; the very same object as long as none of them changed. */
  read(): Promise<Answered>;
}

/** Sites read by one statement when all are: other requests get their turn in between. */
const SITES_PER_READ = 40;
/** With more cells to read anew than this, whole sites are read. */
const MOST_CELLS = 60;

const ALWAYS = { first: '0000-00', last: '9999-99' };

interface Kept {
  readonly revision: number;
  readonly rows: Answered;
}

/** An empty store. Never stale: every reading asks the database first whether figures changed. */
export function openBaselineStore(db: Db): BaselineStore {
  const words = openBaselineWords();
  const sites = new Map<string, Map<string, Kept>>();
  let state = '';
  let joined = joinAnswered([]);
  let reading: Promise<unknown> = Promise.resolve();

  /** True when the cell has other rows than before. */
  function keep(siteId: string, month: string, kept: Kept): boolean {
    const months = sites.get(siteId) ?? new Map<string, Kept>();
    sites.set(siteId, months);
    const before = months.get(month)?.rows;
    months.set(month, kept);
    return !(before ? equalRows(before, kept.rows) : kept.rows.length === 0);
  }

  async function update(): Promise<void> {
    // The state before the revisions, and these before the rows: what changes in between is new the next time.
    const { cells, revisions } = await findFiguresState(db);
    const now = `${cells} ${revisions}`;
    if (now === state) return;
    const wanted = (await listFigureRevisions(db, NETWORK, ALWAYS.first, ALWAYS.last)).filter(
      (cell) => (sites.get(cell.site_id)?.get(cell.month)?.revision ?? 0) < cell.revision,
    );
    let changed = false;
    for (const batch of batches(wanted)) {
      const months = batch.map(({ month }) => month).sort();
      const rows = await listAnalysedBaselines(
        db,
        { kind: 'sites', siteIds: [...new Set(batch.map(({ site_id }) => site_id))] },
        `${months[0]}-01`,
        `${months.at(-1)}-31`,
      );
      const byCell = Map.groupBy(rows, (row) => `${row.site_id} ${row.day.slice(0, 7)}`);
      for (const { site_id, month, revision } of batch) {
        const packed = packAnswered(byCell.get(`${site_id} ${month}`) ?? [], words);
        if (keep(site_id, month, { revision, rows: packed })) changed = true;
      }
      await setImmediate();
    }
    if (changed) {
      joined = joinAnswered(
        [...sites.values()].flatMap((months) => [...months.values()].map((one) => one.rows)),
      );
    }
    state = now;
  }

  return {
    words,
    async read() {
      const turn = reading.then(update);
      reading = turn.catch(() => undefined);
      await turn;
      return joined;
    },
  };
}

/** A few cells each for themselves, many by some sites at a time. */
function batches<Cell extends { readonly site_id: string }>(wanted: readonly Cell[]): Cell[][] {
  if (wanted.length <= MOST_CELLS) return wanted.map((cell) => [cell]);
  const bySite = [...Map.groupBy(wanted, (cell) => cell.site_id).values()];
  const result: Cell[][] = [];
  for (let start = 0; start < bySite.length; start += SITES_PER_READ) {
    result.push(bySite.slice(start, start + SITES_PER_READ).flat());
  }
  return result;
}

function equalRows(a: Answered, b: Answered): boolean {
  const same = (one: Uint8Array | Uint16Array, other: Uint8Array | Uint16Array) =>
    one.every((value, index) => value === other[index]);
  return (
    a.length === b.length &&
    same(a.level, b.level) &&
    same(a.areas, b.areas) &&
    DIMENSIONS.every((name) => same(a.dimensions[name], b.dimensions[name]))
  );
}
