import type { FigureContent } from '../../db/figure-content/content.ts';
import { type TallyFigures, tallyContent, tallyKey } from '../../db/figure-content/tally.ts';
import type { Db, Trx } from '../../db/index.ts';
import { listFigureSites, recountBaselines, recountSite } from '../../db/queries/figure-check.ts';
import { listKeptCells } from '../../db/queries/figures.ts';

/** A cell that is not what the rows say, and the first thing that differs in it. */
interface FigureDifference {
  readonly siteId: string;
  readonly month: string;
  /** Dimension, key and figure; or `content` where what is kept cannot be read. */
  readonly what: string;
  readonly kept: number;
  readonly counted: number;
}

interface FigureCheck {
  /** Cells that are kept or should be. */
  readonly cells: number;
  /** Cells whose figures are read from the rows. */
  readonly notKept: number;
  readonly differences: readonly FigureDifference[];
}

/** Compares the kept figures of every cell with a count of the rows by the engine. */
export async function checkFigures(db: Db): Promise<FigureCheck> {
  const differences: FigureDifference[] = [];
  let cells = 0;
  let notKept = 0;
  for (const siteId of await listFigureSites(db)) {
    // One moment for both sides: somebody may be saving.
    const found = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((trx) => checkSite(trx, siteId));
    cells += found.cells;
    notKept += found.notKept;
    differences.push(...found.differences);
  }
  return { cells, notKept, differences };
}

async function checkSite(trx: Trx, siteId: string): Promise<FigureCheck> {
  const kept = new Map((await listKeptCells(trx, siteId)).map((cell) => [cell.month, cell]));
  const counted = await countSite(trx, siteId);
  const months = [...new Set([...kept.keys(), ...counted.keys()])].sort();
  const differences: FigureDifference[] = [];
  let notKept = 0;
  for (const month of months) {
    const cell = kept.get(month);
    if (cell && !cell.isKept) {
      notKept += 1;
      continue;
    }
    const found =
      cell && !cell.content
        ? { what: 'content', kept: 0, counted: counted.get(month)?.get('total  accesses') ?? 0 }
        : firstDifference(
            cell?.content ? numbersOf(cell.content) : new Map(),
            counted.get(month) ?? new Map(),
          );
    if (found) differences.push({ siteId, month, ...found });
  }
  return { cells: months.length, notKept, differences };
}

/** Every number of a cell by its name. */
type Numbers = Map<string, number>;

function addFigures(numbers: Numbers, key: string, figures: TallyFigures): void {
  const { accesses, uniques, identified, sessions, personMinutes, fresh, withoutCode, personSum } = figures;
  const named = {
    accesses,
    uniques,
    identified,
    sessions,
    personMinutes,
    new: fresh,
    withoutCode,
    personSum,
  };
  for (const [name, value] of Object.entries(named)) numbers.set(`${key} ${name}`, value);
}

const baselineKey = (day: number, age: number | null, levels: readonly (string | null)[]) =>
  `baseline ${day} ${age ?? ''} ${levels.map((level) => level ?? '').join('/')}`;

function numbersOf(content: FigureContent): Numbers {
  const numbers: Numbers = new Map();
  for (const [key, figures] of tallyContent(content)) addFigures(numbers, key, figures);
  const { baseline, words } = content;
  const columns = [baseline.overall, baseline.il, baseline.cc, baseline.dcc, baseline.sf, baseline.ps];
  for (const [row, day] of content.baselineDay.entries()) {
    const age = (content.baselineAge[row] ?? 0) - 1;
    const levels = columns.map((column) => words[column[row] ?? 0] ?? '');
    const key = baselineKey(day, age < 0 ? null : age, levels);
    numbers.set(key, (numbers.get(key) ?? 0) + 1);
  }
  return numbers;
}

/** The same from the rows, by month. */
async function countSite(trx: Trx, siteId: string): Promise<Map<string, Numbers>> {
  const byMonth = new Map<string, Numbers>();
  const numbersIn = (month: string): Numbers => {
    const numbers = byMonth.get(month) ?? new Map();
    byMonth.set(month, numbers);
    return numbers;
  };
  for (const row of await recountSite(trx, siteId)) {
    addFigures(numbersIn(row.month), tallyKey(row.dimension, row.key), row);
  }
  for (const row of await recountBaselines(trx, siteId)) {
    const levels = [row.overall, row.area_il, row.area_cc, row.area_dcc, row.area_sf, row.area_ps];
    const key = baselineKey(Number(row.day.slice(8)), row.age, levels);
    numbersIn(row.day.slice(0, 7)).set(key, row.people);
  }
  return byMonth;
}

function firstDifference(kept: Numbers, counted: Numbers): Omit<FigureDifference, 'siteId' | 'month'> | null {
  for (const what of new Set([...kept.keys(), ...counted.keys()])) {
    const [one, other] = [kept.get(what) ?? 0, counted.get(what) ?? 0];
    if (one !== other) return { what, kept: one, counted: other };
  }
  return null;
}
