/** The statistics of app/baselines a second time, by other methods: slow, and with nothing in common with them. */

/** P(Z > z) by Simpson's rule over the density, from z to 40. */
export function tailByArea(z: number): number {
  const density = (x: number) => Math.exp(-(x ** 2) / 2) / Math.sqrt(2 * Math.PI);
  const strips = 200_000;
  const width = (Math.min(40, z + 12) - z) / strips;
  let area = 0;
  for (let strip = 0; strip < strips; strip += 1) {
    const left = z + strip * width;
    area += ((density(left) + 4 * density(left + width / 2) + density(left + width)) * width) / 6;
  }
  return area;
}

/** McNemar's exact p: tosses a coin for every discordant pair in all 2^n ways and counts the results as far from half. */
export function mcnemarByEnumeration(lost: number, gained: number): number {
  const n = lost + gained;
  const away = Math.abs(gained - n / 2);
  let extreme = 0;
  for (let tosses = 0; tosses < 2 ** n; tosses += 1) {
    let heads = 0;
    for (let bit = 0; bit < n; bit += 1) heads += (tosses >> bit) & 1;
    if (Math.abs(heads - n / 2) >= away) extreme += 1;
  }
  return extreme / 2 ** n;
}

/** Ranks by counting who is smaller; zeros are ranked, then left out. */
function ranksByCounting(differences: readonly number[]): number[] {
  const sizes = differences.map(Math.abs);
  const rankOf = (size: number) =>
    sizes.filter((other) => other < size).length + (sizes.filter((other) => other === size).length + 1) / 2;
  return sizes.filter((size) => size > 0).map(rankOf);
}

function ranksUpOf(differences: readonly number[]): number {
  const changed = differences.filter((difference) => difference !== 0);
  return ranksByCounting(differences)
    .filter((_, index) => (changed[index] ?? 0) > 0)
    .reduce((sum, rank) => sum + rank, 0);
}

/** Wilcoxon's exact p: every way to give signs to the ranks, those as far from the middle counted. */
export function wilcoxonByEnumeration(differences: readonly number[]): number {
  const ranks = ranksByCounting(differences);
  const middle = ranks.reduce((sum, rank) => sum + rank, 0) / 2;
  const away = Math.abs(ranksUpOf(differences) - middle);
  let extreme = 0;
  for (let signs = 0; signs < 2 ** ranks.length; signs += 1) {
    const sum = ranks.reduce((all, rank, bit) => all + ((signs >> bit) & 1) * rank, 0);
    if (Math.abs(sum - middle) >= away - 1e-9) extreme += 1;
  }
  return extreme / 2 ** ranks.length;
}

/**
 * Wilcoxon's approximate p by the textbook's variance n(n+1)(2n+1)/24, less what zeros (Pratt, Cureton 1967) and ties
 * take from it.
 */
export function wilcoxonByTextbook(differences: readonly number[]): number {
  const n = differences.length;
  const zeros = differences.filter((difference) => difference === 0).length;
  const cubic = (count: number) => count * (count + 1) * (2 * count + 1);
  const ties = new Map<number, number>();
  for (const size of differences.map(Math.abs)) {
    if (size > 0) ties.set(size, (ties.get(size) ?? 0) + 1);
  }
  const tied = [...ties.values()].reduce((sum, count) => sum + count ** 3 - count, 0);
  const variance = (cubic(n) - cubic(zeros)) / 24 - tied / 48;
  const mean = (n * (n + 1) - zeros * (zeros + 1)) / 4;
  const away = Math.max(0, Math.abs(ranksUpOf(differences) - mean) - 0.5);
  return 2 * tailByArea(away / Math.sqrt(variance));
}

/** Holm as the step-down decision it is: true for those rejected at `alpha`. */
export function holmRejects(ps: readonly number[], alpha: number): boolean[] {
  const rejected = ps.map(() => false);
  for (let left = ps.length; left > 0; left -= 1) {
    const open = ps.map((p, index) => (rejected[index] ? Number.POSITIVE_INFINITY : p));
    const smallest = Math.min(...open);
    if (smallest * left > alpha) break;
    rejected[open.indexOf(smallest)] = true;
  }
  return rejected;
}

/**
 * Raking without iterating proportions: weights are exp(a_row + b_column), found by Newton's method on the convex function
 * Σ n·exp(a + b) − Σ target·a − Σ target·b, whose minimum has the margins asked for.
 */
export function rakeByNewton(
  cells: readonly { readonly row: number; readonly column: number; readonly n: number }[],
  rows: readonly number[],
  columns: readonly number[],
): number[] {
  const size = rows.length + columns.length;
  const targets = [...rows, ...columns];
  let point = targets.map(() => 0);
  const weightAt = (at: readonly number[], { row, column }: { row: number; column: number }) =>
    Math.exp((at[row] ?? 0) + (at[rows.length + column] ?? 0));
  const valueAt = (at: readonly number[]) =>
    cells.reduce((sum, cell) => sum + cell.n * weightAt(at, cell), 0) -
    targets.reduce((sum, target, index) => sum + target * (at[index] ?? 0), 0);
  for (let step = 0; step < 100; step += 1) {
    const slope = targets.map((target) => -target);
    const curve = targets.map((_, index) => targets.map((__, other): number => (index === other ? 1e-9 : 0)));
    for (const cell of cells) {
      const mass = cell.n * weightAt(point, cell);
      const places = [cell.row, rows.length + cell.column];
      for (const one of places) {
        slope[one] = (slope[one] ?? 0) + mass;
        for (const other of places) {
          const line = curve[one];
          if (line) line[other] = (line[other] ?? 0) + mass;
        }
      }
    }
    const move = solve(curve, slope, size);
    let reach = 1;
    const moved = () => point.map((value, index) => value - reach * (move[index] ?? 0));
    while (valueAt(moved()) > valueAt(point) && reach > 1e-9) reach /= 2;
    point = moved();
  }
  return cells.map((cell) => weightAt(point, cell));
}

/** Gauss's elimination with pivots. */
function solve(matrix: number[][], right: number[], size: number): number[] {
  const lines = matrix.map((line, index) => [...line, right[index] ?? 0]);
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let line = column; line < size; line += 1) {
      if (Math.abs(lines[line]?.[column] ?? 0) > Math.abs(lines[pivot]?.[column] ?? 0)) pivot = line;
    }
    const [chosen, replaced] = [lines[pivot] ?? [], lines[column] ?? []];
    lines[pivot] = replaced;
    lines[column] = chosen;
    for (const [index, line] of lines.entries()) {
      if (index === column) continue;
      const factor = (line[column] ?? 0) / (chosen[column] ?? 1);
      for (let place = column; place <= size; place += 1) {
        line[place] = (line[place] ?? 0) - factor * (chosen[place] ?? 0);
      }
    }
  }
  return lines.map((line, index) => (line[size] ?? 0) / (line[index] ?? 1));
}
