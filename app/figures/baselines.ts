import type { Range } from '../../db/figure-content/columns.ts';
import type { ProtectedCounts } from '../baselines/protected-counts.ts';
import type { Shown } from '../disclosure/shown.ts';
import {
  AREA_LEVELS,
  AREAS,
  type Area,
  type AreaLevel,
  type BaselineRows,
  LEVELS,
  type Level,
  POPULATIONS,
  type Population,
} from './baseline-rows.ts';
import type { SelectedDays } from './select-days.server.ts';

/** People by level; areas count internet users only, so an area sums to `n` less the level NA. */
export interface BaselineCounts {
  n: number;
  levels: Record<Level, number>;
  areas: Record<Area, Record<AreaLevel, number>>;
}

/** Baselines of a selection, each population for itself. */
export interface Baselines {
  readonly n: number;
  readonly byPopulation: Readonly<Record<Population, BaselineCounts>>;
}

function noCounts(): BaselineCounts {
  const area = () => ({ none: 0, B: 0, AB: 0 });
  return {
    n: 0,
    levels: { AB: 0, B: 0, LW: 0, N: 0, LM: 0, X: 0, NA: 0 },
    areas: { IL: area(), CC: area(), DCC: area(), SF: area(), PS: area() },
  };
}

/** Two bits an area: not assessed, none, basic, above basic. */
const AREA_CODES = 4;

/** Counts the baselines of some days. */
export function countBaselines(days: readonly SelectedDays[]): Baselines {
  const sum = noRows();
  for (const { block, isWhole, isEverywhere, baselines } of days) {
    if (isWhole && isEverywhere) addTo(sum, wholeMonth(block.baselines, baselines));
    else for (const range of baselines) countRows(block.baselines, range, sum);
  }
  return namedCounts(sum);
}

/** Plain histograms in the loop, names afterwards: this runs once per baseline of a region. */
interface Histograms {
  readonly levels: Int32Array;
  readonly areas: Int32Array;
}

function noRows(): Histograms {
  return {
    levels: new Int32Array(LEVELS.length * POPULATIONS.length),
    areas: new Int32Array(POPULATIONS.length * AREAS.length * AREA_CODES),
  };
}

/** All baselines of a month, counted once. */
const wholeMonths = new WeakMap<BaselineRows, Histograms>();

function wholeMonth(rows: BaselineRows, ranges: readonly Range[]): Histograms {
  const known = wholeMonths.get(rows);
  if (known) return known;
  const counted = noRows();
  for (const range of ranges) countRows(rows, range, counted);
  wholeMonths.set(rows, counted);
  return counted;
}

function addTo(sum: Histograms, { levels, areas }: Histograms): void {
  addBins(sum.levels, levels);
  addBins(sum.areas, areas);
}

// By number: `entries()` makes a pair for each bin, which was a fifth of what a question left to be collected.
function addBins(sum: Int32Array, bins: Int32Array): void {
  for (let bin = 0; bin < bins.length; bin += 1) sum[bin] = (sum[bin] ?? 0) + (bins[bin] ?? 0);
}

function countRows(rows: BaselineRows, { first, end }: Range, { levels, areas }: Histograms): void {
  for (let row = first; row < end; row += 1) {
    const packed = rows.levelAndPopulation[row] ?? 0;
    levels[packed] = (levels[packed] ?? 0) + 1;
    let bin = (packed % POPULATIONS.length) * AREAS.length * AREA_CODES;
    for (let codes = rows.areas[row] ?? 0, area = 0; area < AREAS.length; area += 1, codes >>>= 2) {
      areas[bin + (codes & 3)] = (areas[bin + (codes & 3)] ?? 0) + 1;
      bin += AREA_CODES;
    }
  }
}

function namedCounts({ levels, areas }: Histograms): Baselines {
  const countsOf = (population: Population): BaselineCounts => {
    const group = POPULATIONS.indexOf(population);
    const counts = noCounts();
    LEVELS.forEach((level, index) => {
      counts.levels[level] = levels[index * POPULATIONS.length + group] ?? 0;
      counts.n += counts.levels[level];
    });
    AREAS.forEach((area, areaIndex) => {
      AREA_LEVELS.forEach((level, index) => {
        const bin = (group * AREAS.length + areaIndex) * AREA_CODES + index + 1;
        counts.areas[area][level] = areas[bin] ?? 0;
      });
    });
    return counts;
  };
  const byPopulation = {
    '16_74': countsOf('16_74'),
    '75_plus': countsOf('75_plus'),
    under_16: countsOf('under_16'),
    age_unknown: countsOf('age_unknown'),
  };
  return { n: POPULATIONS.reduce((sum, population) => sum + byPopulation[population].n, 0), byPopulation };
}

/** The same for staff who may open the persons themselves: nothing is hidden. */
export function openCounts({ n, levels, areas }: BaselineCounts): ProtectedCounts {
  const open = (value: number): Shown => ({ value, suppressed: false });
  const ofArea = ({ none, B, AB }: Record<AreaLevel, number>) => ({
    none: open(none),
    B: open(B),
    AB: open(AB),
    atLeastBasic: open(B + AB),
  });
  return {
    n: open(n),
    users: open(n - levels.NA),
    atLeastBasic: open(levels.AB + levels.B),
    levels: {
      AB: open(levels.AB),
      B: open(levels.B),
      LW: open(levels.LW),
      N: open(levels.N),
      LM: open(levels.LM),
      X: open(levels.X),
      NA: open(levels.NA),
    },
    areas: {
      IL: ofArea(areas.IL),
      CC: ofArea(areas.CC),
      DCC: ofArea(areas.DCC),
      SF: ofArea(areas.SF),
      PS: ofArea(areas.PS),
    },
  };
}
