import type { Shown } from '../disclosure/shown.ts';
import { type Interval, wilson } from '../figures/wilson.ts';
import { type Raking, rake } from './raking.ts';
import { type WeightCost, weightedShare } from './weighted-share.ts';

/** Residents of an age class (`16-24`…) and sex (code list `gender`: A female, B male). */
interface PopulationCell {
  readonly ageClass: string;
  readonly sex: string;
  readonly residents: number;
}

/** People of an age class and sex who answered, as they may be shown, and how many of them have what is asked for. */
export interface AnsweredCell {
  readonly ageClass: string;
  readonly sex: string;
  readonly n: Shown;
  readonly count: Shown;
}

export interface RakedShare {
  /** null when nobody in sight belongs to the population. */
  readonly weighted: (Interval & WeightCost) | null;
  /** The same people without weights, to stand beside it. */
  readonly unweighted: Interval | null;
  /** Margins are 0 age class and 1 sex. */
  readonly raking: Raking;
  /** Cells too small to be seen: their people are in neither share. */
  readonly hidden: readonly { readonly ageClass: string; readonly sex: string }[];
  /** Residents of the cells somebody in sight answered from, as a share of all residents. */
  readonly coverage: number;
}

/**
 * The share among those who answered, weighted to the age classes and the sexes of a population. Takes protected counts
 * only: whoever chooses the population chooses the weights, and true counts could be solved for.
 */
export function rakeToPopulation(
  cells: readonly AnsweredCell[],
  population: readonly PopulationCell[],
): RakedShare {
  const seen = cells.flatMap(({ ageClass, sex, n, count }) =>
    n.value === null || count.value === null ? [] : [{ ageClass, sex, n: n.value, count: count.value }],
  );
  const raking = rake(
    seen.map(({ ageClass, sex, n }) => ({ values: [ageClass, sex], n })),
    [marginBy(population, ({ ageClass }) => ageClass), marginBy(population, ({ sex }) => sex)],
  );
  const groups = seen
    .map(({ n, count }, index) => ({ n, count, weight: raking.weights[index] ?? 0 }))
    .filter(({ weight }) => weight > 0);
  const sum = (of: 'n' | 'count') => groups.reduce((all, group) => all + group[of], 0);
  const residents = population.reduce((all, cell) => all + cell.residents, 0);
  const covered = population.filter((cell) =>
    seen.some(({ ageClass, sex, n }) => n > 0 && ageClass === cell.ageClass && sex === cell.sex),
  );
  return {
    weighted: weightedShare(groups),
    unweighted: wilson(sum('count'), sum('n')),
    raking,
    hidden: cells
      .filter(({ n, count }) => n.value === null || count.value === null)
      .map(({ ageClass, sex }) => ({ ageClass, sex })),
    coverage: residents === 0 ? 0 : covered.reduce((all, cell) => all + cell.residents, 0) / residents,
  };
}

function marginBy(population: readonly PopulationCell[], readValue: (cell: PopulationCell) => string) {
  const margin = new Map<string, number>();
  for (const cell of population) {
    margin.set(readValue(cell), (margin.get(readValue(cell)) ?? 0) + cell.residents);
  }
  return margin;
}
