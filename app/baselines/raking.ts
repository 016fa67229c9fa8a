import { type WeightCost, weightCost } from './weighted-share.ts';

/** Weights above this many times the mean are cut. */
export const LARGEST_WEIGHT = 5;
/** Enough when every weighted share is this near to the population's. */
const CLOSE_ENOUGH = 1e-6;
export const MOST_ROUNDS = 200;

/** People alike in everything that is raked: their value on each margin, in the order of the margins. */
export interface SampleCell {
  readonly values: readonly string[];
  readonly n: number;
}

/** The population by the values of one variable (age class, sex, or both as one), as counts. */
type Margin = ReadonlyMap<string, number>;

/** A value of a margin: its place among the margins and its code. */
interface MarginValue {
  readonly margin: number;
  readonly value: string;
}

export interface Raking extends WeightCost {
  /** One a cell, in order; mean 1 over the people weighted. 0 for cells outside the population. */
  readonly weights: readonly number[];
  readonly rounds: number;
  /** False when the last round was reached first: then weights and population do not agree, see `largestGap`. */
  readonly converged: boolean;
  /** Largest distance between a weighted share and the population's, 0–1. */
  readonly largestGap: number;
  /** People whose weight was cut. */
  readonly capped: number;
  /** Values nobody answered from: the estimate says nothing about these residents. */
  readonly empty: readonly (MarginValue & { readonly residents: number })[];
  /** People with a value the population does not have (sex not said, say): they weigh nothing. */
  readonly outside: number;
}

/**
 * Raking: weights by which the sample has the population's shares on every margin. Each round multiplies the weights by
 * target / weighted count, margin after margin, then cuts those over 5 times the mean; it ends when every weighted
 * share is within 10⁻⁶ of its target, or after 200 rounds. One margin that holds the joint table is post-stratification.
 * Targets are of the residents whose value somebody answered from. Source: Deming and Stephan 1940, Ann. Math. Stat. 11;
 * the cutting inside the rounds: Izrael, Battaglia and Frankel 2009. Throws RangeError when cells and margins do not match.
 */
export function rake(cells: readonly SampleCell[], margins: readonly Margin[]): Raking {
  if (cells.some(({ values, n }) => values.length !== margins.length || !(n >= 0))) {
    throw new RangeError('Cells do not match the margins.');
  }
  const counted = cells.map(
    ({ values, n }) => n > 0 && values.every((value, place) => (margins[place]?.get(value) ?? 0) > 0),
  );
  const inside = cells.filter((_, index) => counted[index]);
  const people = inside.reduce((sum, { n }) => sum + n, 0);
  const outside = cells.reduce((sum, { n }) => sum + n, 0) - people;
  const targets = margins.map((margin, place) => targetsOf(inside, margin, place, people));
  const empty = targets.flatMap((target, margin) =>
    [...(margins[margin] ?? [])]
      .filter(([value, residents]) => residents > 0 && !target.has(value))
      .map(([value, residents]) => ({ margin, value, residents })),
  );

  let weights = inside.map(() => 1);
  let rounds = 0;
  let largestGap = gapOf(inside, weights, targets, people);
  while (people > 0 && largestGap > CLOSE_ENOUGH && rounds < MOST_ROUNDS) {
    rounds += 1;
    weights = cut(inside, fitMargins(inside, weights, targets), people);
    largestGap = gapOf(inside, weights, targets, people);
  }
  const own = weights[Symbol.iterator]();
  return {
    weights: counted.map((isIn) => (isIn ? (own.next().value ?? 0) : 0)),
    rounds,
    converged: people > 0 && largestGap <= CLOSE_ENOUGH,
    largestGap,
    capped: inside.reduce(
      (sum, { n }, index) => sum + ((weights[index] ?? 0) >= LARGEST_WEIGHT * (1 - 1e-9) ? n : 0),
      0,
    ),
    empty,
    outside,
    ...weightCost(inside.map(({ n }, index) => ({ n, weight: weights[index] ?? 0 }))),
  };
}

/** How many of the people each value should have: the residents' shares among the values that occur. */
function targetsOf(cells: readonly SampleCell[], margin: Margin, place: number, people: number) {
  const occurring = new Set(cells.map(({ values }) => values[place] ?? ''));
  const residents = [...margin].filter(([value]) => occurring.has(value));
  const all = residents.reduce((sum, [, count]) => sum + count, 0);
  return new Map(residents.map(([value, count]) => [value, (people * count) / all]));
}

function weightedCounts(cells: readonly SampleCell[], weights: readonly number[], place: number) {
  const counts = new Map<string, number>();
  for (const [index, { values, n }] of cells.entries()) {
    const value = values[place] ?? '';
    counts.set(value, (counts.get(value) ?? 0) + n * (weights[index] ?? 0));
  }
  return counts;
}

/** One round over all margins. */
function fitMargins(
  cells: readonly SampleCell[],
  before: readonly number[],
  targets: readonly Margin[],
): number[] {
  let weights = [...before];
  for (const [place, target] of targets.entries()) {
    const counts = weightedCounts(cells, weights, place);
    weights = weights.map((weight, index) => {
      const value = cells[index]?.values[place] ?? '';
      return (weight * (target.get(value) ?? 0)) / (counts.get(value) ?? 1);
    });
  }
  return weights;
}

/** The weights with mean 1, none over the largest: what is cut off goes to the others in proportion. */
function cut(cells: readonly SampleCell[], before: readonly number[], people: number): number[] {
  const scaleOf = (weights: readonly number[], isFree: (weight: number) => boolean) => {
    let [free, fixed] = [0, 0];
    for (const [index, { n }] of cells.entries()) {
      const weight = weights[index] ?? 0;
      if (isFree(weight)) free += n * weight;
      else fixed += n * weight;
    }
    return free === 0 ? 1 : (people - fixed) / free;
  };
  const scale = scaleOf(before, () => true);
  let weights = before.map((weight) => weight * scale);
  while (weights.some((weight) => weight > LARGEST_WEIGHT)) {
    weights = weights.map((weight) => Math.min(weight, LARGEST_WEIGHT));
    const rest = scaleOf(weights, (weight) => weight < LARGEST_WEIGHT);
    weights = weights.map((weight) => (weight < LARGEST_WEIGHT ? weight * rest : weight));
  }
  return weights;
}

function gapOf(
  cells: readonly SampleCell[],
  weights: readonly number[],
  targets: readonly Margin[],
  people: number,
): number {
  if (people === 0) return 0;
  const gaps = targets.flatMap((target, place) => {
    const counts = weightedCounts(cells, weights, place);
    return [...target].map(([value, count]) => Math.abs((counts.get(value) ?? 0) - count) / people);
  });
  return Math.max(0, ...gaps);
}
