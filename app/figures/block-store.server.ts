import { setImmediate } from 'node:timers/promises';
import type { Db } from '../../db/index.ts';
import { listChangedCells, listFigureMonths } from '../../db/queries/figures.ts';
import { type Dictionaries, openDictionaries } from './dictionaries.server.ts';
import { type MonthBlock, renewBlock } from './month-block.server.ts';

/** Months in memory, each as new as its revision. */
export interface BlockStore {
  /** The months from one to another (both included) in which something is recorded, in order; loads what is missing. */
  blocksOf(fromMonth: string, toMonth: string): Promise<MonthBlock[]>;
  readonly dictionaries: Dictionaries;
  /** How many cells were read since the start. */
  cellsRead(): number;
  /** Bytes the kept months take, estimated. */
  bytes(): number;
}

interface Kept {
  readonly block: MonthBlock;
  usedAt: number;
}

/** After this share of the limit is reached by dropping, dropping stops: not one month at a time. */
const AFTER_DROPPING = 0.9;

/** So many times a change that came while others were being read is followed; the next question sees the rest. */
const MOST_TURNS = 4;

/** An empty store that keeps at most about `maxBytes`, dropping the months not used for longest. */
export function openBlockStore(db: Db, maxBytes: number): BlockStore {
  const kept = new Map<string, Kept>();
  const dictionaries = openDictionaries();
  let bytes = 0;
  let cellsRead = 0;
  let uses = 0;
  let loading: Promise<unknown> = Promise.resolve();

  function keep(block: MonthBlock): void {
    bytes += block.bytes - (kept.get(block.month)?.block.bytes ?? 0);
    kept.set(block.month, { block, usedAt: uses });
  }

  function dropUnused(): void {
    if (bytes <= maxBytes) return;
    for (const [month, { block }] of [...kept].sort(([, a], [, b]) => a.usedAt - b.usedAt)) {
      if (bytes <= maxBytes * AFTER_DROPPING) return;
      kept.delete(month);
      bytes -= block.bytes;
    }
  }

  /** The months as they are now; undefined when some of them have to be read. */
  async function find(fromMonth: string, toMonth: string) {
    const months = await listFigureMonths(db, fromMonth, toMonth);
    const blocks = months.map(({ month, revision }) => {
      const entry = kept.get(month);
      // A newer revision than the one asked for is at least as true.
      if (!entry || entry.block.revision < revision) return undefined;
      entry.usedAt = uses;
      return entry.block;
    });
    return { stale: months.filter((_, index) => !blocks[index]), blocks: blocks.filter((block) => !!block) };
  }

  async function load(fromMonth: string, toMonth: string): Promise<MonthBlock[]> {
    // A month is read after its revision: what changes in between has a higher one the next time. Only when nothing
    // was left to read do all months show the same moment.
    for (let turn = 1; ; turn += 1) {
      const { stale, blocks } = await find(fromMonth, toMonth);
      if (stale.length === 0) return blocks;
      const renewed = new Map(blocks.map((block) => [block.month, block]));
      for (const { month, revision } of stale) {
        const before = kept.get(month)?.block;
        const changed = await listChangedCells(db, month, before?.revision ?? 0);
        const block = renewBlock(before, { month, revision }, changed, dictionaries);
        cellsRead += changed.length;
        keep(block);
        renewed.set(month, block);
        await setImmediate();
      }
      if (turn === MOST_TURNS) return [...renewed.values()].sort((a, b) => (a.month < b.month ? -1 : 1));
    }
  }

  return {
    dictionaries,
    cellsRead: () => cellsRead,
    bytes: () => bytes,
    async blocksOf(fromMonth, toMonth) {
      uses += 1;
      const { stale, blocks } = await find(fromMonth, toMonth);
      if (stale.length === 0) return blocks;
      const turn = loading.then(() => load(fromMonth, toMonth));
      loading = turn.catch(() => undefined);
      const loaded = await turn;
      dropUnused();
      return loaded;
    },
  };
}
