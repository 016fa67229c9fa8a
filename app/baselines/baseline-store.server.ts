import { setImmediate } from 'node:timers/promises';
import type { Db } from '../../db/index.ts';
import { listAnalysedBaselines } from '../../db/queries/baselines.ts';
import { listChangedSites, listFigureMonths } from '../../db/queries/figures.ts';
import { NETWORK, type Scope } from '../../db/scope.ts';
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

/** With more sites changed in a month than this, all of it is read anew. */
const MOST_SITES = 60;

interface Kept {
  readonly revision: number;
  readonly rows: Answered;
}

/** An empty store. Never stale: every reading asks the database first whether figures changed. */
export function openBaselineStore(db: Db): BaselineStore {
  const words = openBaselineWords();
  const months = new Map<string, Kept>();
  let joined: Answered | null = null;
  let reading: Promise<unknown> = Promise.resolve();

  async function pack(scope: Scope, month: string): Promise<Answered> {
    return packAnswered(await listAnalysedBaselines(db, scope, `${month}-01`, `${month}-31`), words);
  }

  /** Most visits change no baseline: then what their sites have in the month is what is kept of it. */
  async function isAsBefore({ revision, rows }: Kept, month: string): Promise<boolean> {
    const siteIds = await listChangedSites(db, month, revision, MOST_SITES + 1);
    if (siteIds.length > MOST_SITES) return false;
    const now = await pack({ kind: 'sites', siteIds }, month);
    return isAllOf(rows, new Set(siteIds.map(words.site.find)), now);
  }

  async function update(): Promise<void> {
    // The months before their sites, and these before the rows: what changes in between is new the next time.
    for (const { month, revision } of await listFigureMonths(db, '0000-00', '9999-99')) {
      const kept = months.get(month);
      if (kept?.revision === revision) continue;
      if (kept && (await isAsBefore(kept, month))) {
        months.set(month, { revision, rows: kept.rows });
        continue;
      }
      months.set(month, { revision, rows: await pack(NETWORK, month) });
      joined = null;
      // Other requests get their turn in between.
      await setImmediate();
    }
  }

  return {
    words,
    async read() {
      const turn = reading.then(update);
      reading = turn.catch(() => undefined);
      await turn;
      // In order, also where the first of a month gone by was entered late.
      const inOrder = [...months].sort(([a], [b]) => (a < b ? -1 : 1));
      joined ??= joinAnswered(inOrder.map(([, { rows }]) => rows));
      return joined;
    },
  };
}

/** True when `now` is all there is of some sites (their numbers) in `rows`, in the same order. */
function isAllOf(rows: Answered, sites: ReadonlySet<number>, now: Answered): boolean {
  let next = 0;
  for (let row = 0; row < rows.length; row += 1) {
    if (!sites.has(rows.site[row] ?? -1)) continue;
    if (!isSameRow(rows, row, now, next)) return false;
    next += 1;
  }
  return next === now.length;
}

/** Of one month. */
function isSameRow(a: Answered, row: number, b: Answered, other: number): boolean {
  return (
    a.site[row] === b.site[other] &&
    a.level[row] === b.level[other] &&
    a.areas[row] === b.areas[other] &&
    DIMENSIONS.every((name) => a.dimensions[name][row] === b.dimensions[name][other])
  );
}
